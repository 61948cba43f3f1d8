import Statute
import Testing

@Suite("The stored form of an item's events")
struct ItemEventTests {
  static let events: [ItemEvent] = [
    .drafted(ItemEvent.Opening(body: ItemBench.body, section: "office"), full),
    .drafted(
      ItemEvent.Opening(body: ItemBench.body, section: nil, origin: .imported), ItemContent(title: "标题")),
    .revised(full),
    .attachmentAdded(Attachment(digest: "ab12", name: "附表.xlsx", size: 4_096, fromApplicant: false)),
    .attachmentRemoved(digest: "ab12"), .linked(ItemLink(.interprets, to: FileID(.item, "other"))),
    .unlinked(ItemLink(.replaces, to: FileID(.item, "other"))),
    .screened(ScreeningOutcome()),
    .screened(
      ScreeningOutcome(
        attachment: "ab12", blocks: [.init(kind: "identityNumber", line: 3, excerpt: "342***********123X")],
        warnings: [.init(kind: "plate", line: 12, excerpt: "浙A ***12")])),
    .screened(
      ScreeningOutcome(
        attachment: "cd34",
        blocks: [.init(kind: "mobile", line: 2, excerpt: "138****1234", place: "隐藏工作表“名单”B3")],
        unread: ["图片“image1.png”未能识别，须人工审查。"])),
    .attachmentMasked(
      original: "ab12", copy: Attachment(digest: "ef56", name: "附表.xlsx", size: 4_100, fromApplicant: false)),
    .screeningOverridden(reason: "依法应当公开"), .submitted, .returned(reason: "补充依据"), .sectionApproved,
    .secrecyReferred(to: "县保密局", question: "是否涉密"), .secrecyCleared(basis: "不涉及国家秘密"), .officeApproved,
    .approved,
    .published(indexNumber: "11330000000000001F/2026-00042"), .filed,
    .revisionOpened(reason: "修正", changedOn: ItemBench.today), .discarded(reason: "不再需要"),
    .repealed(reason: "被新办法废止", by: FileID(.item, "new")), .lapsed(reason: "期满", by: nil),
    .withdrawn(reason: "内容有误"), .versionWithdrawn(number: 1, reason: "含个人信息"), .noted(text: "备注"),
    .limitRecounted(
      LimitRecount(
        name: .publication, from: ItemBench.today, old: ItemBench.today.adding(days: 28),
        new: ItemBench.today.adding(days: 26), wasProvisional: false,
        cause: "国务院办公厅关于延长2020年春节假期的通知（国办发明电〔2020〕1号）", edition: 2, takenUpBy: "chen-xt")),
  ]

  private static let full = ItemContent(
    title: "标题", abstract: "概述", text: "## 章\n条", formedOn: ItemBench.today, documentNumber: "云政发〔2026〕12号",
    issuer: "云溪县人民政府", column: .basis, part: "A01.3", theme: "06.3", genre: .notice, keywords: ["饮水", "农村"],
    effectiveFrom: ItemBench.today, effectiveThrough: ItemBench.today.adding(days: 100),
    attribute: .onRequest,
    attributeReason: "理由")

  @Test func `every event has its golden line`() throws {
    let lines = ItemEventTests.events.map { $0.name + " " + $0.payload.json }
    try expectGolden(lines.joined(separator: "\n"), "item-events.txt")
  }

  @Test(arguments: events)
  func `what is written is read again as it was`(event: ItemEvent) throws {
    let read = try ItemEvent(name: event.name, payload: Payload(json: event.payload.json))
    #expect(read == event)
  }

  @Test func `a name that no event bears is refused`() {
    #expect(throws: UnreadableEvent.unknownName("burnt")) { try ItemEvent(name: "burnt", payload: Payload()) }
  }

  @Test func `an event that does not fit changes nothing but the version`() throws {
    var bench = try ItemBench.published()
    let before = try #require(bench.item)
    bench.record(.drafted(ItemEvent.Opening(body: "x", section: nil), ItemContent(title: "再开")))
    #expect(bench.item?.publicVersion == before.publicVersion)
    #expect(bench.item?.opening == before.opening)
  }
}
