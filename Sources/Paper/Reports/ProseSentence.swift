/// A sentence of the report: its words as printed, and folded for comparing.
struct ProseSentence {
  /// The words of the document, for quoting.
  let words: String
  /// The same, folded and without white space.
  let folded: String

  init(_ words: String) {
    self.words = words
    folded = String(folding: words).filter { !$0.isWhitespace }
  }

  static func sentences(_ text: String) -> [ProseSentence] {
    text.split { "。；;！？!?\n".contains($0) }.prefix(5000).map { part in
      var words = part
      while words.first?.isBlank == true { words.removeFirst() }
      while words.last?.isBlank == true { words.removeLast() }
      return ProseSentence(String(words))
    }
  }

  /// A number with the unit behind it, and the place where it begins.
  struct Quantity {
    let value: Int
    let unit: String
    let range: Range<String.Index>
  }

  private static let units = [
    "万元", "人次", "件次", "余件", "多件", "件", "条", "次", "宗", "份", "篇", "起", "个", "项", "部", "元", "期", "场", "人",
  ]

  /// The whole numbers with units, in order; those given as 余 or 多 or in 万 are no exact numbers and are left out.
  var quantities: [Quantity] {
    var found: [Quantity] = []
    var index = folded.startIndex
    while index < folded.endIndex {
      guard folded[index].isASCII, folded[index].isNumber else {
        index = folded.index(after: index)
        continue
      }
      let start = index
      while index < folded.endIndex, folded[index].isASCII,
        folded[index].isNumber || folded[index] == "," || folded[index] == "."
      {
        index = folded.index(after: index)
      }
      let digits = folded[start..<index].filter { $0 != "," }
      guard digits.count <= 12, let value = Int(digits),
        let unit = Self.units.first(where: { folded[index...].hasPrefix($0) }), !unit.hasPrefix("余"),
        !unit.hasPrefix("多")
      else { continue }
      found.append(Quantity(value: value, unit: unit, range: start..<index))
    }
    return found
  }

  func contains(_ words: [String]) -> Bool { words.contains { folded.contains($0) } }
}
