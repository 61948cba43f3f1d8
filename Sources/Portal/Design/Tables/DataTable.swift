import WebParts

/// A table of data with three rules, as in Chinese print. On a phone each row becomes a small record with its labels.
struct DataTable: Component {
  struct Column: Sendable {
    enum Kind: String, Sendable {
      case text = ""
      /// Right-aligned, figures of one width.
      case figure
      /// A number or date that must not break.
      case whole
    }

    var title: String
    var kind: Kind
    /// Which way the rows stand by this column, or `.none` where they could; `nil` where they cannot.
    var order: Order?
    /// The address that orders the rows by this column.
    var orderAddress: String?

    init(_ title: String, _ kind: Kind = .text, order: Order? = nil, orderAddress: String? = nil) {
      self.title = title
      self.kind = kind
      self.order = order
      self.orderAddress = orderAddress
    }
  }

  enum Order: String, Sendable { case ascending, descending, none }

  var caption: String
  /// Behind the caption, quietly: a unit, a source.
  var note: String?
  /// Whether the caption is only heard, where a heading stands above the table already.
  var isCaptionUnseen = false
  var columns: [Column]
  /// A row has as many cells as there are columns; the first names the row.
  var rows: [[HTML]]
  /// The last row, with the sums.
  var sums: [HTML]?
  /// Whether rows become records on a phone; a narrow table of figures rather stays one.
  var folds = true

  var html: HTML {
    """
    <div class="table-frame"><div class="table-scroll" role="region" aria-label="\(caption)" tabindex="0">\
    <table class="\(folds ? "data folds" : "data")">\
    <caption\(attribute: "class", isCaptionUnseen ? "unseen" : nil)>\(caption)\
    \(HTML.let(note) { " <span class=\"soft small\">\($0)</span>" })</caption>
    <thead><tr>\(columns.html(head))</tr></thead>
    <tbody>\(rows.html { row($0) })</tbody>\
    \(HTML.let(sums) { "<tfoot>\(row($0))</tfoot>" })</table></div></div>
    """
  }

  private func head(_ column: Column) -> HTML {
    let sort = column.order.flatMap { $0 == .none ? nil : $0.rawValue }
    let words: HTML =
      if let address = column.orderAddress {
        "<a href=\"\(address)\">\(column.title)\(SortMark(order: column.order ?? .none))</a>"
      } else {
        "\(column.title)"
      }
    return "<th scope=\"col\" class=\"\(column.kind.rawValue)\"\(attribute: "aria-sort", sort)>\(words)</th>"
  }

  private func row(_ cells: [HTML]) -> HTML {
    let cells = zip(columns, cells).enumerated().html { index, pair in
      let (column, cell) = pair
      let kind = column.kind.rawValue
      return index == 0
        ? "<th scope=\"row\" class=\"\(kind)\" data-label=\"\(column.title)\">\(cell)</th>"
        : "<td class=\"\(kind)\" data-label=\"\(column.title)\">\(cell)</td>"
    }
    return "<tr>\(cells)</tr>\n"
  }
}

/// Two arrow heads, the one that holds filled.
private struct SortMark: Component {
  var order: DataTable.Order

  var html: HTML {
    let up: HTML = order == .descending ? .empty : "<path d=\"M4 0 8 5H0z\"/>"
    let down: HTML = order == .ascending ? .empty : "<path d=\"M4 12 0 7h8z\"/>"
    return """
      <svg viewBox="0 0 8 12" width="8" height="12" fill="currentColor" aria-hidden="true">\(up)\(down)</svg>
      """
  }
}
