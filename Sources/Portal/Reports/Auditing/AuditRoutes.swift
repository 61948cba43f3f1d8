import Desk
import HTTPTypes
import Hummingbird
import Statute
import WebParts

/// 报告核查: published reports are handed in, read, checked; what is wrong is ordered to be put right and looked at again.
extension Portal {
  func addAuditRoutes(to staff: RouterGroup<OfficerContext>) {
    let audits = staff.group("audits")
    audits.get(use: auditList)
    audits.post(use: openAudit)
    audits.get(":key", use: auditBatch)
    audits.get(":key/findings", use: auditFindings)
    audits.get(":key/findings.csv", use: auditFindingsFile)
    audits.get(":key/add", use: addingForm)
    audits.post(":key/add", use: addReports)
    audits.get(":key/documents/:digest", use: auditedDocument)
    for format in PaperFormat.allCases {
      audits.get(":key/findings.\(format.rawValue)") { _, context in
        try await desk.printFindings(of: try auditFile(context), as: format, for: context.officer).response()
      }
      audits.get(":key/reports/:number/letter.\(format.rawValue)") { _, context in
        let number = try context.parameters.require("number", as: Int.self)
        return try await desk.printRectification(
          number, of: try auditFile(context), as: format, for: context.officer
        ).response()
      }
    }
    audits.get(":key/reports/:number", use: auditedReport)
    audits.get(":key/reports/:number/letter", use: rectificationLetter)
    audits.get(":key/reports/:number/order", use: rectificationForm)
    audits.post(":key/reports/:number/order", use: orderRectification)
    audits.get(":key/reports/:number/recheck", use: recheckForm)
    audits.post(":key/reports/:number/recheck", use: recheckReport)
    audits.get(":key/close", use: closingForm)
    audits.post(":key/close", use: closeAudit)
  }

  static let auditsWay = Way("报告核查", Link.auditDesk)
  private static let opening = FormPurpose.act("open", on: "audits")
  /// So many are taken at once.
  private static let documentsAtOnce = 500

  func auditFile(_ context: OfficerContext) throws -> FileID {
    FileID(.audit, PercentCoding.pathParameter(try context.parameters.require("key")))
  }

  // MARK: The list

  @Sendable
  private func auditList(_ request: Request, _ context: OfficerContext) async throws -> Response {
    try await showAuditList(AuditUploadForm(year: desk.today.year - 1), context)
  }

  private func showAuditList(
    _ form: AuditUploadForm, _ context: OfficerContext, status: HTTPResponse.Status = .ok
  ) async throws -> Response {
    let rows = try await desk.reportAudits(for: context.officer)
    let hidden = [
      token(Self.opening, context), HiddenInput(name: "once", value: form.once ?? desk.chance.fileKey()),
    ]
    return try await deskPage(
      "报告核查", path: Link.auditDesk, context: context,
      breadcrumb: [Way("报告核查", Link.auditDesk, isCurrent: true)],
      main: AuditListPage(rows: rows, form: form, hidden: hidden, today: desk.today).html
    ).response(status)
  }

  @Sendable
  private func openAudit(_ request: Request, _ context: OfficerContext) async throws -> Response {
    guard Visibility.may(.officer(context.officer), see: .audit(body: context.officer.body)) else {
      throw Problem.forbidden
    }
    var form = AuditUploadForm(year: desk.today.year - 1)
    let upload: Upload
    do {
      upload = try await uploads.read(request)
    } catch let failure as UploadFailure {
      form.take(failure.form)
      form.faults = failure.faults(fallback: "reports")
      return try await showAuditList(form, context, status: .contentTooLarge)
    }
    defer { upload.discard() }
    try check(upload.form, Self.opening, context)
    form.take(upload.form)
    var reader = FormReader(upload.form)
    let name = reader.text("name", max: 60)
    form.faults = FaultWords(labels: ["name": "名称"]).faults(reader.faults)
    form.faults += Self.faults(upload)
    guard form.faults.isEmpty, let once = form.once else {
      return try await showAuditList(form, context, status: .unprocessableContent)
    }
    let file = try await desk.auditReports(
      named: name, try await handedIn(upload), by: context.officer, once: once)
    return .seeOther(Link.audit(file.key))
  }

