import Desk
import HTTPTypes
import Hummingbird
import Statute
import WebParts

extension Portal {
  /// The desk of requests: what waits, the inbox, the file, every act upon it, its letters and papers.
  func addRequestDeskRoutes(to staff: RouterGroup<OfficerContext>) {
    staff.get(use: startPage)
    staff.get("search", use: searchDesk)
    let requests = staff.group("requests")
    requests.get(use: requestInbox)
    requests.get("new", use: openRegister)
    requests.post("new", use: register)
    requests.get(":key", use: showRequest)
    requests.get(":key/limits", use: showRequestLimits)
    requests.get(":key/limits.ics", use: sendRequestCalendar)
    requests.get(":key/letter", use: showReplyLetter)
    requests.get(":key/letters/:kind", use: showLetter)
    for format in PaperFormat.allCases {
      requests.get(":key/letters/:kind/letter.\(format.rawValue)") { request, context in
        try await sendLetter(format, request, context)
      }
    }
    requests.get(":key/attachments/:digest", use: sendRequestPaper)
    requests.get(":key/act/:action", use: openAct)
    requests.post(":key/act/:action", use: takeAct)
  }

  static let requestsWay = Way("依申请公开", Link.requestInbox)

  /// The file that an address names.
  func requestFile(_ context: OfficerContext) throws -> FileID {
    FileID(.request, PercentCoding.pathParameter(try context.parameters.require("key")))
  }

  // MARK: Start page

  /// What waits for this person.
  @Sendable
  private func startPage(_ request: Request, _ context: OfficerContext) async throws -> HTML {
    let officer = context.officer
    let handles = !officer.roles.isDisjoint(with: Role.caseworkers)
    let rows = handles ? try await desk.openRequests(of: officer.body, for: officer) : []
    var page = StartPage(officer: officer, rows: rows, handles: handles, today: desk.today)
    if handles {
      page.items = try await desk.itemInbox(of: officer.body, for: officer).waiting(for: officer.roles).count
    }
    return try await deskPage("工作台", path: Link.desk, context: context, main: page.html)
  }

  /// Requests by number or content; the box at the top of every page of the desk leads here.
  @Sendable
  private func searchDesk(_ request: Request, _ context: OfficerContext) async throws -> HTML {
    let text = request.query.text("q", max: 100) ?? ""
    let officer = context.officer
    let found = text.isEmpty ? [] : try await desk.findRequests(text, of: officer.body, for: officer)
    let page = FoundPage(text: text, found: found)
    return try await deskPage(
      "检索", path: Link.deskSearch, context: context,
      breadcrumb: [Way("检索", Link.deskSearch, isCurrent: true)],
      main: page.html)
  }

  // MARK: Inbox

  @Sendable
  private func requestInbox(_ request: Request, _ context: OfficerContext) async throws -> HTML {
    let officer = context.officer
    let query = request.query
    let bodies = try await desk.requestBodies(for: officer)
    let code = query.text("body") ?? bodies.first?.code ?? officer.body
    var inbox = InboxPage(
      officer: officer, body: code, bodies: bodies, query: query, today: desk.today,
      open: try await desk.openRequests(of: code, for: officer),
      closedCount: try await desk.closedRequestCount(of: code, for: officer))
    inbox.sections = try await sectionNames(of: code)
    if query.text("state") == "closed" {
      let page = query.integer("page", in: 1...100_000) ?? 1
      inbox.closed = try await desk.closedRequests(
        of: code, for: officer, limit: InboxPage.rowsPerPage, offset: (page - 1) * InboxPage.rowsPerPage)
    }
    return try await deskPage(
      "依申请公开", path: Link.requestInbox, context: context,
      breadcrumb: [Way("依申请公开", Link.requestInbox, isCurrent: true)], aside: inbox.aside, main: inbox.html)
  }

  private func sectionNames(of code: String) async throws -> [String: String] {
    let body = try? await desk.receivingBody(code)
    return Dictionary((body?.sections ?? []).map { ($0.key, $0.name) }) { first, _ in first }
  }

  // MARK: The file

  @Sendable
  private func showRequest(_ request: Request, _ context: OfficerContext) async throws -> HTML {
    let dossier = try await desk.request(try requestFile(context), for: .officer(context.officer))
    let done = request.query.choice("done", of: RequestAction.self)
    let page = DossierPage(dossier: dossier, today: desk.today, done: done)
    return try await requestPage("申请 \(dossier.request.intake.number)", dossier, context, main: page.html)
  }

