import Statute
import TestSupport
import Testing

@Suite("Who may do what to an item, at which step")
struct ItemFlowTests {
  @Test func `the matrix of steps, acts and roles`() throws {
    var lines: [String] = []
    for step in ItemStep.allCases {
      lines.append("\(step.rawValue) \(step.title)")
      for action in Item.flow.actions(at: step, for: Set(Role.allCases)) {
        let roles = Role.allCases.filter { Item.flow.role(for: action, at: step, among: [$0]) != nil }
        lines.append("  \(action.rawValue): " + roles.map(\.rawValue).joined(separator: " "))
      }
    }
    try expectGolden(lines.joined(separator: "\n"), "item-flow.txt")
  }

  @Test func `administrators and supervisors act on no item`() {
    let idle = Role.administrators.union([.supervisor])
    for step in ItemStep.allCases { #expect(Item.flow.actions(at: step, for: idle) == []) }
  }

  @Test func `an act that the page offers is refused for its content alone`() throws {
    var bench = try ItemBench.published()
    let offered = try #require(bench.item?.actions(for: ItemBench.office.1))
    #expect(offered == [.openRevision, .repeal, .lapse, .withdraw, .note])
    try bench.act(.withdraw(reason: "撤"), by: ItemBench.office)
    #expect(bench.item?.actions(for: ItemBench.office.1) == [.openRevision, .repeal, .lapse, .note])
    #expect(throws: ItemRefusal.notYours(.withdraw, at: .withdrawn)) {
      try bench.act(.withdraw(reason: "撤"), by: ItemBench.drafter)
    }
    #expect(throws: ItemRefusal.notNow(.submit, at: .withdrawn)) {
      try bench.act(.submit, by: ItemBench.drafter)
    }
  }

  /// Random people do random things. Whatever comes of it, what is public passed every review by other hands than
  /// those that wrote it, says nothing that was not reviewed, and keeps its number.
  @Test(arguments: 0..<60)
  func `no path leads round the reviews`(seed: Int) throws {
    var chance = SplitMix64(seed: UInt64(seed))
    let people = ["a", "b", "c", "d"].map {
      ($0, Role.caseworkers.filter { _ in Int.random(in: 0..<5, using: &chance) < 3 })
    }
    var bench = ItemBench()
    try bench.open(by: ("a", [.informationOfficer]))
    var number: String?
    for serial in 1...150 {
      guard let person = people.randomElement(using: &chance) else { return }
      let command = ItemFlowTests.command(serial, &chance)
      let before = bench.item
      do {
        try bench.act(command, by: person, number: "n\(serial)")
      } catch {
        #expect(bench.item == before)
        continue
      }
      let item = try #require(bench.item)
      if let number { #expect(item.indexNumber == number) }
      number = item.indexNumber
      guard command == .publish, let version = item.versions.last else { continue }
      let hands = version.hands
      let reviewers = [hands.section, hands.secrecy, hands.office, hands.final].compactMap { $0 }
      #expect(reviewers.count == 4)
      #expect(Set(reviewers).isDisjoint(with: hands.drafters))
      #expect(!hands.reviewers.contains(hands.secrecy ?? ""))
      #expect(before?.draft.content == version.content)
      #expect(item.draft.blocks.isEmpty || item.draft.override != nil)
    }
  }

  private static func command(_ serial: Int, _ chance: inout SplitMix64) -> ItemCommand {
    var content = ItemBench.content
    content.title = "第\(serial)稿"
    if Bool.random(using: &chance) { content.text += "\n身份证号码:11010519491231002X" }
    let attachment = Attachment(digest: "d\(serial % 3)", name: "附件", size: 1, fromApplicant: false)
    let usual: [ItemCommand] = [
      .submit, .approveSection, .clearSecrecy(basis: "无"), .approveOffice, .approve, .publish,
    ]
    let other: [ItemCommand] = [
      .revise(content),
      .addAttachment(attachment), .removeAttachment(digest: "d1"), .returnDraft(reason: "改"),
      .overrideScreening(reason: "可以"),
      .openRevision(reason: "修订", changedOn: ItemBench.today),
      .withdraw(reason: "撤"), .withdrawVersion(number: 1, reason: "撤"),
      .referSecrecy(to: "县保密局", question: "能否公开"), .note(text: "记"),
    ]
    let commands = Int.random(in: 0..<4, using: &chance) > 0 ? usual : other
    return commands.randomElement(using: &chance) ?? .submit
  }
}
