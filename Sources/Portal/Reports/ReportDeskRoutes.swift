import Desk
import HTTPTypes
import Hummingbird
import Statute
import WebParts

/// The yearly report on the desk: every figure opens the list of its files.
extension Portal {
  func addReportDeskRoutes(to staff: RouterGroup<OfficerContext>) {
    let reports = staff.group("reports")
    reports.get(use: reportDeskList)
    reports.post(use: openReport)
    reports.get(":year", use: reportDesk)
    reports.get(":year/cells/:cell", use: reportCell)
    for format in PaperFormat.allCases {
      reports.get(":year/report.\(format.rawValue)") { request, context -> Response in
        let year = try context.parameters.require("year", as: Int.self)
        let body = reportedBody(request, context)
        return try await desk.printReport(of: body, year: year, as: format, for: context.officer).response()
      }
    }
    reports.get(":year/act/:action", use: reportForm)
    reports.post(":year/act/:action", use: actOnReport)
  }

  /// The body whose report is looked at: the own one, or one that a supervisor names.
  private func reportedBody(_ request: Request, _ context: OfficerContext) -> String {
    request.query.text("body") ?? context.officer.body
  }

  @Sendable
  private func reportDeskList(_ request: Request, _ context: OfficerContext) async throws -> HTML {
    let body = reportedBody(request, context)
    let reports = try await desk.reports(of: body, for: context.officer)
    let lastYear = desk.today.year - 1
    let suffix = request.query.suffix
    let rows = reports.map { report -> [HTML] in
      [
        "<a href=\"\(Link.reportDesk(report.year))\(suffix)\">\(report.year)年</a>", "\(report.step.badge)",
        "\(report.publishedOn?.description ?? "—")",
      ]
    }
    let list: HTML =
      rows.isEmpty
      ? EmptyState(title: "还没有年度报告", explanation: "开始编写后，报告列在这里。表三、表四由案卷自动计数。").html
      : DataTable(caption: "年度报告", columns: [.init("年度"), .init("状态"), .init("公布日期", .whole)], rows: rows)
        .html
    let writes = !context.officer.roles.isDisjoint(with: [
      .informationOfficer, .disclosureOfficer, .disclosureOfficeHead,
    ])
    let open =
      writes && body == context.officer.body
      ? FormBlock(
        action: Link.reportDesk,
        fields: TextInput(
          name: "year", label: "年度", value: String(lastYear), isRequired: true, kind: .digits, width: .short
        ).html, hidden: [token(.act("open", on: "reports"), context)], isGuarded: false,
        buttons: [Button("开始编写", .secondary)]
      ).html : .empty
    let choice = BodyChoice(
      bodies: try await desk.bodiesInSight(of: context.officer), current: body, address: Link.reportDesk)
    let name = body == context.officer.body ? nil : try await desk.bodyName(body)
    return try await deskPage(
      "年度报告", path: Link.reportDesk, context: context,
      breadcrumb: [Way("年度报告", Link.reportDesk, isCurrent: true)], aside: choice.aside,
      main: """
        <div class="page-head"><h1>年度报告</h1>\(HTML.let(name) { "<p class=\"soft\">\($0)</p>" })</div>\(list)\(open)
        """)
  }

  @Sendable
  private func openReport(_ request: Request, _ context: OfficerContext) async throws -> Response {
    let form = try await Form.read(request)
    try check(form, .act("open", on: "reports"), context)
    var reader = FormReader(form)
    guard let year = reader.integer("year", in: 2021...desk.today.year) else { throw Problem.badRequest }
    try await desk.openReport(year: year, by: context.officer)
    return .seeOther(Link.reportDesk(year))
  }

