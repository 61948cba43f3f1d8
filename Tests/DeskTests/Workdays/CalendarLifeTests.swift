import Desk
import Ledger
import Statute
import TestSupport
import Testing

/// A notice taken up while the desk is at work.
@Suite("The life of the calendar")
struct CalendarLifeTests {
  private static let keeper = DeskBench.officer("chen-xt", .systemAdministrator)
  /// Twenty working days from here end on 4 January 2027 by weekends, on the 5th by the notice.
  private static let monday = Day("2026-12-07")!
  private static let noticed = Day("2026-12-14")!

  private func receive(_ bench: DeskBench, _ wanted: String) async throws -> FileID {
    try await bench.desk.register(
      RequestDraft(
        body: DeskBench.code, channel: .inPerson, receivedOn: bench.desk.today, applicant: .natural,
        particulars: Particulars(name: "王秀兰", proofNumber: "431299199001010017", phone: "13800002041"),
        wanted: wanted, form: .electronic), by: DeskBench.office
    ).file
  }

  private func act(_ command: RequestCommand, on file: FileID, by officer: Officer, _ bench: DeskBench)
    async throws
  {
    let version = try await bench.desk.request(file, for: .officer(officer)).version
    try await bench.desk.act(command, on: file, expecting: version, by: officer)
  }

  private func answer(_ file: FileID, _ bench: DeskBench) async throws {
    let decision = Decision(outcome: .granted, reasons: "属于主动公开范围", provided: ["材料"])
    try await act(.draftReply(decision), on: file, by: DeskBench.drafter, bench)
    try await act(.approveDraft, on: file, by: DeskBench.head, bench)
    try await act(.clearSecrecy, on: file, by: DeskBench.secrecy, bench)
    try await act(.sign, on: file, by: DeskBench.deputy, bench)
    try await act(.serve(by: .online, servedOn: bench.desk.today), on: file, by: DeskBench.office, bench)
  }

  private func dossier(_ file: FileID, _ bench: DeskBench) async throws -> RequestDossier {
    try await bench.desk.request(file, for: .officer(DeskBench.office))
  }

  private func row(_ file: FileID, _ bench: DeskBench) async throws -> Day? {
    try await bench.store.read { try $0.requestRow(file)?.due }
  }

  @Test func `a notice reaches a file whose review was decided long after the reply`() async throws {
    try await DeskBench.with(on: Day("2026-03-02")!) { bench in
      let old = try await receive(bench, "一")
      let settled = try await receive(bench, "二")
      for file in [old, settled] { try await answer(file, bench) }
      try await act(.fileReview(organ: "市人民政府"), on: old, by: DeskBench.office, bench)
      bench.clock.wind(to: Day("2026-12-14")!)
      #expect(try await bench.desk.propose(Notice2027.text, by: CalendarLifeTests.keeper).effect.files == 1)
      try await act(.decideReview(.upheld), on: old, by: DeskBench.office, bench)
      let effect = try await bench.desk.propose(Notice2027.text, by: CalendarLifeTests.keeper).effect
      #expect(effect.files == 1)
      bench.clock.wind(to: Day("2027-03-01")!)
      #expect(try await bench.desk.propose(Notice2027.text, by: CalendarLifeTests.keeper).effect.files == 0)
    }
  }

