import Desk
import Statute
import WebParts

/// The course of a request as those who handle it read it: everything, with who did it in which capacity, the legal
/// day, when it was recorded, and the papers.
struct DeskCourse: Sendable {
  let dossier: RequestDossier

  var timeline: Timeline { Timeline(steps: steps(dossier.course)) }

  /// Only what was recorded after a version.
  func timeline(since version: Int) -> Timeline {
    Timeline(steps: steps(dossier.course.filter { $0.version > version }))
  }

  private func steps(_ entries: [Entry<RequestEvent>]) -> [Timeline.Step] {
    var steps = entries.map(step)
    if !steps.isEmpty, dossier.request.step != .closed { steps[steps.count - 1].stage = .now }
    return steps
  }

  private func step(_ entry: Entry<RequestEvent>) -> Timeline.Step {
    let recorded = entry.at.day == entry.on ? entry.at.clockText : "登记于 \(entry.at.day) \(entry.at.clockText)"
    let words = words(entry.event)
    return Timeline.Step(
      entry.on.description, words.title, time: recorded, by: who(entry.by),
      content: words.more.filter { !$0.isEmpty }.html { "<p class=\"typed\">\($0)</p>" },
      papers: papers(entry.event))
  }

  private func who(_ actor: Actor) -> String {
    switch actor {
    case .person(let key, let role): "\(role.title) \(dossier.names[key] ?? "（已离任）")"
    case .citizen: "申请人"
    case .system: "系统"
    }
  }

  private func words(_ event: RequestEvent) -> (title: String, more: [String]) {
    switch event {
    case .received(let intake): ("申请到达：\(intake.channel.title)", [])
    case .receiptConfirmed: ("双方确认收到", ["这一天是收到申请之日。"])
    case .assigned(let section): ("交办", [dossier.sectionName(section)])
    case .clarificationAsked(let what, let replyBy, _): ("发出补正告知书", [what, "补正期限至\(replyBy.chinese)。"])
    case .clarified(let summary): ("收到补正", [summary])
    case .clarificationLapsed: ("逾期未补正，不再处理", [])
    case .thirdPartyConsulted(let party, let receivedOn):
      (
        "征求第三方意见",
        [dossier.thirdParties[party].map { "\($0.name)　\($0.contact)" } ?? "", received(receivedOn)]
      )
    case .thirdPartyAnswered(let answer, let reasons): ("第三方意见：\(answer.title)", [reasons])
    case .organConsulted(let organ, let receivedOn): ("征求其他机关意见", [organ, received(receivedOn)])
    case .organAnswered(let answer, let reasons): ("其他机关意见：\(answer.title)", [reasons])
    case .extended(let workdays, let reason, _): ("延期答复 \(workdays) 个工作日", [reason])
    case .feeNoticed(_, let amount, let receivedOn, _):
      ("发出收费通知书", ["信息处理费 \(amount) 元。", received(receivedOn)])
    case .feeNoticeReceived: ("收费通知书送达", [])
    case .feePaid: ("申请人缴费", [])
    case .feeLapsed: ("逾期未缴费，不再处理", [])
    case .replyDrafted(let decision): ("拟写答复：\(decision.outcome.title)", [])
    case .draftReturned(let reason): ("退回修改", [reason])
    case .draftApproved: ("审核同意", [])
    case .secrecyCleared: ("保密审查通过", [])
    case .signed: ("签发", [])
    case .replied(let method, let servedOn):
      ("答复：\(method.title)", [servedOn.map { "送达日期\($0.chinese)。" } ?? ""])
    case .withdrawn(let reason): ("申请人撤回", [reason])
    case .reviewFiled(let organ): ("申请行政复议", [organ])
    case .reviewDecided(let result): ("行政复议：\(result.title)", [])
    case .suitFiled(let court, let afterReview): (afterReview ? "复议后提起行政诉讼" : "直接提起行政诉讼", [court])
    case .suitDecided(let result): ("行政诉讼：\(result.title)", [])
    case .attachmentAdded(let attachment): (attachment.fromApplicant ? "申请人提交材料" : "添加材料", [])
    case .limitRecounted(let recount):
      (
        "期限重新计算：\(recount.name.title)",
        [
          recount.sentence + "。", "依据：\(recount.cause)",
          recount.takenUpBy.map { "采用人：\(dossier.names[$0] ?? $0)" } ?? "",
        ]
      )
    case .attachmentMasked(_, let copy): ("遮盖材料", [copy.name])
    case .screened(let outcome): ("内容检查", [ScreeningWords.summary(outcome)])
    case .screeningOverridden(let reason): ("说明理由，准予答复", [reason])
    case .noted(let text): ("备注", [text])
    }
  }

  private func received(_ day: Day?) -> String { day.map { "对方于\($0.chinese)收到。" } ?? "" }

  private func papers(_ event: RequestEvent) -> [Timeline.Paper] {
    guard dossier.showsAttachments else { return [] }
    let key = dossier.request.id.key
    func letter(_ kind: LetterKind, _ index: Int = 0) -> [Timeline.Paper] {
      [.init(title: kind.title, address: Link.requestLetter(key, kind, index), kind: "文书")]
    }
    switch event {
    case .received: return letter(.receipt)
    case .clarificationAsked: return letter(.clarification)
    case .extended: return letter(.extension)
    case .feeNoticed: return letter(.fee)
    case .thirdPartyConsulted(let party, _):
      let asked = dossier.request.consultations.filter { $0.side == .thirdParty }
      return letter(.thirdParty, asked.firstIndex { $0.whom == party } ?? 0)
    case .organConsulted(let organ, _):
      let asked = dossier.request.consultations.filter { $0.side == .organ }
      return letter(.organ, asked.firstIndex { $0.whom == organ } ?? 0)
    case .signed: return letter(.reply)
    case .attachmentAdded(let attachment):
      return [
        .init(
          title: attachment.name, address: Link.requestAttachment(key, attachment.digest),
          kind: FileSize.kind(of: attachment.name), size: FileSize.words(attachment.size))
      ]
    default: return []
    }
  }
}
