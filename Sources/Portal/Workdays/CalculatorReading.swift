import Statute
import WebParts

/// Makes of the fields of the calculator the story of a matter; what is wrong is noted with its field.
struct CalculatorReading {
  let matter: Matter
  let rows: [CalculatorQuery.Row]

  private typealias Query = CalculatorQuery

  /// What can happen, in the order of the procedure.
  var steps: [Matter.Step] {
    guard matter == .request else { return matter.questions.steps }
    return CalculatorEvent.allCases.map {
      Matter.Step(
        name: $0.rawValue, title: $0.title, further: $0.arrives, number: $0 == .extended ? "延长多少个工作日" : nil)
    }
  }

  func document(_ reader: inout FormReader) -> LimitsDocument? {
    matter == .request ? request(&reader) : other(&reader)
  }

  private func request(_ reader: inout FormReader) -> LimitsDocument? {
    let channel: RequestChannel? = reader.choice("by")
    let received = reader.day("on") { Day($0) }
    let confirmed = reader.optionalDay("confirmed") { Day($0) }
    let today = reader.optionalDay("today") { Day($0) }
    var events: [RequestStory.Event] = []
    for (index, row) in rows.enumerated() {
      let told = happening(index, row, &reader)
      guard let told, let choice = CalculatorEvent(rawValue: told.step) else { continue }
      events.append(.init(choice.kind(arrived: told.further, workdays: told.number ?? 0), on: told.on))
    }
    guard let channel, let received, reader.isClean else { return nil }
    let receipt = RequestStory.Receipt(
      on: received, by: channel, confirmedOn: channel.needsConfirmation ? confirmed : nil)
    return LimitsDocument(
      RequestStoryDocument(story: RequestStory(received: receipt, events: events), today: today))
  }

  private func other(_ reader: inout FormReader) -> LimitsDocument? {
    let questions = matter.questions
    let began: Instant? =
      switch questions.beginning {
      case .day: reader.day("on") { Day($0) }.map { Instant($0) }
      case .moment: moment("on", "time", &reader)
      case .year:
        reader.integer("year", in: 1900...9998).flatMap { Day(year: $0, month: 12, day: 31) }.map {
          Instant($0)
        }
      }
    let manner =
      questions.manners.isEmpty ? nil : reader.choice("as", among: questions.manners.map(\.name))
    let rest: RestDays? = questions.usualRestDays == nil ? nil : reader.optionalChoice("rest")
    let today = reader.optionalDay("today") { Day($0) }
    let hour = questions.beginning == .moment ? reader.optionalValue("hour") { Self.time($0) } : nil
    var events: [MatterStory.Event] = []
    for (index, row) in rows.enumerated() {
      if let told = happening(index, row, &reader) { events.append(told) }
    }
    guard let began, reader.isClean else { return nil }
    let story = MatterStory(matter, manner: manner, began: began, events: events, restDays: rest)
    return LimitsDocument(
      story, now: today.map { Instant($0, hour: hour?.hour ?? 0, minute: hour?.minute ?? 0) })
  }

  /// One row, whatever the matter.
  private func happening(_ index: Int, _ row: Query.Row, _ reader: inout FormReader) -> MatterStory.Event? {
    let name = reader.choice(Query.name("event", index), among: steps.map(\.name))
    let at: Instant? =
      if matter.questions.beginning == .moment {
        moment(Query.name("day", index), Query.name("time", index), &reader)
      } else {
        reader.day(Query.name("day", index)) { Day($0) }.map { Instant($0) }
      }
    guard let name, let at, let step = steps.first(where: { $0.name == name }) else { return nil }
    var number: Int?
    if step.number != nil {
      guard let typed = reader.integer(Query.name("workdays", index), in: 1...99) else { return nil }
      number = typed
    }
    let arrived =
      step.further == nil ? nil : reader.optionalDay(Query.name("arrived", index)) { Day($0) }
    return MatterStory.Event(name, at: at, further: arrived, number: number)
  }

  private func moment(_ day: String, _ time: String, _ reader: inout FormReader) -> Instant? {
    let on = reader.day(day) { Day($0) }
    let at = reader.value(time, otherwise: .rule("请按24小时制填写时间，例如 22:10")) { Self.time($0) }
    guard let on, let at else { return nil }
    return Instant(on, hour: at.hour, minute: at.minute)
  }