  @Sendable
  private func reportDesk(_ request: Request, _ context: OfficerContext) async throws -> HTML {
    let year = try context.parameters.require("year", as: Int.self)
    let dossier = try await desk.report(of: reportedBody(request, context), year: year, for: context.officer)
    let suffix = request.query.suffix
    let text = ReportText(figures: dossier.figures.withZeros(), prose: dossier.report?.prose ?? [:]) { cell in
      if case .table2 = cell { nil } else { Link.reportDesk(year) + "/cells/\(cell.name)\(suffix)" }
    }
    let buttons = dossier.actions.map { action in
      Button(
        action.title, action == .publish || action == .submit ? .primary : .secondary,
        address: Link.reportDesk(year) + "/act/\(action.rawValue)")
    }
    let drift: HTML =
      dossier.drift.isEmpty
      ? .empty
      : Notice(
        .look, "已公布的数字与案卷现状不一致",
        "<p>\(dossier.drift.map(\.spoken).joined(separator: "、"))。如属公布后补录，应当办理更正。</p>"
      ).html
    let name = try await desk.bodyName(dossier.body) ?? ""
    return try await deskPage(
      "\(year)年年度报告", path: Link.reportDesk(year), context: context,
      breadcrumb: [Way("年度报告", Link.reportDesk), Way("\(year)年", Link.reportDesk(year), isCurrent: true)],
      main: """
        <h1>\(name)\(year)年政府信息公开工作年度报告</h1>
        <p>\((dossier.report?.step ?? .drafting).badge)</p>
        \(drift)
        <div class="actions">\(buttons)\(PaperButtons(formats: paperFormats) { Link.reportDesk(year, $0) + suffix })</div>
        <p class="soft">表三、表四由案卷计数，点开任一数字可以看到对应的每一件。</p>
        <article class="document">\(text.html)</article>
        """)
  }

  @Sendable
  private func reportCell(_ request: Request, _ context: OfficerContext) async throws -> HTML {
    let year = try context.parameters.require("year", as: Int.self)
    let body = reportedBody(request, context)
    guard let cell = ReportCell(name: PercentCoding.pathParameter(try context.parameters.require("cell")))
    else {
      throw Problem.notFound
    }
    let rows: [[HTML]]
    let columns: [DataTable.Column]
    switch cell {
    case .table2: throw Problem.notFound
    case .table3(let row, let column):
      let requests = try await desk.requests(behind: row, column, of: body, year: year, for: context.officer)
      columns = [
        .init("编号", .whole), .init("申请内容"), .init("申请人"), .init("收到", .whole), .init("办结", .whole),
        .init("办理结果"),
      ]
      rows = requests.map { request in
        [
          "<a href=\"\(Link.request(request.file.key))\">\(request.number)</a>", "\(request.wanted)",
          "\(request.applicant.label)", "\(request.receiptDay?.description ?? "—")",
          "\(request.endedOn?.description ?? "—")", "\(request.outcome?.title ?? "办理中")",
        ]
      }
    case .table4(let course, let column):
      let disputes = try await desk.disputes(
        behind: course, column, of: body, year: year, for: context.officer)
      columns = [.init("案卷"), .init("类别"), .init("提起", .whole), .init("审结", .whole), .init("结果")]
      rows = disputes.map { dispute in
        [
          "<a href=\"\(Link.request(dispute.file.key))\">打开案卷</a>", "\(dispute.course.label)",
          "\(dispute.filedOn.description)", "\(dispute.decidedOn?.description ?? "—")",
          "\(dispute.result?.title ?? "尚未审结")",
        ]
      }
    }
    let path = Link.reportDesk(year) + "/cells/\(cell.name)"
    return try await deskPage(
      cell.spoken, path: path, context: context,
      breadcrumb: [
        Way("年度报告", Link.reportDesk), Way("\(year)年", Link.reportDesk(year)),
        Way(cell.spoken, path, isCurrent: true),
      ],
      main: """
        <h1>\(year)年 \(cell.spoken)</h1><p>共 \(rows.count) 件。</p>
        \(DataTable(caption: "计入这一格的案卷", columns: columns, rows: rows))
        """)
  }
}

extension ReportStep {
  var badge: Badge {
    switch self {
    case .drafting: Badge(.plain, title)
    case .review: Badge(.open, title)
    case .published: Badge(.good, title)
    }
  }
}
