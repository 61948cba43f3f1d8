import WebParts

/// Up to three lines over the same steps of time, each named at its end.
struct LineChart: Component {
  struct Line: Sendable, Equatable {
    /// Five characters at most, or it does not fit behind the line on a phone.
    var name: String
    /// One for each label; `nil` where nothing is known.
    var values: [Int?]

    init(_ name: String, _ values: [Int?]) {
      self.name = name
      self.values = values
    }
  }

  /// Unique on the page.
  var id: String
  var title: String
  var unit: String
  /// The steps of time.
  var labels: [String]
  var lines: [Line]
  /// What the labels are, as the head of the table: 年份, 月份.
  var labelTitle: String
  /// What the drawing shows, in a sentence; without it the figures are read out.
  var description: String?
  var isTableOpen = false

  var html: HTML {
    ChartFrame(
      id: id, title: title, unit: unit, description: description ?? spoken, height: ground + 2.2,
      drawing: "\(grid)\(steps)\(lines.enumerated().html { index, line in drawing(of: line, index) })",
      table: DataTable(
        caption: title, note: "单位：\(unit)", isCaptionUnseen: true,
        columns: [.init(labelTitle)] + lines.map { .init($0.name, .figure) },
        rows: labels.indices.map { step in
          ["\(labels[step])"]
            + lines.map { line in "\(value(of: line, at: step).map(Grouped.text) ?? "—")" as HTML }
        }, folds: false),
      isTableOpen: isTableOpen
    ).html
  }

  private let ground = 13.0
  private let top = 1.4

  /// Where the steps begin, in percent: a single line has its figures on it and needs no scale.
  private var left: Double { lines.count == 1 ? 4 : 13 }

  private var spoken: String {
    lines.map { line in
      let figures = labels.indices.compactMap { step in
        value(of: line, at: step).map { "\(labels[step]) \($0)" }
      }
      return "\(line.name)：\(figures.joined(separator: "，"))"
    }.joined(separator: "；")
  }

  private func value(of line: Line, at step: Int) -> Int? {
    line.values.indices.contains(step) ? line.values[step] : nil
  }

  /// The next of 1, 2, 5 times a power of ten above a third of the greatest value: the distance of the grid.
  private var distance: Int {
    let greatest = max(lines.flatMap(\.values).compactMap(\.self).max() ?? 0, 3)
    var step = 1
    while true {
      for factor in [1, 2, 5] where step * factor * 4 >= greatest { return step * factor }
      step *= 10
    }
  }

  private var ceiling: Int {
    let greatest = max(lines.flatMap(\.values).compactMap(\.self).max() ?? 0, 1)
    return (greatest + distance - 1) / distance * distance
  }

  private func x(_ step: Int) -> Double {
    labels.count < 2 ? 46 : left + Double(step) / Double(labels.count - 1) * (76 - left)
  }

  private func y(_ value: Int) -> Double {
    ground - Double(value) / Double(ceiling) * (ground - top)
  }

  private var grid: HTML {
    stride(from: 0, through: lines.count == 1 ? 0 : ceiling, by: distance).html { value in
      let height = Length.em(y(value))
      return """
        <line class="\(value == 0 ? "base" : "grid")" x1="\(Length.percent(left - 3))" x2="79%" y1="\(height)" y2="\(height)"/>\
        <text class="quiet" text-anchor="end" x="\(Length.percent(left - 4))" y="\(Length.em(y(value) + 0.35))">\
        \(value == 0 ? "" : Grouped.text(value))</text>
        """
    }
  }

  private var steps: HTML {
    // More than eight labels crowd a phone: every second one is enough.
    let skip = labels.count > 8 ? 2 : 1
    return labels.indices.filter { $0 % skip == 0 }.html { step in
      """
      <text class="quiet" text-anchor="middle" x="\(Length.percent(x(step)))" y="\(Length.em(ground + 1.5))">\
      \(labels[step])</text>
      """
    }
  }

  private func drawing(of line: Line, _ index: Int) -> HTML {
    let rank = ["", " second", " third"][min(index, 2)]
    let points = labels.indices.compactMap { step in value(of: line, at: step).map { (step, $0) } }
    let segments = zip(points, points.dropFirst()).filter { $1.0 == $0.0 + 1 }.html { from, to in
      """
      <line class="line\(rank)" x1="\(Length.percent(x(from.0)))" y1="\(Length.em(y(from.1)))" \
      x2="\(Length.percent(x(to.0)))" y2="\(Length.em(y(to.1)))"/>
      """
    }
    let dots = points.html { step, value in
      let figure: HTML =
        lines.count == 1
        ? """
        <text text-anchor="middle" x="\(Length.percent(x(step)))" y="\(Length.em(y(value) - 0.7))">\
        \(Grouped.text(value))</text>
        """ : .empty
      return """
        <circle class="dot\(rank)" cx="\(Length.percent(x(step)))" cy="\(Length.em(y(value)))" r="0.25em"/>\(figure)
        """
    }
    guard let end = points.last else { return .empty }
    let words = lines.count == 1 ? line.name : "\(line.name) \(Grouped.text(end.1))"
    return """
      \(segments)\(dots)<text class="value" x="\(Length.percent(x(end.0)))" dx="0.75em" \
      y="\(Length.em(labelHeights[index] + 0.35))">\(words)</text>
      """
  }

  /// How high the name at the end of each line stands: at its end, but a line of text apart from its neighbours.
  private var labelHeights: [Double] {
    let ends = lines.map { line in
      labels.indices.compactMap { value(of: line, at: $0) }.last.map(y) ?? ground
    }
    var heights = ends
    var lowest: Double?
    for index in ends.indices.sorted(by: { (ends[$0], $0) < (ends[$1], $1) }) {
      heights[index] = max(ends[index], (lowest ?? -.infinity) + 1.3)
      lowest = heights[index]
    }
    return heights
  }
}
