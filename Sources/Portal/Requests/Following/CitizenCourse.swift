import Statute
import WebParts

/// The course of a request in the words of the applicant: what was done towards them and what it means for the limit.
/// Inner steps, persons' names and what others wrote are left out.
struct CitizenCourse: Sendable {
  let entries: [Entry<RequestEvent>]
  let request: InformationRequest
  let reply: LegalClock?
  let today: Day

  var timeline: Timeline {
    var steps = entries.compactMap(step)
    if !steps.isEmpty, request.step != .closed { steps[steps.count - 1].stage = .now }
    if let due = reply?.due, reply?.status.isOpen == true, due >= today {
      steps.append(.init(due.description, "答复期限届满", stage: .ahead))
    }
    return Timeline(steps: steps)
  }

  private func step(_ entry: Entry<RequestEvent>) -> Timeline.Step? {
    guard let words = words(entry) else { return nil }
    return Timeline.Step(entry.on.description, words.title, content: words.more.html { "<p>\($0)</p>" })
  }

  private var paymentTerm: String {
    Term.inForce(.feePayment, on: request.receiptDay ?? today).map { $0.unit.words($0.count) } ?? "规定期限"
  }

  private func words(_ entry: Entry<RequestEvent>) -> (title: String, more: [String])? {
    switch entry.event {
    case .received(let intake): return ("申请到达", ["\(intake.channel.title)，编号 \(intake.number)。"])
    case .receiptConfirmed: return ("双方确认收到申请", ["这一天是收到申请之日，答复期限自次日起计算。"])
    case .clarificationAsked(let what, let replyBy, _):
      return ("通知补正", [what, "请在\(replyBy.chinese)前补正；答复期限自收到补正之日重新计算。无正当理由逾期不补正的，视为放弃申请。"])
    case .clarified: return ("收到补正", ["答复期限自次日起重新计算。"])
    case .clarificationLapsed: return ("逾期未补正，不再处理", ["视为放弃申请（《政府信息公开条例》第三十条）。需要的，可以重新提出申请。"])
    case .thirdPartyConsulted: return ("书面征求第三方意见", ["所需时间不计入答复期限（第三十三条）。"])
    case .thirdPartyAnswered: return ("第三方提出意见", [])
    case .organConsulted: return ("征求其他机关意见", ["所需时间不计入答复期限（第三十三条）。"])
    case .organAnswered: return ("其他机关提出意见", [])
    case .extended(let workdays, let reason, _):
      return ("延期答复", ["经批准，答复期限延长 \(workdays) 个工作日（第三十三条）。", reason])
    case .feeNoticed(_, let amount, _, _):
      return ("发出收费通知", ["信息处理费 \(amount) 元，请在收到通知次日起\(paymentTerm)内缴纳；逾期未缴纳的，视为放弃申请（第四十二条）。"])
    case .feeNoticeReceived: return ("收费通知送达", [])
    case .feePaid: return ("收到信息处理费", ["答复期限自次日起重新计算。"])
    case .feeLapsed: return ("逾期未缴费，不再处理", ["视为放弃申请（第四十二条）。"])
    case .replied(let method, _):
      return ("答复（\(method.title)）", ["办理结果：\(request.ending?.outcome.group.title ?? "已答复")。"])
    case .withdrawn: return ("申请撤回", [])
    case .reviewFiled: return ("申请行政复议", [])
    case .reviewDecided(let result): return ("行政复议决定", ["\(result.title)。"])
    case .suitFiled: return ("提起行政诉讼", [])
    case .suitDecided(let result): return ("行政诉讼裁判", ["\(result.title)。"])
    case .limitRecounted(let recount):
      return ("放假安排公布或者变更，期限重新计算", [recount.sentence + "。", "依据：\(recount.cause)。"])
    case .assigned, .replyDrafted, .draftReturned, .draftApproved, .secrecyCleared, .signed, .attachmentAdded,
      .attachmentMasked, .screened, .screeningOverridden, .noted:
      return nil
    }
  }
}

extension RequestStep {
  /// What the step means to the applicant; the steps inside the body are one.
  var citizenTitle: String {
    switch self {
    case .awaitingConfirmation: "等待确认收到"
    case .awaitingClarification: "等待您补正"
    case .awaitingPayment: "等待您缴费"
    case .handling, .review, .secrecyReview, .signature, .service: "正在办理"
    case .closed: "已办结"
    }
  }

  var tone: Badge.Tone {
    switch self {
    case .awaitingConfirmation, .awaitingClarification, .awaitingPayment: .soon
    case .handling, .review, .secrecyReview, .signature, .service: .open
    case .closed: .done
    }
  }
}
