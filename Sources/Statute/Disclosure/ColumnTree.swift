/// A part of a column: what the law names one by one within an item of article 20 or 21.
package struct ColumnPart: Hashable, Sendable {
  /// `A01.1`: the column's code and a number that is never given to another part. Stored.
  package let code: String
  package let title: String

  init(code: String, title: String) {
    self.code = code
    self.title = title
  }
}

extension Column {
  /// The parts of the column in the order of the law; empty where the law names none.
  package var parts: [ColumnPart] {
    titlesOfParts.enumerated().map { ColumnPart(code: "\(code).\($0.offset + 1)", title: $0.element) }
  }

  package func part(_ code: String) -> ColumnPart? {
    parts.first { $0.code == code }
  }

  // New parts go to the end: the number of a part is stored.
  private var titlesOfParts: [String] {
    switch self {
    case .basis: ["行政法规", "规章", "行政规范性文件", "法律、地方性法规"]
    case .functions: ["机关简介", "领导信息", "机构设置"]
    case .plans: ["国民经济和社会发展规划", "专项规划", "区域规划", "相关政策"]
    case .licences: ["行政许可", "其他对外管理服务事项", "办理结果"]
    case .penalties: ["行政处罚", "行政强制", "行政处罚决定"]
    case .budgets: ["预算", "决算"]
    case .charges: ["收费项目及其依据、标准"]
    case .procurement: ["集中采购目录", "采购标准", "实施情况"]
    case .projects: ["批准情况", "实施情况"]
    case .livelihood: ["扶贫", "教育", "医疗", "社会保障", "促进就业"]
    case .emergencies: ["应急预案", "预警信息", "应对情况"]
    case .inspections: ["环境保护", "公共卫生", "安全生产", "食品药品", "产品质量"]
    case .recruitment: ["职位、名额和报考条件", "录用结果"]
    case .other: ["政策解读", "建议提案办理", "政府会议", "双随机、一公开"]
    case .countyMatters:
      ["市政建设", "公共服务", "公益事业", "土地征收", "房屋征收", "治安管理", "社会救助"]
    case .townshipMatters:
      [
        "农业农村政策", "农田水利工程建设运营", "农村土地承包经营权流转", "宅基地使用情况审核", "土地征收", "房屋征收", "筹资筹劳",
        "社会救助",
      ]
    case .statistics, .disclosureRules, .annualReports: []
    }
  }
}

extension Column {
  /// The columns under 法定主动公开内容 that a body of this kind must fill or say that it has no such function.
  ///
  /// Bodies of article 55 publish what their own sector orders; the columns are those that every sector's rules ask for
  /// (国办发〔2020〕50号). A collection is no body in law; it keeps what it collects under 履职依据.
  package static func statutory(for kind: BodyKind) -> [Column] {
    let article20 = allCases.filter { $0.itemOfArticle20 != nil }
    return switch kind {
    case .countyGovernment, .department: article20 + [.countyMatters]
    case .township: article20 + [.townshipMatters]
    case .publicEnterprise: [.functions, .licences, .charges, .emergencies, .other]
    case .collection: [.basis]
    }
  }

  /// Every column in which a body of this kind may publish.
  package static func all(for kind: BodyKind) -> [Column] {
    switch kind {
    case .countyGovernment, .department, .township: statutory(for: kind) + [.disclosureRules, .annualReports]
    case .publicEnterprise: statutory(for: kind) + [.disclosureRules]
    case .collection: statutory(for: kind)
    }
  }
}
