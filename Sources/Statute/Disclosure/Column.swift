/// A column (栏目) of the disclosure platform. The codes A01 to A15 are the items of article 20, B01 and B02 those of
/// article 21; C01 and C02 are the sections for rules and annual reports that stand beside them. Stored.
package enum Column: String, CaseIterable, Sendable {
  case basis = "A01"
  case functions = "A02"
  case plans = "A03"
  case statistics = "A04"
  case licences = "A05"
  case penalties = "A06"
  case budgets = "A07"
  case charges = "A08"
  case procurement = "A09"
  case projects = "A10"
  case livelihood = "A11"
  case emergencies = "A12"
  case inspections = "A13"
  case recruitment = "A14"
  case other = "A15"
  case countyMatters = "B01"
  case townshipMatters = "B02"
  case disclosureRules = "C01"
  case annualReports = "C02"

  package var code: String { rawValue }

  package var title: String {
    switch self {
    case .basis: "履职依据"
    case .functions: "机构职能"
    case .plans: "规划信息"
    case .statistics: "统计信息"
    case .licences: "行政许可和其他对外管理服务事项"
    case .penalties: "行政处罚和行政强制"
    case .budgets: "财政预算、决算"
    case .charges: "行政事业性收费"
    case .procurement: "政府集中采购"
    case .projects: "重大建设项目"
    case .livelihood: "民生信息"
    case .emergencies: "应急管理"
    case .inspections: "监督检查"
    case .recruitment: "招考录用"
    case .other: "其他法定信息"
    case .countyMatters: "市县重点公开事项"
    case .townshipMatters: "乡镇重点公开事项"
    case .disclosureRules: "政府信息公开制度"
    case .annualReports: "政府信息公开年报"
    }
  }

  /// The rule that puts it there, as people cite it.
  package var article: String {
    switch self {
    case .countyMatters, .townshipMatters: "《政府信息公开条例》第二十一条"
    case .disclosureRules: "《政府信息公开条例》第四条"
    case .annualReports: "《政府信息公开条例》第四十九条"
    default: "《政府信息公开条例》第二十条第\(Column.ordinals[itemOfArticle20 ?? 0])项"
    }
  }

  /// 1 to 15 for an item of article 20.
  package var itemOfArticle20: Int? {
    rawValue.hasPrefix("A") ? Int(rawValue.dropFirst()) : nil
  }

  private static let ordinals = [
    "", "（一）", "（二）", "（三）", "（四）", "（五）", "（六）", "（七）", "（八）", "（九）", "（十）", "（十一）", "（十二）", "（十三）", "（十四）",
    "（十五）",
  ]

  /// Which section of the platform it belongs to.
  package var section: PlatformSection {
    switch self {
    case .disclosureRules: .rules
    case .annualReports: .annualReports
    default: .statutoryContent
    }
  }
}

/// The sections of a body's disclosure page, in the order in which the platform standard prints them
/// (公开办函〔2019〕61号), each with the exact label.
package enum PlatformSection: String, CaseIterable, Sendable {
  case guide, rules, statutoryContent, annualReports

  package var title: String {
    switch self {
    case .guide: "政府信息公开指南"
    case .rules: "政府信息公开制度"
    case .statutoryContent: "法定主动公开内容"
    case .annualReports: "政府信息公开年报"
    }
  }
}
