import Statute
import WebParts

/// What a report shows at a glance: how requests ended, and how the years went. Each chart has its table beside it.
struct ReportCharts {
  let figures: ReportFigures
  let year: Int
  /// New requests and finished ones of the years before, oldest first.
  let years: [(year: Int, figures: ReportFigures)]

  var html: HTML {
    "\(outcomes)\(course)"
  }

  /// The groups of part three, greatest first.
  private var outcomes: HTML {
    let groups: [(String, [ReportRow])] = [
      ("予以公开", [.granted]), ("部分公开", [.partlyGranted]), ("不予公开", ReportRow.Group.refused.rows),
      ("无法提供", ReportRow.Group.unable.rows), ("不予处理", ReportRow.Group.notProcessed.rows),
      ("其他处理", ReportRow.Group.otherwise.rows),
    ]
    let bars = groups.map { name, rows in
      BarChart.Bar(name, rows.reduce(0) { $0 + (figures[$1, .total] ?? 0) })
    }
    guard bars.contains(where: { $0.value > 0 }) else { return .empty }
    return BarChart(
      id: "outcomes", title: "\(year)年申请办理结果", unit: "件", bars: bars, labelTitle: "办理结果"
    ).html
  }

  private var course: HTML {
    guard years.count > 1 else { return .empty }
    return LineChart(
      id: "years", title: "历年收到和办结申请数量", unit: "件", labels: years.map { "\($0.year)年" },
      lines: [
        .init("新收", years.map { $0.figures[.new, .total] }),
        .init("办结", years.map { $0.figures[.handledTotal, .total] }),
      ], labelTitle: "年份"
    ).html
  }
}
