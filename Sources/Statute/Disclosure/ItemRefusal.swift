/// Why an act on an item is not allowed. Facts only; the words are in `message`.
package enum ItemRefusal: Error, Hashable, Sendable {
  /// The person holds no role that may do it at this step.
  case notYours(ItemAction, at: ItemStep)
  /// The step does not know the act.
  case notNow(ItemAction, at: ItemStep)
  /// The day of the act lies in the future.
  case futureDay(Day)
  /// Fields that are missing or not right; all of them at once.
  case faulty([ItemContent.Fault])
  /// Nobody reviews what they wrote, and the secrecy reviewer reviews nothing else (article 17).
  case sameHands(ItemAction)
  /// A review is missing.
  case notReviewed
  /// The text was not screened as it now is.
  case notScreened
  /// The screening found what stops publication.
  case blocked([ScreeningOutcome.Finding])
  /// There is nothing to override.
  case nothingToOverride
  /// Its attribute is not 主动公开.
  case notForPublication
  /// Its attribute is 主动公开: it is published, not filed.
  case forPublication
  /// What the public has seen is withdrawn with a reason, not turned into something undisclosed.
  case alreadyPublic
  /// It was never published, or is withdrawn.
  case notPublic
  /// It has already been repealed or lapsed.
  case ended
  /// An item has no relation to itself.
  case linksItself
  /// A field the act needs is empty.
  case empty(field: String)
  /// What the act is about is not in the file.
  case notThere(field: String)

  /// The article or rule, as people cite it; `nil` where it is a matter of the house.
  package var article: String? {
    switch self {
    case .sameHands, .notReviewed, .notScreened, .blocked: "《政府信息公开条例》第十七条"
    case .faulty(let faults): faults.contains { $0.field == "abstract" } ? "《政府信息公开条例》第十二条" : nil
    case .notForPublication, .forPublication: "国办发〔2016〕80号"
    case .alreadyPublic: "《政府信息公开条例》第十八条"
    default: nil
    }
  }

  /// The field of the form the refusal is about, where there is one.
  package var field: String? {
    switch self {
    case .futureDay: "on"
    case .faulty(let faults): faults.first?.field
    case .blocked: "text"
    case .linksItself: "target"
    case .notForPublication, .forPublication, .alreadyPublic: "attribute"
    case .empty(let field), .notThere(let field): field
    default: nil
    }
  }

  /// One plain sentence: what is not possible and why.
  package var message: String {
    switch self {
    case .notYours(let action, _): "您的岗位不能办理“\(action.title)”。"
    case .notNow(let action, let step): "这条信息处于“\(step.title)”，不能办理“\(action.title)”。"
    case .futureDay(let day): "办理日期\(day.chinese)晚于今天。"
    case .faulty(let faults): faults.map(\.message).joined()
    case .sameHands(let action): "“\(action.title)”不能由起草人或者前一环节的审查人办理。"
    case .notReviewed: "三审和保密审查尚未全部完成，不能发布。"
    case .notScreened: "正文或者附件还没有按现在的规则检查过，不能发布。请先办理“重新检查”。"
    case .blocked(let findings): "内容检查发现\(findings.count)处不得公开的内容。请遮盖后重新送审，或者由有权人员说明理由后准予发布。"
    case .nothingToOverride: "内容检查没有发现需要说明理由的问题。"
    case .notForPublication: "公开属性不是“主动公开”，不能发布。"
    case .forPublication: "公开属性为“主动公开”，应当发布。"
    case .alreadyPublic: "这条信息已经公开。不再公开的，请撤下并说明理由。"
    case .notPublic: "这条信息没有公开，或者已经撤下。"
    case .ended: "这条信息已经标记为失效或者废止。"
    case .linksItself: "不能与自身关联。"
    case .empty: "此项必填。"
    case .notThere: "没有找到要办理的内容，请刷新页面后再试。"
    }
  }
}
