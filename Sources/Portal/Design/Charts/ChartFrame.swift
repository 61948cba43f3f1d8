import WebParts

/// What charts have in common: a title, the drawing with its words for those who hear the page, the table of its
/// figures below.
///
/// Drawings are measured in percent across and in ems down, so that one drawing fits every width and size of type
/// without its words growing or shrinking with it.
struct ChartFrame: Component {
  /// Unique on the page.
  var id: String
  var title: String
  /// 单位：件.
  var unit: String
  /// What the drawing shows, in a sentence.
  var description: String
  /// In ems.
  var height: Double
  var drawing: HTML
  var table: DataTable
  /// Whether the table stands open below; else one click away, and always on paper.
  var isTableOpen: Bool

  var html: HTML {
    """
    <figure class="chart"><figcaption>\(title) <span class="soft small">单位：\(unit)</span></figcaption>
    <svg role="img" aria-labelledby="\(id)-t \(id)-d" height="\(Length.em(height))">\
    <title id="\(id)-t">\(title)</title><desc id="\(id)-d">\(description)</desc>\(drawing)</svg>
    <details\(attribute: "open", isTableOpen)><summary>数据表</summary>\(table)</details></figure>
    """
  }
}

/// Lengths in a drawing, with two decimals at most.
enum Length {
  static func em(_ value: Double) -> String { number(value) + "em" }
  static func percent(_ value: Double) -> String { number(value) + "%" }

  private static func number(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    let rest = String(abs(hundredths) % 100)
    let sign = hundredths < 0 ? "-" : ""
    let whole = "\(sign)\(abs(hundredths) / 100)"
    if rest == "0" { return whole }
    return "\(whole).\(rest.count == 1 ? "0" : "")\(rest)"
  }
}

/// A whole number as it is read: 3,407.
enum Grouped {
  static func text(_ number: Int) -> String {
    let digits = Array(String(number.magnitude))
    var all = number < 0 ? "-" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { all.append(",") }
      all.append(digit)
    }
    return all
  }
}
