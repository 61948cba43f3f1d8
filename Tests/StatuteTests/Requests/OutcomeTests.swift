import Statute
import Testing

@Suite("Articles 36 to 39: outcomes, rows, articles, remedies")
struct OutcomeTests {
  /// Every outcome: the row of table 3, the article the letter rests on, whether reconsideration comes first.
  static let table: [(Outcome, ReportRow, String, reviewFirst: Bool)] = [
    (.alreadyPublic, .granted, "第三十六条第（一）项", false),
    (.granted, .granted, "第三十六条第（二）项", false),
    (.partlyGranted, .partlyGranted, "第三十七条", true),
    (.stateSecret, .stateSecret, "第十四条、第三十六条第（三）项", true),
    (.forbiddenByLaw, .forbiddenByLaw, "第十四条、第三十六条第（三）项", true),
    (.threeSecurities, .threeSecurities, "第十四条、第三十六条第（三）项", true),
    (.thirdPartyRights, .thirdPartyRights, "第十五条、第三十六条第（三）项", true),
    (.internalAffairs, .internalAffairs, "第十六条第一款、第三十六条第（三）项", true),
    (.processInformation, .processInformation, "第十六条第二款、第三十六条第（三）项", true),
    (.enforcementFile, .enforcementFile, "第十六条第二款、第三十六条第（三）项", true),
    (.administrativeQuery, .administrativeQuery, "第三十六条第（七）项", false),
    (.notHeld, .notHeld, "第三十六条第（四）项", false),
    (.notResponsible, .notHeld, "第三十六条第（五）项", false),
    (.needsCreation, .needsCreation, "第三十八条", false),
    (.stillUnclear, .stillUnclear, "第三十条", false),
    (.petition, .petition, "第三十九条", false),
    (.duplicate, .duplicate, "第三十六条第（六）项", false),
    (.publication, .publication, "第三十九条", false),
    (.excessive, .excessive, "第三十五条", false),
    (.reissue, .reissue, "第三十六条", false),
    (.notClarifiedInTime, .notClarifiedInTime, "第三十条", false),
    (.feeUnpaid, .feeUnpaid, "第四十二条", false),
    (.withdrawn, .otherHandling, "第三十三条", false),
    (.otherHandling, .otherHandling, "第三十三条", false),
  ]

  @Test func `every outcome is in the table, and every row of outcomes is reached`() {
    #expect(OutcomeTests.table.map(\.0) == Outcome.allCases)
    #expect(Set(OutcomeTests.table.map(\.1)) == Set(ReportRow.outcomes))
  }

  @Test(arguments: table)
  func `an outcome fixes row, article and remedies`(
    outcome: Outcome, row: ReportRow, article: String, reviewFirst: Bool
  ) throws {
    #expect(outcome.row == row)
    #expect(outcome.article == "《政府信息公开条例》" + article)
    let after = try #require(Remedies(for: outcome, decidedOn: day("2024-01-01")))
    #expect(after.reviewFirst == reviewFirst)
    #expect(after.review.count == 60 && after.review.unit == .calendarDays)
    #expect(after.review.article == "《行政复议法》第二十条")
    #expect(after.suit.map { "\($0.count) \($0.unit)" } == (reviewFirst ? nil : "6 months"))
    #expect(after.suitAfterReview.count == 15 && after.suitAfterReview.unit == .calendarDays)
  }

  @Test(arguments: Outcome.allCases)
  func `a decision before 2024 leaves the choice between reconsideration and suit`(outcome: Outcome) throws {
    let before = try #require(Remedies(for: outcome, decidedOn: day("2023-12-31")))
    #expect(!before.reviewFirst)
    #expect(before.suit?.count == 6)
    #expect(before.review.article == "1999年《行政复议法》第九条")
    let old = try #require(Remedies(for: outcome, decidedOn: day("2015-04-30")))
    #expect(old.suit?.count == 3)
  }

  @Test func `the groups are those of the form`() {
    for outcome in Outcome.allCases {
      switch outcome.group {
      case .granted, .partlyGranted: #expect(outcome.row.group == nil)
      case .refused: #expect(outcome.row.group == .refused)
      case .unable: #expect(outcome.row.group == .unable)
      case .notProcessed: #expect(outcome.row.group == .notProcessed)
      case .other: #expect(outcome.row.group == .otherwise)
      }
    }
  }

  @Test(arguments: Outcome.allCases)
  func `an empty reply lacks what its article asks for`(outcome: Outcome) {
    let gaps = Decision(outcome: outcome, reasons: " ", guidance: "\n").gaps
    let expected: [String]
    switch outcome {
    case .alreadyPublic, .granted, .administrativeQuery: expected = ["guidance"]
    case .partlyGranted: expected = ["withheld", "reasons"]
    case .notClarifiedInTime, .feeUnpaid, .withdrawn: expected = ["reasons", "outcome"]
    default: expected = ["reasons"]
    }
    #expect(gaps.map(\.field) == expected)
    let full = Decision(outcome: outcome, reasons: "理由", guidance: "途径", withheld: [.stateSecret])
    #expect(full.gaps.isEmpty == outcome.isDecidedInReply)
  }
}

@Suite("Article 42: the information processing fee")
struct FeeTests {
  @Test(arguments: [
    (0, 0), (1, 0), (10, 0), (11, 100), (30, 2_000), (31, 2_200), (40, 4_000), (41, 4_300), (50, 7_000),
    (60, 11_000), (100, 37_000),
  ])
  func `by item: what so many of a month cost together`(items: Int, yuan: Int) {
    #expect(FeeTariff.perItem(before: 0, items: items).amount == yuan)
  }

  @Test(arguments: [
    (0, 0), (1, 0), (30, 0), (31, 10), (68, 380), (100, 700), (101, 720), (200, 2_700), (201, 2_740),
    (300, 6_700),
  ])
  func `by page: what so many cost`(pages: Int, yuan: Int) {
    #expect(FeeTariff.perPage(pages: pages).amount == yuan)
  }

  @Test(arguments: [(0, 30), (9, 2), (28, 5), (35, 40), (59, 1)])
  func `items come on top of those of the month`(before: Int, items: Int) {
    let together = FeeTariff.perItem(before: 0, items: before + items).amount
    let earlier = FeeTariff.perItem(before: 0, items: before).amount
    #expect(FeeTariff.perItem(before: before, items: items).amount == together - earlier)
  }

  @Test(arguments: [
    FeeTariff.perItem(before: -1, items: 1), .perItem(before: 0, items: .max), .perPage(pages: -5),
    .perPage(pages: .max), .perItem(before: .max, items: 1),
  ])
  func `numbers that cannot be meant cost nothing and are not asked for`(tariff: FeeTariff) {
    #expect(!tariff.isPlausible)
    #expect(tariff.amount == 0)
  }
}
