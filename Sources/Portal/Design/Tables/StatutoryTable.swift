import WebParts

/// A table of the statutory report, laid out as the form is printed: spans, groups, corner note. A figure may lead to
/// the files behind it; a sum that fails is marked where it fails and said below.
struct StatutoryTable: Component {
  struct Cell: Sendable, Equatable {
    enum Kind: String, Sendable { case head, label, figure, corner }

    var text: String
    var kind: Kind
    var columns = 1
    var rows = 1
    /// Where the files behind a figure are listed.
    var address: String?
    /// Whether the figure is the sum of others.
    var isSum = false
    /// Whether an equation that the figure stands in does not hold.
    var fails = false

    static func head(_ text: String, columns: Int = 1, rows: Int = 1) -> Cell {
      Cell(text: text, kind: .head, columns: columns, rows: rows)
    }

    static func label(_ text: String, columns: Int = 1, rows: Int = 1) -> Cell {
      Cell(text: text, kind: .label, columns: columns, rows: rows)
    }

    static func corner(_ text: String, columns: Int = 1, rows: Int = 1) -> Cell {
      Cell(text: text, kind: .corner, columns: columns, rows: rows)
    }

    /// A cell that the document left empty is `nil` and stays empty: empty is not 0.
    static func figure(
      _ number: Int?, address: String? = nil, isSum: Bool = false, fails: Bool = false, columns: Int = 1
    ) -> Cell {
      Cell(
        text: number.map(String.init) ?? "", kind: .figure, columns: columns, address: address, isSum: isSum,
        fails: fails)
    }

    /// A figure that is no whole number: an amount in 万元.
    static func amount(_ text: String, address: String? = nil, columns: Int = 1) -> Cell {
      Cell(text: text, kind: .figure, columns: columns, address: address)
    }
  }

  var caption: String
  var note: String?
  var head: [[Cell]]
  var rows: [[Cell]]
  /// What does not add up, one sentence each.
  var faults: [String] = []

  var html: HTML {
    """
    <div class="table-frame"><div class="table-scroll" role="region" aria-label="\(caption)" tabindex="0">\
    <table class="statutory"><caption>\(caption)\(HTML.let(note) { " <span class=\"soft small\">\($0)</span>" })</caption>
    <thead>\(head.html { "<tr>\($0.html { cell($0, scope: "col") })</tr>\n" })</thead>
    <tbody>\(rows.html { "<tr>\($0.html { cell($0, scope: "row") })</tr>\n" })</tbody></table></div>\
    \(faultList)</div>
    """
  }

  private func cell(_ cell: Cell, scope: String) -> HTML {
    let spans: HTML = """
      \(attribute: "colspan", cell.columns > 1 ? cell.columns : nil)\
      \(attribute: "rowspan", cell.rows > 1 ? cell.rows : nil)
      """
    switch cell.kind {
    case .corner:
      return "<td class=\"corner\"\(spans)>\(cell.text)</td>"
    case .head, .label:
      let reach = cell.kind == .label && cell.rows > 1 ? "\(scope)group" : scope
      return "<th class=\"\(cell.kind.rawValue)\" scope=\"\(reach)\"\(spans)>\(cell.text)</th>"
    case .figure:
      var kinds = "figure"
      if cell.text == "0" { kinds += " zero" }
      if cell.isSum { kinds += " sum" }
      if cell.fails { kinds += " fails" }
      let number: HTML = cell.address.map { "<a href=\"\($0)\">\(cell.text)</a>" } ?? "\(cell.text)"
      let words: HTML = cell.fails ? "<span class=\"unseen\">，勾稽不符</span>" : .empty
      return "<td class=\"\(kinds)\"\(spans)>\(number)\(words)</td>"
    }
  }

  private var faultList: HTML {
    if faults.isEmpty { return .empty }
    return "<ul class=\"sum-faults\" aria-label=\"勾稽不符\">\(faults.html { "<li>\($0)</li>" })</ul>"
  }
}
