import Statute
import WebParts

/// The public calculator of limits: which matter, what happened, and what follows from it.
struct CalculatorPage: Component {
  let query: CalculatorQuery
  let faults: [ErrorSummary.Fault]
  let answer: CalculatorAnswer?
  /// The moment as of which the limits are told.
  let now: Instant

  private var matter: Matter { query.matter }
  private var questions: Matter.Questions { matter.questions }
  private var today: Day { now.day }

  var html: HTML {
    """
    <h1>期限计算</h1>
    <p class="lead narrow">选择事项，填写从哪天起算、后来发生了什么，即可逐日算出法定期限。不需要登录，填写的内容不会保存。</p>
    \(ErrorSummary(faults: faults))
    \(matters)
    \(HTML.let(answer) { result($0) })
    \(form)
    """
  }

  // MARK: Which matter

  private var matters: HTML {
    let shelves = Matter.Shelf.allCases.html { shelf -> HTML in
      let ways = shelf.matters.html { one -> HTML in
        let current: String? = one == matter ? "page" : nil
        return
          "<a class=\"whole\" href=\"\(address(of: one))\"\(attribute: "aria-current", current)>\(one.title)</a>　"
      }
      return "<p><strong>\(shelf.title)</strong>　\(ways)</p>"
    }
    return """
      <details\(attribute: "open", !query.isAsked)><summary>事项：\(matter.title)</summary>\
      <nav aria-label="选择事项">\(shelves)</nav></details>
      """
  }

  private func address(of one: Matter) -> String {
    Link.calculator + (one == .request ? "" : Query(["matter": one.rawValue]).suffix)
  }

  // MARK: Result

  private func result(_ answer: CalculatorAnswer) -> HTML {
    let suffix = query.suffix
    let sheet = Link.calculatorSheet + suffix
    let clocks = answer.reckoning.clocks
    return """
      <section id="result" aria-labelledby="result-title"><h2 id="result-title">计算结果</h2>
      <p>\(beginning(answer))以下为截至\(questions.beginning == .moment ? now.chinese : today.chinese)的情况。</p>
      \(refusals(answer.reckoning))
      <div class="columns">\(LimitsPage.inOrder(clocks.filter { $0.status != .void }).html { "\(sentence($0))" })</div>
      \(HTML.let(clocks.isEmpty ? nil : matter.consequence) { "<p class=\"small narrow\">\($0)</p>" })
      \(past(clocks))
      <div class="actions">\(Button(questions.beginning == .moment ? "逐时计算表（可打印）" : "逐日计算表（可打印）", .secondary, address: sheet))\
      \(HTML.if(answer.reckoning.hasOpenEnd) { "\(Button("加入日历（ICS）", .secondary, address: Link.calculatorFeed + suffix))" })</div>
      </section>
      """
  }

  private func beginning(_ answer: CalculatorAnswer) -> String {
    guard let story = answer.story else { return "" }
    return story.received.day.map { "收到申请之日：\($0.chinese)。" } ?? "期限尚未起算：以双方确认收到之日为收到申请之日。"
  }

  private func sentence(_ clock: LegalClock) -> HTML {
    "<div>\(LimitView(clock: clock, today: today).sentence(count: nil))<p class=\"small soft\">\(clock.term.article)</p></div>"
  }

  private func past(_ clocks: [LegalClock]) -> HTML {
    let void = clocks.filter { $0.status == .void }
    if void.isEmpty { return .empty }
    return """
      <details><summary>不再计算的期限（\(void.count)）</summary>\
      <div class="columns">\(void.html { "\(sentence($0))" })</div></details>
      """
  }

  private func refusals(_ reckoning: Reckoning) -> HTML {
    if reckoning.refusals.isEmpty { return .empty }
    let items = reckoning.refusals.html { "<li>\($0.on.chinese)：\($0.message)（\($0.citation)）。</li>" }
    return "\(Notice(.stop, "不合规定的事项，计算时没有计入", "<ul>\(items)</ul>"))"
  }

  // MARK: Form

  private var form: HTML {
    let most = questions.steps.count == 1 && matter != .request ? 1 : CalculatorQuery.mostEvents
    let rows = query.rows + (query.rows.count < most ? [.init()] : [])
    let more = "没有的不填。每次计算后多出一行；把一行的事项和日期都清空，该行即去掉。最多 \(CalculatorQuery.mostEvents) 项，先后不限。"
    return """
      <h2>\(query.isAsked ? "修改条件" : "填写条件")</h2>
      <form class="form" method="get" action="\(Link.calculator)" novalidate>
      \(HTML.if(matter != .request) { HiddenInput(name: "matter", value: matter.rawValue).html })
      \(FieldGroup(title: matter == .request ? "申请" : matter.title, fields: matter == .request ? receipt : start))
      \(FieldGroup(
        title: "后来发生的事项", hint: most == 1 ? "还没有办理的不填。" : more,
        fields: rows.enumerated().html { index, row in fields(of: row, index) }))
      \(until)
      <div class="actions">\(Button("计算"))\(Button("重新填写", .link, address: address(of: matter)))</div></form>
      <p class="small narrow">以工作日计算的期限，起算当日不计入；法定节假日和周末不计入，调休上班的周末计入。节假日以国务院办公厅公布的安排为准，尚未公布的年份按周末暂计，\
      并给出最早和最迟的日期。计算结果供参考，以法律规定为准。全部期限及其依据见<a href="\(Link.calculatorTerms)">期限一览</a>。</p>
      """
  }

