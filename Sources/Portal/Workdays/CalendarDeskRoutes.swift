import Desk
import HTTPTypes
import Hummingbird
import Statute
import WebParts

/// The official calendar, for the system administrator: which notices it stands on, and a new one before it is taken up.
extension Portal {
  func addCalendarDeskRoutes(to staff: RouterGroup<OfficerContext>) {
    let calendars = staff.group("administration").group("calendars")
    calendars.get(use: calendarList)
    calendars.get("new", use: newCalendar)
    calendars.post("new", use: proposeCalendar)
    calendars.get(":year", use: calendarYear)
  }

  private func systemOnly(_ context: OfficerContext) throws {
    guard Visibility.may(.officer(context.officer), see: .settings) else { throw Problem.forbidden }
  }

  @Sendable
  private func calendarList(_ request: Request, _ context: OfficerContext) async throws -> HTML {
    try systemOnly(context)
    let page = CalendarListPage(atWork: desk.calendar, takenUp: try await desk.calendarTakenUp())
    return try await deskPage(
      "工作日历", path: Link.calendars, context: context,
      breadcrumb: [Way("系统管理", Link.administration), Way("工作日历", Link.calendars, isCurrent: true)],
      main: page.html)
  }

  @Sendable
  private func calendarYear(_ request: Request, _ context: OfficerContext) async throws -> HTML {
    try systemOnly(context)
    let year = try context.parameters.require("year", as: Int.self)
    guard let notice = try await desk.calendarTakenUp().notices[year] else { throw Problem.notFound }
    return try await deskPage(
      "\(year)年工作日历", path: Link.calendar(year), context: context,
      breadcrumb: [
        Way("系统管理", Link.administration), Way("工作日历", Link.calendars),
        Way("\(year)年", Link.calendar(year), isCurrent: true),
      ], main: CalendarYearPage(notice: notice).html)
  }

  @Sendable
  private func newCalendar(_ request: Request, _ context: OfficerContext) async throws -> HTML {
    try systemOnly(context)
    return try await show(NoticeForm(text: ""), context)
  }

  /// Shows what the notice changes; takes it up only where that was seen.
  @Sendable
  private func proposeCalendar(_ request: Request, _ context: OfficerContext) async throws -> Response {
    try systemOnly(context)
    let form = try await Form.read(request)
    try check(form, .act("notice", on: "calendar"), context)
    let text = form["text"] ?? ""
    var page = NoticeForm(text: text)
    do {
      if form["then"] == "take" {
        try await desk.takeUp(text, by: context.officer)
        return .seeOther(Link.calendars)
      }
      page.proposal = try await desk.propose(text, by: context.officer)
      return try await show(page, context).response()
    } catch let unreadable as UnreadableNotice {
      page.fault = text.trimmed.isEmpty ? "请粘贴通知全文。" : unreadable.message
    } catch let refusal as CalendarRefusal {
      page.fault = refusal.message
    }
    return try await show(page, context).response(.unprocessableContent)
  }

  private func show(_ page: NoticeForm, _ context: OfficerContext) async throws -> HTML {
    try await deskPage(
      "录入放假通知", path: Link.newCalendar, context: context,
      breadcrumb: [
        Way("系统管理", Link.administration), Way("工作日历", Link.calendars),
        Way("录入放假通知", Link.newCalendar, isCurrent: true),
      ], main: page.html(token: token(.act("notice", on: "calendar"), context)))
  }
}
