import Desk
import HTTPTypes
import Hummingbird
import Statute
import WebParts

extension Portal {
  /// The form of an act.
  @Sendable
  func openAct(_ request: Request, _ context: OfficerContext) async throws -> Response {
    let (dossier, action) = try await actionable(context)
    var form = ActForm(action: action, dossier: dossier, today: desk.today)
    // A returned draft comes back as it was, to be mended rather than written anew.
    if action == .draftReply, let decision = dossier.request.decision { form.form = Form(decision) }
    return try await actPage(form, context)
  }

  /// Does what the form asks, or shows it again with what is in the way.
  @Sendable
  func takeAct(_ request: Request, _ context: OfficerContext) async throws -> Response {
    let (dossier, action) = try await loaded(context)
    var act = ActForm(action: action, dossier: dossier, today: desk.today)
    let upload: Upload
    do {
      upload = try await uploads.read(request)
    } catch let failure as UploadFailure {
      act.form = failure.form
      act.faults = failure.faults(fallback: "file")
      return try await actPage(act, context, status: .contentTooLarge)
    }
    defer { upload.discard() }
    act.form = upload.form
    guard
      tokens.accepts(
        act.form[FormTokens.field], for: context.session,
        purpose: FormPurpose.act(action.rawValue, on: dossier.request.id.key).text)
    else {
      let notice = Notice(.look, "页面已经过期，还没有办理", "<p>填写的内容都在，请核对后再次提交。</p>")
      return try await actPage(act, context, notice: notice.html, status: .forbidden)
    }
    if act["step"] == "calculate" { return try await actPage(act, context) }
    if act["step"] == "preview" { return try await previewPage(act, context) }
    let once = upload.once.map { "\(context.officer.key):\(action.rawValue):\($0)" }
    let version = Int(act["version"]) ?? 0
    guard dossier.version == version else { return try await overtaken(act, since: version, once, context) }
    var reader = FormReader(act.form)
    let on = reader.day("on") { Day($0) }
    let wish = act.wish(&reader, file: upload.files("file").first { $0.size > 0 })
    act.faults = ActForm.words.faults(reader.faults)
    guard act.faults.isEmpty, let on, let wish else {
      return try await actPage(act, context, status: .unprocessableContent)
    }
    do {
      if case .rescreen = wish {
        try await desk.rescreenReply(
          dossier.request.id, on: on, expecting: version, by: context.officer, once: once)
      } else if case .mask(let papers) = wish {
        var version = version
        for (index, paper) in papers.enumerated() {
          version = try await desk.maskPaper(
            paper.digest, of: dossier.request.id, masking: paper.findings, on: on, expecting: version,
            by: context.officer, once: once.map { "\($0)-\(index)" })
        }
      } else {
        let command = try await command(wish, dossier.request.id)
        try await desk.act(
          command, on: dossier.request.id, day: on, expecting: version, by: context.officer, once: once)
      }
    } catch let failed as MaskingFailed {
      act.faults = [.init(field: "mask", message: failed.sentence)]
      return try await actPage(act, context, status: .unprocessableContent)
    } catch let refusal as RequestRefusal {
      return try await refused(act, refusal, context)
    } catch DeskError.stale {
      return try await overtaken(act, since: version, once, context)
    }
    return .seeOther(Link.request(dossier.request.id.key) + "?done=\(action.rawValue)")
  }

  /// The reply as it would read, above the form that makes it.
  private func previewPage(_ act: ActForm, _ context: OfficerContext) async throws -> Response {
    var act = act
    var reader = FormReader(act.form)
    let decision = act.decision(&reader)
    act.faults = ActForm.words.faults(reader.faults)
    guard let decision, act.faults.isEmpty else {
      return try await actPage(act, context, status: .unprocessableContent)
    }
    let page = LetterPage(sheet: desk.preview(decision, of: act.dossier), back: nil)
    let notice = Notice(.fact, "答复书预览", "<p>还没有保存。可以在下面继续修改，或者提交审核。</p>")
    let outcome = try await desk.screen(decision, of: act.dossier)
    let found = ScreeningFindings([outcome], attachments: [], isTitled: true)
    return try await actPage(act, context, notice: "\(notice)\(found)\(page)")
  }

  // MARK: What stands in the way

  /// Shows the refusal beside the field it is about, with its article.
  private func refused(_ act: ActForm, _ refusal: RequestRefusal, _ context: OfficerContext) async throws
    -> Response
  {
    var act = act
    let source = refusal.article.map { "（\($0)）" } ?? ""
    if case .incomplete(let gaps) = refusal {
      act.faults = gaps.map {
        .init(field: $0.field, message: "请\($0.asks)（《政府信息公开条例》\($0.article)）")
      }
    } else if let field = refusal.field, ActForm.words.labels[field] != nil {
      let words = refusal.message.hasSuffix("。") ? String(refusal.message.dropLast()) : refusal.message
      act.faults = [.init(field: field, message: words + source)]
    } else {
      let notice = Notice(.stop, "没有办理", "<p>\(refusal.message)\(source)</p>")
      return try await actPage(act, context, notice: notice.html, status: .unprocessableContent)
    }
    return try await actPage(act, context, status: .unprocessableContent)
  }

