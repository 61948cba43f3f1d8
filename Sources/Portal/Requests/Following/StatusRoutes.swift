import Desk
import HTTPTypes
import Hummingbird
import NIOCore
import Statute
import WebParts

extension Portal {
  /// 办理进度查询: by number and code together, which never stand in an address.
  func addStatusRoutes(to router: Router<PortalContext>) {
    router.get("status") { _, context in statusPage(context, StatusPages.asking()) }
    router.post("status", use: lookUp)
    router.get("status/request", use: showStatus)
    router.get("status/request/limits", use: showStatusLimits)
    router.get("status/request/limits.ics", use: sendStatusCalendar)
    router.get("status/request/letter", use: showStatusLetter)
    for format in PaperFormat.allCases {
      router.get("status/request/letter.\(format.rawValue)") { _, context -> Response in
        guard let file = followed(context) else { return .seeOther(Link.status) }
        return try await desk.printLetter(.reply, of: file, as: format, for: .applicant(of: file)).response()
      }
    }
    router.post("status/request/clarification", use: clarify)
    router.get("status/request/papers/:digest", use: sendStatusPaper)
  }

  /// How long an applicant may look at the file before asking for it again, in seconds.
  private static let statusPatience = 30 * 60
  private static let clarifyPurpose = "clarify"

  @Sendable
  private func lookUp(_ request: Request, _ context: PortalContext) async throws -> Response {
    let form = try await Form.read(request, sizeLimit: 16 << 10)
    var reader = FormReader(form)
    let number = reader.text("number", max: 30)
    let code = reader.text("code", max: 30)
    guard reader.isClean else {
      let words = FaultWords(labels: ["number": "编号", "code": "查询码"])
      return statusPage(
        context, StatusPages.asking(number: form["number"] ?? "", faults: words.faults(reader.faults)),
        .unprocessableContent)
    }
    let keys = ["status:" + number, "status-from:" + addressKey(request, context)]
    try checkFaults(keys)
    let file: FileID
    do {
      file = try await desk.find(number: number, code: code)
    } catch DeskError.notFound {
      await noteFault(keys)
      let notice = Notice(.stop, "没有查到", "<p>编号和查询码不相符。请对照回执核对后再试；多次不符的，需要等待一段时间才能再次查询。</p>")
      return statusPage(
        context, StatusPages.asking(number: number, notice: notice.html), .unprocessableContent)
    }
    await forgetFaults(keys)
    let notes = ["request": file.key, "requestUntil": String(Int(desk.now().seconds) + Self.statusPatience)]
    // Somebody signed in stays signed in and looks at the file beside it.
    if var session = context.session, session.person != nil {
      session.notes.merge(notes) { $1 }
      try await sessions.save(session)
      return .seeOther(Link.statusRequest)
    }
    let (_, cookie) = try await sessions.begin(person: nil, replacing: context.session, notes: notes)
    return .seeOther(Link.statusRequest, setCookie: cookie)
  }

  @Sendable
  private func showStatus(_ request: Request, _ context: PortalContext) async throws -> Response {
    guard let file = followed(context) else { return .seeOther(Link.status) }
    let notice =
      request.query.text("done") == "clarified"
      ? Notice(.good, "补正已提交", "<p>今天是收到补正之日，答复期限自明天起重新计算。</p>") : nil
    return try await statusOfRequest(file, context, notice: notice?.html)
  }

  private func statusOfRequest(
    _ file: FileID, _ context: PortalContext, summary: String = "", faults: [ErrorSummary.Fault] = [],
    notice: HTML? = nil, status: HTTPResponse.Status = .ok
  ) async throws -> Response {
    let dossier = try await desk.request(file, for: .applicant(of: file))
    var clarifying: HTML?
    if dossier.request.step == .awaitingClarification, let asked = dossier.request.clarification,
      let session = context.session
    {
      clarifying = StatusPages.clarifying(
        asked, summary: summary, faults: faults,
        hidden: [
          HiddenInput(
            name: FormTokens.field, value: tokens.token(for: session, purpose: Self.clarifyPurpose + file.key)
          )
        ])
    }
    let name = try await desk.bodyName(dossier.request.intake.body) ?? ""
    return statusPage(
      context,
      StatusPages.request(dossier, bodyName: name, today: desk.today, notice: notice, clarifying: clarifying),
      status, path: Link.statusRequest)
  }

  @Sendable
  private func showStatusLimits(_ request: Request, _ context: PortalContext) async throws -> Response {
    guard let file = followed(context) else { return .seeOther(Link.status) }
    let dossier = try await desk.request(file, for: .applicant(of: file))
    let page = LimitsPage(
      "申请 <span class=\"whole\">\(dossier.request.intake.number)</span>", dossier.reckoning.clocks,
      of: dossier.request.story, calendars: dossier.calendars, recounts: dossier.recounts, today: desk.today,
      feed: dossier.reckoning.reply?.status.isOpen == true ? Link.statusCalendar : nil,
      back: Way("返回办理情况", Link.statusRequest))
    return statusPage(context, page.html, path: Link.statusLimits)
  }

  /// The reply limit for a calendar program.
  @Sendable
  private func sendStatusCalendar(_ request: Request, _ context: PortalContext) async throws -> Response {
    guard let file = followed(context) else { throw Problem.notFound }
    let dossier = try await desk.request(file, for: .applicant(of: file))
    let body = try await desk.bodyName(dossier.request.intake.body) ?? ""
    return try calendarFile(of: dossier, title: "\(body)答复政府信息公开申请的期限")
  }

