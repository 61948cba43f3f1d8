/// Figures quoted in prose.
enum ProseNumbers {
  /// The whole numbers in the sentences that mention a word.
  static func numbers(near word: String, in prose: String) -> Set<Int> {
    var found: Set<Int> = []
    for sentence in prose.split(whereSeparator: { "。；;！？\n".contains($0) }) where sentence.contains(word) {
      found.formUnion(numbers(in: sentence))
    }
    return found
  }

  /// The numbers right behind a word where it was made this year, as in 制发的规范性文件88件.
  static func made(_ word: String, in prose: String) -> Set<Int> {
    var found: Set<Int> = []
    for sentence in prose.split(whereSeparator: { "。；;！？\n,，".contains($0) }) {
      guard ["制发", "制定", "出台", "印发"].contains(where: { sentence.contains($0) }),
        !sentence.contains("废止"), let place = sentence.firstRange(of: word)
      else { continue }
      let digits = sentence[place.upperBound...].drop { $0.isWhitespace }.prefix { $0.isASCII && $0.isNumber }
      if digits.count <= 9, let number = Int(digits) { found.insert(number) }
    }
    return found
  }

  /// The whole numbers of a text, thousands separators taken out.
  static func numbers(in text: some StringProtocol) -> [Int] {
    var numbers: [Int] = []
    var digits = ""
    var iterator = Array(text.unicodeScalars)[...]
    while let scalar = iterator.popFirst() {
      if CharacterFolding.isDigit(scalar.value) {
        digits.unicodeScalars.append(scalar)
      } else if scalar == ",", !digits.isEmpty, iterator.prefix(3).count == 3,
        iterator.prefix(3).allSatisfy({ CharacterFolding.isDigit($0.value) })
      {
        continue
      } else {
        if digits.count <= 15, let number = Int(digits) { numbers.append(number) }
        digits = ""
      }
    }
    if digits.count <= 15, let number = Int(digits) { numbers.append(number) }
    return numbers
  }
}
