import Desk
import Statute
import WebParts

/// The years of the calendar, each with the notice it stands on.
struct CalendarListPage: Component {
  /// The calendar by which limits are counted now.
  let atWork: WorkCalendar
  /// The same with what was taken up since the start of the server.
  let takenUp: WorkCalendar

  var html: HTML {
    let rows = takenUp.notices.values.sorted { $0.year > $1.year }.map { notice -> [HTML] in
      let waits = atWork.notices[notice.year] != notice
      return [
        "<a href=\"\(Link.calendar(notice.year))\">\(notice.year)年</a>",
        numbers(notice),
        "\(notice.issuedOn?.description ?? "—")", "\(notice.holidays.count)",
        "\(notice.makeUpWorkdays.count)",
        waits ? Badge(.soon, "重启后生效").html : Badge(.good, "生效").html,
      ]
    }
    let next = takenUp.years.upperBound + 1
    let waits: HTML =
      atWork == takenUp
      ? .empty : Notice(.look, "有新录入的通知等待生效", "<p>重新启动服务后，全部期限按新的日历计算。</p>").html
    return """
      <h1>工作日历</h1>\(waits)
      <p>期限按国务院办公厅每年公布的放假安排计算。\(next)年的安排录入之前，跨入\(next)年的期限只按周末计算，注明“暂定”。</p>
      <div class="actions no-print">\(Button("录入放假通知", address: Link.newCalendar))</div>
      \(DataTable(
        caption: "已录入的放假通知", isCaptionUnseen: true,
        columns: [
          .init("年份", .whole), .init("文号"), .init("发文日期", .whole), .init("放假", .figure), .init("调休上班", .figure),
          .init("状态"),
        ], rows: rows))
      """
  }
}

extension CalendarListPage {
  /// One line for each document.
  private func numbers(_ notice: HolidayNotice) -> HTML {
    let numbers = notice.documents.compactMap(\.number)
    if numbers.isEmpty { return "<span class=\"soft\">未确认</span>" }
    return numbers.map { DocumentNumber($0).html }.joined(separator: "<br>")
  }
}

/// What one notice says, day by day.
struct CalendarYearPage: Component {
  let notice: HolidayNotice

  var html: HTML {
    let days =
      notice.holidays.map { ($0.key, $0.value, true) }
      + notice.makeUpWorkdays.map { ($0.key, $0.value, false) }
    let rows = days.sorted { $0.0 < $1.0 }.map { day, festival, isOff -> [HTML] in
      [
        "\(day.description)", "\(day.weekdayTitle)", "\(festival)",
        isOff ? Badge(.paused, "放假").html : Badge(.open, "调休上班").html,
        "\(notice.document(deciding: day)?.number ?? "")",
      ]
    }
    return """
      <h1>\(notice.year)年工作日历</h1><p>依据：\(notice.source)</p>
      \(DataTable(
        caption: "放假和调休上班的日期", isCaptionUnseen: true,
        columns: [.init("日期", .whole), .init("星期", .whole), .init("节日"), .init("安排"), .init("文号")], rows: rows))
      """
  }
}

/// A notice on its way in: its text, and what it would change.
struct NoticeForm {
  let text: String
  var fault: String?
  var proposal: CalendarProposal?

  func html(token: HiddenInput) -> HTML {
    let faults = fault.map { [ErrorSummary.Fault(field: "text", message: $0)] } ?? []
    let area = TextArea(
      name: "text", label: "通知全文", value: text, hint: "粘贴国务院办公厅放假通知的标题、文号、正文和落款；不能确定的内容不会采用", error: fault,
      isRequired: true, rows: proposal == nil ? 16 : 6)
    var buttons = [Button("核对变动", proposal == nil ? .primary : .secondary, name: "then", value: "show")]
    if proposal != nil { buttons.insert(Button("采用", name: "then", value: "take"), at: 0) }
    buttons.append(Button("返回", .link, address: Link.calendars))
    return """
      <h1>录入放假通知</h1>\(ErrorSummary(faults: faults))\(HTML.let(proposal, changes))
      \(FormBlock(action: Link.newCalendar, fields: area.html, hidden: [token], buttons: buttons))
      """
  }

  private func changes(_ proposal: CalendarProposal) -> HTML {
    let moving = proposal.changes.filter(\.movesLimits)
    let rows = proposal.changes.map { change -> [HTML] in
      [
        "\(change.day.description)", "\(change.day.weekdayTitle)", "\(change.before.title)",
        "\(change.after.title)",
        change.movesLimits
          ? Badge(.look(change), change.after.isWorking ? "改为计算" : "改为不计").html
          : "<span class=\"soft\">期限不变</span>",
      ]
    }
    return """
      <section class="panel"><h2>采用前请核对：\(proposal.notice.year)年</h2>
      <p>与现有日历相比，\(proposal.changes.count) 天的安排不同，其中 \(moving.count) 天影响期限计算。采用后重新启动服务生效。</p>
      \(DataTable(
        caption: "日历的变动", isCaptionUnseen: true,
        columns: [.init("日期", .whole), .init("星期", .whole), .init("现在"), .init("采用后"), .init("对期限的影响")], rows: rows))
      </section>
      """
  }
}

extension Badge.Tone {
  /// A day that counts from now on opens, one that no longer does pauses.
  fileprivate static func look(_ change: DayChange) -> Badge.Tone { change.after.isWorking ? .open : .paused }
}

extension DayKind {
  /// What a day is.
  fileprivate var title: String {
    switch self {
    case .workday: "工作日"
    case .makeUpWorkday(let festival): "\(festival)调休上班"
    case .weekend: "周末"
    case .holiday(let festival): "\(festival)放假"
    }
  }
}

extension Day {
  fileprivate var weekdayTitle: String {
    "星期" + ["一", "二", "三", "四", "五", "六", "日"][weekday - 1]
  }
}
