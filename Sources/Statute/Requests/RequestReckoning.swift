/// All limits of one request as they stand on a day.
package struct RequestReckoning: Hashable, Sendable {
  package let receiptDay: Day?
  package let clocks: [LegalClock]
  package let refusals: [BrokenRule]

  package init(receiptDay: Day?, clocks: [LegalClock], refusals: [BrokenRule]) {
    self.receiptDay = receiptDay
    self.clocks = clocks
    self.refusals = refusals
  }

  /// The limits and refusals alone, as any matter has them.
  package var plain: Reckoning { Reckoning(clocks: clocks, refusals: refusals) }

  /// The reply clock that runs or ran last; earlier ones are void.
  package var reply: LegalClock? { clocks.last { $0.term.name == .reply } }
}
