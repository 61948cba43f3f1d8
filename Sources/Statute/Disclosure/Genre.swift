/// The kind of document (体裁): the fifteen of the rules on official documents of 2012 and what bodies publish
/// besides. Stored.
package enum Genre: String, CaseIterable, Sendable {
  case resolution, decision, order, communique, announcement, publicNotice, opinion, notice, circular
  case report, requestForInstructions, reply, bill, letter, minutes
  case law, plan, statistics, serviceGuide, list, interpretation, other

  package var title: String {
    switch self {
    case .resolution: "决议"
    case .decision: "决定"
    case .order: "命令（令）"
    case .communique: "公报"
    case .announcement: "公告"
    case .publicNotice: "通告"
    case .opinion: "意见"
    case .notice: "通知"
    case .circular: "通报"
    case .report: "报告"
    case .requestForInstructions: "请示"
    case .reply: "批复"
    case .bill: "议案"
    case .letter: "函"
    case .minutes: "纪要"
    case .law: "法律、法规、规章"
    case .plan: "规划、计划"
    case .statistics: "统计数据"
    case .serviceGuide: "办事指南"
    case .list: "清单、目录"
    case .interpretation: "解读"
    case .other: "其他"
    }
  }
}
