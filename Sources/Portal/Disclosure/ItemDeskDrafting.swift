import Desk
import HTTPTypes
import Hummingbird
import Statute
import WebParts

/// Writing items: a new one, and the draft of a file.
extension Portal {
  /// The same as for other uploads, with room for a long text.
  var editorUploads: UploadReader {
    var limits = uploads.limits
    limits.field = 2 << 20
    return UploadReader(folder: uploads.folder, limits: limits)
  }

  /// What was sent with a form about an item; what is too large comes back as a fault with everything that was typed.
  func readItemForm(_ request: Request) async throws -> (upload: Upload, faults: [ErrorSummary.Fault]) {
    do {
      return (try await editorUploads.read(request), [])
    } catch let failure as UploadFailure {
      let limit = uploads.limits.file >> 20
      let faults = failure.reasons.map { reason -> ErrorSummary.Fault in
        switch reason {
        case .fileTooLarge(_, let filename, _):
          .init(field: "files", message: "文件“\(filename)”超过 \(limit) MB，没有保存。请压缩后重新选择。")
        case .tooLarge: .init(field: "files", message: "全部文件合计过大，没有保存。请分几次添加。")
        case .fieldTooLarge(let field, _): .init(field: field, message: "填写的内容过长。")
        default: .init(field: "files", message: "文件没有传完整，请重新选择。")
        }
      }
      return (Upload(form: failure.form), faults)
    }
  }

  @Sendable
  func newItem(_ request: Request, _ context: OfficerContext) async throws -> HTML {
    guard Item.flow.role(for: .revise, at: .drafting, among: context.officer.roles) != nil else {
      throw Problem.forbidden
    }
    let body = try await desk.body(context.officer.body)
    let editor = ItemEditor(
      form: Form(ItemContent(title: "", issuer: body.name)), columns: Column.all(for: body.kind),
      today: desk.today, isNew: true)
    return try await show(editor, context)
  }

  @Sendable
  func draftItem(_ request: Request, _ context: OfficerContext) async throws -> Response {
    let (upload, sent) = try await readItemForm(request)
    defer { upload.discard() }
    let form = upload.form
    try check(form, .act("draft", on: "item"), context)
    guard Item.flow.role(for: .revise, at: .drafting, among: context.officer.roles) != nil else {
      throw Problem.forbidden
    }
    let body = try await desk.body(context.officer.body)
    let (content, unreadable) = ItemContent.read(form)
    var editor = ItemEditor(
      form: form, columns: Column.all(for: body.kind), today: desk.today, faults: sent + unreadable,
      isNew: true)
    if editor.faults.isEmpty, try await look(content, &editor, hasAttachment: !upload.chosen.isEmpty, context)
    {
      editor.lose(upload.chosen)
      return try await show(editor, context).response()
    }
    do {
      guard editor.faults.isEmpty else {
        throw ItemRefusal.faulty(content.faults(today: desk.today, editor.columns))
      }
      let file = try await desk.draft(content, by: context.officer, once: form.once)
      let version = try await desk.item(file, for: .officer(context.officer)).version
      try await attach(upload.chosen, to: file, expecting: version, once: form.once, context)
      return .seeOther(Link.itemDesk(file.key))
    } catch let refusal as ItemRefusal {
      editor.add(refusal)
      editor.lose(upload.chosen)
      return try await show(editor, context).response(.unprocessableContent)
    }
  }

  /// Shows what is typed as it would look, or takes over the proposals that were chosen; nothing is saved.
  ///
  /// - Returns: whether that was asked for.
  private func look(
    _ content: ItemContent, _ editor: inout ItemEditor, hasAttachment: Bool, _ context: OfficerContext
  ) async throws -> Bool {
    switch editor.form["then"] {
    case "preview":
      editor.findings = try await desk.findings(in: content, by: context.officer)
      editor.preview = .init(content: content, hasAttachment: hasAttachment)
    case "mask":
      let found = try await desk.findings(in: content, by: context.officer)
      let ticked = Set(editor.form.values("mask"))
      let chosen = found.filter { ticked.contains($0.key) && $0.finding.proposal != nil }
      let masked = content.masked(chosen)
      let version = editor.form["version"].map { [Form.Field(name: "version", value: $0)] } ?? []
      editor.form = Form(masked)
      editor.form.fields += version
      editor.masked = chosen.count
      editor.findings = try await desk.findings(in: masked, by: context.officer)
    default: return false
    }
    return true
  }

  private func show(_ editor: ItemEditor, _ context: OfficerContext) async throws -> HTML {
    try await deskPage(
      "起草信息", path: Link.newItem, context: context,
      breadcrumb: [Way("主动公开", Link.itemDesk), Way("起草信息", Link.newItem, isCurrent: true)],
      main: editor.html(
        path: Link.newItem, back: Link.itemDesk, hidden: [token(.act("draft", on: "item"), context)]))
  }