  private var until: HTML {
    let day = DateInput(
      name: "today", label: "计算到哪一天", value: query.form["today"] ?? today.description,
      hint: "剩余时间算到这一天，不填即为今天",
      error: faults["today"])
    guard questions.beginning == .moment else { return "\(day)" }
    return """
      <div class="field-row">\(day)\(time("hour", "计算到几时", query.form["hour"] ?? now.clockText))</div>
      """
  }

  private func time(_ name: String, _ label: String, _ value: String, isRequired: Bool = false) -> HTML {
    "\(TextInput(name: name, label: label, value: value, hint: "24小时制，例如 22:10", error: faults[name], isRequired: isRequired, width: .short, limit: 5))"
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

  /// The beginning of any other matter: of which kind, from when, and what of rest days where the law is silent.
  private var start: HTML {
    let manner: HTML =
      questions.manners.isEmpty
      ? .empty
      : Select(
        name: "as", label: matter.mannerTitle, choices: questions.manners.map { Choice($0.name, $0.title) },
        value: query.form["as"], error: faults["as"], isRequired: true
      ).html
    let began: HTML =
      switch questions.beginning {
      case .day:
        DateInput(
          name: "on", label: matter.beginningTitle, value: query.form["on"] ?? "", error: faults["on"],
          isRequired: true
        ).html
      case .moment:
        """
        <div class="field-row">\(DateInput(
          name: "on", label: matter.beginningTitle, value: query.form["on"] ?? "", error: faults["on"],
          isRequired: true))\(time("time", "时、分", query.form["time"] ?? "", isRequired: true))</div>
        """
      case .year:
        TextInput(
          name: "year", label: matter.beginningTitle, value: query.form["year"] ?? "", hint: "例如 2025",
          error: faults["year"], isRequired: true, kind: .digits, width: .short
        ).html
      }
    return "\(manner)\(began)\(HTML.let(questions.usualRestDays) { restDays(usual: $0) })"
  }

  private func restDays(usual: RestDays) -> HTML {
    let choices = RestDays.allCases.map {
      Choice($0.rawValue, questions.beginning == .moment ? $0.titleOfHours : $0.title)
    }
    return Select(
      name: "rest", label: "休息日", choices: choices,
      value: query.form["rest"] ?? usual.rawValue, prompt: nil, hint: "规定没有写明，按本机关的做法选择",
      error: faults["rest"]
    ).html
  }

  private func fields(of row: CalculatorQuery.Row, _ index: Int) -> HTML {
    let (event, day) = (CalculatorQuery.name("event", index), CalculatorQuery.name("day", index))
    let (arrived, workdays) = (
      CalculatorQuery.name("arrived", index), CalculatorQuery.name("workdays", index)
    )
    let step = query.step(of: row)
    return """
      <div class="field-row">
      \(Select(
        name: event, label: "事项 \(index + 1)", choices: query.steps.map { Choice($0.name, $0.title) },
        value: row.event, prompt: "（没有）", error: faults[event]))
      \(DateInput(name: day, label: "日期", value: row.on, hint: nil, error: faults[day]))
      \(HTML.if(questions.beginning == .moment) { time(CalculatorQuery.name("time", index), "时、分", row.time) })
      \(HTML.let(step?.further) {
        DateInput(name: arrived, label: $0 + "（知道的话）", value: row.arrived, hint: nil, error: faults[arrived]).html
      })
      \(HTML.let(step?.number) {
        TextInput(
          name: workdays, label: $0, value: row.workdays, error: faults[workdays], kind: .digits, width: .short
        ).html
      })
      </div>
      """
  }
}

/// Every limit with its length, its beginning, what meets it, its source and since when it is the law.
struct TermsPage: Component {
  var html: HTML {
    let rows = Term.all.map { term -> [HTML] in
      [
        "\(term.name.title)", "\(term.lapse == .fulfilled ? "不少于" : "")\(term.unit.words(term.count))",
        "\(term.starts)",
        "\(term.stops)", "\(term.article)", "\(validity(term))",
      ]
    }
    let table = DataTable(
      caption: "期限一览", note: "\(rows.count) 项",
      columns: [
        .init("期限"), .init("长度", .whole), .init("自何时起"), .init("以何事为准"), .init("依据"), .init("适用", .whole),
      ], rows: rows)
    return """
      <h1>期限一览</h1>
      <p class="lead narrow">本系统计算的全部期限。起算当日不计入；以小时计算的，自规定的时间起算。按事项发生之日适用当时的规定。</p>
      \(table)
      <div class="actions">\(PrintButton())\(Button("期限计算", .secondary, address: Link.calculator))</div>
      """
  }

  private func validity(_ term: Term) -> String {
    switch (term.since, term.until) {
    case (nil, nil): "现行"
    case (let since?, nil): "\(since.description)起"
    case (nil, let until?): "至\(until.description)"
    case (let since?, let until?): "\(since.description)至\(until.description)"
    }
  }
}
