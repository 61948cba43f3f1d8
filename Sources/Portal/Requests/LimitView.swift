import Statute
import WebParts

/// A limit in the words and colours of a page. Everything it says was counted by `Statute`.
struct LimitView: Sendable {
  let clock: LegalClock
  let today: Day

  /// From so many working days left on, a limit is said to end soon.
  static let soon = Practice.watchDueSoon.usualWorkdays ?? 0

  var tone: Badge.Tone {
    switch clock.status {
    case .running:
      if clock.due == today { return .today }
      if clock.left <= Self.soon, !isMinimum { return .soon }
      return clock.provisional == nil ? .open : .provisional
    case .suspended: return .paused
    case .met: return .done
    case .missed, .overdue: return .late
    case .void: return .lapsed
    }
  }

  /// A time that had to be given rather than kept.
  private var isMinimum: Bool { clock.term.lapse == .fulfilled }

  var state: String {
    switch clock.status {
    case .running:
      if clock.due == today { return "今日到期" }
      if clock.left <= Self.soon, !isMinimum { return "即将到期" }
      return clock.provisional == nil ? "计算中" : "暂定"
    case .suspended: return "中止计算"
    case .met: return isMinimum ? "已满期限" : "按期完成"
    case .missed where isMinimum: return "时间不足"
    case .missed: return clock.endedOn == clock.due ? "期限已过" : "逾期完成"
    case .overdue: return "已逾期"
    case .void: return "不再计算"
    }
  }

  /// 还剩 6 个工作日, 逾期 2 日: the state with its number, short enough for a row.
  var remaining: String {
    let unit = clock.term.unit.counter
    switch clock.status {
    case .running: return clock.due == today && clock.span == nil ? "今日到期" : "还剩 \(clock.left) \(unit)"
    case .overdue: return clock.left == 0 ? "期限已过" : "逾期 \(-clock.left) \(unit)"
    default: return state
    }
  }

  /// - Parameter count: where the count stands day by day.
  func sentence(count address: String?) -> LimitSentence {
    let unit = clock.term.unit.counter
    var sentence = LimitSentence(
      name: clock.term.name.title, tone: tone, state: state, before: "", number: nil,
      until: until + provisional, countAddress: address)
    switch clock.status {
    case .running:
      if clock.due == today, clock.span == nil {
        sentence.before = "今天是最后一日"
      } else {
        (sentence.before, sentence.number, sentence.after) = ("还剩", clock.left, unit)
      }
    case .suspended: (sentence.before, sentence.number, sentence.after) = ("中止计算，恢复后还剩", clock.left, unit)
    case .overdue where clock.left == 0: sentence.before = "期限已过"
    case .overdue: (sentence.before, sentence.number, sentence.after) = ("已逾期", -clock.left, unit)
    case .met where isMinimum: sentence.before = "已经给足规定的时间"
    case .missed where isMinimum:
      sentence.before = clock.endedOn.map { "\($0.chinese)结束，少于规定的时间" } ?? "少于规定的时间"
    case .void where isMinimum:
      sentence.before = clock.endedOn.map { "\($0.chinese)结束，已说明缩短期限的理由" } ?? "不再计算"
    case .missed where clock.endedOn == clock.due: sentence.before = "期限已过，没有办理"
    case .met: sentence.before = clock.endedOn.map { "\($0.chinese)完成，在期限之内" } ?? "在期限之内完成"
    case .missed: sentence.before = clock.endedOn.map { "\($0.chinese)完成，已超过期限" } ?? "超过期限"
    case .void: sentence.before = "不再计算"
    }
    return sentence
  }

  /// 12月18日止, with the hour where hours count and the year where it is another.
  private var until: String {
    guard let due = clock.due else { return "届满之日尚不能确定" }
    let day = due.year == today.year ? due.chineseShort : due.chinese
    return day + (clock.span?.due.clockText ?? "") + "止"
  }

  private var provisional: String {
    guard let bounds = clock.provisional, clock.status.isOpen else { return "" }
    return
      "（暂定：\(bounds.year)年放假安排尚未公布，最早\(bounds.earliest.chineseShort)，最迟\(bounds.latest.chineseShort)）"
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
        // Where all days count, one that is worked for another is a day like any other.
        let isPlain = count == nil && counted.counts
        shown.kind = isPlain ? .counted : counted.limitKind
        shown.ordinal = counted.ordinal
        shown.note = isPlain ? nil : counted.note
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

extension RequestReckoning {
  /// The limits that matter to somebody who looks at the file: the reply limit, and what is open beside it.
  var shown: [LegalClock] {
    clocks.filter { $0.term.name == .reply ? $0.status != .void : $0.status.isOpen }
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
