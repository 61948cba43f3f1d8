/// The story of one request as a program or the public calculator hands it in: the JSON that `huabiao due` reads.
///
/// Keys that are not known are passed over, so that later ones can be added; everything else that is not as it
/// should be is refused with the name of the field.
package struct RequestStoryDocument: Hashable, Sendable {
  package let story: RequestStory
  /// The day as of which the limits are told; `nil` where the document names none.
  package let today: Day?

  package init(story: RequestStory, today: Day?) {
    self.story = story
    self.today = today
  }

  package typealias Fault = StoryFault

  package init(json bytes: some Sequence<UInt8>) throws(Fault) {
    try self.init(StoryFields(json: bytes))
  }

  init(_ document: StoryFields) throws(Fault) {
    let received = try document.object("received")
    let channel: RequestChannel = try received.choice("by")
    let receipt = RequestStory.Receipt(
      on: try received.day("on"), by: channel, confirmedOn: try received.optionalDay("confirmedOn"))
    var events: [RequestStory.Event] = []
    for fields in try document.objects("events") {
      events.append(RequestStory.Event(try fields.kind(), on: try fields.day("on")))
    }
    story = RequestStory(received: receipt, events: events)
    today = try document.optionalDay("today")
  }
}

extension StoryFields {
  fileprivate func kind() throws(Fault) -> RequestStory.Kind {
    let value = try needed("kind")
    guard case .text(let text) = value else {
      throw .malformed(field: name("kind"), found: value.quoted, wanted: "事项名称")
    }
    switch text {
    case "clarificationAsked": return .clarificationAsked
    case "clarified": return .clarified
    case "clarificationLapsed": return .clarificationLapsed
    case "thirdPartyConsulted": return .thirdPartyConsulted(receivedOn: try optionalDay("receivedOn"))
    case "thirdPartyAnswered": return .thirdPartyAnswered
    case "organConsulted": return .organConsulted(receivedOn: try optionalDay("receivedOn"))
    case "organAnswered": return .organAnswered
    case "extended": return .extended(workdays: try number("workdays"))
    case "feeNoticed": return .feeNoticed(receivedOn: try optionalDay("receivedOn"))
    case "feeNoticeReceived": return .feeNoticeReceived
    case "feePaid": return .feePaid
    case "feeLapsed": return .feeLapsed
    case "replied": return .replied(by: try choice("by"), servedOn: try optionalDay("servedOn"))
    case "withdrawn": return .withdrawn
    case "reviewFiled": return .reviewFiled
    case "reviewDecided": return .reviewDecided(receivedOn: try optionalDay("receivedOn"))
    case "suitFiled": return .suitFiled
    default: throw .malformed(field: name("kind"), found: value.quoted, wanted: "已知的事项名称")
    }
  }
}

extension RequestStoryDocument {
  /// The first field in which a day stands, `events[2].on`; `nil` where the document does not name it.
  package func field(naming day: Day) -> String? {
    if story.received.on == day { return "received.on" }
    if story.received.confirmedOn == day { return "received.confirmedOn" }
    for (index, event) in story.events.enumerated() {
      if event.on == day { return "events[\(index)].on" }
      if event.kind.furtherDay == day {
        if case .replied = event.kind { return "events[\(index)].servedOn" }
        return "events[\(index)].receivedOn"
      }
    }
    return today == day ? "today" : nil
  }
}
