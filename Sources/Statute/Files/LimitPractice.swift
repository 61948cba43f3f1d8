/// What becomes of rest days where no rule was found.
package enum RestDays: String, CaseIterable, Sendable {
  /// They are days like any other: a date keeps its day, hours run through the night and the weekend.
  case counted
  /// They are passed over: a last day moves to the next working day, hours stand still from midnight to midnight.
  case skipped
}

/// How a body has settled what the law leaves open about its limits. A setting, never the law.
package struct LimitPractice: Hashable, Sendable {
  package var restDays: [Term.Name: RestDays]

  package init(_ restDays: [Term.Name: RestDays] = [:]) {
    self.restDays = restDays
  }

  /// Where a body has settled nothing.
  package static let usual = LimitPractice()

  /// Whether the last day of a limit makes way for the next working day, or its hours stand still on rest days.
  func skipsRestDays(_ term: Term) -> Bool {
    switch term.restDay {
    case .never: false
    case .moves: true
    case .unsettled(let usual): (restDays[term.name] ?? usual) == .skipped
    }
  }
}
