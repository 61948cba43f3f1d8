/// What the law makes of a command: the events to record and the capacity in which the person acts.
package struct Ruling<Event: FileEvent>: Sendable {
  package let role: Role
  package let events: [Event]

  package init(role: Role, events: [Event]) {
    self.role = role
    self.events = events
  }
}

/// Who asks for an act, in which capacities, on which day, with what at hand.
package struct Situation: Sendable {
  /// The key of the person acting.
  package let person: String
  package let roles: Set<Role>
  /// The legal day of the act: today, or an earlier day for a paper that came in earlier.
  package let on: Day
  package let today: Day
  package let calendar: WorkCalendar
  /// The number the next letter would bear.
  package let letter: String

  package init(
    person: String, roles: Set<Role>, on: Day, today: Day, calendar: WorkCalendar, letter: String = ""
  ) {
    self.person = person
    self.roles = roles
    self.on = on
    self.today = today
    self.calendar = calendar
    self.letter = letter
  }
}
