import Statute

/// An event that may tell of a limit which a calendar moved.
protocol RecountingEvent: FileEvent {
  var recount: LimitRecount? { get }
}

extension ItemEvent: RecountingEvent {
  var recount: LimitRecount? { if case .limitRecounted(let recount) = self { recount } else { nil } }
}

extension RequestEvent: RecountingEvent {
  var recount: LimitRecount? { if case .limitRecounted(let recount) = self { recount } else { nil } }
}

extension Entry where Event: RecountingEvent {
  /// The keys of the people whom a reader of the course is told by name: who acted, and who took up the notice by which a
  /// limit was moved.
  var people: [String] { [by.personKey, event.recount?.takenUpBy].compactMap(\.self) }
}