  /// The documents of an upload: those chosen one by one and those of a folder, but for what no reader would choose.
  private static func documents(_ upload: Upload) -> [StagedFile] {
    let folder = upload.files("folder").filter { file in
      let name = file.filename.split { $0 == "/" || $0 == "\\" }.last ?? ""
      return !name.hasPrefix(".") && !name.hasPrefix("~$") && name.lowercased() != "thumbs.db"
    }
    return (upload.files("reports") + folder).filter { $0.size > 0 }
  }

  private static func faults(_ upload: Upload) -> [ErrorSummary.Fault] {
    let count = documents(upload).count
    if count == 0 { return [.init(field: "reports", message: AuditRefusal.noDocument.message)] }
    if count > documentsAtOnce {
      return [.init(field: "reports", message: "一次最多核查 \(documentsAtOnce) 份，请分批上传。")]
    }
    return []
  }

  private func handedIn(_ upload: Upload) async throws -> ReportAuditFile.HandedIn {
    ReportAuditFile.HandedIn(
      try await keep(Self.documents(upload)),
      previous: try await keep(upload.files("previous").filter { $0.size > 0 }),
      isReorganized: upload.form["reorganized"] != nil)
  }

  // MARK: Adding

  @Sendable
  private func addingForm(_ request: Request, _ context: OfficerContext) async throws -> Response {
    let dossier = try await desk.reportAudit(try auditFile(context), for: context.officer)
    return try await showAdding(AuditUploadForm(year: desk.today.year - 1), dossier, context)
  }

  @Sendable
  private func addReports(_ request: Request, _ context: OfficerContext) async throws -> Response {
    let dossier = try await desk.reportAudit(try auditFile(context), for: context.officer)
    var form = AuditUploadForm(year: desk.today.year - 1)
    let upload: Upload
    do {
      upload = try await uploads.read(request)
    } catch let failure as UploadFailure {
      form.take(failure.form)
      form.faults = failure.faults(fallback: "reports")
      return try await showAdding(form, dossier, context, status: .contentTooLarge)
    }
    defer { upload.discard() }
    try check(upload.form, .act("add", on: dossier.audit.id.key), context)
    form.take(upload.form)
    form.faults = Self.faults(upload)
    guard form.faults.isEmpty else {
      return try await showAdding(form, dossier, context, status: .unprocessableContent)
    }
    do {
      try await desk.addReports(
        try await handedIn(upload), to: dossier.audit.id, by: context.officer, once: upload.once)
    } catch let refusal as AuditRefusal {
      form.faults = [refusal == .noDocument ? Self.known : refusal.fault]
      return try await showAdding(form, dossier, context, status: .unprocessableContent)
    }
    return .seeOther(Link.audit(dossier.audit.id.key))
  }

  private static let known = ErrorSummary.Fault(field: "reports", message: "上传的文件都已经在本批中。")

  private func showAdding(
    _ form: AuditUploadForm, _ dossier: ReportAuditDossier, _ context: OfficerContext,
    status: HTTPResponse.Status = .ok
  ) async throws -> Response {
    guard dossier.actions.contains(.check) else { throw Problem.forbidden }
    let key = dossier.audit.id.key
    let page = AuditAddingForm(audit: dossier.audit, form: form)
    return try await auditPage(
      "追加报告", dossier, context, main: page.html(token: token(.act("add", on: key), context))
    ).response(status)
  }

  func keep(_ files: [StagedFile]) async throws -> [Attachment] {
    var kept: [Attachment] = []
    for file in files {
      kept.append(
        try await desk.keepUpload(stagedAt: file.path, name: file.filename, fromApplicant: false))
    }
    return kept
  }

  // MARK: One batch

