/// A document about one matter as a program or the public calculator hands it in: the JSON that `huabiao due` reads.
///
/// Without `matter`, or with `request`, it is the story of a request (`RequestStoryDocument`). Every other matter is told
/// alike: `{"matter": "inquiry", "began": {"on": "2026-11-02", "as": "ordinary"}, "events": [{"kind": "answered", "on": …}],
/// "today": …}`; by moments (`at`, `now`) where hours count, by `year` where a year is reported on.
package struct LimitsDocument: Hashable, Sendable {
  package enum Story: Hashable, Sendable {
    case request(RequestStory)
    case matter(MatterStory)
  }

  package let story: Story
  /// The moment as of which the limits are told, midnight where the document names a day; `nil` where it names none.
  package let now: Instant?
  private let request: RequestStoryDocument?

  package init(json bytes: some Sequence<UInt8>) throws(StoryFault) {
    let document = try StoryFields(json: bytes)
    let matter: Matter = document.has("matter") ? try document.choice("matter") : .request
    guard matter != .request else {
      let request = try RequestStoryDocument(document)
      self.request = request
      story = .request(request.story)
      now = request.today.map { Instant($0) }
      return
    }
    request = nil
    story = .matter(try MatterStory(matter, document))
    let today = try document.optionalDay("today")
    now = try document.optionalMoment("now") ?? today.map { Instant($0) }
  }

  /// The story of a request as a form told it.
  package init(_ document: RequestStoryDocument) {
    request = document
    story = .request(document.story)
    now = document.today.map { Instant($0) }
  }

  /// The story of any other matter as a form told it.
  package init(_ story: MatterStory, now: Instant?) {
    request = nil
    self.story = .matter(story)
    self.now = now
  }

  package var matter: Matter {
    switch story {
    case .request: .request
    case .matter(let story): story.matter
    }
  }

  /// The limits and what is refused, as of the moment of the document or of `clock`.
  package func reckon(now clock: Instant, in calendar: WorkCalendar) throws(OutsideCalendar) -> Reckoning {
    switch story {
    case .request(let story):
      return try RequestClocks(calendar: calendar, today: (now ?? clock).day).reckon(story).plain
    case .matter(let story): return try story.reckon(in: calendar, now: now ?? clock)
    }
  }

  /// What the document comes to.
  ///
  /// - Parameter now: where the document names no day of its own.
  package func answer(now clock: Instant, in calendar: WorkCalendar) throws(OutsideCalendar) -> Answer {
    let now = now ?? clock
    switch story {
    case .request(let story):
      let reckoning = try RequestClocks(calendar: calendar, today: now.day).reckon(story)
      return Answer(
        json: try reckoning.json(today: now.day, in: calendar), text: reckoning.text(today: now.day),
        refusals: reckoning.refusals)
    case .matter(let story):
      let reckoning = try story.reckon(in: calendar, now: now)
      return Answer(
        json: try reckoning.json(of: story.matter, now: now, in: calendar),
        text: story.matter.title + "\n" + reckoning.text(today: now.day), refusals: reckoning.refusals)
    }
  }

  /// The limits in both tongues, and what of the story is refused.
  package struct Answer: Hashable, Sendable {
    package let json: OrderedJSON
    package let text: String
    package let refusals: [BrokenRule]
  }

  /// The first field in which a day stands, `events[2].on`; `nil` where the document does not name it.
  package func field(naming day: Day) -> String? {
    if let request { return request.field(naming: day) }
    guard case .matter(let story) = story else { return nil }
    if story.began.day == day { return story.matter.questions.beginning.field }
    for (index, event) in story.events.enumerated() {
      if event.on == day {
        return "events[\(index)]." + (story.matter.questions.beginning == .moment ? "at" : "on")
      }
      if event.further == day { return "events[\(index)].receivedOn" }
    }
    return now?.day == day ? "today" : nil
  }
}

extension Matter.Questions.Beginning {
  fileprivate var field: String {
    switch self {
    case .day: "began.on"
    case .moment: "began.at"
    case .year: "began.year"
    }
  }
}

extension MatterStory {
  fileprivate init(_ matter: Matter, _ document: StoryFields) throws(StoryFault) {
    let questions = matter.questions
    let beginning = try document.object("began")
    let began: Instant
    switch questions.beginning {
    case .day: began = Instant(try beginning.day("on"))
    case .moment: began = try beginning.moment("at")
    case .year:
      let year = try beginning.number("year")
      guard let end = Day(year: year, month: 12, day: 31) else {
        throw .malformed(field: beginning.name("year"), found: String(year), wanted: "年份")
      }
      began = Instant(end)
    }
    var manner: String?
    if !questions.manners.isEmpty {
      manner = try beginning.choice("as", among: questions.manners.map(\.name))
    }
    var events: [Event] = []
    for fields in try document.objects("events") {
      let name = try fields.choice("kind", among: questions.steps.map(\.name))
      let step = questions.steps.first { $0.name == name }
      let at =
        questions.beginning == .moment ? try fields.moment("at") : Instant(try fields.day("on"))
      events.append(
        Event(
          name, at: at, further: step?.further == nil ? nil : try fields.optionalDay("receivedOn"),
          number: step?.number == nil ? nil : try fields.number("days")))
    }
    let restDays: RestDays? = document.has("restDays") ? try document.choice("restDays") : nil
    self.init(matter, manner: manner, began: began, events: events, restDays: restDays)
  }
}

extension StoryFields {
  fileprivate func moment(_ key: String) throws(Fault) -> Instant {
    guard let moment = try optionalMoment(key) else { throw .missing(field: name(key)) }
    return moment
  }

  fileprivate func optionalMoment(_ key: String) throws(Fault) -> Instant? {
    guard has(key) else { return nil }
    let value = try needed(key)
    guard case .text(let text) = value, let moment = Instant(local: text) else {
      throw .malformed(field: name(key), found: value.quoted, wanted: "YYYY-MM-DDThh:mm形式的北京时间")
    }
    return moment
  }

  fileprivate func choice(_ key: String, among names: [String]) throws(Fault) -> String {
    let value = try needed(key)
    guard case .text(let text) = value, names.contains(text) else {
      throw .malformed(field: name(key), found: value.quoted, wanted: names.joined(separator: "、") + "之一")
    }
    return text
  }
}
