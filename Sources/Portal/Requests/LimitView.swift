import Statute
import WebParts

/// A limit in the words and colours of a page. Everything it says was counted by `Statute`.
struct LimitView: Sendable {
  let clock: LegalClock
  let today: Day

  /// From so many working days left on, a limit is said to end soon.
  static let soon = 5

  var tone: Badge.Tone {
    switch clock.status {
    case .running:
      if clock.due == today { return .today }
      if clock.left <= Self.soon { return .soon }
      return clock.provisional == nil ? .open : .provisional
    case .suspended: return .paused
    case .met: return .done
    case .missed, .overdue: return .late
    case .void: return .lapsed
    }
  }

  var state: String {
    switch clock.status {
    case .running:
      if clock.due == today { return "今日到期" }
      if clock.left <= Self.soon { return "即将到期" }
      return clock.provisional == nil ? "计算中" : "暂定"
    case .suspended: return "中止计算"
    case .met: return "按期完成"
    case .missed: return "逾期完成"
    case .overdue: return "已逾期"
    case .void: return "不再计算"
    }
  }

  /// - Parameter count: where the count stands day by day.
  func sentence(count address: String?) -> LimitSentence {
    let unit = clock.term.unit == .workingDays ? "个工作日" : "日"
    let until = clock.due.map { $0.year == today.year ? $0.chineseShort : $0.chinese }
    var sentence = LimitSentence(
      name: clock.term.name.title, tone: tone, state: state, before: "", number: nil,
      until: (until.map { "\($0)止" } ?? "届满之日尚不能确定") + provisional, countAddress: address)
    switch clock.status {
    case .running:
      if clock.due == today {
        sentence.before = "今天是最后一日"
      } else {
        (sentence.before, sentence.number, sentence.after) = ("还剩", clock.left, unit)
      }
    case .suspended: (sentence.before, sentence.number, sentence.after) = ("中止计算，恢复后还剩", clock.left, unit)
    case .overdue where clock.left == 0: sentence.before = "期限已过"
    case .overdue: (sentence.before, sentence.number, sentence.after) = ("已逾期", -clock.left, unit)
    case .met: sentence.before = clock.endedOn.map { "\($0.chinese)完成，在期限之内" } ?? "在期限之内完成"
    case .missed: sentence.before = clock.endedOn.map { "\($0.chinese)完成，已超过期限" } ?? "超过期限"
    case .void: sentence.before = "不再计算"
    }
    return sentence
  }

  private var provisional: String {
    guard let bounds = clock.provisional, clock.status.isOpen, let due = clock.due else { return "" }
    return "（暂定：\(due.year)年放假安排尚未公布，最早\(bounds.earliest.chineseShort)，最迟\(bounds.latest.chineseShort)）"
  }
}

extension LegalClock {
  /// Whole months around the limit, day by day.
  func calendarDays(today: Day, in calendar: WorkCalendar) throws(OutsideCalendar) -> [LimitDay] {
    let counted = try days(today: today, in: calendar)
    let first = Day(number: from.number - from.dayOfMonth + 1)
    let end = counted.last?.on ?? from
    let last = Day(number: end.number + Day.length(ofMonth: end.month, year: end.year) - end.dayOfMonth)
    let byDay = Dictionary(counted.map { ($0.on, $0) }) { first, _ in first }
    return (first.number...last.number).map { number in
      let day = Day(number: number)
      var shown = LimitDay(on: day, kind: .outside, isToday: day == today)
      if day == from {
        shown.end = .first
        shown.note = "起算"
      }
      if let counted = byDay[day] {
        shown.kind = counted.limitKind
        shown.ordinal = counted.ordinal
        shown.note = counted.note
        if day == due { shown.end = .last }
      }
      return shown
    }
  }
}

extension CountedDay {
  fileprivate var limitKind: LimitDay.Kind {
    switch why {
    case .weekend: .rest
    case .holiday: .holiday
    case .thirdParty, .organ, .fee, .clarification: .suspended
    case nil:
      if case .makeUpWorkday = kind { .makeUp } else { .counted }
    }
  }

  fileprivate var note: String? {
    switch why {
    case .thirdParty: "征求第三方意见"
    case .organ: "征求其他机关意见"
    case .fee: "等待缴费"
    case .clarification: "等待补正"
    case .weekend, .holiday, nil:
      switch kind {
      case .holiday(let name): name
      case .makeUpWorkday(let festival): "\(festival)调休"
      case .workday, .weekend: nil
      }
    }
  }
}

