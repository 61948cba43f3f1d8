import Desk
import Statute
import WebParts

/// The file of a request on the desk: at the left what happened, at the right what can be done now and by when.
struct DossierPage: Component {
  let dossier: RequestDossier
  let today: Day
  /// What has just been done.
  let done: RequestAction?

  private var request: InformationRequest { dossier.request }
  private var key: String { request.id.key }

  var html: HTML {
    """
    <div class="page-head"><h1>申请 <span class="whole">\(request.intake.number)</span></h1>\
    <p class="lead">\(Badge(request.step.deskTone, request.step.title))　\(dossier.body?.name)</p></div>
    \(HTML.let(done) { "\(Notice(.good, "已办理：\($0.title)"))" })
    <div class="side-by-side"><div>
    \(HTML.if(dossier.showsAttachments) { "\(RequestFindings(request: request))" })
    \(wanted)
    <h2>办理经过</h2>
    \(DeskCourse(dossier: dossier).timeline)
    \(decision)
    </div><div>
    <section class="panel"><h2>期限</h2>\(limits)</section>
    \(actions)
    \(applicant)
    \(consultations)
    \(fee)
    \(disputes)
    </div></div>
    """
  }

  private var wanted: HTML {
    let intake = request.intake
    var answers: [Answers.Answer] = [
      .init("所需政府信息", typed: intake.wanted), .init("提供方式", "\(intake.form.title)"),
    ]
    if let route = dossier.particulars?.route { answers.append(.init("获取途径", "\(route.title)")) }
    answers.append(.init("提出方式", "\(intake.channel.title)，\(intake.receivedOn.chinese)"))
    answers.append(.init("收到申请之日", "\(request.receiptDay?.chinese ?? "尚未确认")"))
    if let section = request.section { answers.append(.init("承办科室", "\(dossier.sectionName(section))")) }
    return "<section class=\"panel\"><h2>申请内容</h2>\(Answers(answers: answers, isClose: true))</section>"
  }

  private var limits: HTML {
    let open = dossier.reckoning.shown
    if open.isEmpty {
      return "<p>\(request.step.withoutLimit(request))</p>"
    }
    return """
      \(open.html { "\(LimitView(clock: $0, today: today).sentence(count: nil))" })
      <p><a href="\(Link.requestLimits(key))">查看逐日计算</a>　<a href="\(Link.whatIf(key))">期限推演</a></p>
      """
  }

  private var actions: HTML {
    if dossier.actions.isEmpty, dossier.barred.isEmpty { return .empty }
    let main = dossier.actions.first { RequestAction.leading.contains($0) }
    let buttons = dossier.actions.map { action in
      let rank: Button.Rank = action == main ? .primary : action.isFinal ? .danger : .secondary
      return Button(action.title, rank, address: Link.act(key, action))
    }
    return """
      <section class="panel no-print"><h2>现在可以办理</h2>\(barred)<div class="actions stacked">\(buttons)</div></section>
      """
  }

  private var barred: HTML {
    if dossier.barred.isEmpty { return .empty }
    let titles = dossier.barred.map { "“\($0.title)”" }.joined(separator: "、")
    return "<p class=\"small\">\(titles)须由其他人员办理：您是本件的经办人（《政府信息公开条例》第十七条）。</p>"
  }

  private var applicant: HTML {
    var answers: [Answers.Answer] = [.init("类别", "\(request.intake.applicant.fullTitle)")]
    guard let person = dossier.particulars else {
      let hidden: HTML = "<p class=\"small\">您的岗位不能查看申请人的姓名、证件和联系方式。</p>"
      return
        "<section class=\"panel\"><h2>申请人</h2>\(Answers(answers: answers, isClose: true))\(hidden)</section>"
    }
    answers.append(.init("姓名或者名称", typed: person.name))
    let further: [(String, String)] = [
      ("联系人", person.contactPerson), ("证件", "\(person.proofKind) \(person.proofNumber)"),
      ("电话", person.phone),
      ("地址", [person.address, person.postcode].filter { !$0.isEmpty }.joined(separator: "，")),
      ("电子邮箱", person.email),
    ]
    for (name, value) in further where !value.allSatisfy(\.isWhitespace) {
      answers.append(.init(name, typed: value))
    }
    return "<section class=\"panel\"><h2>申请人</h2>\(Answers(answers: answers, isClose: true))</section>"
  }

