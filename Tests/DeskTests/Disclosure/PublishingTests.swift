import Desk
import Ledger
import Statute
import Testing

@Suite("What the public sees of an item")
struct PublishingTests {
  @Test func `nothing of a draft is found anywhere before it is published`() async throws {
    try await DeskBench.with { bench in
      let desk = bench.desk
      let file = try await desk.draft(DeskBench.content("农村饮水安全管理办法"), by: DeskBench.drafter)
      try await bench.review(file)
      await #expect(throws: DeskError.notFound) { try await desk.publicItem(file) }
      await #expect(throws: DeskError.notFound) { try await desk.item(file, for: .anyone) }
      #expect(try await desk.catalogue(CatalogueFilter()).total == 0)
      #expect(try await desk.search(SearchQuestion("饮水")).findings == [])
      #expect(try await desk.latestItems() == [])
      #expect(
        try await desk.itemInbox(of: DeskBench.code, for: DeskBench.office).inHand.map(\.step) == [
          .publication
        ])

      try await bench.act(.publish, on: file, by: DeskBench.office)
      guard case .item(let item) = try await desk.publicItem(file).face else {
        Issue.record("not public")
        return
      }
      #expect(item.indexNumber == "\(DeskBench.code)/2026-00001")
      #expect(item.part?.title == "行政规范性文件")
      #expect(item.validity == .inForce)
      #expect(try await desk.item(indexNumber: item.indexNumber) == file)
      #expect(
        try await desk.catalogue(CatalogueFilter(body: DeskBench.code, column: .basis, year: 2026)).total == 1
      )
      #expect(try await desk.catalogue(CatalogueFilter(column: .budgets)).total == 0)
      let found = try await desk.search(SearchQuestion("饮水"))
      #expect(found.findings.map(\.file) == [file])
      #expect(found.findings.first?.bodyName == "云溪县人民政府")
      #expect(found.columns.map(\.title) == ["履职依据"])
    }
  }

  @Test func `the public sees the old version until the new one is published`() async throws {
    try await DeskBench.with { bench in
      let desk = bench.desk
      let file = try await bench.publish(DeskBench.content("饮水办法"))
      try await bench.act(
        .openRevision(reason: "修正", changedOn: DeskBench.today), on: file, by: DeskBench.drafter)
      try await bench.act(.revise(DeskBench.content("供水办法")), on: file, by: DeskBench.drafter)
      #expect(try await desk.search(SearchQuestion("供水")).findings == [])
      #expect(try await desk.catalogue(CatalogueFilter()).entries.map(\.title) == ["饮水办法"])
      try await bench.review(file)
      try await bench.act(.publish, on: file, by: DeskBench.office)
      #expect(try await desk.catalogue(CatalogueFilter()).entries.map(\.title) == ["供水办法"])
      #expect(try await desk.search(SearchQuestion("饮水办法")).findings == [])
      guard case .item(let old) = try await desk.publicItem(file, version: 1).face else {
        Issue.record("no history")
        return
      }
      #expect(old.title == "饮水办法")
      #expect(!old.isCurrent)
      #expect(old.versions.map(\.number) == [2, 1])
      #expect(old.versions.map(\.reason) == ["修正", nil])
      try await bench.act(.withdrawVersion(number: 1, reason: "含个人信息"), on: file, by: DeskBench.office)
      guard case .withdrawn(let gone) = try await desk.publicItem(file, version: 1).face else {
        Issue.record("the withdrawn version is still to be seen")
        return
      }
      #expect(gone.reason == "含个人信息")
      #expect(try await desk.latestItems().map(\.number) == [2])
    }
  }

  @Test func `what is withdrawn says why and shows nothing else`() async throws {
    try await DeskBench.with { bench in
      let desk = bench.desk
      let kept = try await desk.attachments.keep(Array("表".utf8))
      let attachment = Attachment(
        digest: kept.digest.hex, name: "附表.txt", size: kept.bytes, fromApplicant: false)
      let file = try await desk.draft(DeskBench.content("饮水办法"), by: DeskBench.drafter)
      try await bench.act(
        ItemCommand.addAttachment(attachment, ScreeningOutcome(attachment: attachment.digest)), on: file,
        by: DeskBench.drafter)
      await #expect(throws: DeskError.notFound) {
        try await desk.attachment(attachment.digest, of: file, for: .anyone)
      }
      _ = try await desk.attachment(attachment.digest, of: file, for: .officer(DeskBench.head))
      try await bench.review(file)
      try await bench.act(.publish, on: file, by: DeskBench.office)
      #expect(
        try await desk.attachment(attachment.digest, of: file, for: .anyone).attachment.name == "附表.txt")
      await #expect(throws: DeskError.notFound) {
        try await desk.attachment(String(repeating: "0", count: 64), of: file, for: .anyone)
      }

      try await bench.act(.withdraw(reason: "内容有误"), on: file, by: DeskBench.office)
      guard case .withdrawn(let gone) = try await desk.publicItem(file).face else {
        Issue.record("still public")
        return
      }
      #expect(gone.reason == "内容有误")
      #expect(gone.on == DeskBench.today)
      #expect(try await desk.catalogue(CatalogueFilter()).total == 0)
      #expect(try await desk.search(SearchQuestion("饮水")).findings == [])
      await #expect(throws: DeskError.notFound) {
        try await desk.attachment(attachment.digest, of: file, for: .anyone)
      }
    }
  }

  @Test func `links are shown from both ends, and only to what is public`() async throws {
    try await DeskBench.with { bench in
      let desk = bench.desk
      let law = try await bench.publish(DeskBench.content("饮水办法"))
      let reading = try await desk.draft(DeskBench.content("饮水办法解读"), by: DeskBench.drafter)
      try await bench.act(.link(ItemLink(.interprets, to: law)), on: reading, by: DeskBench.drafter)
      #expect(try await desk.publicItem(law).related == [])
      try await bench.review(reading)
      try await bench.act(.publish, on: reading, by: DeskBench.office)
      #expect(try await desk.publicItem(law).related.map(\.title) == ["政策解读"])
      #expect(try await desk.publicItem(reading).related.map(\.title) == ["解读"])
      #expect(try await desk.publicItem(reading).related.map(\.entry.file) == [law])
    }
  }

  @Test func `a document whose period is over is found as lapsed, and the timer says so once`() async throws {
    try await DeskBench.with { bench in
      let desk = bench.desk
      var content = DeskBench.content("试行办法")
      content.effectiveThrough = DeskBench.today.adding(days: 3)
      let file = try await bench.publish(content)
      let lapsed = CatalogueFilter(validity: .lapsed)
      #expect(try await desk.catalogue(lapsed).total == 0)
      #expect(try await desk.lapseEndedItems() == 0)
      bench.clock.wind(to: DeskBench.today.adding(days: 4))
      #expect(try await desk.catalogue(lapsed).entries.map(\.file) == [file])
      #expect(try await desk.catalogue(CatalogueFilter(validity: .inForce)).total == 0)
      #expect(try await desk.lapseEndedItems() == 1)
      #expect(try await desk.lapseEndedItems() == 0)
      #expect(try await desk.catalogue(lapsed).entries.map(\.validity) == [.lapsed])
      #expect(try await desk.search(SearchQuestion("试行")).findings.map(\.validity) == [.lapsed])
    }
  }

  @Test func `index numbers have no gap and no twin, whatever is refused between`() async throws {
    try await DeskBench.with { bench in
      var files: [FileID] = []
      for number in 1...6 {
        let file = try await bench.desk.draft(DeskBench.content("第\(number)号办法"), by: DeskBench.drafter)
        await #expect(throws: ItemRefusal.notNow(.publish, at: .drafting)) {
          try await bench.act(.publish, on: file, by: DeskBench.office)
        }
        try await bench.review(file)
        files.append(file)
      }
      try await withThrowingTaskGroup(of: Void.self) { group in
        for file in files { group.addTask { try await bench.act(.publish, on: file, by: DeskBench.office) } }
        try await group.waitForAll()
      }
      let numbers = try await bench.desk.catalogue(CatalogueFilter()).entries.map(\.indexNumber).sorted()
      #expect(numbers == (1...6).map { "\(DeskBench.code)/2026-0000\($0)" })
    }
  }

  @Test func `the books drawn again are the books that were there`() async throws {
    try await DeskBench.with { bench in
      _ = try await bench.publish(DeskBench.content("甲办法"))
      let second = try await bench.publish(DeskBench.content("乙办法"))
      try await bench.act(.repeal(reason: "不再适用", by: nil), on: second, by: DeskBench.office)
      let before = try await bench.desk.catalogue(CatalogueFilter())
      let inbox = try await bench.desk.itemInbox(of: DeskBench.code, for: DeskBench.office)
      let page = try await bench.desk.bodyPage(DeskBench.code)
      try await bench.store.rebuild { _ in }
      #expect(try await bench.desk.catalogue(CatalogueFilter()) == before)
      #expect(try await bench.desk.itemInbox(of: DeskBench.code, for: DeskBench.office) == inbox)
      #expect(try await bench.desk.bodyPage(DeskBench.code) == page)
    }
  }
}

