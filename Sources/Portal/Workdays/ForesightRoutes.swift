import Desk
import HTTPTypes
import Hummingbird
import Statute
import WebParts

/// A look ahead from the file of a request: what would become of the limits, and by when what must be done. Reads only.
extension Portal {
  func addForesightRoutes(to staff: RouterGroup<OfficerContext>) {
    staff.get("requests/:key/what-if", use: foresee)
  }

  @Sendable
  private func foresee(_ request: Request, _ context: OfficerContext) async throws -> Response {
    let dossier = try await desk.request(try requestFile(context), for: .officer(context.officer))
    let query = ForesightQuery(request.query, today: desk.today)
    let story = dossier.request.story
    let calendar = dossier.calendars.current
    let leadTimes = dossier.body?.leadTimes ?? .usual
    var page = ForesightPage(
      key: dossier.request.id.key, number: dossier.request.intake.number, query: query, faults: query.faults,
      isClosed: dossier.request.step == .closed, today: desk.today)
    do throws(OutsideCalendar) {
      page.plan = try HandlingPlan(for: story, leadTimes: leadTimes, in: calendar, today: desk.today)
      if let supposed = query.supposed, !supposed.isEmpty {
        page.whatIf = try WhatIf(story, and: supposed, in: calendar, today: desk.today)
        let then = story.with(story.events + supposed)
        if page.whatIf?.refusals.isEmpty == true {
          page.planThen = try HandlingPlan(for: then, leadTimes: leadTimes, in: calendar, today: desk.today)
        }
      }
    } catch {
      page.faults.append(.init(field: "until", message: "\(error.day.chinese)的放假安排尚不知道，不能推算"))
    }
    return try await requestPage("期限推演", dossier, context, main: page.html).response(
      page.faults.isEmpty ? .ok : .unprocessableContent)
  }
}

/// What is supposed, as it stands in the address.
struct ForesightQuery: Sendable {
  enum Step: String, CaseIterable, Sendable {
    case clarification, thirdParty, organ, extending = "extension"

    var title: String {
      switch self {
      case .clarification: "今天要求申请人补正"
      case .thirdParty: "今天书面征求第三方意见"
      case .organ: "今天征求其他机关意见"
      case .extending: "今天告知延期答复"
      }
    }

    /// What is typed beside it: a day or a number.
    var field: String { self == .extending ? "workdays" : "until" }
  }

  let form: Form
  let steps: Set<String>
  let faults: [ErrorSummary.Fault]
  /// `nil` where something is at fault.
  let supposed: [RequestStory.Event]?

  init(_ query: Query, today: Day) {
    form = Form(query.fields.map { Form.Field(name: $0.name, value: String($0.value.prefix(20))) })
    let chosen = Set(form.values("step"))
    steps = chosen
    var reader = FormReader(form)
    let until = reader.optionalDay("until") { Day($0) }
    var events: [RequestStory.Event] = []
    if let until, until < today { reader.fault("until", .rule("补正或者答复的日期不能早于今天")) }
    func ask(_ step: Step, _ asked: RequestStory.Kind, _ answered: RequestStory.Kind) {
      guard chosen.contains(step.rawValue) else { return }
      events.append(.init(asked, on: today))
      if let until { events.append(.init(answered, on: until)) }
    }
    ask(.clarification, .clarificationAsked, .clarified)
    ask(.thirdParty, .thirdPartyConsulted(), .thirdPartyAnswered)
    ask(.organ, .organConsulted(), .organAnswered)
    if chosen.contains(Step.extending.rawValue) {
      let most = Term.inForce(.extensionOfReply, on: today)?.count ?? 1
      if let workdays = reader.integer("workdays", in: 1...max(1, most)) {
        events.append(.init(.extended(workdays: workdays), on: today))
      }
    }
    faults = FaultWords(labels: ["until": "补正或者答复的日期", "workdays": "延长的工作日"]).faults(reader.faults)
    supposed = reader.isClean ? events : nil
  }
}

/// The limits now and as they would be, and the plan backwards from the last day.
struct ForesightPage: Component {
  let key: String
  let number: String
  let query: ForesightQuery
  var faults: [ErrorSummary.Fault]
  let isClosed: Bool
  let today: Day
  var whatIf: WhatIf?
  var plan: HandlingPlan?
  var planThen: HandlingPlan?

