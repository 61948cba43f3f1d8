import Desk
import Foundation
import Ledger
import Statute
import Testing

@Suite struct TakingRequestsTests {
  private func draft(_ channel: RequestChannel = .inPerson, body: String = DeskBench.code) -> RequestDraft {
    RequestDraft(
      body: body, channel: channel, receivedOn: DeskBench.today, applicant: .natural,
      particulars: Particulars(
        name: "王秀兰", proofNumber: "431299199001010017", phone: "13800002041", route: .website),
      wanted: "2025年农村饮水工程验收报告", form: .electronic)
  }

  private func act(_ command: RequestCommand, _ file: FileID, _ officer: Officer, _ bench: DeskBench)
    async throws
  {
    let version = try await bench.desk.request(file, for: .officer(officer)).version
    try await bench.desk.act(command, on: file, expecting: version, by: officer)
  }

  @Test func `a form sent twice makes one request and is told the same number and code`() async throws {
    try await DeskBench.with { bench in
      #expect(try await bench.desk.receipt(once: "form-1") == nil)
      let first = try await bench.desk.submit(draft(.online), once: "form-1")
      let second = try await bench.desk.submit(draft(.online), once: "form-1")
      #expect(first == second)
      #expect(try await bench.desk.receipt(once: "form-1") == first)
      let other = try await bench.desk.submit(draft(.online), once: "form-2")
      #expect(other.number != first.number && other.code != first.code && other.file != first.file)
    }
  }

