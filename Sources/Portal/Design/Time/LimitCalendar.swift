import Statute
import WebParts

/// One day in the count of a limit.
struct LimitDay: Sendable, Equatable {
  enum Kind: String, Sendable, CaseIterable {
    /// A working day that counts.
    case counted
    /// A weekend.
    case rest
    /// A day off by the yearly notice.
    case holiday
    /// A weekend day that the yearly notice makes a working day, and that counts.
    case makeUp = "make-up"
    /// A working day that does not count: third party, other organ, fee.
    case suspended
    /// A day before or after the limit, or the starting day.
    case outside
  }

  enum End: String, Sendable { case first, last }

  var on: Day
  var kind: Kind
  /// Which counted day it is, from 1.
  var ordinal: Int?
  /// Why, in few words: 春节, 征求第三方意见, 收到申请.
  var note: String?
  /// Whether the limit opens or ends here.
  var end: End?
  var isToday = false

  /// The letter in the corner, which says the kind without colour.
  var sign: String {
    if end == .last { return "止" }
    if end == .first { return "起" }
    return switch kind {
    case .counted, .outside: ""
    case .rest: "休"
    case .holiday: "假"
    case .makeUp: "班"
    case .suspended: "停"
    }
  }

  /// What the day is in words.
  var words: String {
    switch kind {
    case .counted: "计算"
    case .rest: "周末，不计"
    case .holiday: "法定节假日，不计"
    case .makeUp: "调休上班，计算"
    case .suspended: "中止，不计"
    case .outside: "不计"
    }
  }
}

/// A limit counted day by day, as month grids and, for those who hear or copy it, as a table.
struct LimitCalendar: Component {
  /// 答复期限：20 个工作日，自 2026年11月20日 至 2026年12月18日.
  var title: String
  /// Consecutive days, ascending.
  var days: [LimitDay]
  /// Unique on the page.
  var id = "limit"
  /// Whether working days are counted, rather than all days.
  var countsWorkdays = true

  var html: HTML {
    """
    <section aria-labelledby="\(id)-title"><h2 id="\(id)-title">\(title)</h2>
    <div class="months">\(months.html(month))</div>\(legend)
    <details><summary>逐日列表</summary>\(table)</details></section>
    """
  }

  private var months: [[LimitDay]] {
    days.reduce(into: []) { months, day in
      if let last = months.last?.last, last.on.month == day.on.month, last.on.year == day.on.year {
        months[months.count - 1].append(day)
      } else {
        months.append([day])
      }
    }
  }

  private func month(_ days: [LimitDay]) -> HTML {
    guard let first = days.first, let last = days.last else { return .empty }
    let heads = weekdays.html { "<th scope=\"col\">\($0)</th>" }
    var cells: [HTML] = Array(repeating: "<td class=\"blank\"></td>", count: first.on.weekday - 1)
    cells += days.map(cell)
    cells += Array(repeating: "<td class=\"blank\"></td>", count: 7 - last.on.weekday)
    let weeks = stride(from: 0, to: cells.count, by: 7).html { "<tr>\(Array(cells[$0..<($0 + 7)]))</tr>\n" }
    return """
      <table class="month"><caption>\(first.on.year)年\(first.on.month)月</caption><thead><tr>\(heads)</tr></thead>
      <tbody>\(weeks)</tbody></table>
      """
  }

  private func cell(_ day: LimitDay) -> HTML {
    var kinds = "day \(day.kind.rawValue)"
    if let end = day.end { kinds += " \(end.rawValue)" }
    if day.isToday { kinds += " today" }
    let below: HTML =
      if let ordinal = day.ordinal { "<span class=\"ordinal\">第\(ordinal)日</span>" } else {
        "\(HTML.let(day.note) { "<span class=\"note\">\($0)</span>" })"
      }
    let today: HTML = day.isToday ? "<span class=\"unseen\">今天</span>" : .empty
    return """
      <td class="\(kinds)"><span class="top"><span class="number">\(day.on.dayOfMonth)\(today)</span>\
      <span class="sign">\(day.sign)</span></span>\(below)</td>
      """
  }

  private var legend: HTML {
    let seen = Set(days.map(\.kind))
    var keys: [(String, String, String)] = []
    if days.contains(where: { $0.end == .first }) { keys.append(("first", "起", "起算的日期，当日不计")) }
    if seen.contains(.counted) { keys.append(("counted", "1", countsWorkdays ? "计算的工作日" : "计算的日子")) }
    if seen.contains(.makeUp) { keys.append(("make-up", "班", "调休上班，计算")) }
    if seen.contains(.rest) { keys.append(("rest", "休", "周末，不计")) }
    if seen.contains(.holiday) { keys.append(("holiday", "假", "法定节假日，不计")) }
    if seen.contains(.suspended) { keys.append(("suspended", "停", "中止，不计")) }
    if days.contains(where: { $0.end == .last }) { keys.append(("last", "止", "期限最后一日")) }
    if days.contains(where: \.isToday) { keys.append(("today", "日", "今天")) }
    return """
      <ul class="legend">\(keys.html { "<li><span class=\"key \($0.0)\" aria-hidden=\"true\">\($0.1)</span>\($0.2)</li>" })</ul>
      """
  }

  private var table: DataTable {
    DataTable(
      caption: "逐日列表", columns: [.init("日期", .whole), .init("星期"), .init("是否计算"), .init("说明")],
      rows: days.filter { $0.kind != .outside || $0.note != nil || $0.end != nil }.map { day in
        let ordinal = day.ordinal.map { "第 \($0) 日" } ?? day.words
        return [
          "\(day.on.description)", "星期\(weekdays[day.on.weekday - 1])", "\(ordinal)",
          "\(explanation(of: day))",
        ]
      })
  }

  private func explanation(of day: LimitDay) -> String {
    var words: [String] = []
    if day.kind == .makeUp { words.append("调休上班") }
    if let note = day.note { words.append(note) }
    if day.end == .last { words.append("期限最后一日") }
    if day.isToday { words.append("今天") }
    return words.joined(separator: "，")
  }
}

private let weekdays = ["一", "二", "三", "四", "五", "六", "日"]
