import Desk
import Foundation
import Ledger
import Statute
import Testing

@Suite("Masked copies stand in for originals")
struct MaskingTests {
  private static let roster = "姓名,身份证号,手机\r\n张三,11010519491231002X,13812345678\r\n"

  private func stage(_ text: String, _ bench: DeskBench) throws -> String {
    let path = bench.desk.attachments.newStagingPath()
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    return path
  }

  private func bytes(_ attachment: Statute.Attachment, _ bench: DeskBench) async throws -> String {
    let digest = try #require(Fingerprint(hex: attachment.digest))
    return String(decoding: try await bench.desk.attachments.bytes(of: digest), as: UTF8.self)
  }

  @Test func `the public gets the masked copy and never the original`() async throws {
    try await DeskBench.with { bench in
      let desk = bench.desk
      let file = try await desk.draft(DeskBench.content("名单公示"), by: DeskBench.drafter)
      let version = try await desk.item(file, for: .officer(DeskBench.drafter)).version
      let after = try await desk.attach(
        stagedAt: try stage(Self.roster, bench), name: "名单.csv", to: file, expecting: version,
        by: DeskBench.drafter)
      let draft = try await desk.item(file, for: .officer(DeskBench.drafter)).item.draft
      let original = try #require(draft.attachments.first)
      #expect(draft.blocks.map(\.kind).sorted() == ["identityNumber", "mobile"])
      await #expect(throws: MaskingFailed.self) {
        try await desk.maskAttachment(
          original.digest, of: file, masking: [], expecting: after, by: DeskBench.drafter)
      }
      // One finding is left as it is, and goes on to stop what it stops.
      let partly = try await desk.maskAttachment(
        original.digest, of: file, masking: Set(draft.blocks.filter { $0.kind == "mobile" }),
        expecting: after,
        by: DeskBench.drafter)
      let half = try #require(
        try await desk.item(file, for: .officer(DeskBench.drafter)).item.draft.attachments.first)
      #expect(try await bytes(half, bench).contains("11010519491231002X,138****5678"))
      try await desk.maskAttachment(
        half.digest, of: file, masking: Set(draft.blocks), expecting: partly, by: DeskBench.drafter)
      let dossier = try await desk.item(file, for: .officer(DeskBench.drafter))
      let copy = try #require(dossier.item.draft.attachments.first)
      #expect(dossier.item.draft.blocks.isEmpty)
      #expect(dossier.item.originals[copy.digest] == original)
      #expect(try await bytes(copy, bench) == "姓名,身份证号,手机\r\n张三,1101**********002X,138****5678\r\n")

