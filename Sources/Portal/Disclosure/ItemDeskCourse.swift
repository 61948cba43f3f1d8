import Desk
import Statute
import WebParts

/// What happened to an item, the latest at the bottom. Screenings stand with the act they followed.
struct ItemCourse: Component {
  let dossier: ItemDossier
  /// Only what happened after this version.
  var after = 0

  var html: HTML {
    Timeline(
      steps: dossier.course.filter { $0.version > after }.compactMap(step) + ahead
    ).html
  }

  private func step(_ entry: Entry<ItemEvent>) -> Timeline.Step? {
    guard let title = entry.event.title else { return nil }
    return Timeline.Step(
      entry.on.description, title, time: entry.at.clockText, by: entry.by.words { dossier.names[$0] },
      content: words(entry.event))
  }

  private var ahead: [Timeline.Step] {
    guard after == 0, dossier.item.step.isInHand, dossier.item.step != .drafting else { return [] }
    return [Timeline.Step("", dossier.item.step.title, stage: .now)]
  }

  private func words(_ event: ItemEvent) -> HTML {
    func typed(_ text: String) -> HTML { "<p class=\"typed\">\(text)</p>" }
    switch event {
    case .attachmentAdded(let attachment): return typed(attachment.name)
    case .attachmentMasked(_, let copy): return typed("\(copy.name)。原件留存案卷，不对外公开。")
    case .screened(let outcome): return outcome.isClean ? .empty : typed(ScreeningWords.summary(outcome))
    case .screeningOverridden(let reason), .returned(let reason), .discarded(let reason),
      .withdrawn(let reason),
      .repealed(let reason, _), .lapsed(let reason, _):
      return typed(reason)
    case .revisionOpened(let reason, let changedOn): return typed("\(reason)（信息变更日期：\(changedOn.chinese)）")
    case .versionWithdrawn(let number, let reason): return typed("第 \(number) 版：\(reason)")
    case .secrecyReferred(let to, let question): return typed("报\(to)：\(question)")
    case .secrecyCleared(let basis): return typed("依据：\(basis)")
    case .published(let number): return typed("索引号 \(number)")
    case .limitRecounted(let recount):
      let person = recount.takenUpBy.map { "（采用人：\(dossier.names[$0] ?? $0)）" } ?? ""
      return "\(typed(recount.sentence + "。"))\(typed("依据：\(recount.cause)\(person)"))"
    case .noted(let text): return typed(text)
    case .linked(let link), .unlinked(let link): return typed(link.relation.title)
    default: return .empty
    }
  }
}

extension ItemEvent {
  /// What a timeline calls it; `nil` for what it leaves out.
  fileprivate var title: String? {
    switch self {
    case .drafted(let opening, _): opening.origin == .imported ? "由原有平台转入" : "起草"
    case .revised: "修改"
    case .attachmentAdded: "添加附件"
    case .attachmentMasked: "以遮盖件代替附件"
    case .attachmentRemoved: "删除附件"
    case .linked: "关联文件"
    case .unlinked: "取消关联"
    case .screened(let outcome): outcome.isClean ? nil : "内容检查"
    case .screeningOverridden: "说明理由，准予发布"
    case .submitted: "送审"
    case .returned: "退回修改"
    case .sectionApproved: "科室初审同意"
    case .secrecyReferred: "报有关部门确定"
    case .secrecyCleared: "保密审查通过"
    case .officeApproved: "公开机构复审同意"
    case .approved: "分管领导终审同意"
    case .published: "发布"
    case .filed: "存档"
    case .revisionOpened: "开始修订"
    case .discarded: "作废"
    case .repealed: "标记废止"
    case .lapsed: "标记失效"
    case .withdrawn: "撤下"
    case .versionWithdrawn: "撤下历史版本"
    case .limitRecounted: "期限重新计算"
    case .noted: "备注"
    }
  }
}
