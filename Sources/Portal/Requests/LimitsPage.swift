import Statute
import WebParts

/// The page that shows how the limits of one matter were counted, day by day or hour by hour, to read and to print.
struct LimitsPage: Component {
  /// What is counted: 申请 2026-0042, 政务查询（试算）.
  let subject: HTML
  let clocks: [LegalClock]
  /// Where it is a request, so that its receipt can be explained.
  let story: RequestStory?
  /// The calendars by which the limits were counted.
  let calendars: CalendarEditions
  /// What calendars moved in the file, oldest first.
  let recounts: [LimitRecount]
  let today: Day
  /// Where a calendar program gets the limit; `nil` where none runs.
  let feed: String?
  let back: Way

  init(
    _ subject: HTML, _ clocks: [LegalClock], of story: RequestStory?, calendars: CalendarEditions,
    recounts: [LimitRecount], today: Day, feed: String?, back: Way
  ) {
    self.subject = subject
    self.clocks = clocks
    self.story = story
    self.calendars = calendars
    self.recounts = recounts
    self.today = today
    self.feed = feed
    self.back = back
  }

  /// Of a matter that is in no file, by one calendar.
  init(
    _ subject: HTML, _ clocks: [LegalClock], of story: RequestStory?, calendar: WorkCalendar, today: Day,
    feed: String?, back: Way
  ) {
    self.init(
      subject, clocks, of: story, calendars: CalendarEditions(calendar), recounts: [], today: today,
      feed: feed,
      back: back)
  }

  var html: HTML {
    """
    <h1>\(isInHours ? "时限的逐时计算" : "期限的逐日计算")</h1>
    <p class="lead">\(subject)　截至\(today.chinese)</p>
    \(receipt)
    \(live.enumerated().html { index, clock in section(index, clock) })
    \(past)
    <div class="actions">\(PrintButton())\(HTML.let(feed) { "\(Button("加入日历（ICS）", .secondary, address: $0))" })\
    \(Button(back.title, .secondary, address: back.address))</div>
    <p class="small">\(rules.html { "\($0)" })</p>
    """
  }

  private var isInHours: Bool { !clocks.isEmpty && clocks.allSatisfy { $0.span != nil } }

  /// How the units that occur are counted.
  private var rules: [String] {
    let units = Set(clocks.map(\.term.unit))
    var rules: [String] = []
    if units.contains(.workingDays) || clocks.isEmpty {
      rules.append("以工作日计算的期限，起算当日不计入；周末和法定节假日不计入，调休上班的周末计入。")
    }
    if story != nil { rules.append("征求第三方和其他机关意见所需时间不计入（《政府信息公开条例》第三十三条）。") }
    if !units.isDisjoint(with: [.calendarDays, .months]) {
      rules.append("以日和月计算的期限，起算当日不计入，节假日计入；最后一日为休息日的，以休息日结束的次日为最后一日。")
    }
    if units.contains(.hours) { rules.append("以小时计算的时限，自规定的时间起算。") }
    rules.append("节假日以国务院办公厅每年公布的安排为准。")
    return rules
  }

  /// What runs or has ended, the reply limit first.
  private var live: [LegalClock] { Self.inOrder(clocks.filter { $0.status != .void }) }

  static func inOrder(_ clocks: [LegalClock]) -> [LegalClock] {
    clocks.filter { $0.term.name == .reply } + clocks.filter { $0.term.name != .reply }
  }

  /// What counts no more: kept for whoever wants to follow it, and folded away.
  private var past: HTML {
    let void = clocks.filter { $0.status == .void }
    if void.isEmpty { return .empty }
    let sections = void.enumerated().html { index, clock in section(live.count + index, clock) }
    return "<details class=\"no-print\"><summary>不再计算的期限（\(void.count)）</summary>\(sections)</details>"
  }

  private var receipt: HTML {
    guard let story, story.received.day == nil else { return .empty }
    return "\(Notice(.fact, "期限尚未起算", "<p>\(story.received.by.title)的申请，自双方确认收到之日起算（《政府信息公开条例》第三十一条）。</p>"))"
  }

  private func section(_ index: Int, _ clock: LegalClock) -> HTML {
    let view = LimitView(clock: clock, today: today)
    return """
      <section class="panel">\(view.sentence(count: nil))
      \(explanation(clock))
      \(clock.span == nil ? days(index, clock) : hours(clock))</section>
      """
  }

  private func days(_ index: Int, _ clock: LegalClock) -> HTML {
    let length = clock.term.unit == .date ? "" : "\(clock.term.unit.words(clock.limit))，"
    let title = "\(clock.term.name.title)：\(length)自\(clock.from.chinese)起算"
    guard let days = try? clock.calendarDays(today: today, in: calendars.calendar(of: clock)) else {
      return .empty
    }
    return
      "\(LimitCalendar(title: title, days: days, id: "limit-\(index + 1)", countsWorkdays: clock.count != nil))"
  }

  /// Every hour, and the rest days between them where these do not count.
  private func hours(_ clock: LegalClock) -> HTML {
    guard let hours = try? clock.hours(in: calendars.calendar(of: clock)) else { return .empty }
    let table = DataTable(
      caption: "\(clock.term.name.title)：\(clock.term.unit.words(clock.limit))",
      columns: [.init("自", .whole), .init("至", .whole), .init("是否计算"), .init("说明")],
      rows: hours.map { hour in
        [
          "\(hour.from.day.description) \(hour.from.clockText)",
          "\(hour.to.day.description) \(hour.to.clockText)",
          "\(hour.ordinal.map { "第 \($0) 小时" } ?? "不计")", "\(hour.note)",
        ]
      })
    return "\(table)"
  }

  private func explanation(_ clock: LegalClock) -> HTML {
    let explanation = try? ClockExplanation(
      clock, of: story, recounts: recounts, in: calendars.calendar(of: clock), today: today)
    let sentences = explanation?.sentences ?? []
    if sentences.isEmpty { return .empty }
    let items = sentences.html { sentence in
      let source: HTML = sentence.source.map { "<span class=\"soft\">（\($0)）</span>" } ?? .empty
      return "<li>\(sentence.text)\(source)。</li>"
    }
    return "<ol>\(items)</ol>"
  }
}

extension CountedHour {
  fileprivate var note: String {
    switch kind {
    case .holiday(let name): name + "假期"
    case .weekend: "周末"
    case .makeUpWorkday(let festival): "\(festival)调休上班"
    case .workday: ""
    }
  }
}