  /// `22:10`, with the wide colon too.
  private static func time(_ text: String) -> (hour: Int, minute: Int)? {
    let parts = text.split(omittingEmptySubsequences: false) { $0 == ":" || $0 == "：" }
    guard parts.count == 2, let hour = Int(parts[0]), let minute = Int(parts[1]), (0..<24).contains(hour),
      (0..<60).contains(minute), parts.allSatisfy({ (1...2).contains($0.count) && $0.allSatisfy(\.isASCII) })
    else { return nil }
    return (hour, minute)
  }

  /// What the fields are called where they are at fault.
  var labels: [String: String] {
    var labels = [
      "matter": "事项", "by": "提出方式", "as": matter.mannerTitle, "confirmed": "确认收到的日期",
      "on": matter == .request ? "提出或者到达的日期" : matter.beginningTitle, "time": "发生的时间",
      "year": "报告年度", "rest": "休息日", "today": "计算到哪一天", "hour": "计算到几时",
    ]
    for row in 0..<Query.mostEvents {
      labels[Query.name("event", row)] = "事项 \(row + 1)"
      labels[Query.name("day", row)] = "事项 \(row + 1) 的日期"
      labels[Query.name("time", row)] = "事项 \(row + 1) 的时间"
      labels[Query.name("arrived", row)] = "事项 \(row + 1) 的送达日期"
      labels[Query.name("workdays", row)] = matter == .request ? "延长的工作日" : "延长的日数"
    }
    return labels
  }

  var choices: Set<String> {
    Set(["by", "as", "rest"] + (0..<Query.mostEvents).map { Query.name("event", $0) })
  }
}

/// What can happen to a request, as the form offers it. The raw value stands in addresses and never changes.
enum CalculatorEvent: String, CaseIterable, Sendable {
  case clarificationAsked, clarified
  case thirdPartyConsulted, thirdPartyAnswered, organConsulted, organAnswered
  case extended
  case feeNoticed, feePaid
  case handed, posted, sent
  case withdrawn, clarificationLapsed, feeLapsed
  case reviewFiled, reviewDecided, suitFiled

  var title: String {
    switch self {
    case .clarificationAsked: "要求申请人补正"
    case .clarified: "申请人补正"
    case .thirdPartyConsulted: "征求第三方意见"
    case .thirdPartyAnswered: "第三方答复"
    case .organConsulted: "征求其他机关意见"
    case .organAnswered: "其他机关答复"
    case .extended: "告知延期答复"
    case .feeNoticed: "发出收费通知"
    case .feePaid: "申请人缴费"
    case .handed: "答复，当面送达"
    case .posted: "答复，交邮"
    case .sent: "答复，网上送达"
    case .withdrawn: "申请人撤回"
    case .clarificationLapsed: "逾期不补正，不再处理"
    case .feeLapsed: "逾期未缴费，不再处理"
    case .reviewFiled: "申请行政复议"
    case .reviewDecided: "作出行政复议决定"
    case .suitFiled: "提起行政诉讼"
    }
  }

  /// What the further day means, where one may be told.
  var arrives: String? {
    switch self {
    case .thirdPartyConsulted: "第三方收到的日期"
    case .organConsulted: "该机关收到的日期"
    case .feeNoticed: "申请人收到通知的日期"
    case .handed, .posted, .sent: "申请人收到答复的日期"
    case .reviewDecided: "申请人收到决定书的日期"
    default: nil
    }
  }

  func kind(arrived: Day?, workdays: Int) -> RequestStory.Kind {
    switch self {
    case .clarificationAsked: .clarificationAsked
    case .clarified: .clarified
    case .thirdPartyConsulted: .thirdPartyConsulted(receivedOn: arrived)
    case .thirdPartyAnswered: .thirdPartyAnswered
    case .organConsulted: .organConsulted(receivedOn: arrived)
    case .organAnswered: .organAnswered
    case .extended: .extended(workdays: workdays)
    case .feeNoticed: .feeNoticed(receivedOn: arrived)
    case .feePaid: .feePaid
    case .handed: .replied(by: .inPerson, servedOn: arrived)
    case .posted: .replied(by: .post, servedOn: arrived)
    case .sent: .replied(by: .online, servedOn: arrived)
    case .withdrawn: .withdrawn
    case .clarificationLapsed: .clarificationLapsed
    case .feeLapsed: .feeLapsed
    case .reviewFiled: .reviewFiled
    case .reviewDecided: .reviewDecided(receivedOn: arrived)
    case .suitFiled: .suitFiled
    }
  }
}