  @Sendable
  private func showRequestLimits(_ request: Request, _ context: OfficerContext) async throws -> HTML {
    let dossier = try await desk.request(try requestFile(context), for: .officer(context.officer))
    let key = dossier.request.id.key
    let page = LimitsPage(
      "申请 <span class=\"whole\">\(dossier.request.intake.number)</span>", dossier.reckoning.clocks,
      of: dossier.request.story, calendars: dossier.calendars, recounts: dossier.recounts, today: desk.today,
      feed: dossier.reckoning.reply?.status.isOpen == true ? Link.requestCalendar(key) : nil,
      back: Way("返回案卷", Link.request(key)))
    return try await requestPage("期限的逐日计算", dossier, context, main: page.html)
  }

  @Sendable
  private func sendRequestCalendar(_ request: Request, _ context: OfficerContext) async throws -> Response {
    let dossier = try await desk.request(try requestFile(context), for: .officer(context.officer))
    return try calendarFile(of: dossier, title: "答复政府信息公开申请")
  }

  @Sendable
  private func sendRequestPaper(_ request: Request, _ context: OfficerContext) async throws -> Response {
    let digest = PercentCoding.pathParameter(try context.parameters.require("digest"))
    let paper = try await desk.requestPaper(
      digest, of: try requestFile(context), for: .officer(context.officer))
    return try await Download(
      path: paper.path, filename: paper.attachment.name, entityTag: "\"\(paper.attachment.digest)\"",
      isInline: true
    ).response(to: request, context: context)
  }

  // MARK: Letters

  @Sendable
  private func showReplyLetter(_ request: Request, _ context: OfficerContext) async throws -> HTML {
    try await letterPage(.reply, request, context)
  }

  @Sendable
  private func showLetter(_ request: Request, _ context: OfficerContext) async throws -> HTML {
    let name = PercentCoding.pathParameter(try context.parameters.require("kind"))
    guard let kind = LetterKind(rawValue: name) else { throw Problem.notFound }
    return try await letterPage(kind, request, context)
  }

  private func sendLetter(_ format: PaperFormat, _ request: Request, _ context: OfficerContext) async throws
    -> Response
  {
    let name = PercentCoding.pathParameter(try context.parameters.require("kind"))
    guard let kind = LetterKind(rawValue: name) else { throw Problem.notFound }
    let index = request.query.integer("n", in: 0...1_000) ?? 0
    return try await desk.printLetter(
      kind, index: index, of: try requestFile(context), as: format, for: .officer(context.officer)
    ).response()
  }

  private func letterPage(_ kind: LetterKind, _ request: Request, _ context: OfficerContext) async throws
    -> HTML
  {
    let file = try requestFile(context)
    let officer = Viewer.officer(context.officer)
    let dossier = try await desk.request(file, for: officer)
    let index = request.query.integer("n", in: 0...1_000) ?? 0
    let sheet = try await desk.letter(kind, index: index, of: file, for: officer)
    return try await requestPage(
      kind.title, dossier, context,
      main: LetterPage(
        sheet: sheet,
        back: Way("返回案卷", Link.request(file.key)),
        downloads: PaperButtons(formats: paperFormats) { Link.requestLetter(file.key, kind, index, $0) }
      ).html)
  }

  /// A page about one file, with the ways back to it.
  func requestPage(_ title: String, _ dossier: RequestDossier, _ context: OfficerContext, main: HTML)
    async throws -> HTML
  {
    let key = dossier.request.id.key
    let number = Way(dossier.request.intake.number, Link.request(key))
    let isFile = title.hasSuffix(dossier.request.intake.number)
    let here = Way(title, Link.request(key), isCurrent: true)
    return try await deskPage(
      title, path: Link.request(key), context: context,
      breadcrumb: [Self.requestsWay] + (isFile ? [here] : [number, here]), main: main)
  }
}

/// A letter to print.
struct LetterPage: Component {
  let sheet: LetterSheet
  /// The way back; `nil` where the letter stands on another page.
  var back: Way?
  /// Ways to the letter as a file.
  var downloads: PaperButtons?

  var html: HTML {
    """
    \(gaps)
    <div class="actions no-print">\(PrintButton(title: "打印"))\(downloads?.html ?? .empty)\(HTML.let(back) { "\(Button($0.title, .secondary, address: $0.address))" })</div>
    \(Letter(
      from: sheet.from, number: sheet.number, title: sheet.title, to: sheet.to, paragraphs: sheet.paragraphs,
      signedBy: sheet.from, date: sheet.date.chinese, draftNote: sheet.isDraft ? "草稿，尚未签发" : nil))
    """
  }

  private var gaps: HTML {
    let shown = sheet.gaps
    if shown.isEmpty { return .empty }
    let items = shown.html { "<li>\($0)</li>" }
    return "<div class=\"no-print\">\(Notice(.stop, "文书要素不全", "<ul>\(items)</ul>"))</div>"
  }
}
