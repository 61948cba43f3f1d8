/// What the applicant may do against a reply, as the letter must tell (Regulation, article 51).
package struct Remedies: Hashable, Sendable {
  /// Whether reconsideration must come first (复议前置).
  package let reviewFirst: Bool
  package let review: Term
  /// The suit without reconsideration before it; `nil` where reconsideration comes first.
  package let suit: Term?
  package let suitAfterReview: Term

  /// - Parameter day: the day of the decision; the rule of reconsideration first holds from 2024-01-01.
  package init?(for outcome: Outcome, decidedOn day: Day) {
    guard let review = Term.inForce(.review, on: day), let suit = Term.inForce(.suit, on: day),
      let after = Term.inForce(.suitAfterReview, on: day)
    else { return nil }
    reviewFirst = outcome.withholds && day >= Term.reconsiderationLaw2024
    self.review = review
    self.suit = reviewFirst ? nil : suit
    suitAfterReview = after
  }
}
