import Desk
import HTTPTypes
import Hummingbird
import NIOCore
import Statute
import WebParts

extension Portal {
  /// 依申请公开: choosing a body, filling in, looking over, sending.
  func addApplicationRoutes(to router: Router<PortalContext>) {
    router.get("apply", use: chooseBody)
    router.get("bodies/:code/apply", use: fillIn)
    router.post("bodies/:code/apply", use: takeApplication)
    // A question for each word typed, and a search of the whole collection for each question.
    let now: @Sendable () -> Int = { [desk] in Int(desk.now().seconds) }
    router.group("suggest").add(
      middleware: RateLimitMiddleware(RateLimit(burst: 40, perMinute: 120), now: now) { request, context in
        addressKey(request, context)
      }
    ).get(use: suggest)
  }

  /// How long a form may stand open before it has to be looked over again, in seconds.
  static let formPatience = 4 * 3600
  /// The size of one upload of an applicant, in bytes.
  static let applicantUploadLimit = 10 << 20

  @Sendable
  private func chooseBody(_ request: Request, _ context: PortalContext) async throws -> HTML {
    page(
      Self.applyingHead("依申请公开"), path: Link.apply, context: context, breadcrumb: [Way("依申请公开", Link.apply)],
      main: ApplicationPages.choosing(try await desk.receivingBodies()))
  }

  @Sendable
  private func fillIn(_ request: Request, _ context: PortalContext) async throws -> Response {
    let body = try await receivingBody(context)
    var form = ApplicationForm()
    // A link from a search that found nothing may bring along what was looked for.
    if let title = request.query.text("title") { form.form = Form(["title": title]) }
    return applicationPage(body, context, ApplicationPages(body: body, form: form).filling())
  }

  @Sendable
  private func takeApplication(_ request: Request, _ context: PortalContext) async throws -> Response {
    let body = try await receivingBody(context)
    let limit = min(Self.applicantUploadLimit, uploads.limits.file)
    let form = try await readApplication(
      request, UploadReader(folder: uploads.folder, limits: UploadLimits(file: limit, total: limit * 4)))
    switch form["step"] {
    case "send": return try await send(form, body, context)
    case "edit": return applicationPage(body, context, ApplicationPages(body: body, form: form).filling())
    default: return try await check(form, body, context)
    }
  }

  private func check(_ form: ApplicationForm, _ body: Body, _ context: PortalContext, notice: HTML? = nil)
    async throws -> Response
  {
    var form = form
    guard let application = form.read() else {
      return applicationPage(
        body, context, ApplicationPages(body: body, form: form).filling(notice: notice), .unprocessableContent
      )
    }
    let token = tokens.visitorInput(
      purpose: Self.applyingPurpose(body), expiresAt: Int(desk.now().seconds) + Self.formPatience)
    // The name says more of what is meant than a description, which has years and places in it.
    let name = form["title"].trimmed
    let hints = try await desk.published(
      about: name.isEmpty ? application.wanted : name, body: body.code.text)
    return applicationPage(
      body, context,
      ApplicationPages(body: body, form: form).checking(
        application, hints: hints, token: token, notice: notice))
  }

  private func send(_ form: ApplicationForm, _ body: Body, _ context: PortalContext) async throws -> Response
  {
    let key: String
    do throws(FormTokenRefusal) {
      key = try tokens.visitorKey(
        form.form[FormTokens.field], purpose: Self.applyingPurpose(body), now: Int(desk.now().seconds))
    } catch {
      let notice = Notice(.look, "页面打开的时间过长，还没有提交", "<p>填写的内容都在，请核对后再次提交。</p>")
      return try await check(form, body, context, notice: notice.html)
    }
    // Sent twice: the files have moved on with the first one, and the answer is the same.
    if let receipt = try await desk.receipt(once: key) { return receiptPage(receipt, body, context) }
    var form = form
    guard let application = form.read() else {
      return applicationPage(
        body, context, ApplicationPages(body: body, form: form).filling(), .unprocessableContent)
    }
    let receipt = try await desk.submit(
      RequestDraft(
        body: body.code.text, channel: .online, receivedOn: desk.today, applicant: application.applicant,
        particulars: application.particulars, wanted: application.wanted, form: application.provision,
        attachments: try await keep(form.held)), once: key)
    return receiptPage(receipt, body, context)
  }

  private func receiptPage(_ receipt: RequestReceipt, _ body: Body, _ context: PortalContext) -> Response {
    applicationPage(body, context, ApplicationPages.receipt(receipt, body: body, on: desk.today))
  }

  /// What is published already, while somebody types what they want to ask for.
  @Sendable
  private func suggest(_ request: Request, _ context: PortalContext) async throws -> Response {
    let query = request.query
    let hints = try await desk.published(about: query.text("q", max: 200) ?? "", body: query.text("body"))
    let items = hints.map { hint in
      let note = [hint.body, hint.documentNumber, hint.day.description].compactMap(\.self).joined(
        separator: "　")
      return "{"
        + ["title": hint.title, "href": Link.item(hint.file.key), "note": note]
        .sorted { $0.key < $1.key }.map { JSONText.string($0.key) + ":" + JSONText.string($0.value) }
        .joined(separator: ",") + "}"
    }
    return Response(
      status: .ok, headers: [.contentType: "application/json; charset=utf-8", .cacheControl: "no-store"],
      body: ResponseBody(byteBuffer: ByteBuffer(string: "{\"items\":[" + items.joined(separator: ",") + "]}"))
    )
  }

  // MARK: Parts

  private func receivingBody(_ context: PortalContext) async throws -> Body {
    try await desk.receivingBody(PercentCoding.pathParameter(context.parameters.get("code") ?? ""))
  }

  private static func applyingPurpose(_ body: Body) -> String { "apply@" + body.code.text }

  private static func applyingHead(_ title: String) -> PageHead {
    PageHead(
      title: title,
      column: .init(
        name: "依申请公开", type: "依申请公开", description: "向行政机关申请公开政府信息", keywords: "政府信息公开申请,依申请公开"),
      isIndexed: title == "依申请公开")
  }

  private func applicationPage(
    _ body: Body, _ context: PortalContext, _ main: HTML, _ status: HTTPResponse.Status = .ok
  ) -> Response {
    let code = body.code.text
    return page(
      Self.applyingHead("政府信息公开申请"), of: BodyHead(code: code, name: body.name, takesRequests: true),
      path: Link.applying(code), context: context, breadcrumb: [Way("依申请公开", Link.applying(code))], main: main
    ).response(status, headers: [.cacheControl: "no-store"])
  }
}