  var html: HTML {
    """
    <h1>期限推演</h1>
    <p class="lead">申请 <span class="whole">\(number)</span>　截至\(today.chinese)</p>
    \(HTML.if(isClosed) { "\(Notice(.fact, "已经办结", "<p>这件申请已经办结，以下只供参考。</p>"))" })
    \(ErrorSummary(faults: faults))
    \(HTML.let(whatIf) { changes($0) })
    \(schedule)
    \(form)
    """
  }

  // MARK: What if

  private func changes(_ whatIf: WhatIf) -> HTML {
    let refused = whatIf.refusals.html { "<li>\($0.message)（\($0.citation)）。</li>" }
    let notice: HTML =
      whatIf.refusals.isEmpty ? .empty : "\(Notice(.stop, "现在不能这样办理", "<ul>\(refused)</ul>"))"
    if whatIf.changes.isEmpty {
      return "<section><h2>假设之后</h2>\(notice)<p>各项期限没有变化。</p></section>"
    }
    let table = DataTable(
      caption: "期限的变化", isCaptionUnseen: true, columns: [.init("期限"), .init("现在"), .init("假设之后")],
      rows: whatIf.changes.map { change in
        ["\(change.name.title)", state(change.now), state(change.then)]
      })
    return "<section><h2>假设之后</h2>\(notice)\(table)</section>"
  }

  private func state(_ clock: LegalClock?) -> HTML {
    guard let clock else { return "—" }
    let view = LimitView(clock: clock, today: today)
    let bounds: HTML =
      clock.provisional.map {
        "<br><span class=\"soft small\">最早\($0.earliest.chineseShort)，最迟\($0.latest.chineseShort)</span>"
      } ?? .empty
    let due = clock.due.map { "\($0.chinese)止" } ?? "届满之日尚不能确定"
    if clock.status == .void { return "\(Badge(view.tone, view.state))" }
    return "<div><span class=\"whole\">\(due)</span> \(Badge(view.tone, view.state))\(bounds)</div>"
  }

  // MARK: Backwards

  private var schedule: HTML {
    guard let plan else {
      return isClosed ? .empty : "<section><h2>倒排时间</h2><p>答复期限没有在计算，无法倒排。</p></section>"
    }
    var columns: [DataTable.Column] = [.init("环节"), .init("最迟完成", .whole)]
    if planThen != nil { columns.append(.init("假设之后", .whole)) }
    let rows = plan.milestones.map { milestone -> [HTML] in
      let late: HTML = milestone.isLate ? " \(Badge(.late, "已过"))" : .empty
      var cells: [HTML] = ["\(milestone.stage.title)", "\(milestone.by.description)\(late)"]
      if let planThen {
        let then = planThen.milestones.first { $0.stage == milestone.stage }
        cells.append("\(then?.by.description ?? "—")")
      }
      return cells
    }
    let extend =
      plan.extendBy.map { "需要延期的，最迟\($0.chinese)告知申请人（《政府信息公开条例》第三十三条）。" } ?? "已经延期过，或者期限已满，不能再延期。"
    return """
      <section><h2>倒排时间</h2><p>\(extend)</p>
      \(DataTable(caption: "为按期答复，各环节最迟完成的日期", isCaptionUnseen: true, columns: columns, rows: rows))
      <p class="small">各环节所需时间由本机关设置，没有设置的按通常情况估计；是内部安排，不是法定期限。</p></section>
      """
  }

  // MARK: Form

  private var form: HTML {
    """
    <section class="no-print"><h2>假设今天办理</h2><form class="form" method="get" action="\(Link.whatIf(key))" novalidate>
    \(Checkboxes(
      name: "step", label: "办理事项",
      choices: ForesightQuery.Step.allCases.map { Choice($0.rawValue, $0.title) }, values: query.steps))
    \(DateInput(
      name: "until", label: "预计补正或者答复意见的日期", value: query.form["until"] ?? "", hint: "不填的，征求意见按法定答复期限计算",
      error: faults["until"]))
    \(TextInput(
      name: "workdays", label: "延长多少个工作日", value: query.form["workdays"] ?? "", error: faults["workdays"],
      kind: .digits, width: .short))
    <div class="actions">\(Button("推演"))\(Button("返回案卷", .secondary, address: Link.request(key)))</div></form>
    <p class="small">只作推算，不登记任何事项，不改变案卷。</p></section>
    """
  }
}
