import Statute

/// Stories and days written short, so that a table of cases can be read.
func day(_ text: String) -> Day {
  guard let day = Day(text) else { preconditionFailure("no such day: \(text)") }
  return day
}

/// A story from lines like `2024-10-09 clarificationAsked` and `2024-11-01 extended 20`; the second day of an event
/// stands behind its name.
func story(_ receivedOn: String, by channel: RequestChannel = .inPerson, _ lines: [String] = [])
  -> RequestStory
{
  RequestStory(
    received: .init(
      on: day(receivedOn), by: channel, confirmedOn: channel.needsConfirmation ? day(receivedOn) : nil),
    events: lines.map(event))
}

func event(_ line: String) -> RequestStory.Event {
  let words = line.split(separator: " ").map(String.init)
  let further = words.count > 2 ? Day(words[2]) : nil
  let kind: RequestStory.Kind
  switch words[1] {
  case "clarificationAsked": kind = .clarificationAsked
  case "clarified": kind = .clarified
  case "clarificationLapsed": kind = .clarificationLapsed
  case "thirdPartyConsulted": kind = .thirdPartyConsulted(receivedOn: further)
  case "thirdPartyAnswered": kind = .thirdPartyAnswered
  case "organConsulted": kind = .organConsulted(receivedOn: further)
  case "organAnswered": kind = .organAnswered
  case "extended": kind = .extended(workdays: Int(words[2]) ?? 0)
  case "feeNoticed": kind = .feeNoticed(receivedOn: further)
  case "feeNoticeReceived": kind = .feeNoticeReceived
  case "feePaid": kind = .feePaid
  case "feeLapsed": kind = .feeLapsed
  case "handed": kind = .replied(by: .inPerson, servedOn: further)
  case "posted": kind = .replied(by: .post, servedOn: further)
  case "sent": kind = .replied(by: .online, servedOn: further)
  case "withdrawn": kind = .withdrawn
  case "reviewFiled": kind = .reviewFiled
  case "reviewDecided": kind = .reviewDecided(receivedOn: further)
  case "suitFiled": kind = .suitFiled
  default: preconditionFailure("no such event: \(words[1])")
  }
  return .init(kind, on: day(words[0]))
}

/// The limits of a story under the official calendar.
func reckon(_ story: RequestStory, today: String) throws -> RequestReckoning {
  try RequestClocks(calendar: .published, today: day(today)).reckon(story)
}

extension RequestReckoning {
  /// The last clock of a name.
  func clock(_ name: Term.Name) -> LegalClock? { clocks.last { $0.term.name == name } }

  /// `reply 2024-10-30 running`, for each clock.
  var lines: [String] {
    clocks.map { "\($0.name) \($0.due?.description ?? "-") \($0.status.rawValue)" }
  }

  /// `art.33 extended 2024-11-01`, for each refusal.
  var refusalLines: [String] { refusals.map { "\($0.rule) \($0.event) \($0.on)" } }
}
