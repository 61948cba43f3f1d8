import Statute
import WebParts

/// What somebody asked the calculator: all of it stands in the address, since none of it is about a person.
///
/// Read leniently into rows and strictly into a story; what is wrong is kept as typed and told beside its field.
struct CalculatorQuery: Sendable {
  /// So many events can be entered; a story with more is for `huabiao due`.
  static let mostEvents = 16

  /// One row of the form: an event as it was chosen and typed.
  struct Row: Sendable, Equatable {
    var event = ""
    var on = ""
    /// When a letter arrived.
    var arrived = ""
    /// By how many working days a reply is put off.
    var workdays = ""

    var choice: CalculatorEvent? { CalculatorEvent(rawValue: event) }
    var isBlank: Bool { event.isEmpty && on.isEmpty }
  }

  let form: Form
  let rows: [Row]
  /// `nil` where something is at fault.
  let document: RequestStoryDocument?
  let faults: [ErrorSummary.Fault]
  /// Whether anything was asked at all, so that the empty form does not scold.
  let isAsked: Bool

  static func name(_ field: String, _ row: Int) -> String { "\(field)\(row + 1)" }

  init(_ query: Query) {
    form = Form(query.fields.map { Form.Field(name: $0.name, value: String($0.value.prefix(40))) })
    isAsked = query.fields.contains { $0.name == "on" || $0.name == "by" }
    // A row without an event and a day is gone: that is how one takes an event out again.
    rows = (0..<Self.mostEvents).map { [form] index in
      func typed(_ field: String) -> String { form[Self.name(field, index)] ?? "" }
      return Row(
        event: typed("event"), on: typed("day"), arrived: typed("arrived"), workdays: typed("workdays"))
    }.filter { !$0.isBlank }
    var reader = FormReader(Self.tidy(form, rows))
    let channel: RequestChannel? = reader.choice("by")
    let received = reader.day("on") { Day($0) }
    let confirmed = reader.optionalDay("confirmed") { Day($0) }
    let today = reader.optionalDay("today") { Day($0) }
    let events = rows.indices.compactMap { Self.event($0, &reader) }
    let words = FaultWords(labels: Self.labels, choices: Self.choices)
    faults = isAsked ? words.faults(reader.faults) : []
    guard let channel, let received, reader.isClean else {
      document = nil
      return
    }
    document = RequestStoryDocument(
      story: RequestStory(
        received: .init(
          on: received, by: channel, confirmedOn: channel.needsConfirmation ? confirmed : nil), events: events
      ), today: today)
  }

  /// The same question as an address, its rows moved together.
  var suffix: String { Query(Self.tidy(form, rows).fields.filter { !$0.value.isEmpty }).suffix }

  private static func tidy(_ form: Form, _ rows: [Row]) -> Form {
    var fields = ["by", "on", "confirmed", "today"].map { Form.Field(name: $0, value: form[$0] ?? "") }
    for (index, row) in rows.enumerated() {
      fields += [
        .init(name: name("event", index), value: row.event), .init(name: name("day", index), value: row.on),
        .init(name: name("arrived", index), value: row.arrived),
        .init(name: name("workdays", index), value: row.workdays),
      ]
    }
    return Form(fields)
  }

  private static func event(_ row: Int, _ reader: inout FormReader) -> RequestStory.Event? {
    let choice: CalculatorEvent? = reader.choice(name("event", row))
    let on = reader.day(name("day", row)) { Day($0) }
    guard let choice, let on else { return nil }
    var workdays = 0
    if choice == .extended {
      guard let typed = reader.integer(name("workdays", row), in: 1...99) else { return nil }
      workdays = typed
    }
    let arrived = choice.arrives == nil ? nil : reader.optionalDay(name("arrived", row)) { Day($0) }
    return RequestStory.Event(choice.kind(arrived: arrived, workdays: workdays), on: on)
  }

  /// The field of the form in which a day stands that no calendar covers.
  func field(naming day: Day) -> String {
    guard let path = document?.field(naming: day) else { return "on" }
    switch path {
    case "received.on": return "on"
    case "received.confirmedOn": return "confirmed"
    case "today": return "today"
    default:
      let row = path.drop { !$0.isNumber }.prefix { $0.isNumber }
      return Self.name(path.hasSuffix("].on") ? "day" : "arrived", Int(row) ?? 0)
    }
  }

  private static let choices = Set(["by"] + (0..<mostEvents).map { name("event", $0) })

  private static let labels: [String: String] = {
    var labels = ["by": "提出方式", "on": "提出或者到达的日期", "confirmed": "确认收到的日期", "today": "计算到哪一天"]
    for row in 0..<mostEvents {
      labels[name("event", row)] = "事项 \(row + 1)"
      labels[name("day", row)] = "事项 \(row + 1) 的日期"
      labels[name("arrived", row)] = "事项 \(row + 1) 的送达日期"
      labels[name("workdays", row)] = "延长的工作日"
    }
    return labels
  }()
}

/// What can happen to a request, as the form offers it. The raw value stands in addresses and never changes.
enum CalculatorEvent: String, CaseIterable, Sendable {
  case clarificationAsked, clarified
  case thirdPartyConsulted, thirdPartyAnswered, organConsulted, organAnswered
  case extended
  case feeNoticed, feePaid
  case handed, posted, sent
  case withdrawn, clarificationLapsed, feeLapsed
  case reviewFiled, suitFiled

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
    case .suitFiled: .suitFiled
    }
  }
}
