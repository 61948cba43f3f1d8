package import Statute

extension WrittenDocument {
  /// A published document as it is put on paper: number, title and text, and at the end what it is filed under.
  ///
  /// - Parameters:
  ///   - facts: the head of metadata, name and value.
  ///   - source: the address of its page.
  package static func item(
    title: String, issuer: String, number: String, text: ItemText, facts: [(String, String)], source: String
  ) -> WrittenDocument {
    var blocks: [WrittenBlock] = [.paragraph(.title, WrittenText.title(title, issuer: issuer))]
    if !number.isEmpty { blocks.append(.paragraph(.subtitle, number)) }
    blocks += body(text)
    blocks.append(
      .paragraph(.note, "\n" + facts.map { "\($0.0)：\($0.1)" }.joined(separator: "\n") + "\n来源：\(source)"))
    return WrittenDocument(title: title, issuer: issuer, blocks: blocks)
  }

  private static func body(_ text: ItemText) -> [WrittenBlock] {
    let highest = text.headings.map(\.level).min() ?? 1
    let closing = text.closingStart
    var blocks: [WrittenBlock] = []
    for (index, block) in text.blocks.prefix(closing).enumerated() {
      switch block {
      case .heading(let level, let title): blocks.append(heading(title, rank: level - highest))
      case .paragraph(let words):
        let isAddress = index == 0 && ItemText.isAddress(words)
        blocks.append(.paragraph(isAddress ? .addressee : .text, words))
      case .table(let head, let rows): blocks.append(.table(WrittenTable(head: head, rows: rows)))
      }
    }
    let last = text.blocks.suffix(from: closing).map(\.plain)
    if last.count == 2 {
      blocks.append(.signature(WrittenSignature(name: last[0], date: last[1])))
    } else if let date = last.first {
      blocks.append(.signature(WrittenSignature(name: "", date: date)))
    }
    return blocks
  }

  private static func heading(_ title: String, rank: Int) -> WrittenBlock {
    if title.hasPrefix("第"), let unit = title.prefix(8).first(where: { "编章节".contains($0) }) {
      return .paragraph(unit == "节" ? .section : .chapter, title)
    }
    return switch rank {
    case 0: .paragraph(.heading, title)
    case 1: .paragraph(.subheading, title)
    default: .paragraph(WrittenParagraph(.text, [.init(title, isBold: true)]))
    }
  }
}

extension WrittenTable {
  /// Columns as wide as their longest words ask, none of them narrower than a tenth of the widest.
  fileprivate init(head: [String], rows: [[String]]) {
    let all = head.isEmpty ? rows : [head] + rows
    let count = all.map(\.count).max() ?? 1
    let widths = (0..<count).map { column in
      let longest = all.map { $0.indices.contains(column) ? WrittenText.width($0[column]) : 0 }.max() ?? 0
      return Int(min(max(longest, 3), 24) * 2)
    }
    self.init(head: head, rows: rows, widths: widths, isSmall: count > 8)
  }
}