      try await bench.act(.submit, on: file, by: DeskBench.drafter)
      try await bench.act(.approveSection, on: file, by: DeskBench.head)
      try await bench.act(.clearSecrecy(basis: "无"), on: file, by: DeskBench.secrecy)
      try await bench.act(.approveOffice, on: file, by: DeskBench.office)
      try await bench.act(.approve, on: file, by: DeskBench.deputy)
      try await bench.act(.publish, on: file, by: DeskBench.office)
      #expect(try await desk.attachment(copy.digest, of: file, for: .anyone).attachment == copy)
      for digest in [original.digest, half.digest] {
        await #expect(throws: DeskError.notFound) {
          try await desk.attachment(digest, of: file, for: .anyone)
        }
      }
      #expect(
        try await desk.attachment(original.digest, of: file, for: .officer(DeskBench.office)).attachment
          == original)
    }
  }

  @Test
  func `an attachment that no program can read is named, and one is screened again after the list has grown`()
    async throws
  {
    try await DeskBench.with { bench in
      let desk = bench.desk
      let file = try await desk.draft(DeskBench.content("公示"), by: DeskBench.drafter)
      var version = try await desk.item(file, for: .officer(DeskBench.drafter)).version
      version = try await desk.attach(
        stagedAt: try stage("\u{0}\u{1}\u{2}", bench), name: "数据.bin", to: file, expecting: version,
        by: DeskBench.drafter)
      _ = try await desk.attach(
        stagedAt: try stage("青龙专案小结", bench), name: "小结.txt", to: file, expecting: version,
        by: DeskBench.drafter)
      let draft = try await desk.item(file, for: .officer(DeskBench.drafter)).item.draft
      #expect(draft.screenings.flatMap(\.unread).count == 1)
      #expect(draft.blocks.isEmpty)
      for (command, officer) in [
        (ItemCommand.submit, DeskBench.drafter), (.approveSection, DeskBench.head),
        (.clearSecrecy(basis: "无"), DeskBench.secrecy), (.approveOffice, DeskBench.office),
        (.approve, DeskBench.deputy),
      ] { try await bench.act(command, on: file, by: officer) }

      let body = try await desk.bodyDossier(DeskBench.code, for: DeskBench.office)
      try await desk.act(
        .setWordList([Lexicon.Entry("青龙专案", severity: .block)]), on: DeskBench.code, expecting: body.version,
        by: DeskBench.office)
      await #expect(throws: ItemRefusal.notScreened) {
        try await bench.act(.publish, on: file, by: DeskBench.office)
      }
      version = try await desk.item(file, for: .officer(DeskBench.office)).version
      try await desk.rescreen(file, expecting: version, by: DeskBench.office)
      #expect(
        try await desk.item(file, for: .officer(DeskBench.office)).item.draft.blocks.map(\.kind) == [
          "lexicon"
        ])
      await #expect(throws: ItemRefusal.self) {
        try await bench.act(.publish, on: file, by: DeskBench.office)
      }
    }
  }

  @Test func `a publish form answers as it did whatever the word list has become, and to its own body alone`()
    async throws
  {
    try await DeskBench.with { bench in
      let desk = bench.desk
      let file = try await desk.draft(DeskBench.content("公示"), by: DeskBench.drafter)
      let first = try await desk.item(file, for: .officer(DeskBench.drafter)).version
      try await desk.attach(
        stagedAt: try stage("小结", bench), name: "小结.txt", to: file, expecting: first, by: DeskBench.drafter)
      try await bench.review(file)
      let version = try await desk.item(file, for: .officer(DeskBench.office)).version
      let published = try await desk.act(
        .publish, on: file, expecting: version, by: DeskBench.office, once: "form")
      let body = try await desk.bodyDossier(DeskBench.code, for: DeskBench.office)
      try await desk.act(
        .setWordList([Lexicon.Entry("青龙专案")]), on: DeskBench.code, expecting: body.version,
        by: DeskBench.office)
      #expect(
        try await desk.act(.publish, on: file, expecting: version, by: DeskBench.office, once: "form")
          == published)
      let stranger = DeskBench.officer("qian-9", .disclosureOfficer, body: "11330000000000002F")
      await #expect(throws: DeskError.notFound) {
        try await desk.act(.publish, on: file, expecting: version, by: stranger)
      }
    }
  }

  @Test
  func `papers of a reply are screened again after the list has grown, and answered for by other hands`()
    async throws
  {
    try await DeskBench.with { bench in
      let desk = bench.desk
      let receipt = try await desk.submit(
        RequestDraft(
          body: DeskBench.code, channel: .inPerson, receivedOn: DeskBench.today, applicant: .natural,
          particulars: Particulars(name: "王秀兰", proofNumber: "", phone: ""), wanted: "验收材料", form: .electronic
        ))
      func act(_ command: RequestCommand, by officer: Officer) async throws {
        let version = try await desk.request(receipt.file, for: .officer(officer)).version
        try await desk.act(command, on: receipt.file, expecting: version, by: officer)
      }
      let paper = try await desk.keepUpload(
        stagedAt: try stage("青龙专案小结", bench), name: "小结.txt", fromApplicant: false)
      try await act(.addAttachment(paper), by: DeskBench.drafter)
      try await act(
        .draftReply(Decision(outcome: .granted, provided: ["小结.txt"])), by: DeskBench.drafter)
      try await act(.approveDraft, by: DeskBench.head)
      try await act(.clearSecrecy, by: DeskBench.secrecy)
      let body = try await desk.bodyDossier(DeskBench.code, for: DeskBench.office)
      try await desk.act(
        .setWordList([Lexicon.Entry("青龙专案", severity: .block)]), on: DeskBench.code, expecting: body.version,
        by: DeskBench.office)
      await #expect(throws: RequestRefusal.notScreened) { try await act(.sign, by: DeskBench.deputy) }
      bench.clock.wind(to: DeskBench.today.adding(days: 1))
      let version = try await desk.request(receipt.file, for: .officer(DeskBench.office)).version
      try await desk.rescreenReply(
        receipt.file, on: DeskBench.today.adding(days: 1), expecting: version, by: DeskBench.office)
      let request = try await desk.request(receipt.file, for: .officer(DeskBench.office)).request
      #expect(request.blocks.map(\.kind) == ["lexicon"])
      await #expect(throws: RequestRefusal.blocked(request.blocks)) {
        try await act(.sign, by: DeskBench.deputy)
      }
      // Whoever drafted it is not offered what other hands must do, and is told so.
      let second = DeskBench.officer(DeskBench.drafter.key, .deputyInCharge)
      let dossier = try await desk.request(receipt.file, for: .officer(second))
      #expect(dossier.barred == [.sign, .overrideScreening] && !dossier.actions.contains(.sign))
      try await act(.overrideScreening(reason: "专案已经公开"), by: DeskBench.deputy)
      try await act(.sign, by: DeskBench.deputy)
    }
  }

  @Test func `what applicants hand in is screened and stops nothing`() async throws {
    try await DeskBench.with { bench in
      let paper = try await bench.desk.keepUpload(
        stagedAt: try stage("第三人电话13912345678", bench), name: "线索.txt", fromApplicant: true)
      let receipt = try await bench.desk.submit(
        RequestDraft(
          body: DeskBench.code, channel: .inPerson, receivedOn: DeskBench.today, applicant: .natural,
          particulars: Particulars(
            name: "张三", proofNumber: "11010519491231002X", phone: "13812345678", address: "颍河镇王庄村三组12号"),
          wanted: "验收材料", form: .electronic, attachments: [paper]))
      let dossier = try await bench.desk.request(receipt.file, for: .officer(DeskBench.office))
      #expect(dossier.request.screening(of: paper.digest)?.blocks.map(\.excerpt) == ["139****5678"])
      #expect(dossier.request.blocks.isEmpty)
      // The letter may tell the applicant's own telephone, and nobody else's.
      let own = try await bench.desk.screen(
        Decision(outcome: .granted, reasons: "将电话13812345678联系您，寄往颍河镇王庄村三组12号。"), of: dossier)
      #expect(own.isClean)
      let other = try await bench.desk.screen(
        Decision(outcome: .granted, reasons: "请联系李四13912345678。"), of: dossier)
      #expect(other.blocks.count == 1)
    }
  }
}
