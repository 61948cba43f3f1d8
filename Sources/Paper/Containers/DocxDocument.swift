/// A Word document as it was read: what shows and what does not.
package struct DocxDocument: Sendable {
  /// The body first, then headers, footers, notes and comments, in the order of the archive.
  package var parts: [DocxPart]
  package var properties: [DocumentProperty]
  /// Where links lead outside the document (`mailto:` and `tel:` among them).
  package var links: [DocumentProperty]
  /// Words that stand in the file without standing in a text: settings, data behind fields, authors of comments.
  package var loose: [DocumentProperty]
  /// Names of parts that are pictures, and of parts that are documents of their own (embedded sheets, packages).
  package var pictures: [String]
  package var embedded: [String]

  package var body: DocxPart? { parts.first { $0.kind == .body } }
}

package struct DocxPart: Sendable {
  package enum Kind: Sendable, Equatable {
    case body, header, footer, note, comment
    /// The older form of a drawing that Word writes beside the newer one; its words stand twice.
    case fallback
  }

  package var kind: Kind
  /// Name in the archive.
  package var name: String
  package var blocks: [DocxBlock]
}

package enum DocxBlock: Sendable {
  case paragraph(DocxParagraph)
  case table(DocxTable)
}

package struct DocxParagraph: Sendable {
  /// Id of the style, such as `Heading1`.
  package var style: String?
  package var runs: [DocxRun]

  package init(style: String? = nil, runs: [DocxRun] = []) {
    self.style = style
    self.runs = runs
  }

  /// What a reader sees with all changes accepted: without hidden words and without deletions.
  package var text: String {
    runs.lazy.filter { $0.marks.isDisjoint(with: [.hidden, .deleted, .instruction]) }.map(\.text).joined()
  }
}

/// Words of one kind in a paragraph.
package struct DocxRun: Sendable {
  package struct Marks: OptionSet, Sendable, Hashable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// `w:vanish`: does not show.
    package static let hidden = Marks(rawValue: 1)
    /// Put in as a tracked change.
    package static let inserted = Marks(rawValue: 2)
    /// Struck out as a tracked change, and still in the file.
    package static let deleted = Marks(rawValue: 4)
    /// The instruction of a field, such as the target of a link.
    package static let instruction = Marks(rawValue: 8)
  }

  package var text: String
  package var marks: Marks
  /// Bytes of the text in the part, or nil for a tab or a break.
  package var range: Range<Int>?
}

package struct DocxTable: Sendable {
  package var rows: [DocxRow]
}

package struct DocxRow: Sendable {
  package var cells: [DocxCell]
  /// The row as a whole was deleted as a tracked change.
  package var isDeleted = false
}

package struct DocxCell: Sendable {
  /// Column of the grid, from 0.
  package var column: Int
  package var columnSpan: Int
  /// Rows that the cell reaches over, itself included; 0 for a cell that a cell above reaches over.
  package var rowSpan: Int
  /// Paragraphs, and tables within the cell.
  package var blocks: [DocxBlock]

  /// The paragraphs, one a line; tables within the cell come as lines with tabs.
  package var text: String { blocks.map(\.text).joined(separator: "\n") }
}

extension DocxBlock {
  /// A paragraph as it shows; a table as rows of cells with tabs between.
  package var text: String {
    switch self {
    case .paragraph(let paragraph): paragraph.text
    case .table(let table):
      table.rows.map { row in row.cells.map(\.text).joined(separator: "\t") }.joined(separator: "\n")
    }
  }
}

/// A property of a document: author, company, keywords and those that people name themselves.
package struct DocumentProperty: Sendable, Equatable {
  package var name: String
  package var value: String
  /// Where it stands: the part and the bytes within it.
  package var part: String
  package var range: Range<Int>
}
