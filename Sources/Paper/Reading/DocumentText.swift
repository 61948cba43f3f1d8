/// What was read out of a document, whatever its format: lines of cells in reading order.
package struct DocumentText: Sendable, Equatable {
  /// Most cells that are read of one document. Spans and far columns make many of few bytes.
  static let cellLimit = 400_000

  /// A cell of a table row, or the whole of a line outside tables.
  package struct Cell: Sendable, Equatable {
    /// The words, with `\n` where the document breaks the line within the cell.
    package var text: String
    /// How many columns the cell takes.
    package var span = 1
    /// Whether the place is taken by a cell that reaches down from a row above.
    package var isCovered = false

    package init(_ text: String, span: Int = 1, isCovered: Bool = false) {
      self.text = text
      self.span = span
      self.isCovered = isCovered
    }
  }

  package struct Line: Sendable, Equatable {
    package var cells: [Cell]
    /// Whether the document itself says where the cells begin and end.
    package var isRow: Bool

    package init(cells: [Cell], isRow: Bool) {
      self.cells = cells
      self.isRow = isRow
    }
  }

  /// The title that the document carries beside its text, as `<title>`.
  package var title: String?
  package var lines: [Line]
  /// Whether the text ends with the border of a cell, so that nothing of its last cell is missing.
  package var isClosed = false
  /// Whether reading stopped at a limit of size, so that text is missing at the end.
  package var isShortened = false
  /// Whether the rows are not the document's own but were put together from where words stand on a page.
  package var hasGuessedRows = false

  package init(title: String? = nil, lines: [Line]) {
    self.title = title
    self.lines = lines
  }

  /// The words of every line, cells of a row parted by a tab.
  package var plainText: String {
    lines.map { line in line.cells.map(\.text).joined(separator: "\t") }.joined(separator: "\n")
  }
}

/// Why a file could not be read as text.
package enum UnreadableFile: Error, Sendable, Equatable {
  case empty
  /// There is no such file, or it may not be read.
  case missing
  /// More bytes than are read at all.
  case tooLarge(limit: Int)
  /// Neither text nor a known kind of document.
  case notText
  /// A kind of document that is known but not read: the kind's name.
  case unsupported(String)
  /// A document of a known kind that is damaged: the kind's name and what was wrong.
  case damaged(String, String)
  case encrypted
  /// Pages without a text layer.
  case onlyImages
  /// The program that reads PDF is not installed.
  case toolMissing(String)

  /// One sentence for people.
  package var message: String {
    switch self {
    case .empty: "文件是空的"
    case .missing: "文件不存在或不可读"
    case .tooLarge(let limit): "文件过大（超过 \(limit / 1_048_576) MB）"
    case .notText: "不是文本，也不是可识别的文档格式"
    case .unsupported(let kind): "暂不支持 \(kind) 格式，请另存为 DOCX、HTML、XLSX 或纯文本"
    case .damaged(let kind, let reason): "\(kind) 文件已损坏：\(reason)"
    case .encrypted: "文件已加密，无法读取"
    case .onlyImages: "PDF 中没有文字层（可能是扫描件），无法读取"
    case .toolMissing(let tool): "读取 PDF 需要安装 \(tool)"
    }
  }
}
