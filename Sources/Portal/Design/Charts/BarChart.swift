import WebParts

/// Bars with their words and figures on them: lying for names, standing for years and months.
struct BarChart: Component {
  struct Bar: Sendable, Equatable {
    var label: String
    /// Not below zero.
    var value: Int
    /// Drawn back: the rest, a year before.
    var isSecond = false

    init(_ label: String, _ value: Int, isSecond: Bool = false) {
      self.label = label
      self.value = value
      self.isSecond = isSecond
    }
  }

  enum Direction: Sendable { case lying, standing }

  /// Unique on the page.
  var id: String
  var title: String
  var unit: String
  var bars: [Bar]
  var direction = Direction.lying
  /// What the labels are, as the head of the table: 年份, 机关.
  var labelTitle: String
  /// What the drawing shows, in a sentence; without it the figures are read out.
  var description: String?
  var isTableOpen = false

  var html: HTML {
    ChartFrame(
      id: id, title: title, unit: unit,
      description: description ?? bars.map { "\($0.label) \($0.value)" }.joined(separator: "，"),
      height: direction == .lying ? Double(bars.count) * rowHeight + 0.2 : standHeight + 3.4,
      drawing: direction == .lying ? lying : standing,
      table: DataTable(
        caption: title, note: "单位：\(unit)", isCaptionUnseen: true,
        columns: [.init(labelTitle), .init(unit, .figure)],
        rows: bars.map { ["\($0.label)", "\(Grouped.text($0.value))"] }, folds: false),
      isTableOpen: isTableOpen
    ).html
  }

  private var greatest: Double { Double(max(bars.map(\.value).max() ?? 0, 1)) }

  private let rowHeight = 3.2
  private let standHeight = 11.0

  private var lying: HTML {
    let rows = bars.enumerated().html { index, bar in
      let top = Double(index) * rowHeight
      // The longest bar leaves room for its figure.
      let length = Double(bar.value) / greatest * 82
      return """
        <text x="0" y="\(Length.em(top + 1.15))">\(bar.label)</text>\
        <rect class="\(kind(bar))" x="0" y="\(Length.em(top + 1.6))" width="\(Length.percent(length))" \
        height="1.05em"/><text class="value" x="\(Length.percent(length))" dx="0.45em" \
        y="\(Length.em(top + 2.5))">\(Grouped.text(bar.value))</text>

        """
    }
    return """
      \(rows)<line class="base" x1="0" x2="0" y1="1.4em" y2="\(Length.em(Double(bars.count) * rowHeight))"/>
      """
  }

  private var standing: HTML {
    let band = 100 / Double(max(bars.count, 1))
    let width = min(band * 0.62, 9)
    let ground = standHeight + 1.6
    let columns = bars.enumerated().html { index, bar in
      let middle = band * (Double(index) + 0.5)
      let height = Double(bar.value) / greatest * standHeight
      return """
        <rect class="\(kind(bar))" x="\(Length.percent(middle - width / 2))" y="\(Length.em(ground - height))" \
        width="\(Length.percent(width))" height="\(Length.em(height))"/>\
        <text class="value" text-anchor="middle" x="\(Length.percent(middle))" \
        y="\(Length.em(ground - height - 0.4))">\(Grouped.text(bar.value))</text>\
        <text class="quiet" text-anchor="middle" x="\(Length.percent(middle))" \
        y="\(Length.em(ground + 1.4))">\(bar.label)</text>

        """
    }
    let y = Length.em(ground)
    return "\(columns)<line class=\"base\" x1=\"0\" x2=\"100%\" y1=\"\(y)\" y2=\"\(y)\"/>"
  }

  private func kind(_ bar: Bar) -> String { bar.isSecond ? "bar second" : "bar" }
}