  private var decision: HTML {
    guard let decision = request.decision else { return .empty }
    var answers: [Answers.Answer] = [
      .init("办理结果", "\(decision.outcome.title)"), .init("依据", "\(decision.outcome.article)"),
    ]
    if !decision.reasons.isEmpty { answers.append(.init("事实和理由", typed: decision.reasons)) }
    if !decision.guidance.isEmpty { answers.append(.init("告知事项", typed: decision.guidance)) }
    if !decision.withheld.isEmpty {
      answers.append(.init("不予公开的部分", typed: decision.withheld.map(\.title).joined(separator: "\n")))
    }
    if !decision.publicInterest.isEmpty { answers.append(.init("公共利益理由", typed: decision.publicInterest)) }
    if !decision.provided.isEmpty {
      answers.append(.init("提供的信息", typed: decision.provided.joined(separator: "\n")))
    }
    let state = request.letter == nil ? "拟定的答复" : "答复"
    let letter: HTML =
      dossier.showsAttachments
      ? "<p><a href=\"\(Link.requestLetter(key))\">\(request.letter == nil ? "预览答复书" : "查看、打印答复书")</a></p>"
      : .empty
    return "<h2>\(state)</h2>\(Answers(answers: answers))\(letter)"
  }

  private var consultations: HTML {
    if request.consultations.isEmpty { return .empty }
    let items = request.consultations.html { asked -> HTML in
      let whom =
        asked.side == .organ ? asked.whom : dossier.thirdParties[asked.whom]?.name ?? "第三方"
      let answer =
        asked.answer.map { "\(asked.answeredOn?.chinese ?? "")：\($0.title)" } ?? "尚未答复"
      return "<li>\(whom)，\(asked.on.chinese)发出。<br>\(answer)</li>"
    }
    return "<section class=\"panel\"><h2>征求意见</h2><ul>\(items)</ul></section>"
  }

  private var fee: HTML {
    guard let fee = request.fee else { return .empty }
    let steps = fee.tariff.steps.html { "<li>\($0.words)</li>" }
    return """
      <section class="panel"><h2>信息处理费</h2><p><strong>\(fee.amount) 元</strong></p><ul>\(steps)</ul>
      <p>\(fee.noticedOn.chinese)发出通知；\(fee.receivedOn.map { "\($0.chinese)送达" } ?? "尚未登记送达")；\
      \(fee.paidOn.map { "\($0.chinese)缴纳" } ?? "尚未缴纳")。</p></section>
      """
  }

  private var disputes: HTML {
    if request.disputes.isEmpty { return .empty }
    let items = request.disputes.html { dispute -> HTML in
      let kind =
        switch dispute.kind {
        case .review: "行政复议"
        case .suitDirect: "行政诉讼（直接起诉）"
        case .suitAfterReview: "行政诉讼（复议后起诉）"
        }
      let result = dispute.result.map { "\(dispute.decidedOn?.chinese ?? "")\($0.title)" } ?? "尚未审结"
      return "<li>\(kind)，\(dispute.before)，\(dispute.filedOn.chinese)。<br>\(result)</li>"
    }
    return "<section class=\"panel\"><h2>复议和诉讼</h2><ul>\(items)</ul></section>"
  }
}

extension RequestAction {
  /// The acts that take a file on to its next step, of which the page offers the first as the main one.
  static let leading: Set<RequestAction> = [
    .confirmReceipt, .draftReply, .approveDraft, .clearSecrecy, .sign, .serve, .recordClarification,
    .recordPayment,
  ]

  /// Acts that close the file without a reply.
  var isFinal: Bool { self == .lapseClarification || self == .lapseFee || self == .withdraw }
}
