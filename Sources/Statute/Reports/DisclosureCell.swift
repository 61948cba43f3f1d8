/// A cell of table 2 (主动公开政府信息情况), in either edition. The raw value is its published name.
package enum DisclosureCell: String, CaseIterable, Hashable, Sendable {
  case rulesMade = "rules.made"
  case rulesRepealed = "rules.repealed"
  case rulesInForce = "rules.inForce"
  case rulesDisclosed = "rules.disclosed"
  case rulesDisclosedTotal = "rules.disclosedTotal"
  case normativeMade = "normative.made"
  case normativeRepealed = "normative.repealed"
  case normativeInForce = "normative.inForce"
  case normativeDisclosed = "normative.disclosed"
  case normativeDisclosedTotal = "normative.disclosedTotal"
  case licenceLastYear = "licence.lastYear"
  case licenceChange = "licence.change"
  case licenceDecisions = "licence.decisions"
  case otherServiceLastYear = "otherService.lastYear"
  case otherServiceChange = "otherService.change"
  case otherServiceDecisions = "otherService.decisions"
  case penaltyLastYear = "penalty.lastYear"
  case penaltyChange = "penalty.change"
  case penaltyDecisions = "penalty.decisions"
  case coercionLastYear = "coercion.lastYear"
  case coercionChange = "coercion.change"
  case coercionDecisions = "coercion.decisions"
  case chargesLastYear = "charges.lastYear"
  case chargesChange = "charges.change"
  /// 本年收费金额, in ten thousand yuan (万元).
  case chargesAmount = "charges.amount"
  case procurementProjects = "procurement.projects"
  /// 采购总金额, in yuan, whatever unit the document used.
  case procurementAmount = "procurement.amount"

  /// A row of table 2.
  package enum Row: String, CaseIterable, Hashable, Sendable {
    case rules, normative, licence, otherService, penalty, coercion, charges, procurement

    /// The label in the form of 2021.
    package var label: String { label(in: .of2021) }

    /// The label, exactly as an edition prints it.
    package func label(in edition: ReportEdition) -> String {
      switch self {
      case .rules: "规章"
      case .normative: edition == .of2019 ? "规范性文件" : "行政规范性文件"
      case .licence: "行政许可"
      case .otherService: "其他对外管理服务事项"
      case .penalty: "行政处罚"
      case .coercion: "行政强制"
      case .charges: "行政事业性收费"
      case .procurement: "政府集中采购"
      }
    }
  }

  /// What a column of table 2 measures.
  package enum Measure: String, CaseIterable, Hashable, Sendable {
    case made, repealed, inForce, disclosed, disclosedTotal, lastYear, change, decisions, amount, projects

    /// The head in the form of 2021.
    package var label: String { label(in: .of2021) }

    /// The head, exactly as an edition prints it.
    package func label(in edition: ReportEdition) -> String {
      switch self {
      case .made: edition == .of2019 ? "本年新制作数量" : "本年制发件数"
      case .repealed: "本年废止件数"
      case .inForce: "现行有效件数"
      case .disclosed: "本年新公开数量"
      case .disclosedTotal: "对外公开总数量"
      case .lastYear: "上一年项目数量"
      case .change: "本年增/减"
      case .decisions: edition == .of2019 ? "处理决定数量" : "本年处理决定数量"
      case .amount: edition == .of2019 ? "采购总金额" : "本年收费金额（单位：万元）"
      case .projects: "采购项目数量"
      }
    }
  }

  /// A block of table 2 under a paragraph of article 20, with its own column heads.
  package struct Block: Sendable, Equatable {
    /// The head over the block, as `第二十条第（一）项`.
    package let head: String
    package let rows: [Row]
    package let measures: [Measure]

    /// The blocks of an edition in printed order.
    package static func blocks(of edition: ReportEdition) -> [Block] {
      func block(_ paragraph: String, _ rows: [Row], _ measures: [Measure]) -> Block {
        Block(head: "第二十条第（\(paragraph)）项", rows: rows, measures: measures)
      }
      return switch edition {
      case .of2021:
        [
          block("一", [.rules, .normative], [.made, .repealed, .inForce]),
          block("五", [.licence], [.decisions]),
          block("六", [.penalty, .coercion], [.decisions]),
          block("八", [.charges], [.amount]),
        ]
      case .of2019:
        [
          block("一", [.rules, .normative], [.made, .disclosed, .disclosedTotal]),
          block("五", [.licence, .otherService], [.lastYear, .change, .decisions]),
          block("六", [.penalty, .coercion], [.lastYear, .change, .decisions]),
          block("八", [.charges], [.lastYear, .change]),
          block("九", [.procurement], [.projects, .amount]),
        ]
      case .of2014, .local: []
      }
    }
  }

  /// The cell of a row and a measure, where a form has one.
  package init?(_ row: Row, _ measure: Measure) {
    self.init(rawValue: "\(row.rawValue).\(measure.rawValue)")
  }

  package var row: Row { Row(rawValue: String(rawValue.prefix { $0 != "." })) ?? .rules }

  package var measure: Measure {
    Measure(rawValue: String(rawValue.drop { $0 != "." }.dropFirst())) ?? .made
  }

  /// The cells of an edition in printed order.
  package static func cells(of edition: ReportEdition) -> [DisclosureCell] {
    Block.blocks(of: edition).flatMap { block in
      block.rows.flatMap { row in block.measures.compactMap { DisclosureCell(row, $0) } }
    }
  }
}
