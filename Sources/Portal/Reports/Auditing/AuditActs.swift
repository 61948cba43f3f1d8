import Desk
import HTTPTypes
import Hummingbird
import Statute
import WebParts

/// What is done after a check: an order, a second look, the end.
extension Portal {
  // MARK: 整改通知

  @Sendable
  func rectificationForm(_ request: Request, _ context: OfficerContext) async throws -> Response {
    let (dossier, subject) = try await auditSubject(context)
    let form = RectificationForm.proposal(for: subject)
    return try await showRectification(form, [], dossier, subject, context)
  }

  @Sendable
  func orderRectification(_ request: Request, _ context: OfficerContext) async throws -> Response {
    let form = try await Form.read(request)
    let (dossier, subject) = try await auditSubject(context)
    let file = dossier.audit.id
    try check(form, .act("order-\(subject.number)", on: file.key), context)
    var reader = FormReader(form)
    let number = reader.optionalText("number", max: 60)
    let organ = reader.text("organ", max: 60)
    let days = reader.integer("days", in: 0...9_999)
    let reason = reader.lines("reason", max: 1000)
    let words = FaultWords(labels: ["number": "文号", "organ": "受文机关", "days": "整改期限", "reason": "整改要求"])
    guard reader.isClean, let days else {
      return try await showRectification(
        form, words.faults(reader.faults), dossier, subject, context, status: .unprocessableContent)
    }
    do {
      try await desk.act(
        .order(number: subject.number, organ: organ, days: days, reason: reason, documentNumber: number),
        on: file, by: context.officer, once: form.once)
    } catch let refusal as AuditRefusal {
      return try await showRectification(
        form, [refusal.fault], dossier, subject, context, status: .unprocessableContent)
    }
    return .seeOther(Link.auditedReport(file.key, subject.number))
  }

  private func showRectification(
    _ form: Form, _ faults: [ErrorSummary.Fault], _ dossier: ReportAuditDossier,
    _ subject: ReportAuditFile.Subject, _ context: OfficerContext, status: HTTPResponse.Status = .ok
  ) async throws -> Response {
    guard dossier.actions.contains(.order) else { throw Problem.forbidden }
    let key = dossier.audit.id.key
    let page = RectificationForm(audit: dossier.audit, subject: subject, form: form, faults: faults)
    return try await auditPage(
      AuditAction.order.title, dossier, context, of: subject,
      main: page.html(token: token(.act("order-\(subject.number)", on: key), context))
    ).response(status)
  }

  // MARK: 复核

  @Sendable
  func recheckForm(_ request: Request, _ context: OfficerContext) async throws -> Response {
    let (dossier, subject) = try await auditSubject(context)
    return try await showRecheck([], dossier, subject, context)
  }

  @Sendable
  func recheckReport(_ request: Request, _ context: OfficerContext) async throws -> Response {
    let (dossier, subject) = try await auditSubject(context)
    let file = dossier.audit.id
    let upload: Upload
    do {
      upload = try await uploads.read(request)
    } catch let failure as UploadFailure {
      return try await showRecheck(
        failure.faults(fallback: "reports"), dossier, subject, context, status: .contentTooLarge)
    }
    defer { upload.discard() }
    try check(upload.form, .act("recheck-\(subject.number)", on: file.key), context)
    do {
      guard let document = upload.files("reports").first(where: { $0.size > 0 }) else {
        throw AuditRefusal.noDocument
      }
      // Sent twice, the same document is found to be there already.
      guard document.sha256 != subject.latest.document.digest || subject.checks.count == 1 else {
        return .seeOther(Link.auditedReport(file.key, subject.number))
      }
      for kept in try await keep([document]) {
        try await desk.recheckReport(subject.number, of: file, kept, by: context.officer)
      }
    } catch let refusal as AuditRefusal {
      return try await showRecheck(
        [refusal.fault], dossier, subject, context, status: .unprocessableContent)
    }
    return .seeOther(Link.auditedReport(file.key, subject.number))
  }

  private func showRecheck(
    _ faults: [ErrorSummary.Fault], _ dossier: ReportAuditDossier, _ subject: ReportAuditFile.Subject,
    _ context: OfficerContext, status: HTTPResponse.Status = .ok
  ) async throws -> Response {
    guard dossier.actions.contains(.recheck) else { throw Problem.forbidden }
    let key = dossier.audit.id.key
    let page = RecheckForm(audit: dossier.audit, subject: subject, faults: faults)
    return try await auditPage(
      AuditAction.recheck.title, dossier, context, of: subject,
      main: page.html(token: token(.act("recheck-\(subject.number)", on: key), context))
    ).response(status)
  }

  // MARK: 办结

  @Sendable
  func closingForm(_ request: Request, _ context: OfficerContext) async throws -> Response {
    let dossier = try await desk.reportAudit(try auditFile(context), for: context.officer)
    return try await showClosing(nil, dossier, context)
  }

  @Sendable
  func closeAudit(_ request: Request, _ context: OfficerContext) async throws -> Response {
    let file = try auditFile(context)
    let form = try await Form.read(request)
    try check(form, .act("close", on: file.key), context)
    let dossier = try await desk.reportAudit(file, for: context.officer)
    do {
      try await desk.act(.close, on: file, by: context.officer, once: form.once)
    } catch let refusal as AuditRefusal {
      return try await showClosing(refusal, dossier, context)
    }
    return .seeOther(Link.audit(file.key))
  }

  private func showClosing(
    _ refusal: AuditRefusal?, _ dossier: ReportAuditDossier, _ context: OfficerContext
  ) async throws -> Response {
    guard dossier.actions.contains(.close) else { throw Problem.forbidden }
    let key = dossier.audit.id.key
    let page = AuditClosingForm(audit: dossier.audit, refusal: refusal)
    return try await auditPage(
      AuditAction.close.title, dossier, context,
      main: page.html(token: token(.act("close", on: key), context))
    ).response(refusal == nil ? .ok : .unprocessableContent)
  }
}

extension AuditRefusal {
  /// Beside the field that it is about; else beside the first of the form.
  var fault: ErrorSummary.Fault { .init(field: field ?? "organ", message: message) }
}
