import Desk
import Statute
import WebParts

/// The years of the calendar, each with the notice it stands on, and every calendar that held before.
struct CalendarListPage: Component {
  let history: CalendarHistory
  /// The edition that has just been brought.
  let done: Int?

  var html: HTML {
    let rows = history.calendar.notices.values.sorted { $0.year > $1.year }.map { notice -> [HTML] in
      [
        "<a href=\"\(Link.calendar(notice.year))\">\(notice.year)年</a>",
        numbers(notice),
        "\(notice.issuedOn?.description ?? "—")", "\(notice.holidays.count)",
        "\(notice.makeUpWorkdays.count)",
      ]
    }
    let next = history.calendar.yearToCome
    return """
      <h1>工作日历</h1>\(HTML.let(told) { "\($0)" })
      <p>期限按国务院办公厅每年公布的放假安排计算。\(next)年的安排录入之前，跨入\(next)年的期限只按周末计算，注明“暂定”。</p>
      <div class="actions no-print">\(Button("录入放假通知", address: Link.newCalendar))</div>
      <h2>采用记录</h2>\(steps)
      <h2>各年放假通知</h2>
      \(DataTable(
        caption: "各年放假通知", isCaptionUnseen: true,
        columns: [
          .init("年份", .whole), .init("文号"), .init("发文日期", .whole), .init("放假", .figure), .init("调休上班", .figure),
        ], rows: rows))
      """
  }

  private var told: Notice? {
    guard let step = history.steps.first(where: { $0.edition.number == done }) else { return nil }
    let more: HTML =
      step.moved == 0
      ? "没有期限因此改变。"
      : "<a href=\"\(Link.calendarEdition(step.edition.number))\">\(Grouped.text(step.moved)) 项期限</a>因此改变，已逐件记入案卷。"
    return Notice(.good, "新的日历已经生效", "<p>\(more)</p>")
  }

  private var steps: HTML {
    if history.steps.isEmpty {
      return "<p>使用程序自带的日历，还没有另行采用通知。</p>"
    }
    let rows = history.steps.map { step -> [HTML] in
      let address = Link.calendarEdition(step.edition.number)
      let count: HTML =
        step.isUnfinished ? Badge(.soon, "正在重新计算").html : "\(Grouped.text(step.moved)) 项"
      return [
        "<a href=\"\(address)\">\(step.entry.at.day.description) \(step.entry.at.clockText)</a>",
        "\(step.title)", "\(step.person ?? "系统")", "\(step.reason)",
        step.edition.since == nil ? "—" : count,
      ]
    }
    return DataTable(
      caption: "采用记录", isCaptionUnseen: true,
      columns: [.init("生效时间", .whole), .init("依据"), .init("采用人"), .init("理由"), .init("改变的期限", .whole)],
      rows: rows
    ).html
  }
}

extension CalendarHistory.Step {
  /// What brought the edition.
  var title: String {
    switch entry.event {
    case .established(let notices):
      "程序自带的日历（\(notices.first?.year ?? 0)年至\(notices.last?.year ?? 0)年）"
    case .noticeTakenUp, .noticeTakenBack: edition.cause
    case .programRevised(let notices):
      "程序更新：" + notices.map { "\($0.year)年" }.joined(separator: "、")
    }
  }

  var reason: String {
    switch entry.event {
    case .established, .programRevised: "—"
    case .noticeTakenUp(let taking): taking.reason
    case .noticeTakenBack(_, let reason): reason
    }
  }
}

extension CalendarListPage {
  /// One line for each document.
  private func numbers(_ notice: HolidayNotice) -> HTML {
    let numbers = notice.documents.compactMap(\.number)
    if numbers.isEmpty { return "<span class=\"soft\">未确认</span>" }
    let lines = numbers.map { DocumentNumber($0).html }.joined(separator: "<br>")
    return "<span>\(lines)</span>"
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
  let form: Form
  var faults: [ErrorSummary.Fault] = []
  var proposal: CalendarProposal?

  var text: String { form["text"] ?? "" }
  var reason: String { form["reason"] ?? "" }

  func html(token: HiddenInput) -> HTML {
    var fields = TextArea(
      name: "text", label: "通知全文", value: text, hint: "粘贴国务院办公厅放假通知的标题、文号、正文和落款；不能确定的内容不会采用",
      error: faults["text"], isRequired: true, rows: proposal == nil ? 16 : 6
    ).html
    var buttons = [Button("核对变动", proposal == nil ? .primary : .secondary, name: "then", value: "show")]
    var hidden = [token]
    if let proposal {
      fields +=
        TextInput(
          name: "reason", label: "采用理由", value: reason, hint: "例如“国务院办公厅公布\(proposal.notice.year)年放假安排”",
          error: faults["reason"], isRequired: true
        ).html
      hidden += [
        HiddenInput(name: "seen", value: proposal.digest),
        HiddenInput(name: "basis", value: String(proposal.basis)),
      ]
      buttons.insert(Button("采用", name: "then", value: "take"), at: 0)
    }
    buttons.append(Button("返回", .link, address: Link.calendars))
    return """
      <h1>录入放假通知</h1>\(ErrorSummary(faults: faults))\(HTML.let(proposal, changes))
      \(FormBlock(action: Link.newCalendar, fields: fields, hidden: hidden, buttons: buttons))
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
      <p>与现有日历相比，\(proposal.changes.count) 天的安排不同，其中 \(moving.count) 天影响期限计算。采用后立即生效；\
      已经办结的案卷和已经终结的期限不变。</p>
      <h3>期限的变动</h3>\(EffectTable(effect: proposal.effect))
      <h3>日历的变动</h3>
      \(DataTable(
        caption: "日历的变动", isCaptionUnseen: true,
        columns: [.init("日期", .whole), .init("星期", .whole), .init("现在"), .init("采用后"), .init("对期限的影响")], rows: rows))
      <p class="small">通知全文的摘要（SHA-256）：\(Digest(proposal.digest))</p>
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
