/// How a limit was counted, in sentences that an applicant, a clerk and a court can follow, each with its source.
package struct ClockExplanation: Hashable, Sendable {
  package struct Sentence: Hashable, Sendable {
    package let text: String
    /// The article or notice it rests on; `nil` where it needs none.
    package let source: String?

    init(_ text: String, _ source: String? = nil) {
      self.text = text
      self.source = source
    }
  }

  package let sentences: [Sentence]

  /// - Parameters:
  ///   - story: where the first sentence is to say how the day of receipt was found.
  ///   - recounts: what calendars moved in the file, oldest first; those of other limits are passed over.
  package init(
    _ clock: LegalClock, of story: RequestStory? = nil, recounts: [LimitRecount] = [],
    in calendar: WorkCalendar, today: Day
  ) throws(OutsideCalendar) {
    if clock.span != nil {
      self.sentences = try Sentence.hours(clock, in: calendar)
      return
    }
    let days = try clock.days(today: today, in: calendar)
    var sentences: [Sentence] = []
    if let story, story.received.day == clock.from { sentences.append(.receipt(story.received)) }
    sentences.append(clock.term.unit == .date ? .date(clock) : .start(clock, days))
    sentences += Sentence.holidays(days, in: calendar)
    if clock.count != nil { sentences += Sentence.makeUps(days, in: calendar) }
    let weekends = days.count { $0.why == .weekend }
    if weekends > 0, clock.count != nil { sentences.append(Sentence("其间周六、周日共\(weekends)天不计入")) }
    sentences += Sentence.stretches(days)
    sentences += try Sentence.end(clock, days, in: calendar)
    sentences += recounts.filter { $0.name == clock.term.name && $0.from == clock.from }.map(Sentence.recount)
    if clock.keptBy != nil { sentences.append(Sentence("期限终结以后采用的放假安排，不改变本期限届满之日")) }
    sentences.append(.standing(clock, today))
    self.sentences = sentences
  }

  /// The sentences as running text, with sources in brackets.
  package var text: String {
    sentences.map { $0.text + ($0.source.map { "（\($0)）" } ?? "") + "。" }.joined(separator: "\n")
  }
}

extension ClockExplanation.Sentence {
  fileprivate static func receipt(_ received: RequestStory.Receipt) -> Self {
    let how =
      if received.by.needsConfirmation {
        "申请于\(received.on.chinese)以\(received.by.title)方式到达，"
          + "\((received.confirmedOn ?? received.on).chinese)与申请人确认收到，以确认之日为收到申请之日"
      } else {
        "申请于\(received.on.chinese)以\(received.by.title)方式提出，当日为收到申请之日"
      }
    return Self(how, "《政府信息公开条例》第三十一条")
  }

  fileprivate static func start(_ clock: LegalClock, _ days: [CountedDay]) -> Self {
    let least = clock.term.lapse == .fulfilled ? "一般不少于" : "为"
    var text =
      "\(clock.term.name.title)\(least)\(clock.term.unit.words(clock.limit))，自\(clock.from.chinese)起算，当日不计入"
    if clock.limit > clock.term.count {
      text += "（其中经批准延长\(clock.term.unit.words(clock.limit - clock.term.count))）"
    }
    if let first = days.first(where: \.counts) { text += "，第1日为\(first.on.chinese)" }
    return Self(text, clock.term.article)
  }

  /// Every holiday that takes days out, with its first and last day and the notice.
  fileprivate static func holidays(_ days: [CountedDay], in calendar: WorkCalendar) -> [Self] {
    runs(days) { if case .holiday(let name) = $0.kind, $0.why == .holiday { name } else { nil } }.map { run in
      Self("\(span(run.first, run.last))为\(run.of)假期，不计入", calendar.notice(on: run.first)?.source)
    }
  }

