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
    reviewFirst = Self.comesReviewFirst(withheld: outcome.withholds, decidedOn: day)
    self.review = review
    self.suit = reviewFirst ? nil : suit
    suitAfterReview = after
  }

  /// Whether reconsideration comes before a suit (Reconsideration Law of 2023, article 23): where information is withheld
  /// by a decision made since 2024-01-01.
  package static func comesReviewFirst(withheld: Bool, decidedOn day: Day) -> Bool {
    withheld && day >= Term.reconsiderationLaw2024
  }
}

extension InformationRequest {
  /// What the applicant may do against the reply; `nil` while there is none. The day of the decision is that of its
  /// signature.
  package var remedies: Remedies? {
    ending.flatMap { Remedies(for: $0.outcome, decidedOn: signedOn ?? $0.on) }
  }
}
