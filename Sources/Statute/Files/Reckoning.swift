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

  /// A limit that the law of the day did not know: a matter of that time is told so, and not passed over.
  static func unknownThen(_ name: Term.Name, on day: Day) -> BrokenRule {
    BrokenRule(
      rule: Term.all.first { $0.name == name }?.rule ?? "", event: "began", on: day,
      message: "当时适用的规定没有这项期限")
  }
}