  /// Puts files that were sent into a draft, one after the other. Sent twice with one form, a file is put in once; chosen
  /// in place of another after going back, it is another wish.
  func attach(
    _ files: [StagedFile], to file: FileID, expecting version: Int, once: String?, _ context: OfficerContext
  ) async throws {
    var version = version
    for staged in files {
      version = try await desk.attach(
        stagedAt: staged.path, name: staged.filename.isEmpty ? "附件" : staged.filename, to: file,
        expecting: version, by: context.officer, once: once.map { "\($0)-\(staged.sha256)" })
    }
  }

  /// Saves the draft of a file, or shows what it would look like.
  func reviseItem(
    _ upload: Upload, _ sent: [ErrorSummary.Fault], _ dossier: ItemDossier, _ context: OfficerContext
  )
    async throws -> Response
  {
    let form = upload.form
    let (content, unreadable) = ItemContent.read(form)
    var editor = ItemEditor(
      form: form, columns: dossier.columns, today: desk.today, faults: sent + unreadable, isNew: false)
    let hasAttachment = !dossier.item.draft.attachments.isEmpty || !upload.chosen.isEmpty
    if editor.faults.isEmpty, try await look(content, &editor, hasAttachment: hasAttachment, context) {
      editor.lose(upload.chosen)
      return try await show(editor, of: dossier, version: form["version"], context).response()
    }
    do {
      guard editor.faults.isEmpty else {
        throw ItemRefusal.faulty(content.faults(today: desk.today, editor.columns))
      }
      let version = try await desk.act(
        .revise(content), on: dossier.item.id, expecting: form["version"].flatMap { Int($0) } ?? 0,
        by: context.officer, once: form.once)
      try await attach(
        upload.chosen, to: dossier.item.id, expecting: version, once: form.once, context)
      return .seeOther(Link.itemDesk(dossier.item.id.key))
    } catch let refusal as ItemRefusal {
      if case .notYours = refusal { throw Problem.forbidden }
      editor.add(refusal)
      editor.lose(upload.chosen)
      return try await show(editor, of: dossier, version: form["version"], context).response(
        .unprocessableContent)
    } catch DeskError.stale {
      editor.lose(upload.chosen)
      editor.notice = staleNotice(dossier, since: form["version"].flatMap { Int($0) } ?? 0)
      // What stands there now is shown, so saving again is a choice.
      return try await show(editor, of: dossier, version: String(dossier.version), context).response(
        .conflict)
    }
  }

  func show(_ editor: ItemEditor, of dossier: ItemDossier, version: String?, _ context: OfficerContext)
    async throws
    -> HTML
  {
    let key = dossier.item.id.key
    let path = Link.itemAct(key, .revise)
    return try await deskPage(
      "修改信息", path: path, context: context,
      breadcrumb: [
        Way("主动公开", Link.itemDesk), Way("案卷", Link.itemDesk(key)), Way("修改信息", path, isCurrent: true),
      ],
      main: editor.html(
        path: path, back: Link.itemDesk(key),
        hidden: [
          token(.act(ItemAction.revise.rawValue, on: key), context),
          HiddenInput(name: "version", value: version ?? String(dossier.version)),
        ]))
  }

  /// What others did to a file since a form was opened.
  func staleNotice(_ dossier: ItemDossier, since version: Int) -> HTML {
    let former = Item.fold(id: dossier.item.id, dossier.course.filter { $0.version <= version })
    let changes: HTML =
      former.map { ItemChanges(before: $0.draft.content, after: dossier.item.draft.content).html } ?? .empty
    return """
      \(Notice(.look, "打开表单之后，有人办理了这条信息", "<p>您的操作没有保存，填写的内容仍在下面。请看清改动后再提交；再次保存将以您填写的内容为准。</p>"))
      <section class="panel"><h2>这期间的办理</h2>\(ItemCourse(dossier: dossier, after: version))
      <h3>内容的改动</h3>\(changes)</section>
      """
  }
}

extension ItemContent {
  fileprivate func faults(today: Day, _ columns: [Column]) -> [Fault] {
    faultsOfDraft(today: today, columns: columns)
  }
}

extension ItemEditor {
  /// Says why what was typed could not be saved.
  fileprivate mutating func add(_ refusal: ItemRefusal) {
    switch refusal {
    case .faulty(let found):
      for fault in found where faults[fault.formField] == nil {
        faults.append(.init(field: fault.formField, message: fault.message))
      }
    default: notice = Notice(.stop, "没有保存", "<p>\(refusal.sentence)</p>").html
    }
  }

  /// Says that files which were chosen have to be chosen again: a browser gives no file back to the form that it came
  /// with.
  fileprivate mutating func lose(_ files: [StagedFile]) {
    guard !files.isEmpty else { return }
    faults.append(.init(field: "files", message: "浏览器不会保留已选择的文件，请重新选择 \(files.count) 个附件。"))
  }
}

extension Upload {
  /// The files chosen for an item. A browser sends an empty one where none was chosen.
  var chosen: [StagedFile] { files("files").filter { $0.size > 0 } }
}

extension ItemRefusal {
  /// The sentence with the article behind it.
  var sentence: String {
    article.map { "\(message)（\($0)）" } ?? message
  }
}