  /// Somebody else was faster: shows what they did, and keeps what was typed.
  private func overtaken(_ act: ActForm, since version: Int, _ once: String?, _ context: OfficerContext)
    async throws -> Response
  {
    let file = act.dossier.request.id
    // The same form sent twice has been done once, and that is all there is to say.
    if let once, try await desk.hasDone(once, on: file) {
      return .seeOther(Link.request(file.key) + "?done=\(act.action.rawValue)")
    }
    let dossier = try await desk.request(file, for: .officer(context.officer))
    var fresh = ActForm(action: act.action, dossier: dossier, today: act.today)
    fresh.form = act.form
    let course = DeskCourse(dossier: dossier).timeline(since: version)
    let isPossible = dossier.actions.contains(act.action)
    let next: HTML =
      isPossible
      ? "<p>您填写的内容都在下面，请对照最新情况核对后再次提交。</p>"
      : "<p>这件申请现在处于“\(dossier.request.step.title)”，不能再办理“\(act.action.title)”。您填写的内容保留在下面，可以复制。</p>"
    let notice = Notice(
      .look, "您打开表单之后，这件申请有了新的办理情况，您的操作还没有保存", "\(course)\(next)")
    return try await actPage(fresh, context, notice: notice.html, isPossible: isPossible, status: .conflict)
  }

  // MARK: Parts

  private func loaded(_ context: OfficerContext) async throws -> (RequestDossier, RequestAction) {
    let name = PercentCoding.pathParameter(try context.parameters.require("action"))
    guard let action = RequestAction(rawValue: name) else { throw Problem.notFound }
    let dossier = try await desk.request(try requestFile(context), for: .officer(context.officer))
    // Whoever may never do it is told so at once; whether it can be done now is for the law to say.
    let roles = context.officer.roles
    guard dossier.request.intake.body == context.officer.body,
      InformationRequest.flow.rules.contains(where: {
        $0.action == action && !$0.roles.isDisjoint(with: roles)
      })
    else { throw Problem.forbidden }
    return (dossier, action)
  }

  private func actionable(_ context: OfficerContext) async throws -> (RequestDossier, RequestAction) {
    let (dossier, action) = try await loaded(context)
    guard !dossier.barred.contains(action) else { throw Problem.forbidden }
    guard dossier.actions.contains(action) else { throw Problem(.conflict, "stale") }
    return (dossier, action)
  }

  /// What the wish comes to once names are sealed and files kept.
  private func command(_ wish: ActWish, _ file: FileID) async throws -> RequestCommand {
    switch wish {
    case .command(let command): return command
    case .mask, .rescreen: throw Problem.notFound
    case .consult(let party, let receivedOn):
      return .consultThirdParty(party: try await desk.keep(party, for: file), receivedOn: receivedOn)
    case .add(let staged, let name, let fromApplicant):
      return .addAttachment(
        try await desk.keepUpload(stagedAt: staged.path, name: name, fromApplicant: fromApplicant))
    }
  }

  private func actPage(
    _ act: ActForm, _ context: OfficerContext, notice: HTML? = nil, isPossible: Bool = true,
    status: HTTPResponse.Status = .ok
  ) async throws -> Response {
    let key = act.dossier.request.id.key
    let hidden = [
      token(.act(act.action.rawValue, on: key), context),
      HiddenInput(name: "version", value: String(act.dossier.version)),
    ]
    let rank: Button.Rank = act.action.isFinal ? .danger : .primary
    let buttons =
      (isPossible ? [Button(act.action.title, rank)] : []) + [
        Button("返回案卷", .secondary, address: Link.request(key))
      ]
    let block = FormBlock(
      action: Link.act(key, act.action), fields: act.fields, hidden: hidden,
      hasFiles: act.action == .addAttachment, buttons: buttons)
    let limit = act.dossier.reckoning.reply.map {
      LimitView(clock: $0, today: act.today).sentence(count: nil)
    }
    let main: HTML = """
      <h1>\(act.action.title)</h1>
      <p class="lead"><span class="whole">\(act.dossier.request.intake.number)</span>　\(act.subject)</p>
      \(notice)\(ErrorSummary(faults: act.faults))
      \(HTML.let(act.hint) { "<p class=\"soft\">\($0)</p>" })
      \(limit)
      \(block)
      """
    return try await requestPage(act.action.title, act.dossier, context, main: main).response(status)
  }
}
