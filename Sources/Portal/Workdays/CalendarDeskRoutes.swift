import Desk
import HTTPTypes
import Hummingbird
import Statute
import WebParts

/// The official calendar, for the system administrator of the site: which notices it stands on, a new one before it is taken up, and
/// what each that was taken up has moved.
extension Portal {
  func addCalendarDeskRoutes(to staff: RouterGroup<OfficerContext>) {
    let calendars = staff.group("administration").group("calendars")
    calendars.get(use: calendarList)
    calendars.get("new", use: newCalendar)
    calendars.post("new", use: proposeCalendar)
    calendars.get("take-back", use: askToTakeBack)
    calendars.post("take-back", use: takeBackCalendar)
    calendars.get("editions/:number", use: calendarEdition)
    calendars.get(":year", use: calendarYear)
  }

  private static let way = [Way("系统管理", Link.administration), Way("工作日历", Link.calendars)]

  @Sendable
  private func calendarList(_ request: Request, _ context: OfficerContext) async throws -> HTML {
    let history = try await desk.calendarHistory(for: context.officer)
    let done = request.query.integer("done", in: 1...1_000_000)
    let page = CalendarListPage(history: history, done: done)
    return try await deskPage(
      "工作日历", path: Link.calendars, context: context,
      breadcrumb: [Way("系统管理", Link.administration), Way("工作日历", Link.calendars, isCurrent: true)],
      main: page.html)
  }

  @Sendable
  private func calendarYear(_ request: Request, _ context: OfficerContext) async throws -> HTML {
    try siteOnly(context)
    let year = try context.parameters.require("year", as: Int.self)
    guard let notice = desk.calendar.notices[year] else { throw Problem.notFound }
    return try await deskPage(
      "\(year)年工作日历", path: Link.calendar(year), context: context,
      breadcrumb: Self.way + [Way("\(year)年", Link.calendar(year), isCurrent: true)],
      main: CalendarYearPage(notice: notice).html)
  }

  @Sendable
  private func calendarEdition(_ request: Request, _ context: OfficerContext) async throws -> HTML {
    let number = try context.parameters.require("number", as: Int.self)
    let history = try await desk.calendarHistory(for: context.officer)
    guard let step = history.steps.first(where: { $0.edition.number == number }) else {
      throw Problem.notFound
    }
    let path = Link.calendarEdition(number)
    let page = CalendarEditionPage(
      step: step, isRevocable: history.revocable == number,
      moved: try await desk.limitsMoved(by: number, for: context.officer))
    return try await deskPage(
      "采用放假通知的记录", path: path, context: context,
      breadcrumb: Self.way + [Way("采用记录", path, isCurrent: true)], main: page.html)
  }

  // MARK: Taking up

  @Sendable
  private func newCalendar(_ request: Request, _ context: OfficerContext) async throws -> HTML {
    try siteOnly(context)
    return try await show(NoticeForm(form: Form([])), context)
  }

  /// Shows what the notice changes; takes it up only where that was seen.
  @Sendable
  private func proposeCalendar(_ request: Request, _ context: OfficerContext) async throws -> Response {
    try siteOnly(context)
    let form = try await Form.read(request)
    try check(form, .act("notice", on: "calendar"), context)
    var page = NoticeForm(form: form)
    do {
      let proposal = try await desk.propose(page.text, by: context.officer)
      page.proposal = proposal
      guard form["then"] == "take" else { return try await show(page, context).response() }
      // What is taken up is what was looked at: neither the text nor the calendar has changed since.
      guard form["seen"] == proposal.digest, form["basis"] == String(proposal.basis) else {
        page.faults = [.init(field: "text", message: "通知全文或者现有日历在核对之后有改动，请按下面的变动重新核对。")]
        return try await show(page, context).response(.conflict)
      }
      let change = try await desk.takeUp(
        page.text, reason: page.reason, over: proposal.basis, by: context.officer)
      return .seeOther(Link.calendars + "?done=\(change.edition)")
    } catch let unreadable as UnreadableNotice {
      page.faults = [
        .init(field: "text", message: page.text.trimmed.isEmpty ? "请粘贴通知全文。" : unreadable.message)
      ]
    } catch let refusal as CalendarRefusal {
      page.faults = [.init(field: refusal.field, message: refusal.message)]
    }
    return try await show(page, context).response(.unprocessableContent)
  }

  private func show(_ page: NoticeForm, _ context: OfficerContext) async throws -> HTML {
    try await deskPage(
      "录入放假通知", path: Link.newCalendar, context: context,
      breadcrumb: Self.way + [Way("录入放假通知", Link.newCalendar, isCurrent: true)],
      main: page.html(token: token(.act("notice", on: "calendar"), context)))
  }

  // MARK: Taking back

  @Sendable
  private func askToTakeBack(_ request: Request, _ context: OfficerContext) async throws -> Response {
    try await showTakingBack(Form([]), [], context).response()
  }

  @Sendable
  private func takeBackCalendar(_ request: Request, _ context: OfficerContext) async throws -> Response {
    try siteOnly(context)
    let form = try await Form.read(request)
    try check(form, .act("takeBack", on: "calendar"), context)
    do {
      let change = try await desk.takeBack(
        form["edition"].flatMap { Int($0) } ?? 0, reason: form["reason"] ?? "", by: context.officer)
      return .seeOther(Link.calendars + "?done=\(change.edition)")
    } catch let refusal as CalendarRefusal {
      let fault = ErrorSummary.Fault(field: refusal.field, message: refusal.message)
      return try await showTakingBack(form, [fault], context).response(.unprocessableContent)
    }
  }

  private func showTakingBack(_ form: Form, _ faults: [ErrorSummary.Fault], _ context: OfficerContext)
    async throws -> HTML
  {
    let history = try await desk.calendarHistory(for: context.officer)
    guard let effect = try await desk.proposeTakingBack(by: context.officer),
      let step = history.steps.first(where: { $0.edition.number == history.revocable })
    else { throw Problem.notFound }
    let page = TakingBackForm(step: step, effect: effect, reason: form["reason"] ?? "", faults: faults)
    return try await deskPage(
      "撤回采用", path: Link.takeBackCalendar, context: context,
      breadcrumb: Self.way + [Way("撤回采用", Link.takeBackCalendar, isCurrent: true)],
      main: page.html(token: token(.act("takeBack", on: "calendar"), context)))
  }
}
