import Desk
import HTTPTypes
import Hummingbird
import Statute
import WebParts

/// The forms with which a report is written, sent for signature, published and corrected.
extension Portal {
  @Sendable
  func reportForm(_ request: Request, _ context: OfficerContext) async throws -> HTML {
    let (year, action) = try reportAct(context)
    let dossier = try await desk.report(of: context.officer.body, year: year, for: context.officer)
    guard dossier.actions.contains(action) else { throw Problem.forbidden }
    let page = ReportFormPage(action: action, dossier: dossier, form: Form([:]), faults: [:], notice: nil)
    return try await show(page, year, context)
  }

  @Sendable
  func actOnReport(_ request: Request, _ context: OfficerContext) async throws -> Response {
    let (year, action) = try reportAct(context)
    let form = try await Form.read(request)
    try check(form, .act(action.rawValue, on: "report-\(year)"), context)
    let dossier = try await desk.report(of: context.officer.body, year: year, for: context.officer)
    do {
      let version = form["version"].flatMap { Int($0) } ?? 0
      var expected = version
      for (index, act) in ReportFormPage.acts(action, form).enumerated() {
        expected = try await desk.act(
          act, year: year, expecting: expected, by: context.officer, once: form.once.map { "\($0)-\(index)" })
      }
      return .seeOther(Link.reportDesk(year))
    } catch let refusal as ReportRefusal {
      let faults = refusal.field.map { [$0: refusal.message] } ?? [:]
      let page = ReportFormPage(
        action: action, dossier: dossier, form: form, faults: faults,
        notice: faults.isEmpty ? refusal.message : nil)
      return try await show(page, year, context).response(.unprocessableContent)
    } catch DeskError.stale {
      var page = ReportFormPage(
        action: action, dossier: try await desk.report(of: dossier.body, year: year, for: context.officer),
        form: form, faults: [:], notice: "打开表单之后，有人办理了本年度报告。填写的内容仍在下面，核对后可以再次提交。")
      page.isFresh = true
      return try await show(page, year, context).response(.conflict)
    }
  }

  private func reportAct(_ context: OfficerContext) throws -> (Int, ReportAction) {
    let year = try context.parameters.require("year", as: Int.self)
    guard let action = ReportAction(rawValue: try context.parameters.require("action")) else {
      throw Problem.notFound
    }
    return (year, action)
  }

  private func show(_ page: ReportFormPage, _ year: Int, _ context: OfficerContext) async throws -> HTML {
    let path = Link.reportDesk(year) + "/act/\(page.action.rawValue)"
    return try await deskPage(
      page.action.title, path: path, context: context,
      breadcrumb: [
        Way("年度报告", Link.reportDesk), Way("\(year)年", Link.reportDesk(year)),
        Way(page.action.title, path, isCurrent: true),
      ],
      main: page.html(path: path, token: token(.act(page.action.rawValue, on: "report-\(year)"), context)))
  }
}

/// One form about a report: what was typed comes back, each fault beside its field.
struct ReportFormPage {
  let action: ReportAction
  let dossier: ReportDossier
  let form: Form
  let faults: [String: String]
  let notice: String?
  /// Whether the form comes back on the report as it now is, after somebody else acted.
  var isFresh = false

  func html(path: String, token: HiddenInput) -> HTML {
    let version = isFresh ? String(dossier.version) : form["version"] ?? String(dossier.version)
    let summary = ErrorSummary(
      faults: faults.sorted { $0.key < $1.key }.map { .init(field: $0.key, message: $0.value) })
    return """
      <h1>\(action.title)</h1>
      \(summary)\(HTML.let(notice) { Notice(.stop, "不能办理", "<p>\($0)</p>").html })
      \(FormBlock(
        action: path, fields: fields, hidden: [token, HiddenInput(name: "version", value: version)],
        buttons: [Button(action.title), Button("返回", .link, address: Link.reportDesk(dossier.year))]))
      """
  }

  private var fields: HTML {
    switch action {
    case .enterDisclosure: DisclosureCell.cells(of: .of2021).html(disclosureField)
    case .writeProse: [ReportSection.overview, .problems, .other].html(proseField)
    case .submit: "<p>送签后不能再修改文字和表二，表三、表四在签发公布时按案卷最后计数。</p>"
    case .publish: "<p>公布后，各表数字固定下来。以后发现差错，须写明原因办理更正。</p>"
    case .return, .correct:
      TextArea(
        name: "reason", label: "原因", value: form["reason"] ?? "", error: faults["reason"], isRequired: true,
        rows: 4
      ).html
    }
  }

  private func disclosureField(_ cell: DisclosureCell) -> HTML {
    let isAmount = cell == .chargesAmount
    return TextInput(
      name: cell.rawValue, label: "\(cell.row.label):\(cell.measure.label)",
      value: form[cell.rawValue] ?? dossier.report?.disclosure[cell] ?? "0",
      hint: isAmount ? "单位为万元，可以带小数" : nil, error: faults[cell.rawValue], isRequired: true,
      kind: isAmount ? .text : .digits, width: .short
    ).html
  }

  private func proseField(_ section: ReportSection) -> HTML {
    let name = "section\(section.rawValue)"
    return TextArea(
      name: name, label: section.heading, value: form[name] ?? dossier.report?.prose[section] ?? "",
      hint: hint(for: section), error: faults[name], isRequired: true, rows: 10
    ).html
  }

  private func hint(for section: ReportSection) -> String {
    switch section {
    case .overview: "主动公开、依申请公开、政府信息管理、平台建设、监督保障"
    case .problems: "既写存在的问题，也写改进的措施"
    default: "写明收取信息处理费的情况；没有其他事项的，写“无其他需要报告的事项”"
    }
  }

  /// What the form asks to be done, in order.
  static func acts(_ action: ReportAction, _ form: Form) -> [ReportAct] {
    switch action {
    case .enterDisclosure:
      var values: [DisclosureCell: String] = [:]
      for cell in DisclosureCell.cells(of: .of2021) { values[cell] = (form[cell.rawValue] ?? "").trimmed }
      return [.other(.enterDisclosure(values))]
    case .writeProse:
      return [ReportSection.overview, .problems, .other].map { section in
        .other(.writeProse(section, text: (form["section\(section.rawValue)"] ?? "").trimmed))
      }
    case .submit: return [.other(.submit)]
    case .return: return [.other(.return(reason: (form["reason"] ?? "").trimmed))]
    case .publish: return [.publish]
    case .correct: return [.other(.correct(reason: (form["reason"] ?? "").trimmed))]
    }
  }
}