  fileprivate static func makeUps(_ days: [CountedDay], in calendar: WorkCalendar) -> [Self] {
    days.compactMap { day in
      guard case .makeUpWorkday(let festival) = day.kind, day.counts else { return nil }
      let weekday = day.on.weekday == 6 ? "星期六" : "星期日"
      return Self(
        "\(day.on.chinese)（\(weekday)）因\(festival)调休上班，计入", calendar.notice(on: day.on)?.source)
    }
  }

  /// Every stretch in which a working day was taken out, from its first such day to its last.
  fileprivate static func stretches(_ days: [CountedDay]) -> [Self] {
    let pauses: Set<Pause> = [.thirdParty, .organ, .fee, .clarification]
    // Rest days neither begin nor end a stretch.
    let working = days.filter { $0.kind.isWorking }
    return runs(working) { day in day.why.flatMap { pauses.contains($0) ? $0 : nil } }.map { run in
      Self("\(span(run.first, run.last))\(run.of.reason)，其间\(run.count)个工作日不计入", run.of.source)
    }
  }

  /// A limit that is a date of the following year.
  fileprivate static func date(_ clock: LegalClock) -> Self {
    let last = clock.lastBeforeRest
    return Self(
      "\(clock.from.year)年度终了后，应当在\(last.chinese)前\(clock.term.stops)，\(last.chineseShort)当日在内",
      clock.term.article)
  }

  /// A limit in hours: from the moment, through the night, and what becomes of rest days.
  fileprivate static func hours(_ clock: LegalClock, in calendar: WorkCalendar) throws(OutsideCalendar)
    -> [Self]
  {
    guard let span = clock.span else { return [] }
    var sentences = [
      Self(
        "\(clock.term.name.title)为\(clock.term.unit.words(clock.limit))，自\(span.from.chinese)起算，夜间照常计算",
        clock.term.article)
    ]
    let rest = try clock.hours(in: calendar).filter { !$0.kind.isWorking }
    if span.count.skipsRestDays {
      sentences.append(Self("规定没有写明休息日如何计算，按设置休息日不计入" + (rest.isEmpty ? "；其间没有休息日" : "")))
    } else if !rest.isEmpty {
      sentences.append(Self("规定没有写明休息日不计入，休息日照常计算"))
    }
    sentences.append(Self("时限于\(span.due.chinese)届满"))
    sentences += provisional(clock)
    switch clock.status {
    case .met, .missed:
      let ended = span.endedAt?.chinese ?? ""
      sentences.append(Self("\(ended)\(clock.term.stops)，" + (clock.status == .met ? "在时限之内" : "已经超过时限")))
    case .overdue: sentences.append(Self("已经超过时限\(max(0, -clock.left))小时"))
    default: sentences.append(Self("已经过\(clock.counted)小时，剩余\(clock.left)小时"))
    }
    return sentences
  }

  fileprivate static func end(_ clock: LegalClock, _ days: [CountedDay], in calendar: WorkCalendar)
    throws(OutsideCalendar) -> [Self]
  {
    guard let due = clock.due else { return [Self("计算已经中止，届满之日尚不能确定")] }
    var sentences: [Self] = []
    if clock.count != nil {
      if let last = days.last(where: \.counts), let ordinal = last.ordinal {
        sentences.append(Self("第\(ordinal)个计入的工作日为\(last.on.chinese)，期限于该日届满"))
      } else {
        sentences.append(Self("期限于\(due.chinese)届满"))
      }
    } else if clock.lastBeforeRest != due {
      switch clock.term.restDay {
      case .moves(let article):
        sentences.append(Self("期间的最后一日为休息日，以休息日结束的次日\(due.chinese)为最后一日", article))
      case .never, .unsettled:
        sentences.append(Self("最后一日为休息日，规定没有写明如何处理，按顺延计算，以休息日结束的次日\(due.chinese)为最后一日"))
      }
    } else {
      sentences.append(Self("期限于\(due.chinese)届满"))
      if case .unsettled = clock.term.restDay, try !calendar.isWorking(due), clock.term.lapse == .overdue {
        var before = due
        while try !calendar.isWorking(before) { before = before.adding(days: -1) }
        sentences.append(
          Self("该日为休息日，规定没有写明顺延，按不顺延计算；此前最近的工作日为\(before.chinese)"))
      }
    }
    return sentences + provisional(clock)
  }