  /// The reply, once it has been served online.
  @Sendable
  private func showStatusLetter(_ request: Request, _ context: PortalContext) async throws -> Response {
    guard let file = followed(context) else { return .seeOther(Link.status) }
    let sheet = try await desk.letter(.reply, of: file, for: .applicant(of: file))
    let back = Way("返回办理情况", Link.statusRequest)
    return statusPage(
      context,
      LetterPage(
        sheet: sheet, back: back, downloads: PaperButtons(formats: paperFormats) { Link.statusLetter($0) }
      ).html, path: Link.statusLetter)
  }

  @Sendable
  private func clarify(_ request: Request, _ context: PortalContext) async throws -> Response {
    guard let file = followed(context), let session = context.session else { return .seeOther(Link.status) }
    let limit = min(Self.applicantUploadLimit, uploads.limits.file)
    let reader = UploadReader(folder: uploads.folder, limits: UploadLimits(file: limit, total: limit * 4))
    let upload: Upload
    do {
      upload = try await reader.read(request)
    } catch let failure as UploadFailure {
      return try await statusOfRequest(
        file, context, summary: failure.form["summary"] ?? "", faults: failure.faults(fallback: "papers"),
        status: .contentTooLarge)
    }
    defer { upload.discard() }
    let typed = upload.form["summary"] ?? ""
    let token = upload.form[FormTokens.field]
    guard tokens.accepts(token, for: session, purpose: Self.clarifyPurpose + file.key) else {
      let notice = Notice(.look, "页面已经过期，还没有提交", "<p>填写的内容还在，请核对后再次提交；材料需要重新选择。</p>")
      return try await statusOfRequest(file, context, summary: typed, notice: notice.html, status: .forbidden)
    }
    var fields = FormReader(upload.form)
    let summary = fields.lines("summary", max: 2000)
    var faults = FaultWords(labels: ["summary": "补正内容"]).faults(fields.faults)
    let files = upload.files("papers").filter { $0.size > 0 }
    for file in files where file.kind.map({ ![.jpeg, .png, .pdf].contains($0) }) ?? true {
      faults.append(.init(field: "papers", message: "文件“\(file.filename)”不是 JPG、PNG 或者 PDF，请换一个文件"))
    }
    guard faults.isEmpty else {
      return try await statusOfRequest(
        file, context, summary: typed, faults: faults, status: .unprocessableContent)
    }
    var papers: [Attachment] = []
    for file in files {
      papers.append(
        try await desk.keepUpload(stagedAt: file.path, name: "补正-" + file.filename, fromApplicant: true))
    }
    do {
      try await desk.clarify(
        file, summary: summary, attachments: papers, by: .applicant(of: file),
        once: upload.form.once.map { "clarify-" + $0 })
    } catch let refusal as RequestRefusal {
      let notice = Notice(.stop, "没有提交", "<p>\(refusal.message)</p>")
      return try await statusOfRequest(file, context, summary: typed, notice: notice.html, status: .conflict)
    }
    return .seeOther(Link.statusRequest + "?done=clarified")
  }

  @Sendable
  private func sendStatusPaper(_ request: Request, _ context: PortalContext) async throws -> Response {
    guard let file = followed(context) else { throw Problem.notFound }
    let digest = PercentCoding.pathParameter(context.parameters.get("digest") ?? "")
    let paper = try await desk.requestPaper(digest, of: file, for: .applicant(of: file))
    return try await Download(
      path: paper.path, filename: paper.attachment.name, entityTag: "\"\(paper.attachment.digest)\""
    )
    .response(to: request, context: context)
  }

  // MARK: Parts

  /// The file that this visitor has shown number and code of a short while ago.
  private func followed(_ context: PortalContext) -> FileID? {
    guard let notes = context.session?.notes, let key = notes["request"],
      let until = notes["requestUntil"].flatMap({ Int($0) }), Int(desk.now().seconds) < until
    else { return nil }
    return FileID(.request, key)
  }

  private func statusPage(
    _ context: PortalContext, _ main: HTML, _ status: HTTPResponse.Status = .ok, path: String = Link.status
  ) -> Response {
    page(
      PageHead(title: "办理进度查询", isIndexed: false), path: path, context: context,
      breadcrumb: [Way("办理进度查询", Link.status)], main: main
    ).response(status, headers: [.cacheControl: "no-store"])
  }

  /// The reply limit of a request as an iCalendar file.
  func calendarFile(of dossier: RequestDossier, title: String) throws -> Response {
    let request = dossier.request
    guard let reply = dossier.reckoning.reply,
      let text = reply.iCalendar(
        identity: "\(request.id.key).reply@\(site.domain)", summary: "\(title)（\(request.intake.number)）",
        note: try ClockExplanation(
          reply, of: request.story, recounts: dossier.recounts, in: dossier.calendars.calendar(of: reply),
          today: desk.today
        ).text,
        at: desk.now())
    else { throw Problem.notFound }
    return Response(
      status: .ok,
      headers: [
        .contentType: "text/calendar; charset=utf-8", .cacheControl: "no-store",
        .contentDisposition: "attachment; filename=\"\(request.intake.number).ics\"",
      ], body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
  }
}
