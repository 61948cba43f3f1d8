import Desk
import HTTPTypes
import Hummingbird
import Statute
import WebParts

/// The forms by which an item moves: one for each act of the law.
extension Portal {
  @Sendable
  func itemForm(_ request: Request, _ context: OfficerContext) async throws -> Response {
    let (file, action) = try itemAct(context)
    let dossier = try await desk.item(file, for: .officer(context.officer))
    guard dossier.actions.contains(action) else { throw problem(of: action, dossier, context) }
    if action == .revise {
      var editor = ItemEditor(
        form: Form(dossier.item.draft.content), columns: dossier.columns, today: desk.today, isNew: false)
      // What is to be masked is offered at once.
      editor.findings = try await desk.findings(in: dossier.item.draft.content, by: context.officer)
      return try await show(editor, of: dossier, version: nil, context).response()
    }
    let page = ItemActPage(action: action, dossier: dossier, form: Form([]), today: desk.today)
    return try await show(page, context).response()
  }

  /// Why a form is not shown: the post does not allow the act at all, or not now.
  private func problem(of action: ItemAction, _ dossier: ItemDossier, _ context: OfficerContext) -> Problem {
    guard knows(action, dossier, context), !dossier.barred.contains(action) else { return .forbidden }
    return Problem(.conflict, "stale")
  }

  /// Whether the officer's post does this at any step.
  private func knows(_ action: ItemAction, _ dossier: ItemDossier, _ context: OfficerContext) -> Bool {
    dossier.item.opening.body == context.officer.body
      && Item.flow.rules.contains {
        $0.action == action && !$0.roles.isDisjoint(with: context.officer.roles)
      }
  }

  @Sendable
  func actOnItem(_ request: Request, _ context: OfficerContext) async throws -> Response {
    let (file, action) = try itemAct(context)
    let (upload, sent) = try await readItemForm(request)
    defer { upload.discard() }
    let form = upload.form
    try check(form, .act(action.rawValue, on: file.key), context)
    let dossier = try await desk.item(file, for: .officer(context.officer))
    guard knows(action, dossier, context) else { throw Problem.forbidden }
    if action == .revise {
      return try await reviseItem(upload, sent, dossier, context)
    }
    var page = ItemActPage(action: action, dossier: dossier, form: form, today: desk.today)
    page.faults = sent
    do {
      guard sent.isEmpty else { return try await show(page, context).response(.unprocessableContent) }
      try await perform(action, upload, dossier, context)
      return .seeOther(Link.itemDesk(file.key))
    } catch let refusal as ItemRefusal {
      if case .notYours = refusal { throw Problem.forbidden }
      page.add(refusal)
      return try await show(page, context).response(.unprocessableContent)
    } catch let faults as ItemFormFaults {
      page.faults = faults.faults
      return try await show(page, context).response(.unprocessableContent)
    } catch DeskError.stale {
      page.notice = staleNotice(dossier, since: form["version"].flatMap { Int($0) } ?? 0)
      page.isFresh = true
      return try await show(page, context).response(.conflict)
    }
  }

  private func itemAct(_ context: OfficerContext) throws -> (FileID, ItemAction) {
    guard let action = ItemAction(rawValue: try context.parameters.require("action")) else {
      throw Problem.notFound
    }
    return (try itemFile(context), action)
  }

  private func show(_ page: ItemActPage, _ context: OfficerContext) async throws -> HTML {
    let key = page.dossier.item.id.key
    let path = Link.itemAct(key, page.action)
    var page = page
    page.linked = await ways(to: page.dossier.item.draft.links.map(\.target), context.officer)
    return try await deskPage(
      page.action.title, path: path, context: context,
      breadcrumb: [
        Way("主动公开", Link.itemDesk), Way("案卷", Link.itemDesk(key)),
        Way(page.action.title, path, isCurrent: true),
      ], main: page.html(path: path, token: token(.act(page.action.rawValue, on: key), context)))
  }

