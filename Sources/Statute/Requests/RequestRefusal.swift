/// Why an act on a request is not allowed. Facts only; the words are in `message`.
package enum RequestRefusal: Error, Hashable, Sendable {
  /// The person holds no role that may do it at this step.
  case notYours(RequestAction, at: RequestStep)
  /// The step does not know the act.
  case notNow(RequestAction, at: RequestStep)
  /// The day of the act lies in the future.
  case futureDay(Day)
  /// The day of the act lies before the request came in.
  case beforeReceipt(Day)
  /// The story would break a rule of the law.
  case breaks(BrokenRule)
  /// The seven working days for asking for clarification are over (article 30).
  case clarificationTooLate(due: Day)
  /// The time given to the applicant has not run out.
  case clarificationStillRuns(until: Day)
  /// One person may not draft and review the same reply.
  case sameHands(RequestAction)
  /// The reply lacks what the law asks of it.
  case incomplete([Decision.Gap])
  /// A consulted side has neither answered nor run out of time (articles 32 and 34).
  case consultationOpen(due: Day)
  /// A third party objects and no reason of public interest is given (articles 15 and 32).
  case thirdPartyObjects
  /// No clarification was asked, so it cannot still be unclear (article 30).
  case neverClarified
  /// A reply withheld under articles 14 to 16 goes to reconsideration first.
  case reviewFirst
  /// A review or a suit about the reply has been brought, which bars this one.
  case disputed(InformationRequest.Dispute.Kind)
  /// No reconsideration has been sought, after which one could sue.
  case neverReviewed
  /// The screening found what stops the reply.
  case blocked([ScreeningOutcome.Finding])
  /// The screening found what stops a notice that goes out as it is typed.
  case noticeBlocked(field: String, [ScreeningOutcome.Finding])
  /// The reply or a paper that goes with it was not screened by the words looked for now.
  case notScreened
  /// A paper of the body with this name is in the file.
  case sameName(String)
  /// A reply that has been sent to review names what goes with it so.
  case namedInReply(String)
  /// There is nothing to override.
  case nothingToOverride
  /// A field the act needs is empty.
  case empty(field: String)
  /// A day cannot be counted, for want of a calendar.
  case outsideCalendar(Day)

  /// The article or rule, as people cite it; `nil` where it is a matter of the house.
  package var article: String? {
    switch self {
    case .breaks(let broken): broken.citation
    case .clarificationTooLate, .clarificationStillRuns, .neverClarified: "《政府信息公开条例》第三十条"
    case .sameHands: "《政府信息公开条例》第十七条"
    case .blocked, .noticeBlocked: "《政府信息公开条例》第十四条、第十五条、第十七条"
    case .notScreened, .namedInReply: "《政府信息公开条例》第十七条"
    case .incomplete(let gaps): gaps.first.map { "《政府信息公开条例》" + $0.article }
    case .consultationOpen: "《政府信息公开条例》第三十二条、第三十四条"
    case .thirdPartyObjects: "《政府信息公开条例》第十五条、第三十二条"
    case .reviewFirst: "《行政复议法》第二十三条"
    case .disputed: "《行政复议法》第二十九条"
    case .neverReviewed: "《行政诉讼法》第四十五条"
    case .beforeReceipt: "《政府信息公开条例》第三十一条"
    case .notYours(.extend, _): "《政府信息公开条例》第三十三条"
    default: nil
    }
  }

  /// The field of the form the refusal is about, where there is one.
  package var field: String? {
    switch self {
    case .futureDay, .beforeReceipt, .clarificationTooLate, .clarificationStillRuns, .outsideCalendar: "on"
    case .incomplete(let gaps): gaps.first?.field
    case .thirdPartyObjects: "publicInterest"
    case .neverClarified: "outcome"
    case .reviewFirst, .neverReviewed: "afterReview"
    case .empty(let field), .noticeBlocked(let field, _): field
    case .sameName, .namedInReply: "file"
    default: nil
    }
  }

  /// One plain sentence: what is not possible and why.
  package var message: String {
    switch self {
    case .notYours(let action, _): "您的岗位不能办理“\(action.title)”。"
    case .notNow(let action, let step): "申请处于“\(step.title)”，不能办理“\(action.title)”。"
    case .futureDay(let day): "办理日期\(day.chinese)晚于今天。"
    case .beforeReceipt(let day): "办理日期早于收到申请之日（\(day.chinese)）。"
    case .breaks(let broken): broken.message + "。"
    case .clarificationTooLate(let due): "补正通知应当在收到申请之日起规定的期限内发出，期限已于\(due.chinese)届满。"
    case .clarificationStillRuns(let until): "补正期限至\(until.chinese)，尚未届满。"
    case .sameHands(let action): "“\(action.title)”不能由本件的前一环节经办人办理。"
    case .incomplete(let gaps): "答复还缺少：" + gaps.map(\.asks).joined(separator: "；") + "。"
    case .consultationOpen(let due): "征求意见的期限至\(due.chinese)，对方尚未答复，不能签发。"
    case .thirdPartyObjects: "第三方不同意公开。决定公开的，应当写明不公开会对公共利益造成重大影响的理由。"
    case .neverClarified: "没有要求过补正，不能以“补正后申请内容仍不明确”答复。"
    case .reviewFirst: "对不予公开的答复不服的，应当先申请行政复议，对复议决定不服再提起诉讼。"
    case .disputed(.review): "对本件答复已经申请行政复议：复议期间不得起诉，也不得重复申请；复议后起诉的，按复议后起诉登记。"
    case .disputed: "对本件答复已经提起行政诉讼，不得再申请行政复议或者重复起诉。"
    case .neverReviewed: "本件没有登记过行政复议，不能按复议后起诉登记。"
    case .blocked(let findings):
      "内容检查发现答复书或者随附材料中有 \(findings.count) 处不得提供的内容，处理之前不能签发、送达。请退回修改、遮盖材料，或者由有权人员说明理由。"
    case .noticeBlocked(_, let findings):
      "内容检查发现 \(findings.count) 处不得提供的内容："
        + findings.map(\.excerpt).joined(separator: "；") + "。请修改后再发出。"
    case .notScreened: "答复书或者随附材料还没有按现在的规则检查过，不能签发、送达。请先办理“重新检查”。"
    case .sameName(let name): "已有同名材料“\(name)”，请改用别的名称。"
    case .namedInReply(let name):
      "答复已经送审，“\(name)”是其中列明的随附材料，不能再以这个名称添加。需要随答复提供的，退回修改后再添加；其他材料请改用别的名称。"
    case .nothingToOverride: "内容检查没有发现需要说明理由的问题。"
    case .empty: "此项必填。"
    case .outsideCalendar(let day): "没有\(day.year)年的工作日安排，不能计算期限。"
    }
  }
}

extension BrokenRule {
  /// The rule as people cite it.
  package var citation: String {
    switch rule {
    case "art.31": "《政府信息公开条例》第三十一条"
    case "2008.art.21": "2008年《政府信息公开条例》第二十一条"
    case "2008.art.23": "2008年《政府信息公开条例》第二十三条"
    case "L235": "国办公开办函〔2016〕235号"
    case "reconsideration.art.23": "《行政复议法》第二十三条"
    case "reconsideration.art.29": "《行政复议法》第二十九条"
    default: Term.all.first { $0.rule == rule }?.article ?? rule
    }
  }
}
