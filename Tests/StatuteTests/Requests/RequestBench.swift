import Statute

/// A request that people act on one after the other, each in the role that the act asks for.
struct RequestBench {
  private(set) var request: InformationRequest
  private(set) var entries: [Entry<RequestEvent>]
  var rules = LetterRules()

  init(_ receivedOn: String = "2024-09-27", by channel: RequestChannel = .inPerson) throws {
    let intake = RequestEvent.Intake(
      body: "body", number: "2024-0001", channel: channel, receivedOn: day(receivedOn), applicant: .natural,
      particulars: "v-1", particularsDigest: "", wanted: "验收材料", form: .paper, codeDigest: "")
    let entry = Entry(
      version: 1, on: intake.receivedOn, at: Instant(intake.receivedOn), by: .citizen,
      event: RequestEvent.received(intake))
    guard let request = InformationRequest(id: FileID(.request, "r-1"), opening: entry) else {
      throw UnreadableEvent.malformed
    }
    self.request = request
    entries = [entry]
  }

  /// - Parameters:
  ///   - person: the key of who acts; by default the name of the role, so that every role is another person.
  ///   - roles: by default the first role that may do it at some step.
  mutating func act(
    _ command: RequestCommand, on text: String, today: String? = nil, person: String? = nil,
    roles: Set<Role>? = nil
  ) throws(RequestRefusal) {
    let usual = InformationRequest.flow.rules.first {
      $0.action == command.action && $0.steps.contains(request.step)
    }
    let role = usual?.roles.min { $0.rawValue < $1.rawValue } ?? .disclosureOfficer
    let situation = Situation(
      person: person ?? role.rawValue, roles: roles ?? [role], on: day(text), today: day(today ?? text),
      calendar: .published, letter: "〔2024〕1号")
    let ruling = try request.decide(command, under: rules, situation)
    for event in ruling.events {
      let entry = Entry(
        version: entries.count + 1, on: situation.on, at: Instant(situation.today, hour: 9),
        by: .person(key: situation.person, as: ruling.role), event: event)
      request.apply(entry)
      entries.append(entry)
    }
  }

  /// Why it is not allowed; `nil` where it was and is done.
  mutating func refusal(
    _ command: RequestCommand, on text: String, today: String? = nil, person: String? = nil,
    roles: Set<Role>? = nil
  ) -> RequestRefusal? {
    do throws(RequestRefusal) {
      try act(command, on: text, today: today, person: person, roles: roles)
      return nil
    } catch {
      return error
    }
  }

  static let grant = Decision(outcome: .granted, provided: ["验收报告"])

  /// Drafted, reviewed, cleared, signed and posted on one day.
  mutating func reply(_ decision: Decision = grant, on text: String) throws(RequestRefusal) {
    try act(.draftReply(decision), on: text)
    try act(.approveDraft, on: text)
    try act(.clearSecrecy, on: text)
    try act(.sign, on: text)
    try act(.serve(by: .post, servedOn: nil), on: text)
  }
}
