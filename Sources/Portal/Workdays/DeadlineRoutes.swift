import Desk
import Hummingbird
import Statute
import WebParts

/// The dates of annual reports and the limits of reviews and suits, on one page of the desk.
extension Portal {
  func addDeadlineRoutes(to staff: RouterGroup<OfficerContext>) {
    staff.get("limits", use: showDeadlines)
  }

  @Sendable
  private func showDeadlines(_ request: Request, _ context: OfficerContext) async throws -> HTML {
    let page = DeadlinesPage(
      deadlines: try await desk.deadlines(for: context.officer), body: context.officer.body,
      today: desk.today)
    return try await deskPage(
      "年报和复议诉讼期限", path: Link.deadlines, context: context,
      breadcrumb: [Way("年报和复议诉讼期限", Link.deadlines, isCurrent: true)], main: page.html)
  }
}

/// The board: what ends first stands first.
struct DeadlinesPage: Component {
  let deadlines: [Deadline]
  /// The code of the body of the one who looks.
  let body: String
  let today: Day

  var html: HTML {
    """
    <div class="page-head"><h1>年报和复议诉讼期限</h1><p class="lead">截至\(today.chinese)</p></div>
    \(table)
    <p class="small narrow">年度报告：县级以上人民政府部门于每年\(date(.annualReportDepartment))、县级以上地方人民政府于每年\(date(.annualReportGovernment))公布\
    （《政府信息公开条例》第四十九条），当日在内；乡镇按当地规定。书面答复和答辩的期限自收到副本之日起算，这里从受理、立案之日起推算，是最早的届满日期；\
    实际收到较晚的可用<a href="\(Link.calculator)?matter=reviewAnswer">期限计算</a>核对。</p>
    """
  }

  private func date(_ name: Term.Name) -> String { name.words(on: today) ?? "规定日期前" }

  private var table: HTML {
    if deadlines.isEmpty {
      return EmptyState(title: "没有需要留意的期限", explanation: "年度报告、行政复议和行政诉讼的期限会列在这里，最先届满的在前。").html
    }
    let bodies = Set(deadlines.map(\.body.code)).count
    return DataTable(
      caption: "期限，最先届满的在前", note: "\(deadlines.count) 项",
      columns: [
        .init("届满", .whole), .init("情形", .whole), .init("期限"), .init("事项"),
      ] + (bodies > 1 ? [.init("机关")] : []),
      rows: deadlines.map { row($0) + (bodies > 1 ? ["\($0.body.name)"] : []) }
    ).html
  }

  /// The report of another body than the own one is asked for by its code.
  private func query(of other: BodySummary) -> Query {
    Query().with("body", other.code == body ? nil : other.code)
  }

  /// A review whose time is over without a result here is late elsewhere, or was not entered.
  private func badge(_ clock: LegalClock, _ view: LimitView) -> Badge {
    let isElsewhere = [.reviewDecision, .reviewDecisionSimplified].contains(clock.term.name)
    if isElsewhere, clock.status == .overdue { return Badge(.soon, "已满期，结果未登记") }
    return Badge(view.tone, view.remaining)
  }

  private func row(_ deadline: Deadline) -> [HTML] {
    let view = LimitView(clock: deadline.clock, today: today)
    let subject: HTML =
      switch deadline.subject {
      case .report(let year):
        "<a href=\"\(Link.reportDesk(year))\(query(of: deadline.body).suffix)\">\(year)年度报告</a>"
      case .dispute(let dispute, let number): "<a href=\"\(Link.request(dispute.file.key))\">申请 \(number)</a>"
      }
    let isEarliest = [.reviewAnswer, .courtAnswer].contains(deadline.clock.term.name)
    let earliest: HTML = isEarliest ? "<br><span class=\"soft small\">最早</span>" : .empty
    return [
      "<div>\(deadline.clock.due?.description ?? "—")\(earliest)</div>", "\(badge(deadline.clock, view))",
      "<div>\(deadline.clock.term.name.title)<br><span class=\"soft small\">\(deadline.clock.term.article)</span></div>",
      subject,
    ]
  }
}
