/// Numbers that only their label gives away: social security cards, passports and travel permits.
enum LabelledNumbers {
  static func find(in text: ScreenedText) -> [Suspicion] {
    var found: [Suspicion] = []
    var position = 0
    while position < text.count {
      guard text.folded[position].isAlphanumeric, !text[position - 1].isAlphanumeric else {
        position += 1
        continue
      }
      let word = position..<endOfWord(text, from: position)
      position = word.upperBound
      if let suspicion = judge(word, in: text) { found.append(suspicion) }
    }
    return found
  }

  private static func endOfWord(_ text: ScreenedText, from start: Int) -> Int {
    var end = start
    while end < text.count, text.folded[end].isAlphanumeric { end += 1 }
    return end
  }

  private static func judge(_ word: Range<Int>, in text: ScreenedText) -> Suspicion? {
    if let certificate = disability(word, in: text) { return certificate }
    guard (8...20).contains(word.count) else { return nil }
    let digits = text.folded[word].lazy.filter(\.isDigit).count
    guard digits >= 7, word.count - digits <= 2 else { return nil }
    let label = text.label(
      before: word.lowerBound,
      among: [
        NumberLabels.passport, NumberLabels.socialSecurity, NumberLabels.identity, NumberLabels.phone,
        NumberLabels.code,
        NumberLabels.bank,
      ], within: 20)
    switch label {
    case 0 where isPassport(word, in: text):
      return Suspicion(
        kind: .passport, severity: .block, range: word,
        proposal: stars(word, in: text, keepFirst: 1, keepLast: 3),
        advice: ScreenAdvice.passport)
    case 1 where !isDate(word, in: text):
      return Suspicion(
        kind: .socialSecurity, severity: .block, range: word,
        proposal: stars(word, in: text, keepFirst: 2, keepLast: 2), advice: ScreenAdvice.socialSecurity)
    default:
      // E12345678 could be a passport without a label too, but so could many codes of products.
      return nil
    }
  }

  /// 残疾人证号: the identity number, then the kind and the degree, and for a copy a letter and its number.
  private static func disability(_ word: Range<Int>, in text: ScreenedText) -> Suspicion? {
    guard word.count == 20 || word.count == 22 else { return nil }
    guard IdentityNumber.judge(text: text.folded(word.prefix(18))) == .valid else { return nil }
    let behind = text.folded[word].dropFirst(18)
    guard behind.prefix(2).allSatisfy(\.isDigit) else { return nil }
    let isUsual = behind.prefix(2).first.map { ("1"..."7").contains($0) } ?? false
    guard isUsual || text.label(before: word.lowerBound, among: [["残疾"]]) == 0 else { return nil }
    return Suspicion(
      kind: .identityNumber, severity: .block, range: word,
      proposal: stars(word, in: text, keepFirst: 4, keepLast: 2),
      advice: ScreenAdvice.identityDisability)
  }

  /// One or two letters and seven or eight digits, EA1234567 and E12345678; digits alone (Taiwan, the army) only
  /// right behind a label that calls them a number.
  private static func isPassport(_ word: Range<Int>, in text: ScreenedText) -> Bool {
    let letters = text.folded[word].prefix { $0.isLetter }.count
    let digits = text.folded[word].dropFirst(letters)
    guard digits.allSatisfy(\.isDigit), (7...10).contains(digits.count) else { return false }
    if letters > 0 { return letters <= 2 }
    return !isDate(word, in: text)
      && text.window(before: word.lowerBound, length: 4).contains { text[$0] == "号" }
  }

  private static func isDate(_ word: Range<Int>, in text: ScreenedText) -> Bool {
    word.count == 8 && text.folded[word].allSatisfy(\.isDigit)
      && (text.stands(["2", "0"], at: word.lowerBound) || text.stands(["1", "9"], at: word.lowerBound))
  }

  private static func stars(_ word: Range<Int>, in text: ScreenedText, keepFirst: Int, keepLast: Int)
    -> String
  {
    text.string(word.prefix(keepFirst)) + String(repeating: "*", count: word.count - keepFirst - keepLast)
      + text.string(word.suffix(keepLast))
  }
}