@Suite("Who may work on an item")
struct ItemAccessTests {
  @Test func `people of another body and administrators do not know that there is a draft`() async throws {
    try await DeskBench.with { bench in
      let file = try await bench.desk.draft(DeskBench.content("办法"), by: DeskBench.drafter)
      let others = [
        DeskBench.officer("x", .informationOfficer, body: "11441700007280420Y"),
        DeskBench.officer("x", .systemAdministrator), DeskBench.officer("x", .securityAdministrator),
        DeskBench.officer("x", .auditAdministrator),
        DeskBench.officer("x", .supervisor, body: "11441700007280420Y"),
      ]
      for officer in others {
        await #expect(throws: DeskError.notFound) { try await bench.desk.item(file, for: .officer(officer)) }
        await #expect(throws: DeskError.notFound) {
          try await bench.desk.act(.submit, on: file, expecting: 2, by: officer)
        }
      }
      let supervisor = Officer(
        key: "s", name: "s", body: "11441700007280420Y", roles: [.supervisor], supervised: [DeskBench.code])
      #expect(try await bench.desk.item(file, for: .officer(supervisor)).actions == [])
      await #expect(throws: DeskError.forbidden) {
        try await bench.desk.act(.submit, on: file, expecting: 2, by: supervisor)
      }
    }
  }

  @Test func `a form sent twice is done once, an old form is refused`() async throws {
    try await DeskBench.with { bench in
      let desk = bench.desk
      let content = DeskBench.content("办法")
      let file = try await desk.draft(content, by: DeskBench.drafter, once: "form-1")
      #expect(try await desk.draft(content, by: DeskBench.drafter, once: "form-1") == file)
      let version = try await desk.item(file, for: .officer(DeskBench.drafter)).version
      let reached = try await desk.act(
        .submit, on: file, expecting: version, by: DeskBench.drafter, once: "form-2")
      #expect(
        try await desk.act(.submit, on: file, expecting: version, by: DeskBench.drafter, once: "form-2")
          == reached)
      await #expect(throws: DeskError.stale) {
        try await desk.act(.approveSection, on: file, expecting: version, by: DeskBench.head)
      }
    }
  }

  @Test func `the dossier offers what this person may do now and tells the limit`() async throws {
    try await DeskBench.with { bench in
      let file = try await bench.desk.draft(DeskBench.content("办法"), by: DeskBench.drafter)
      try await bench.act(.submit, on: file, by: DeskBench.drafter)
      let dossier = try await bench.desk.item(file, for: .officer(DeskBench.head))
      #expect(dossier.actions == [.approveSection, .returnDraft, .rescreen, .note])
      #expect(dossier.clock?.due == Day("2026-06-30"))
      let inbox = try await bench.desk.itemInbox(of: DeskBench.code, for: DeskBench.head)
      #expect(inbox.waiting(for: [.sectionHead]).map(\.file) == [file])
      #expect(inbox.waiting(for: [.deputyInCharge]) == [])
      #expect(inbox.inHand.map(\.due) == [Day("2026-06-30")])
    }
  }
}
