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
    /// The hour and minute, where hours count.
    var time = ""
    /// When a letter arrived.
    var arrived = ""
    /// A number of days.
    var workdays = ""

    var isBlank: Bool { event.isEmpty && on.isEmpty }
  }

  let matter: Matter
  let form: Form
  let rows: [Row]
  /// `nil` where something is at fault.
  let document: LimitsDocument?
  let faults: [ErrorSummary.Fault]
  /// Whether anything was asked at all, so that the empty form does not scold.
  let isAsked: Bool

  static func name(_ field: String, _ row: Int) -> String { "\(field)\(row + 1)" }

  init(_ query: Query) {
    let form = Form(query.fields.map { Form.Field(name: $0.name, value: String($0.value.prefix(40))) })
    self.form = form
    let asked = query.fields.contains { ["on", "by", "year", "as"].contains($0.name) }
    isAsked = asked
    let chosen: Matter? = query.choice("matter")
    matter = chosen ?? .request
    // A row without an event and a day is gone: that is how one takes an event out again.
    rows = (0..<Self.mostEvents).map { index in
      func typed(_ field: String) -> String { form[Self.name(field, index)] ?? "" }
      return Row(
        event: typed("event"), on: typed("day"), time: typed("time"), arrived: typed("arrived"),
        workdays: typed("workdays"))
    }.filter { !$0.isBlank }
    var reader = FormReader(Self.tidy(form, rows))
    if let named = query.text("matter"), chosen == nil {
      reader.fault("matter", .rule("没有“\(named)”这一事项，请从列出的事项中选择"))
    }
    let told = CalculatorReading(matter: matter, rows: rows)
    let document = told.document(&reader)
    let words = FaultWords(labels: told.labels, choices: told.choices)
    faults =
      asked || chosen == nil ? words.faults(reader.faults.filter { asked || $0.field == "matter" }) : []
    self.document = reader.isClean ? document : nil
  }

  /// What can be chosen in a row.
  var steps: [Matter.Step] { CalculatorReading(matter: matter, rows: rows).steps }

  func step(of row: Row) -> Matter.Step? { steps.first { $0.name == row.event } }

  /// The same question as an address, its rows moved together.
  var suffix: String { Query(Self.tidy(form, rows).fields.filter { !$0.value.isEmpty }).suffix }

  private static func tidy(_ form: Form, _ rows: [Row]) -> Form {
    let single = ["matter", "by", "as", "on", "time", "year", "confirmed", "rest", "today", "hour"]
    var fields = single.map { Form.Field(name: $0, value: form[$0] ?? "") }
    for (index, row) in rows.enumerated() {
      fields += [
        .init(name: name("event", index), value: row.event), .init(name: name("day", index), value: row.on),
        .init(name: name("time", index), value: row.time),
        .init(name: name("arrived", index), value: row.arrived),
        .init(name: name("workdays", index), value: row.workdays),
      ]
    }
    return Form(fields)
  }

  /// The field of the form in which a day stands that no calendar covers.
  func field(naming day: Day) -> String {
    guard let path = document?.field(naming: day) else {
      return matter.questions.beginning == .year ? "year" : "on"
    }
    switch path {
    case "received.on", "began.on", "began.at": return "on"
    case "began.year": return "year"
    case "received.confirmedOn": return "confirmed"
    case "today": return "today"
    default:
      let row = path.drop { !$0.isNumber }.prefix { $0.isNumber }
      let isSecond = path.hasSuffix("].receivedOn") || path.hasSuffix("].servedOn")
      return Self.name(isSecond ? "arrived" : "day", Int(row) ?? 0)
    }
  }
}