  private static func provisional(_ clock: LegalClock) -> [Self] {
    guard let provisional = clock.provisional else { return [] }
    return [
      Self(
        "\(provisional.year)年的放假安排尚未公布，以上仅按周末推算；届满之日最早为\(provisional.earliest.chinese)，最迟为\(provisional.latest.chinese)"
      )
    ]
  }

  /// What a notice that came out while the limit ran did to it.
  fileprivate static func recount(_ recount: LimitRecount) -> Self {
    Self("放假安排公布或者变更，\(recount.sentence)", recount.cause)
  }

  fileprivate static func standing(_ clock: LegalClock, _ today: Day) -> Self {
    let unit = clock.term.unit.counter
    let ended = clock.endedOn?.chinese ?? today.chinese
    switch (clock.status, clock.term.lapse) {
    case (.met, .fulfilled): return Self("截至\(ended)已经给足规定的时间")
    case (.missed, .fulfilled): return Self("\(ended)结束，少于规定的时间，也没有说明理由")
    case (.void, .fulfilled): return Self("已经公开说明缩短期限的理由，于\(ended)结束")
    case (.running, _): return Self("截至\(today.chinese)已计入\(clock.counted)\(unit)，剩余\(clock.left)\(unit)")
    case (.suspended, _): return Self("截至\(today.chinese)已计入\(clock.counted)\(unit)，现中止计算")
    case (.overdue, _): return Self("截至\(today.chinese)已经超期\(max(0, -clock.left))\(unit)")
    case (.met, _): return Self("已于\(ended)完成，在期限之内")
    case (.missed, _): return Self("期限内没有完成")
    case (.void, _): return Self("自\(ended)起不再计算")
    }
  }

  private static func span(_ first: Day, _ last: Day) -> String {
    if first == last { return first.chinese }
    return first.chinese + "至" + (first.year == last.year ? last.chineseShort : last.chinese)
  }

  /// Days in a row of which the same is said.
  private static func runs<What: Equatable>(_ days: [CountedDay], _ what: (CountedDay) -> What?)
    -> [(of: What, first: Day, last: Day, count: Int)]
  {
    var runs: [(of: What, first: Day, last: Day, count: Int)] = []
    var open = false
    for day in days {
      guard let said = what(day) else {
        open = false
        continue
      }
      if open, let last = runs.last, last.of == said {
        runs[runs.count - 1].last = day.on
        runs[runs.count - 1].count += 1
      } else {
        runs.append((said, day.on, day.on, 1))
      }
      open = true
    }
    return runs
  }
}

extension Pause {
  /// As a sentence goes on after the days.
  fileprivate var reason: String {
    switch self {
    case .weekend: "为周末"
    case .holiday: "为假期"
    case .thirdParty: "征求第三方意见"
    case .organ: "征求其他机关意见"
    case .fee: "等待申请人缴费"
    case .clarification: "已要求申请人补正，原期限不再计算"
    }
  }

  fileprivate var source: String? {
    switch self {
    case .weekend, .holiday: nil
    case .thirdParty, .organ: "《政府信息公开条例》第三十三条第三款"
    case .fee: Term.all.first { $0.name == .feePayment }?.article
    case .clarification: "《政府信息公开条例》第三十条"
    }
  }
}

extension WorkCalendar {
  /// The notice that says what a day is: that of its own year, or of the next for the last days of December.
  fileprivate func notice(on day: Day) -> HolidayNotice? {
    [notices[day.year], notices[day.year + 1], notices[day.year - 1]].compactMap(\.self).first { notice in
      notice.holidays[day] != nil || notice.makeUpWorkdays[day] != nil
    }
  }
}