  @Test func `a notice taken up holds at once, in every list and page, and each moved limit says why`()
    async throws
  {
    try await DeskBench.with(on: CalendarLifeTests.monday) { bench in
      let open = try await receive(bench, "一")
      let closed = try await receive(bench, "二")
      let item = try await bench.desk.draft(itemContent(), by: DeskBench.drafter)
      bench.clock.wind(to: Day("2026-12-09")!)
      try await answer(closed, bench)
      bench.clock.wind(to: CalendarLifeTests.noticed)
      #expect(try await row(open, bench) == Day("2027-01-04"))

      let proposal = try await bench.desk.propose(Notice2027.text, by: CalendarLifeTests.keeper)
      #expect(proposal.effect.movedFiles == 3 && proposal.effect.files == 3)
      let moved = proposal.effect.limits.filter { [.reply, .publication].contains($0.recount.name) }
      #expect(moved.map(\.recount.new) == [Day("2027-01-05"), Day("2027-01-05")])
      // Looking changes nothing.
      #expect(try await row(open, bench) == Day("2027-01-04"))
      #expect(bench.desk.calendar.years.upperBound == 2026)

      let change = try await bench.desk.takeUp(
        Notice2027.text, reason: "公布2027年安排", over: proposal.basis, by: CalendarLifeTests.keeper)
      #expect(change.effect.limits.map(\.recount.new) == proposal.effect.limits.map(\.recount.new))
      #expect(bench.desk.calendar.years.upperBound == 2027)
      #expect(try await row(open, bench) == Day("2027-01-05"))
      let inbox = try await bench.desk.openRequests(of: DeskBench.code, for: DeskBench.office)
      #expect(inbox.map(\.due) == [Day("2027-01-05")])
      let items = try await bench.desk.itemInbox(of: DeskBench.code, for: DeskBench.office).inHand
      #expect(items.map(\.due) == [Day("2027-01-05")])
      let file = try await dossier(open, bench)
      #expect(file.reckoning.reply?.due == Day("2027-01-05"))
      let recount = try #require(file.recounts.first)
      #expect(file.recounts.count == 1 && recount.old == Day("2027-01-04") && recount.wasProvisional)
      #expect(recount.cause.contains("国办发明电〔2026〕9号") && recount.takenUpBy == "chen-xt")
      let course = try await bench.desk.item(item, for: .officer(DeskBench.office)).course
      #expect(course.last?.event.name == LimitRecount.eventName)

      // The closed file keeps its day; what moves is the time in which its applicant may still complain, because Spring
      // Festival and the Dragon Boat Festival lie on the last days.
      let after = try await dossier(closed, bench)
      #expect(after.reckoning.reply?.due == Day("2027-01-04") && after.reckoning.reply?.keptBy == 1)
      #expect(after.recounts.map(\.name) == [.review, .suit])
      #expect(after.recounts.map(\.new) == [Day("2027-02-12"), Day("2027-06-10")])
      let night = await bench.desk.nightly(sessionLife: 43_200)
      #expect(night.differences.isEmpty && night.resumed == 0 && night.failures.isEmpty)
    }
  }

  private func itemContent() -> ItemContent {
    var content = DeskBench.content("农村饮水管理办法")
    content.formedOn = CalendarLifeTests.monday
    return content
  }

