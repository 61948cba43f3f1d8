/// A document to be written out, whatever the format: what it says, in the parts that official documents have
/// (GB/T 9704-2012). How each part looks stands in `WrittenStyle`, once for all formats.
package struct WrittenDocument: Hashable, Sendable {
  /// What the file says of itself; never the name of a person.
  package var title: String
  /// The body that the document comes from, by name.
  package var issuer: String
  package var blocks: [WrittenBlock]

  package init(title: String, issuer: String, blocks: [WrittenBlock] = []) {
    self.title = title
    self.issuer = issuer
    self.blocks = blocks
  }

  /// The words as they stand, a paragraph or a table row a line, cells parted by tabs.
  package var plainText: String {
    blocks.flatMap { block -> [String] in
      switch block {
      case .paragraph(let paragraph): [paragraph.text]
      case .table(let table):
        table.rows.map { row in row.map { $0.lines.joined() }.joined(separator: "\t") }
      case .signature(let signature): [signature.name, signature.date]
      }
    }.joined(separator: "\n")
  }
}

package enum WrittenBlock: Hashable, Sendable {
  case paragraph(WrittenParagraph)
  case table(WrittenTable)
  case signature(WrittenSignature)

  package static func paragraph(_ style: WrittenStyle, _ text: String) -> WrittenBlock {
    .paragraph(WrittenParagraph(style, text))
  }
}

package struct WrittenParagraph: Hashable, Sendable {
  package struct Run: Hashable, Sendable {
    package var text: String
    package var isBold: Bool

    package init(_ text: String, isBold: Bool = false) {
      self.text = text
      self.isBold = isBold
    }
  }

  package var style: WrittenStyle
  package var runs: [Run]

  package init(_ style: WrittenStyle, _ text: String) {
    self.init(style, [Run(text)])
  }

  package init(_ style: WrittenStyle, _ runs: [Run]) {
    self.style = style
    self.runs = runs
  }

  package var text: String { runs.map(\.text).joined() }
}

/// 落款: who signs, and below it the day, with room above for the seal that is put on the paper by hand.
package struct WrittenSignature: Hashable, Sendable {
  package var name: String
  /// In full: 2026年3月5日.
  package var date: String

  package init(name: String, date: String) {
    self.name = name
    self.date = date
  }

  /// How far name and day stand from the right edge, in characters: the day four characters in, the name in the middle
  /// above it; where the name is too long for that, it stands two in and the day goes to its middle (GB/T 9704, 7.3.5).
  var indents: (name: Double, date: Double) {
    let widths = (name: WrittenText.width(name), date: WrittenText.width(date))
    let middle = max(4 + widths.date / 2, 2 + widths.name / 2)
    return (max(middle - widths.name / 2, 0), max(middle - widths.date / 2, 0))
  }
}

/// What all formats ask of a text.
enum WrittenText {
  /// Width in characters: Chinese ones count one, those of the keyboard half.
  static func width(_ text: some StringProtocol) -> Double {
    text.unicodeScalars.reduce(0) {
      $0 + ($1.value < 0x2E80 && !"“”‘’—…".unicodeScalars.contains($1) ? 0.5 : 1)
    }
  }

  /// Each line that somebody typed, without blanks around it and without empty ones.
  static func lines(_ typed: String) -> [String] {
    typed.split(whereSeparator: \.isNewline).map(LetterText.trimmed).filter { !$0.isEmpty }
  }

  /// Without the control characters that neither XML nor HTML may hold.
  static func harmless(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { !isAllowed($0) }) else { return text }
    var clean = String.UnicodeScalarView()
    clean.append(contentsOf: text.unicodeScalars.filter(isAllowed))
    return String(clean)
  }

  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "\t" || scalar == "\n"
      || scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value) && scalar.value & 0xFFFE != 0xFFFE
  }
}
