package import Statute

/// Where in a document something stands. What does not show is named as such: it slips out most easily.
package struct DocumentPlace: Sendable, Hashable {
  package enum Kind: String, Sendable, Codable {
    case body, header, footer, note, comment, deletion, hidden, property, link
    case sheet, hiddenSheet, hiddenRow, hiddenColumn
    case page, annotation, attachment, picture, markup
  }

  package var kind: Kind
  /// The name of the sheet, the number of the page, the name of the property or of the file within the file.
  package var name: String

  package init(_ kind: Kind, _ name: String = "") {
    self.kind = kind
    self.name = name
  }

  /// Such as 批注, 隐藏工作表“名单”, 第3页.
  package var words: String {
    switch kind {
    case .body: "正文"
    case .header: "页眉"
    case .footer: "页脚"
    case .note: "脚注或者图表文字"
    case .comment: name.isEmpty ? "批注" : "批注（\(name)）"
    case .deletion: "修订中删除的文字"
    case .hidden: "隐藏文字"
    case .property: "文档属性“\(name)”"
    case .link: "超链接"
    case .sheet: "工作表“\(name)”"
    case .hiddenSheet: "隐藏工作表“\(name)”"
    case .hiddenRow: "工作表“\(name)”的隐藏行"
    case .hiddenColumn: "工作表“\(name)”的隐藏列"
    case .page: "第\(name)页"
    case .annotation: "注释或者表单"
    case .attachment: "内嵌文件“\(name)”"
    case .picture: "图片“\(name)”"
    case .markup: "网页源代码"
    }
  }
}

/// A stretch of text of a document that is screened as one, and how it goes back to the file.
struct ScreenPassage: Sendable {
  struct Piece: Sendable {
    /// Unicode scalars of the passage.
    var range: Range<Int>
    var source: TextSource
    /// Where it stands, if elsewhere than the passage as a whole.
    var place: DocumentPlace?
    /// Such as `B3`.
    var cell: String?
  }

  var place: DocumentPlace
  private(set) var text = ""
  private(set) var pieces: [Piece] = []
  /// The number to show for each line, where it is not the line's own.
  var lineNumbers: [Int] = []
  /// The same words as another passage of the same place, in another order: only what was not found there counts.
  var isSecondView = false
  private var count = 0

  init(_ place: DocumentPlace) { self.place = place }

  init(_ place: DocumentPlace, text: String) {
    self.place = place
    append(text)
  }

  var isEmpty: Bool { text.isEmpty }

  mutating func append(
    _ words: String, source: TextSource? = nil, place: DocumentPlace? = nil, cell: String? = nil
  ) {
    let length = words.unicodeScalars.count
    guard length > 0 else { return }
    text.unicodeScalars.append(contentsOf: words.unicodeScalars)
    if let source {
      pieces.append(Piece(range: count..<(count + length), source: source, place: place, cell: cell))
    }
    count += length
  }

  /// The pieces that a stretch of the passage touches. Pieces are in order, so the search is short.
  func pieces(touching range: Range<Int>) -> ArraySlice<Piece> {
    var low = 0
    var high = pieces.count
    while low < high {
      let middle = (low + high) / 2
      if pieces[middle].range.upperBound <= range.lowerBound { low = middle + 1 } else { high = middle }
    }
    let end = pieces[low...].firstIndex { $0.range.lowerBound >= range.upperBound } ?? pieces.count
    return pieces[low..<end]
  }
}

/// The bytes behind some text: of a part of an archive, or of the file itself.
struct TextSource: Sendable, Hashable {
  var part: String
  /// Bytes of the text as written.
  var range: Range<Int>
  /// Bytes of the tag of the cell, for a figure of a sheet: masked, it is a figure no more.
  var cellTag: Range<Int>?
}

/// A finding and where in the document it stands.
package struct DocumentFinding: Sendable, Hashable {
  package var place: DocumentPlace
  /// Such as `B3`, in sheets.
  package var cell: String?
  package var finding: ScreenFinding
  /// Where its characters come from; what is masked.
  var sources: [SourceStretch]

  /// 隐藏工作表“名单”B3, 正文第3行
  package var whereabouts: String {
    if let cell { return place.words + cell }
    switch place.kind {
    case .body, .page, .header, .footer, .note, .markup: return "\(place.words)第\(finding.line)行"
    default: return place.words
    }
  }
}

/// Some characters of a piece of text in the file.
struct SourceStretch: Sendable, Hashable {
  var source: TextSource
  /// Unicode scalars within the text of the source.
  var scalars: Range<Int>
}
