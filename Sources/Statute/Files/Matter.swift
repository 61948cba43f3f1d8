/// What a limit can be asked about: the matters of the public calculator and of `huabiao due`. The raw values stand in
/// addresses and documents and never change.
package enum Matter: String, CaseIterable, Sendable {
  case request, clarificationNotice, thirdParty, organ, feePayment
  case publication, doublePublicity, consultation, publicOpinion, annualReport
  case dispute, suitAfterReview, reviewAnswer, courtAnswer
  case inquiry, complaint

  /// What one tells of it to have its limits counted.
  package struct Questions: Hashable, Sendable {
    /// How its beginning is told.
    package enum Beginning: Hashable, Sendable { case day, moment, year }

    package let beginning: Beginning
    /// The kinds it comes in; empty where there is one.
    package let manners: [Manner]
    /// What can happen to it, in the order of the procedure.
    package let steps: [Step]
    /// The limits of it for which the law does not say what becomes of rest days, and what holds where nothing is chosen.
    package let restDays: [Term.Name]

    /// What rest days are to its limits where nothing is chosen; `nil` where the law says it.
    package var usualRestDays: RestDays? {
      for name in restDays {
        if case .unsettled(let usual)? = Term.all.first(where: { $0.name == name })?.restDay { return usual }
      }
      return nil
    }
  }

  package struct Manner: Hashable, Sendable {
    package let name: String
    package let title: String
  }

  package struct Step: Hashable, Sendable {
    package let name: String
    package let title: String
    /// What its second day means, where it has one.
    package var further: String?
    /// What its number means, where it needs one.
    package var number: String?

    package init(name: String, title: String, further: String? = nil, number: String? = nil) {
      self.name = name
      self.title = title
      self.further = further
      self.number = number
    }
  }
}

/// What was told of a matter: when it began, what happened since.
package struct MatterStory: Hashable, Sendable {
  package struct Event: Hashable, Sendable {
    package let step: String
    /// For matters told by days, the midnight with which the day begins.
    package let at: Instant
    package let further: Day?
    package let number: Int?

    package init(_ step: String, at: Instant, further: Day? = nil, number: Int? = nil) {
      self.step = step
      self.at = at
      self.further = further
      self.number = number
    }

    package init(_ step: String, on day: Day, further: Day? = nil, number: Int? = nil) {
      self.init(step, at: Instant(day), further: further, number: number)
    }

    package var on: Day { at.day }
  }

  package let matter: Matter
  package let manner: String?
  /// The day, or for some the moment; of an annual report the last day of the year reported on.
  package let began: Instant
  package let events: [Event]
  /// How rest days are taken where the law does not say; `nil` for the usual way.
  package let restDays: RestDays?

  package init(
    _ matter: Matter, manner: String? = nil, began: Instant, events: [Event] = [], restDays: RestDays? = nil
  ) {
    self.matter = matter
    self.manner = manner
    self.began = began
    self.events = events
    self.restDays = restDays
  }

  package init(
    _ matter: Matter, manner: String? = nil, on day: Day, events: [Event] = [], restDays: RestDays? = nil
  ) {
    self.init(matter, manner: manner, began: Instant(day), events: events, restDays: restDays)
  }

  /// The limits as they stand at a moment. What a story tells that its matter does not know is passed over.
  package func reckon(in calendar: WorkCalendar, now: Instant) throws(OutsideCalendar) -> Reckoning {
    let (today, day) = (now.day, began.day)
    switch matter {
    case .request:
      // A request is told by its own story (`RequestStory`); by a day alone it is one handed in.
      let story = RequestStory(received: .init(on: day, by: .inPerson), events: [])
      return try RequestClocks(calendar: calendar, today: today).reckon(story).plain
    case .clarificationNotice: return try single(.clarificationNotice, calendar, today)
    case .thirdParty: return try single(.thirdParty, calendar, today)
    case .organ: return try single(.organ, calendar, today)
    case .feePayment: return try single(.feePayment, calendar, today)
    case .publication: return try single(.publication, calendar, today)
    case .doublePublicity: return try single(.doublePublicity, calendar, today)
    case .suitAfterReview: return try single(.suitAfterReview, calendar, today)
    case .courtAnswer: return try single(.courtAnswer, calendar, today)
    case .complaint: return try single(.queryAppeal, calendar, today, extendedTo: .queryAppealExtended)
    case .reviewAnswer:
      return try single(
        manner == "simplified" ? .reviewAnswerSimplified : .reviewAnswer, calendar, today)
    case .consultation:
      return try ConsultationStory(
        openedOn: day, closesOn: first("closed")?.on ?? first("closedEarly")?.on,
        reasonGiven: first("closed") == nil && first("closedEarly") != nil
      ).reckon(in: calendar, today: today, practice: practice)
    case .annualReport:
      return try ReportDeadline(
        year: day.year, publisher: ReportDeadline.Publisher(rawValue: manner ?? "") ?? .department,
        publishedOn: first("published")?.on
      ).reckon(in: calendar, today: today, practice: practice)
    case .publicOpinion:
      return try OpinionStory(
        arose: began, gravity: OpinionStory.Gravity(rawValue: manner ?? "") ?? .other,
        events: events.compactMap { event in
          OpinionStory.Kind(rawValue: event.step).map { .init($0, at: event.at) }
        }
      ).reckon(in: calendar, now: now, practice: practice)
    case .inquiry:
      let told = Inquiry(rawValue: manner ?? "") ?? .ordinary
      return try InquiryClocks(calendar: calendar, today: today).reckon(
        InquiryStory(
          receivedOn: day, category: told.category, by: told.holder,
          events: events.compactMap { event in
            InquiryStory.Kind(rawValue: event.step).map { .init($0, on: event.on) }
          }))
    case .dispute:
      return try DisputeClocks(calendar: calendar, today: today).reckon(
        DisputeStory(
          knownOn: day, withheld: manner == "withheld",
          events: events.compactMap { event in
            DisputeStory.Kind(rawValue: event.step).map {
              .init($0, on: event.on, further: event.further, number: event.number)
            }
          }))
    }
  }

  /// The ways in which a question comes in: its weight, and who has it first.
  enum Inquiry: String, CaseIterable {
    case ordinary, complex, ordinaryAtOffice, complexAtOffice

    var category: InquiryStory.Category {
      self == .ordinary || self == .ordinaryAtOffice ? .ordinary : .complex
    }
    var holder: InquiryStory.Holder { self == .ordinary || self == .complex ? .department : .office }
  }

  private var practice: LimitPractice {
    guard let restDays else { return .usual }
    return LimitPractice(
      Dictionary(matter.questions.restDays.map { ($0, restDays) }, uniquingKeysWith: { first, _ in first }))
  }

  private func first(_ step: String) -> Event? {
    events.filter { $0.step == step }.min { $0.at < $1.at }
  }

  private func single(
    _ name: Term.Name, _ calendar: WorkCalendar, _ today: Day, extendedTo longer: Term.Name? = nil
  ) throws(OutsideCalendar) -> Reckoning {
    try SingleLimit(
      name, from: began.day, doneOn: first("done")?.on, extendedTo: longer, on: first("extended")?.on
    ).reckon(in: calendar, today: today)
  }
}
