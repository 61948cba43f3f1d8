import Desk
import Statute
import WebParts

/// The limits that a calendar would move, one by one.
struct EffectTable: Component {
  let effect: CalendarEffect

  var html: HTML {
    if effect.movedLimits == 0 {
      return "<p>正在办理的 \(Grouped.text(effect.files)) 件案卷中，没有期限因此改变。</p>"
    }
    return """
      <p>正在办理的 \(Grouped.text(effect.files)) 件案卷中，\(Grouped.text(effect.movedFiles)) 件的 \
      \(Grouped.text(effect.movedLimits)) 项期限将会改变，逐件记入案卷的办理经过。</p>
      \(MovedLimits(limits: effect.limits, total: effect.movedLimits, after: "采用后"))
      """
  }
}

/// Limits with old day and new day. The files are named by their numbers: who keeps the calendar does not see what they
/// are about.
struct MovedLimits: Component {
  let limits: [MovedLimit]
  let total: Int
  /// How the new day is headed.
  let after: String

  /// So many are shown.
  private static let most = 100

  var html: HTML {
    let rows = limits.prefix(Self.most).map { limit -> [HTML] in
      [
        "\(limit.bodyName)", "\(limit.title)", "\(limit.recount.name.title)",
        "\(day(limit.recount.old))\(mark(limit))",
        "\(day(limit.recount.new))",
      ]
    }
    let more: HTML =
      total > rows.count ? "<p class=\"small\">只列出前 \(rows.count) 项，共 \(Grouped.text(total)) 项。</p>" : .empty
    return """
      \(DataTable(
        caption: "期限的变动", isCaptionUnseen: true,
        columns: [.init("机关"), .init("案卷", .whole), .init("期限"), .init("原届满日", .whole), .init(after, .whole)],
        rows: Array(rows)))\(more)
      """
  }

  private func day(_ day: Day?) -> String { day?.description ?? "不能确定" }

  private func mark(_ limit: MovedLimit) -> HTML {
    limit.recount.wasProvisional ? " \(Badge(.provisional, "暂定"))" : .empty
  }
}

extension MovedLimit {
  fileprivate var title: String {
    let kind = file.kind == .request ? "申请" : "信息"
    return "\(kind) " + (number.isEmpty ? String(file.key.prefix(8)) : number)
  }
}

/// One calendar that was brought: by whom, why, out of which text, and what it moved.
struct CalendarEditionPage: Component {
  let step: CalendarHistory.Step
  let isRevocable: Bool
  let moved: [MovedLimit]

  var html: HTML {
    """
    <h1>采用记录</h1><p class="lead">\(step.title)</p>
    \(HTML.if(step.isUnfinished) { Notice(.look, "正在重新计算", "<p>还有案卷没有按这一日历重新计算，最迟今夜完成。</p>").html })
    \(facts)
    \(HTML.if(isRevocable) { "<div class=\"actions no-print\">\(Button("撤回采用", .danger, address: Link.takeBackCalendar))</div>" })
    \(HTML.if(step.edition.since != nil) { "<h2>改变的期限</h2>\(limits)" })
    \(text)
    """
  }

  private var facts: HTML {
    var answers: [Answers.Answer] = [
      .init("生效时间", "\(step.entry.at.day.chinese) \(step.entry.at.clockText)"),
      .init("采用人", "\(step.person ?? "系统")"),
    ]
    if step.edition.since != nil, step.reason != "—" { answers.append(.init("理由", typed: step.reason)) }
    if case .noticeTakenUp(let taking) = step.entry.event {
      if let document = taking.document {
        answers.append(.init("文号", "\(document.number ?? "未确认")"))
        answers.append(.init("发文日期", "\(document.issuedOn?.chinese ?? "未确认")"))
      }
      answers.append(.init("全文摘要", Digest(taking.digest).html))
    }
    return Answers(answers: answers).html
  }

  private var limits: HTML {
    if step.moved == 0 { return "<p>没有期限因此改变。</p>" }
    return MovedLimits(limits: moved, total: step.moved, after: "新届满日").html
  }

  private var text: HTML {
    guard case .noticeTakenUp(let taking) = step.entry.event else { return .empty }
    let lines = taking.text.split(whereSeparator: \.isNewline).html { "<p>\(String($0))</p>" }
    return "<h2>通知全文</h2>\(lines)"
  }
}

/// Taking back what was taken up last, with what that moves.
struct TakingBackForm {
  let step: CalendarHistory.Step
  let effect: CalendarEffect
  let reason: String
  let faults: [ErrorSummary.Fault]

  func html(token: HiddenInput) -> HTML {
    let field = TextInput(
      name: "reason", label: "撤回理由", value: reason, error: faults["reason"], isRequired: true)
    return """
      <h1>撤回采用</h1><p class="lead">\(step.edition.cause)</p>\(ErrorSummary(faults: faults))
      <section class="panel"><h2>撤回前请核对</h2>
      <p>撤回后恢复采用之前的日历，立即生效。采用和撤回都留在记录里；已经办结的案卷和已经终结的期限不变。</p>
      \(EffectTable(effect: effect))</section>
      \(FormBlock(
        action: Link.takeBackCalendar, fields: field.html,
        hidden: [token, HiddenInput(name: "edition", value: String(step.edition.number))],
        buttons: [Button("撤回", .danger), Button("返回", .link, address: Link.calendars)]))
      """
  }
}
