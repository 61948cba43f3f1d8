/// The limits of one matter as they stand, and the steps that the law does not allow.
package struct Reckoning: Hashable, Sendable {
  package let clocks: [LegalClock]
  package let refusals: [BrokenRule]

  package init(clocks: [LegalClock], refusals: [BrokenRule] = []) {
    self.clocks = clocks
    self.refusals = refusals
  }
}

/// A step of a story that the law does not allow, with the rule it breaks.
package struct BrokenRule: Hashable, Sendable {
  package let rule: String
  package let event: String
  package let on: Day
  /// One plain sentence.
  package let message: String

  package init(rule: String, event: String, on: Day, message: String) {
    self.rule = rule
    self.event = event
    self.on = on
    self.message = message
  }
}