  @Test func `a body that is not known or takes no requests is refused`() async throws {
    try await DeskBench.with { bench in
      let works = try #require(UnifiedCode(completing: "91330000MB0000004")).text
      try await bench.desk.establish(code: works, name: "自来水公司", shortName: "自来水", kind: .publicEnterprise)
      for body in [works, "11330000000000009X", ""] {
        await #expect(throws: DeskError.takesNoRequests) {
          try await bench.desk.submit(draft(.online, body: body))
        }
        await #expect(throws: DeskError.takesNoRequests) { try await bench.desk.receivingBody(body) }
      }
      #expect(try await bench.desk.receivingBodies().map(\.code) == [DeskBench.code])
    }
  }

  @Test func `number and code are found together only, however the code is written`() async throws {
    try await DeskBench.with { bench in
      let receipt = try await bench.desk.submit(draft(.online))
      let spoken = receipt.code.lowercased().replacing("-", with: " ")
      #expect(try await bench.desk.find(number: " \(receipt.number) ", code: spoken) == receipt.file)
      await #expect(throws: DeskError.notFound) {
        try await bench.desk.find(number: "2026-9999", code: receipt.code)
      }
      await #expect(throws: DeskError.notFound) {
        try await bench.desk.find(number: receipt.number, code: "AAAA-BBBB-CCCC")
      }
    }
  }

  @Test func `a paper is for those who handle the file, and for the applicant what the reply provides`()
    async throws
  {
    try await DeskBench.with { bench in
      let receipt = try await bench.desk.register(draft(), by: DeskBench.office)
      let applicant = Viewer.applicant(of: receipt.file)
      func add(_ name: String, _ text: String) async throws -> Statute.Attachment {
        let path = bench.desk.attachments.newStagingPath()
        try Data(text.utf8).write(to: URL(filePath: path))
        let paper = try await bench.desk.keepUpload(stagedAt: path, name: name, fromApplicant: false)
        try await act(.addAttachment(paper), receipt.file, DeskBench.drafter, bench)
        return paper
      }
      let report = try await add("验收报告.pdf", "报告")
      let memo = try await add("内部签报.pdf", "签报")
      #expect(report.size == 6)
      let stored = try await bench.store.read { try $0.attachments(limit: 10) }
      #expect(Set(stored.map(\.digest.hex)) == [report.digest, memo.digest])
      await #expect(throws: DeskError.notFound) {
        try await bench.desk.requestPaper(report.digest, of: receipt.file, for: applicant)
      }
      await #expect(throws: DeskError.notFound) {
        try await bench.desk.letter(.reply, of: receipt.file, for: applicant)
      }
      let decision = Decision(outcome: .granted, provided: ["验收报告.pdf"])
      try await act(.draftReply(decision), receipt.file, DeskBench.drafter, bench)
      try await act(.approveDraft, receipt.file, DeskBench.head, bench)
      try await act(.clearSecrecy, receipt.file, DeskBench.secrecy, bench)
      try await act(.sign, receipt.file, DeskBench.deputy, bench)
      try await act(.serve(by: .online, servedOn: DeskBench.today), receipt.file, DeskBench.office, bench)
      let paper = try await bench.desk.requestPaper(report.digest, of: receipt.file, for: applicant)
      #expect(paper.attachment == report)
      await #expect(throws: DeskError.notFound) {
        try await bench.desk.requestPaper(memo.digest, of: receipt.file, for: applicant)
      }
      await #expect(throws: DeskError.notFound) {
        try await bench.desk.requestPaper(report.digest, of: receipt.file, for: .anyone)
      }
      let letter = try await bench.desk.letter(.reply, of: receipt.file, for: applicant)
      #expect(letter.to == "王秀兰" && !letter.isDraft && letter.number?.hasSuffix("〔2026〕1号") == true)
      #expect(letter.gaps == [])
      let stranger = Viewer.applicant(of: FileID(.request, "another"))
      await #expect(throws: DeskError.notFound) {
        try await bench.desk.letter(.reply, of: receipt.file, for: stranger)
      }
    }
  }

  @Test func `an inbox counts its limits anew every day, the most pressing first`() async throws {
    try await DeskBench.with { bench in
      let early = try await bench.desk.register(draft(), by: DeskBench.office)
      bench.clock.wind(to: DeskBench.today.adding(days: 7))
      let online = try await bench.desk.submit(draft(.online))
      let asked = try await bench.desk.register(draft(), by: DeskBench.office)
      let party = try await bench.desk.keep(ThirdParty(name: "某公司", contact: ""), for: asked.file)
      try await act(.consultThirdParty(party: party, receivedOn: nil), asked.file, DeskBench.office, bench)
      var rows = try await bench.desk.openRequests(of: DeskBench.code, for: DeskBench.office)
      #expect(rows.map(\.summary.file) == [early.file, asked.file, online.file])
      // 15 June 2026 is a Monday; 19 June is the Dragon Boat Festival.
      #expect(rows[0].left == 16)
      if case .suspended = rows[1].limit {} else { Issue.record("\(String(describing: rows[1].limit))") }
      #expect(rows[2].limit == nil)
      // Without an answer the clock runs on by itself when the other side's time is over.
      bench.clock.wind(to: DeskBench.today.adding(days: 35))
      rows = try await bench.desk.openRequests(of: DeskBench.code, for: DeskBench.office)
      #expect((rows[0].left ?? 0) < 0)
      #expect(rows.first { $0.summary.file == asked.file }?.left != nil)
      let byNumber = try await bench.desk.findRequests(
        early.number, of: DeskBench.code, for: DeskBench.office)
      #expect(byNumber.map(\.file) == [early.file])
      let byContent = try await bench.desk.findRequests(
        "饮水工程", of: DeskBench.code, for: DeskBench.office)
      #expect(byContent.count == 3)
      let byPattern = try await bench.desk.findRequests("%", of: DeskBench.code, for: DeskBench.office)
      #expect(byPattern.isEmpty)
    }
  }

  @Test func `who handles no files sees no inbox`() async throws {
    try await DeskBench.with { bench in
      for role in Role.administrators {
        await #expect(throws: DeskError.forbidden) {
          try await bench.desk.openRequests(of: DeskBench.code, for: DeskBench.officer("x", role))
        }
      }
      let elsewhere = DeskBench.officer("y", .disclosureOfficer, body: "11330000000000002D")
      await #expect(throws: DeskError.forbidden) {
        try await bench.desk.openRequests(of: DeskBench.code, for: elsewhere)
      }
      let bodies = try await bench.desk.requestBodies(for: DeskBench.office)
      #expect(bodies.map(\.code) == [DeskBench.code])
    }
  }
}
