import Desk
import Hummingbird
import Statute
import WebParts

/// 政府信息公开年报: the list of a body, newest first, and the report itself.
extension Portal {
  func addReportRoutes(to router: Router<PortalContext>) {
    router.get("bodies/:code/reports", use: reportList)
    router.get("bodies/:code/reports/:year", use: reportPage)
    router.get("bodies/:code/reports/:year/figures.csv", use: reportFigures)
    for format in PaperFormat.allCases {
      router.get("bodies/:code/reports/:year/report.\(format.rawValue)") { _, context -> Response in
        let body = try await bodyHead(context)
        let year = try context.parameters.require("year", as: Int.self)
        return try await desk.printReport(of: body.code, year: year, as: format).response(isPublic: true)
      }
    }
  }

  @Sendable
  private func reportList(_ request: Request, _ context: PortalContext) async throws -> HTML {
    let body = try await bodyHead(context)
    let reports = try await desk.publishedReports(of: body.code)
    let path = Link.reports(body.code)
    let list: HTML =
      reports.isEmpty
      ? EmptyState(
        title: "还没有公布年度报告", explanation: "上一年度的政府信息公开工作年度报告公布后，列在这里，最新的在最前。"
      ).html
      : RowList(
        rows: reports.map { report in
          .init(
            "\(body.name)\(report.year)年政府信息公开工作年度报告", Link.report(body.code, report.year), body: body.name,
            date: report.publishedOn?.description)
        }
      ).html
    return page(
      PageHead(
        title: "政府信息公开年报",
        column: .init(
          name: "政府信息公开年报", type: "政府信息公开年报", description: "\(body.name)政府信息公开工作年度报告",
          keywords: "年度报告,政府信息公开")), of: body, path: path, context: context,
      breadcrumb: [Way("政府信息公开年报", path, isCurrent: true)],
      main: "<h1>政府信息公开年报</h1>\(list)")
  }

  @Sendable
  private func reportPage(_ request: Request, _ context: PortalContext) async throws -> HTML {
    let body = try await bodyHead(context)
    let year = try context.parameters.require("year", as: Int.self)
    let report = try await desk.publishedReport(of: body.code, year: year)
    var years: [(year: Int, figures: ReportFigures)] = []
    for summary in try await desk.publishedReports(of: body.code).reversed() where summary.year <= year {
      years.append((summary.year, try await desk.publishedReport(of: body.code, year: summary.year).figures))
    }
    let title = "\(body.name)\(year)年政府信息公开工作年度报告"
    let path = Link.report(body.code, year)
    return page(
      PageHead(
        title: title,
        article: .init(
          title: title, publishedAt: "\(report.publishedOn) 00:00", source: body.name,
          keywords: "年度报告,政府信息公开")), of: body, path: path, context: context,
      breadcrumb: [
        Way("政府信息公开年报", Link.reports(body.code)), Way("\(year)年", path, isCurrent: true),
      ],
      main: """
        <article class="document"><h1>\(title)</h1>
        <p class="soft">公布日期 \(report.publishedOn.chinese) · 统计期限 \(year)年1月1日至12月31日 · \
        <a href="\(path)/figures.csv" download>下载数据(CSV)</a></p>
        <div class="actions no-print">\(PrintButton())\(PaperButtons(formats: paperFormats) { Link.report(body.code, year, $0) })</div>
        \(ReportText(figures: report.figures, prose: report.prose).html)
        \(corrections(report))
        <section><h2>图表</h2>\(ReportCharts(figures: report.figures, year: year, years: years).html)</section>
        </article>
        """)
  }

  private func corrections(_ report: PublicReport) -> HTML {
    guard !report.corrections.isEmpty else { return .empty }
    let items = report.corrections.html { "<li>\($0.on.chinese):\($0.reason)</li>" }
    return "<section><h2>更正记录</h2><ul>\(items)</ul></section>"
  }

  @Sendable
  private func reportFigures(_ request: Request, _ context: PortalContext) async throws -> Response {
    let body = try await bodyHead(context)
    let year = try context.parameters.require("year", as: Int.self)
    let report = try await desk.publishedReport(of: body.code, year: year)
    return Response(
      status: .ok,
      headers: [
        .contentType: "text/csv; charset=utf-8",
        .contentDisposition: ContentDisposition.header(.attachment, filename: "\(body.name)\(year)年报数据.csv"),
      ], body: .init(byteBuffer: .init(string: report.figures.csv)))
  }

  /// The body of the address; `DeskError.notFound` where there is none.
  func bodyHead(_ context: PortalContext) async throws -> BodyHead {
    let code = PercentCoding.pathParameter(try context.parameters.require("code"))
    let body = try await desk.body(code)
    return BodyHead(code: body.code, name: body.name, takesRequests: body.kind.takesRequests)
  }
}

/// The six sections in their fixed order: prose and tables.
struct ReportText {
  let figures: ReportFigures
  let prose: [ReportSection: String]
  var address: (ReportCell) -> String? = { _ in nil }

  var html: HTML {
    let tables = ReportTables(figures: figures, address: address)
    return ReportSection.allCases.html { section in
      let text = (prose[section] ?? "").split(separator: "\n").map(String.init)
      return """
        <section><h2>\(section.heading)</h2>\(text.html { "<p>\($0)</p>" })\(tables.table(section))</section>
        """
    }
  }
}

extension ReportFigures {
  /// A line a cell: name of the cell, what it is in words, the figure.
  var csv: String {
    let named = named
    // The mark that makes spreadsheets read the Chinese as Chinese.
    return "\u{FEFF}cell,名称,数量\r\n"
      + ReportCell.cells(of: edition).map { cell in
        "\(cell.name),\"\(cell.spoken)\",\(named[cell.name] ?? "")\r\n"
      }.joined()
  }
}