/// The page that shows how the limits of one request were counted.
struct LimitsPage: Component {
  let number: String
  let reckoning: RequestReckoning
  let story: RequestStory
  let calendar: WorkCalendar
  let today: Day
  /// Where a calendar program gets the limit; `nil` where no reply limit runs.
  let feed: String?
  let back: Way

  var html: HTML {
    """
    <h1>期限的逐日计算</h1>
    <p class="lead">申请 <span class="whole">\(number)</span>　截至\(today.chinese)</p>
    \(receipt)
    \(live.enumerated().html { index, clock in section(index, clock) })
    \(past)
    <div class="actions">\(PrintButton())\(HTML.let(feed) { "\(Button("加入日历（ICS）", .secondary, address: $0))" })\
    \(Button(back.title, .secondary, address: back.address))</div>
    <p class="small">期限按工作日计算，起算当日不计入；周末和法定节假日不计入，调休上班的周末计入。征求第三方和其他机关意见所需时间不计入\
    （《政府信息公开条例》第三十三条）。节假日以国务院办公厅每年公布的安排为准。</p>
    """
  }

  /// What runs or has ended, the reply limit first.
  private var live: [LegalClock] {
    let clocks = reckoning.clocks.filter { $0.status != .void }
    return clocks.filter { $0.term.name == .reply } + clocks.filter { $0.term.name != .reply }
  }

  /// What counts no more: kept for whoever wants to follow it, and folded away.
  private var past: HTML {
    let clocks = reckoning.clocks.filter { $0.status == .void }
    if clocks.isEmpty { return .empty }
    let sections = clocks.enumerated().html { index, clock in section(live.count + index, clock) }
    return "<details class=\"no-print\"><summary>不再计算的期限（\(clocks.count)）</summary>\(sections)</details>"
  }

  private var receipt: HTML {
    if reckoning.receiptDay != nil { return .empty }
    return "\(Notice(.fact, "期限尚未起算", "<p>\(story.received.by.title)的申请，自双方确认收到之日起算（《政府信息公开条例》第三十一条）。</p>"))"
  }

  private func section(_ index: Int, _ clock: LegalClock) -> HTML {
    let view = LimitView(clock: clock, today: today)
    let title = "\(clock.term.name.title)：\(clock.term.unit.words(clock.limit))，自\(clock.from.chinese)起算"
    let days: [LimitDay]? = try? clock.calendarDays(today: today, in: calendar)
    return """
      <section class="panel">\(view.sentence(count: nil))
      \(explanation(clock))
      \(HTML.let(days) { "\(LimitCalendar(title: title, days: $0, id: "limit-\(index + 1)"))" })</section>
      """
  }

  private func explanation(_ clock: LegalClock) -> HTML {
    let explanation = try? ClockExplanation(clock, of: story, in: calendar, today: today)
    let sentences = explanation?.sentences ?? []
    if sentences.isEmpty { return .empty }
    let items = sentences.html { sentence in
      let source: HTML = sentence.source.map { "<span class=\"soft\">（\($0)）</span>" } ?? .empty
      return "<li>\(sentence.text)\(source)。</li>"
    }
    return "<ol>\(items)</ol>"
  }
}

extension RequestReckoning {
  /// The limits that matter to somebody who looks at the file: the reply limit, and what is open beside it. Where
  /// reconsideration comes first, the limit of a suit at once is none.
  func shown(of request: InformationRequest) -> [LegalClock] {
    let remedies = request.ending.flatMap { Remedies(for: $0.outcome, decidedOn: $0.on) }
    return clocks.filter { clock in
      switch clock.term.name {
      case .reply: clock.status != .void
      case .suit: clock.status.isOpen && remedies?.reviewFirst != true
      default: clock.status.isOpen
      }
    }
  }
}

extension RequestStep {
  /// Why no limit runs at this step, as the panel of limits says it.
  func withoutLimit(_ request: InformationRequest) -> String {
    switch self {
    case .awaitingConfirmation:
      "期限尚未起算：\(request.intake.channel.title)的申请，以双方确认之日为收到申请之日（《政府信息公开条例》第三十一条）。"
    case .awaitingClarification:
      "等待申请人补正" + (request.clarification.map { "，至\($0.replyBy.chinese)" } ?? "")
        + "。答复期限自收到补正之日重新计算（《政府信息公开条例》第三十条）。"
    default: "现在没有正在计算的期限。"
    }
  }
}
