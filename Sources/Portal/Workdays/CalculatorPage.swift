import Statute
import WebParts

/// The public calculator of limits: what happened at the top, what follows from it below.
struct CalculatorPage: Component {
  let query: CalculatorQuery
  let faults: [ErrorSummary.Fault]
  let reckoning: RequestReckoning?
  /// The day on which the limits are told.
  let today: Day

  var html: HTML {
    """
    <h1>期限计算</h1>
    <p class="lead narrow">填写申请怎样提出、哪天提出、后来发生了什么，即可逐日算出各项法定期限。不需要登录，填写的内容不会保存。</p>
    \(ErrorSummary(faults: faults))
    \(HTML.let(reckoning) { result($0) })
    \(form)
    """
  }

  // MARK: Result

  private func result(_ reckoning: RequestReckoning) -> HTML {
    let suffix = query.suffix
    let sheet = Link.calculatorSheet + suffix
    let hasEnd = reckoning.clocks.contains { $0.status.isOpen && $0.due != nil }
    return """
      <section id="result" aria-labelledby="result-title"><h2 id="result-title">计算结果</h2>
      <p>\(reckoning.receiptDay.map { "收到申请之日：\($0.chinese)。" } ?? "期限尚未起算：以双方确认收到之日为收到申请之日。")\
      以下为截至\(today.chinese)的情况。</p>
      \(refusals(reckoning))
      <div class="columns">\(shown(reckoning).html { "\(sentence($0))" })</div>
      \(past(reckoning))
      <div class="actions">\(Button("逐日计算表（可打印）", .secondary, address: sheet))\
      \(HTML.if(hasEnd) { "\(Button("加入日历（ICS）", .secondary, address: Link.calculatorFeed + suffix))" })</div>
      </section>
      """
  }

  private func shown(_ reckoning: RequestReckoning) -> [LegalClock] {
    let clocks = reckoning.clocks.filter { $0.status != .void }
    return clocks.filter { $0.term.name == .reply } + clocks.filter { $0.term.name != .reply }
  }

  private func sentence(_ clock: LegalClock) -> HTML {
    "<div>\(LimitView(clock: clock, today: today).sentence(count: nil))<p class=\"small soft\">\(clock.term.article)</p></div>"
  }

  private func past(_ reckoning: RequestReckoning) -> HTML {
    let clocks = reckoning.clocks.filter { $0.status == .void }
    if clocks.isEmpty { return .empty }
    return """
      <details><summary>不再计算的期限（\(clocks.count)）</summary>\
      <div class="columns">\(clocks.html { "\(sentence($0))" })</div></details>
      """
  }

  private func refusals(_ reckoning: RequestReckoning) -> HTML {
    if reckoning.refusals.isEmpty { return .empty }
    let items = reckoning.refusals.html { "<li>\($0.on.chinese)：\($0.message)（\($0.citation)）。</li>" }
    return "\(Notice(.stop, "不合规定的事项，计算时没有计入", "<ul>\(items)</ul>"))"
  }

  // MARK: Form

  private var form: HTML {
    let rows = query.rows + (query.rows.count < CalculatorQuery.mostEvents ? [.init()] : [])
    return """
      <h2>\(query.isAsked ? "修改条件" : "填写条件")</h2>
      <form class="form" method="get" action="\(Link.calculator)" novalidate>
      \(FieldGroup(title: "申请", fields: receipt))
      \(FieldGroup(
        title: "后来发生的事项", hint: "没有的不填。每次计算后多出一行；把一行的事项和日期都清空，该行即去掉。最多 \(CalculatorQuery.mostEvents) 项，先后不限。",
        fields: rows.enumerated().html { index, row in fields(of: row, index) }))
      \(DateInput(
        name: "today", label: "计算到哪一天", value: query.form["today"] ?? today.description, hint: "剩余天数算到这一天，不填即为今天",
        error: faults["today"]))
      <div class="actions">\(Button("计算"))\(Button("重新填写", .link, address: Link.calculator))</div></form>
      <p class="small narrow">期限按工作日计算，起算当日不计入；法定节假日和周末不计入，调休上班的周末计入。节假日以国务院办公厅公布的安排为准，尚未公布的年份按周末暂计，\
      并给出最早和最迟的日期。计算结果供参考，以法律规定为准。</p>
      """
  }

  private var receipt: HTML {
    """
    \(Select(
      name: "by", label: "提出方式",
      choices: RequestChannel.allCases.map { Choice($0.rawValue, $0.title) }, value: query.form["by"],
      error: faults["by"], isRequired: true))
    \(DateInput(
      name: "on", label: "提出或者到达的日期", value: query.form["on"] ?? "", hint: "当面提交之日、签收之日，或者信件、邮件、传真到达之日",
      error: faults["on"], isRequired: true))
    \(DateInput(
      name: "confirmed", label: "确认收到的日期", value: query.form["confirmed"] ?? "",
      hint: "平常信函、网上、电子邮件和传真：与申请人双方确认之日（第三十一条）；当面提交和签收的不填", error: faults["confirmed"]))
    """
  }

  private func fields(of row: CalculatorQuery.Row, _ index: Int) -> HTML {
    let (event, day) = (CalculatorQuery.name("event", index), CalculatorQuery.name("day", index))
    let (arrived, workdays) = (
      CalculatorQuery.name("arrived", index), CalculatorQuery.name("workdays", index)
    )
    return """
      <div class="field-row">
      \(Select(
        name: event, label: "事项 \(index + 1)",
        choices: CalculatorEvent.allCases.map { Choice($0.rawValue, $0.title) }, value: row.event,
        prompt: "（没有）", error: faults[event]))
      \(DateInput(name: day, label: "日期", value: row.on, hint: nil, error: faults[day]))
      \(HTML.let(row.choice?.arrives) {
        DateInput(name: arrived, label: $0 + "（知道的话）", value: row.arrived, hint: nil, error: faults[arrived]).html
      })
      \(HTML.if(row.choice == .extended) {
        TextInput(
          name: workdays, label: "延长多少个工作日", value: row.workdays, error: faults[workdays], kind: .digits,
          width: .short
        ).html
      })
      </div>
      """
  }
}