  private func perform(
    _ action: ItemAction, _ upload: Upload, _ dossier: ItemDossier, _ context: OfficerContext
  ) async throws {
    let form = upload.form
    let version = form["version"].flatMap { Int($0) } ?? 0
    let file = dossier.item.id
    if action == .addAttachment {
      let files = upload.chosen
      guard !files.isEmpty else { throw ItemFormFaults("files", "请选择要添加的文件。") }
      return try await attach(files, to: file, expecting: version, once: form.once, context)
    }
    if action == .maskAttachment { return try await mask(form, dossier, context) }
    if action == .rescreen {
      try await desk.rescreen(file, expecting: version, by: context.officer, once: form.once)
      return
    }
    let command = try await command(for: action, form, dossier, context)
    try await desk.act(
      command, on: file, expecting: version, by: context.officer, once: form.once)
  }

  /// One masked copy after the other; where one cannot be made, those before it stand.
  private func mask(_ form: Form, _ dossier: ItemDossier, _ context: OfficerContext) async throws {
    let chosen = MaskChoices.chosen(form, among: dossier.item.draft.maskable)
    guard !chosen.isEmpty else { throw ItemFormFaults("mask", "请选择要遮盖的内容。") }
    var version = form["version"].flatMap { Int($0) } ?? 0
    for (index, paper) in chosen.enumerated() {
      do {
        version = try await desk.maskAttachment(
          paper.digest, of: dossier.item.id, masking: paper.findings, expecting: version, by: context.officer,
          once: form.once.map { "\($0)-\(index)" })
      } catch let failed as MaskingFailed {
        let name = dossier.item.draft.attachments.first { $0.digest == paper.digest }?.name ?? "附件"
        throw ItemFormFaults("mask", "\(name)：\(failed.sentence)")
      }
    }
  }

  /// What the form asks to be done.
  private func command(
    for action: ItemAction, _ form: Form, _ dossier: ItemDossier, _ context: OfficerContext
  ) async throws -> ItemCommand {
    func text(_ name: String) -> String { (form[name] ?? "").trimmed }
    let reason = text("reason")
    switch action {
    case .revise, .addAttachment, .maskAttachment, .rescreen: throw Problem.notFound
    case .removeAttachment: return .removeAttachment(digest: text("digest"))
    case .link:
      guard let relation = ItemRelation(rawValue: text("relation")) else {
        throw ItemFormFaults("relation", "请选择两者的关系。")
      }
      guard let target = try await target(form, context) else {
        throw ItemFormFaults("target", "请填写索引号或者网址。")
      }
      return .link(ItemLink(relation, to: target))
    case .unlink:
      guard let link = ItemLink(stored: text("link")) else { throw ItemFormFaults("link", "请选择要取消的关联。") }
      return .unlink(link)
    case .submit: return .submit
    case .approveSection: return .approveSection
    case .clearSecrecy: return .clearSecrecy(basis: text("basis"))
    case .referSecrecy: return .referSecrecy(to: text("to"), question: text("question"))
    case .approveOffice: return .approveOffice
    case .approve: return .approve
    case .returnDraft: return .returnDraft(reason: reason)
    case .overrideScreening: return .overrideScreening(reason: reason)
    case .publish: return .publish
    case .file: return .file
    case .openRevision:
      guard let day = Day(text("changedOn")) else {
        throw ItemFormFaults("changedOn", "请填写信息变更的日期，例如 2026-11-21。")
      }
      return .openRevision(reason: reason, changedOn: day)
    case .discard: return .discard(reason: reason)
    case .repeal: return .repeal(reason: reason, by: try await target(form, context))
    case .lapse: return .lapse(reason: reason, by: try await target(form, context))
    case .withdraw: return .withdraw(reason: reason)
    case .withdrawVersion:
      guard let number = Int(text("number")) else { throw ItemFormFaults("number", "请选择要撤下的版本。") }
      return .withdrawVersion(number: number, reason: reason)
    case .note: return .note(text: text("text"))
    }
  }

  private func target(_ form: Form, _ context: OfficerContext) async throws -> FileID? {
    let typed = (form["target"] ?? "").trimmed
    if typed.isEmpty { return nil }
    do {
      return try await desk.namedItem(typed, for: context.officer)
    } catch DeskError.notFound {
      throw ItemFormFaults("target", "没有找到这条信息，请核对索引号或者网址。")
    }
  }
}

/// What is wrong with a form before the law is asked.
private struct ItemFormFaults: Error {
  let faults: [ErrorSummary.Fault]

  init(_ field: String, _ message: String) {
    faults = [.init(field: field, message: message)]
  }
}