  @Sendable
  private func auditBatch(_ request: Request, _ context: OfficerContext) async throws -> Response {
    let dossier = try await desk.reportAudit(try auditFile(context), for: context.officer)
    let isReading = dossier.audit.waiting != nil
    let read = isReading ? await desk.documentsRead(of: dossier.audit.id) : nil
    var response = try await auditPage(
      dossier.audit.name, dossier, context,
      main: AuditBatchPage(
        dossier: dossier, formats: paperFormats, read: read, today: desk.today
      ).html
    ).response(.ok)
    // While documents are read the page comes again by itself, without a script.
    if isReading, let refresh = HTTPField.Name("Refresh") { response.headers[refresh] = "5" }
    return response
  }

  @Sendable
  private func auditFindings(_ request: Request, _ context: OfficerContext) async throws -> HTML {
    let dossier = try await desk.reportAudit(try auditFile(context), for: context.officer)
    return try await auditPage(
      "核查结果", dossier, context, main: AuditFindingsPage(dossier: dossier, formats: paperFormats).html)
  }

  @Sendable
  private func auditFindingsFile(_ request: Request, _ context: OfficerContext) async throws -> Response {
    let audit = try await desk.reportAudit(try auditFile(context), for: context.officer).audit
    return Response(
      status: .ok,
      headers: [
        .contentType: "text/csv; charset=utf-8", .cacheControl: "private, no-cache",
        .contentDisposition: ContentDisposition.header(.attachment, filename: "\(audit.name)核查结果.csv"),
      ], body: .init(byteBuffer: .init(string: AuditSpreadsheet(audit: audit).text)))
  }

  @Sendable
  private func auditedDocument(_ request: Request, _ context: OfficerContext) async throws -> Response {
    let digest = PercentCoding.pathParameter(try context.parameters.require("digest"))
    let found = try await desk.auditedDocument(digest, of: try auditFile(context), for: context.officer)
    return try await Download(
      path: found.path, filename: found.attachment.name, entityTag: "\"\(digest)\"", isInline: true
    ).response(to: request, context: context)
  }

  // MARK: One report

  @Sendable
  private func auditedReport(_ request: Request, _ context: OfficerContext) async throws -> HTML {
    let (dossier, subject) = try await auditSubject(context)
    return try await auditPage(
      subject.latest.name, dossier, context,
      main: AuditedReportPage(dossier: dossier, subject: subject).html)
  }

  @Sendable
  private func rectificationLetter(_ request: Request, _ context: OfficerContext) async throws -> HTML {
    let (dossier, subject) = try await auditSubject(context)
    guard let sheet = desk.rectification(subject, of: dossier) else { throw Problem.notFound }
    let key = dossier.audit.id.key
    let number = subject.number
    return try await auditPage(
      "整改通知", dossier, context, of: subject,
      main: LetterPage(
        sheet: sheet, back: Way("返回", Link.auditedReport(key, number)),
        downloads: PaperButtons(formats: paperFormats) { Link.rectification(key, number, $0) }
      ).html)
  }

  func auditSubject(_ context: OfficerContext) async throws -> (ReportAuditDossier, ReportAuditFile.Subject) {
    let dossier = try await desk.reportAudit(try auditFile(context), for: context.officer)
    guard let subject = dossier.audit.subject(try context.parameters.require("number", as: Int.self)) else {
      throw Problem.notFound
    }
    return (dossier, subject)
  }

  /// A page about one batch, with the ways back to it.
  func auditPage(
    _ title: String, _ dossier: ReportAuditDossier, _ context: OfficerContext,
    of subject: ReportAuditFile.Subject? = nil, main: HTML
  ) async throws -> HTML {
    let batch = Link.audit(dossier.audit.id.key)
    var ways = [Self.auditsWay]
    if title != dossier.audit.name { ways.append(Way(dossier.audit.name, batch)) }
    if let subject {
      ways.append(Way(subject.latest.name, Link.auditedReport(dossier.audit.id.key, subject.number)))
    }
    return try await deskPage(
      title, path: Link.auditDesk, context: context,
      breadcrumb: ways + [Way(title, batch, isCurrent: true)], main: main)
  }
}