  @Test func `what is taken back moves the limits back, and both stand in the record`() async throws {
    try await DeskBench.with(on: CalendarLifeTests.monday) { bench in
      let file = try await receive(bench, "一")
      bench.clock.wind(to: CalendarLifeTests.noticed)
      let taken = try await bench.desk.takeUp(Notice2027.text, reason: "新通知", by: CalendarLifeTests.keeper)
      bench.clock.wind(to: Day("2026-12-15")!)
      #expect(try await bench.desk.proposeTakingBack(by: CalendarLifeTests.keeper)?.movedLimits == 1)
      await #expect(throws: CalendarRefusal.noReason) {
        try await bench.desk.takeBack(taken.edition, reason: " ", by: CalendarLifeTests.keeper)
      }
      try await bench.desk.takeBack(taken.edition, reason: "文本有误", by: CalendarLifeTests.keeper)
      #expect(bench.desk.calendar.years.upperBound == 2026)
      #expect(try await row(file, bench) == Day("2027-01-04"))
      #expect(try await dossier(file, bench).recounts.map(\.new) == [Day("2027-01-05"), Day("2027-01-04")])
      let history = try await bench.desk.calendarHistory(for: CalendarLifeTests.keeper)
      #expect(history.steps.map(\.entry.event.name) == ["noticeTakenBack", "noticeTakenUp", "established"])
      #expect(history.steps.map(\.moved) == [1, 1, 0] && history.revocable == nil)
      await #expect(throws: CalendarRefusal.notRevocable) {
        try await bench.desk.takeBack(taken.edition, reason: "再撤", by: CalendarLifeTests.keeper)
      }
    }
  }

  @Test func `the text is kept with its digest, and only who keeps the calendar may change it`() async throws
  {
    try await DeskBench.with(on: CalendarLifeTests.noticed) { bench in
      await #expect(throws: DeskError.forbidden) {
        try await bench.desk.takeUp(Notice2027.text, reason: "新通知", by: DeskBench.office)
      }
      await #expect(throws: CalendarRefusal.noReason) {
        try await bench.desk.takeUp(Notice2027.text, reason: "", by: CalendarLifeTests.keeper)
      }
      try await bench.desk.takeUp(Notice2027.text, reason: "新通知", by: CalendarLifeTests.keeper)
      await #expect(throws: CalendarRefusal.changesNothing) {
        try await bench.desk.takeUp(Notice2027.text, reason: "再来一次", by: CalendarLifeTests.keeper)
      }
      let history = try await bench.desk.calendarHistory(for: CalendarLifeTests.keeper)
      guard case .noticeTakenUp(let taking)? = history.steps.first?.entry.event else {
        Issue.record("the notice stands first")
        return
      }
      #expect(taking.text == Notice2027.text && taking.digest == Fingerprint(of: Notice2027.text.utf8).hex)
      #expect(history.steps.first?.edition.takenUpBy == "chen-xt")
    }
  }

  @Test func `another notice taken up in between makes the proposal stale`() async throws {
    try await DeskBench.with(on: CalendarLifeTests.noticed) { bench in
      let proposal = try await bench.desk.propose(Notice2027.text, by: CalendarLifeTests.keeper)
      try await bench.desk.bringCalendar(of: .published)
      // Opening the file with the same calendar is no change.
      let taken = try await bench.desk.takeUp(
        Notice2027.text, reason: "新通知", over: proposal.basis, by: CalendarLifeTests.keeper)
      try await bench.desk.takeBack(taken.edition, reason: "有误", by: CalendarLifeTests.keeper)
      await #expect(throws: DeskError.stale) {
        try await bench.desk.takeUp(
          Notice2027.text, reason: "新通知", over: taken.edition, by: CalendarLifeTests.keeper)
      }
    }
  }

  @Test func `a taking up that was broken off is finished in the night, once for each file`() async throws {
    try await DeskBench.with(on: CalendarLifeTests.monday) { bench in
      let files = [try await receive(bench, "一"), try await receive(bench, "二")]
      bench.clock.wind(to: CalendarLifeTests.noticed)
      let instant = bench.clock.now
      // The notice is in the ledger, one file is done, then the program ended.
      let notice = try #require(
        try CalendarNotice(text: Notice2027.text).applied(to: .published)?.notices[2027])
      try await bench.desk.bringCalendar(of: .published)
      try await bench.store.write { ledger in
        try ledger.append(
          [
            CalendarEvent.noticeTakenUp(
              .init(notice: notice, text: Notice2027.text, digest: "", reason: "新通知"))
          ], to: CalendarFile.file, expecting: 1, on: instant.day, at: instant,
          by: .person(key: "chen-xt", as: .systemAdministrator))
        guard let loaded = try ledger.load(InformationRequest.self, files[0]),
          let editions = try ledger.calendarEditions()
        else { return }
        let recounts = try InformationRequest.recounts(of: files[0], loaded.entries, by: 2, among: editions)
        try ledger.append(
          recounts.map(RequestEvent.limitRecounted), to: files[0], expecting: loaded.version,
          on: instant.day, at: instant, by: .system, command: CommandID("calendar-recount-2"))
      }
      // Somebody acts on a file before the night: what the calendar moved is counted from what stood before.
      bench.clock.wind(to: Day("2026-12-15")!)
      try await act(.note(text: "电话核实"), on: files[1], by: DeskBench.office, bench)
      let night = await bench.desk.nightly(sessionLife: 43_200)
      #expect(night.failures.isEmpty && night.resumed == 2)
      for file in files {
        let dossier = try await dossier(file, bench)
        #expect(dossier.recounts.map(\.new) == [Day("2027-01-05")])
        #expect(try await row(file, bench) == Day("2027-01-05"))
      }
      let again = await bench.desk.nightly(sessionLife: 43_200)
      #expect(again.resumed == 0 && again.differences.isEmpty)
      #expect(try await dossier(files[0], bench).recounts.count == 1)
    }
  }

  @Test func `a taking up that was broken off is finished before the next one, in the order of the editions`()
    async throws
  {
    try await DeskBench.with(on: CalendarLifeTests.monday) { bench in
      let file = try await receive(bench, "一")
      bench.clock.wind(to: CalendarLifeTests.noticed)
      try await bench.desk.bringCalendar(of: .published)
      // The notice is written; what follows is not done any more.
      let broken = bench.watched { use in
        if use > 0 { throw LedgerError.unreachable("the server is gone") }
      }
      await #expect(throws: LedgerError.self) {
        try await broken.takeUp(Notice2027.text, reason: "新通知", by: CalendarLifeTests.keeper)
      }
      var history = try await bench.desk.calendarHistory(for: CalendarLifeTests.keeper)
      #expect(history.steps.filter(\.isUnfinished).map(\.edition.number) == [2])

      let taken = try await bench.desk.takeBack(2, reason: "文本有误", by: CalendarLifeTests.keeper)
      #expect(taken.edition == 3 && taken.effect.movedLimits == 1)
      history = try await bench.desk.calendarHistory(for: CalendarLifeTests.keeper)
      #expect(history.steps.filter(\.isUnfinished).isEmpty && history.steps.map(\.moved) == [1, 1, 0])
      let recounts = try await dossier(file, bench).recounts
      #expect(recounts.map(\.old) == [Day("2027-01-04"), Day("2027-01-05")])
      #expect(recounts.map(\.new) == [Day("2027-01-05"), Day("2027-01-04")])
      #expect(await bench.desk.nightly(sessionLife: 43_200).resumed == 0)
    }
  }

  @Test func `another process over the same store counts by the new calendar once it reads again`()
    async throws
  {
    try await DeskBench.with(on: CalendarLifeTests.monday) { bench in
      let file = try await receive(bench, "一")
      bench.clock.wind(to: CalendarLifeTests.noticed)
      let other = Desk(
        store: bench.store, attachments: bench.desk.attachments, calendar: .published,
        settings: bench.desk.settings, now: bench.desk.now, chance: .drawn(from: "other"),
        logger: bench.desk.logger)
      try await bench.desk.takeUp(Notice2027.text, reason: "新通知", by: CalendarLifeTests.keeper)
      let before = other.live.changes
      #expect(other.calendar.years.upperBound == 2026)
      try await other.reload()
      #expect(other.calendar == bench.desk.calendar && other.live.changes == before + 1)
      let seen = try await other.request(file, for: .officer(DeskBench.office))
      #expect(seen.reckoning.reply?.due == Day("2027-01-05"))
      try await other.reload()
      #expect(other.live.changes == before + 1)
    }
  }

  @Test(arguments: [("2026-12-03", true), ("2026-12-07", true), ("2026-11-16", false)])
  func `an inbox says which last days the notice to come can still move, those of late December too`(
    receivedOn: String, isProvisional: Bool
  ) async throws {
    try await DeskBench.with(on: try #require(Day(receivedOn))) { bench in
      _ = try await receive(bench, "一")
      let inbox = try await bench.desk.openRequests(of: DeskBench.code, for: DeskBench.office)
      guard case .running(_, _, let said)? = inbox.first?.limit else {
        Issue.record("the limit runs")
        return
      }
      #expect(said == isProvisional)
    }
  }

  @Test func `settings of the site hold at once, here and where they are read again`() async throws {
    try await DeskBench.with { bench in
      var settings = bench.desk.settings
      settings.siteName = "云溪政务公开"
      settings.telephone = "0999-12345"
      try await bench.desk.keep(settings, by: CalendarLifeTests.keeper)
      #expect(bench.desk.settings.siteName == "云溪政务公开" && bench.desk.settings.telephone == "0999-12345")
      settings.telephone = ""
      try await bench.desk.keep(settings, by: CalendarLifeTests.keeper)
      #expect(bench.desk.settings.telephone.isEmpty)
      #expect(bench.desk.settings.address == "http://localhost")
    }
  }

  // MARK: The correction of 2020, replayed

  private static let lengthening = """
    国务院办公厅关于延长2020年春节假期的通知
    国办发明电〔2020〕1号
    经国务院批准，现将延长2020年春节假期的具体安排通知如下。
    一、延长2020年春节假期至2月2日（农历正月初九，星期日），2月3日（星期一）起正常上班。
    二、各地大专院校、中小学、幼儿园推迟开学，具体时间由教育部门另行通知。
    国务院办公厅
    2020年1月26日
    """

  /// The calendar as everybody knew it before: 31 January a working day, 1 February to be worked.
  private static func before() throws -> WorkCalendar {
    let real = try #require(WorkCalendar.published.notices[2020])
    let taken: Set<Day> = [Day("2020-01-31")!, Day("2020-02-01")!, Day("2020-02-02")!]
    let notice = HolidayNotice(
      year: 2020, documents: Array(real.documents.prefix(1)),
      holidays: real.holidays.filter { !taken.contains($0.key) },
      makeUpWorkdays: real.makeUpWorkdays.merging([Day("2020-02-01")!: "春节"]) { first, _ in first })
    let others = WorkCalendar.published.notices.values.filter { $0.year < 2020 }
    return try #require(WorkCalendar(notices: others + [notice]))
  }

  /// The day on which twenty working days end, walked day by day over a set of days.
  private static func walk(from day: Day, in calendar: WorkCalendar) throws -> Day {
    var (left, current) = (20, day)
    while left > 0 {
      current = current.adding(days: 1)
      if try calendar.isWorking(current) { left -= 1 }
    }
    return current
  }

  @Test func `the lengthening of Spring Festival 2020, replayed over a year of cases`() async throws {
    let first = Day("2019-08-05")!
    let last = Day("2020-07-31")!
    let noticed = Day("2020-01-27")!
    let before = try CalendarLifeTests.before()
    try await DeskBench.with(on: first, by: before) { bench in
      var received: [(file: FileID, on: Day, closing: Day?)] = []
      var day = first
      while day <= last {
        bench.clock.wind(to: day)
        if day == noticed {
          let change = try await bench.desk.takeUp(
            CalendarLifeTests.lengthening, reason: "延长假期", by: CalendarLifeTests.keeper)
          #expect(change.effect.movedFiles > 5)
        }
        for case let request in received where request.closing == day {
          try await answer(request.file, bench)
        }
        // One in two days, Saturdays included; of three one is answered after two weeks, one after five.
        if day.number.isMultiple(of: 2), day < Day("2020-03-01")! || day.number.isMultiple(of: 10) {
          let file = try await receive(bench, "第\(received.count)件")
          let wait = [14, 35, nil][received.count % 3]
          received.append((file, day, wait.map { day.adding(days: $0) }))
        }
        day = day.adding(days: 1)
      }
      let after = bench.desk.calendar
      #expect(after.notices[2020]?.documents.last?.number == "国办发明电〔2020〕1号")
      var moved = 0
      for request in received {
        let dossier = try await dossier(request.file, bench)
        let old = try CalendarLifeTests.walk(from: request.on, in: before)
        let new = try CalendarLifeTests.walk(from: request.on, in: after)
        let isClosedBefore = request.closing.map { $0 < noticed } ?? false
        let reply = try #require(dossier.reckoning.reply)
        #expect(reply.due == (isClosedBefore ? old : new), "received \(request.on)")
        let recounts = dossier.recounts.filter { $0.name == .reply }
        let moves = request.on < noticed && !isClosedBefore && old != new
        #expect(recounts.map(\.old) == (moves ? [old] : []), "received \(request.on)")
        #expect(recounts.map(\.new) == (moves ? [new] : []), "received \(request.on)")
        #expect(try await row(request.file, bench) == reply.due)
        if moves { moved += 1 }
      }
      #expect(moved > 5)
      // Drawing every book anew gives the same rows.
      let rows = try await bench.store.read {
        try $0.rows("SELECT file, due, late FROM request_row ORDER BY file")
      }
      try await bench.store.rebuild { _ in }
      #expect(
        try await bench.store.read { try $0.rows("SELECT file, due, late FROM request_row ORDER BY file") }
          == rows)
    }
  }
}
