/// What people do to a report.
package enum ReportAction: String, CaseIterable, Sendable {
  case enterDisclosure, writeProse, submit, `return`, publish, correct

  package var title: String {
    switch self {
    case .enterDisclosure: "填写主动公开情况"
    case .writeProse: "编写文字"
    case .submit: "送签"
    case .return: "退回修改"
    case .publish: "签发公布"
    case .correct: "更正"
    }
  }
}

/// What a person asks to be done to a report.
package enum ReportCommand: Equatable, Sendable {
  case enterDisclosure([DisclosureCell: String])
  case writeProse(ReportSection, text: String)
  case submit
  case `return`(reason: String)
  /// - Parameter figures: as counted from the files today; the report is frozen with them.
  case publish(ReportFigures)
  case correct(reason: String)

  package var action: ReportAction {
    switch self {
    case .enterDisclosure: .enterDisclosure
    case .writeProse: .writeProse
    case .submit: .submit
    case .return: .return
    case .publish: .publish
    case .correct: .correct
    }
  }
}

/// Why an act on a report is not allowed.
package enum ReportRefusal: Error, Equatable, Sendable {
  case notYours(ReportAction, at: ReportStep)
  case notNow(ReportAction, at: ReportStep)
  /// The year has not ended (article 49: the report is on the year before).
  case yearRuns(until: Day)
  /// A figure of table 2 is not a whole number, or not an amount.
  case notAFigure(DisclosureCell)
  /// A section that must say something is empty (国办公开办函〔2021〕30号).
  case emptySection(ReportSection)
  /// An equation of the form does not hold.
  case broken([ReportFinding])
  case sameHands
  case empty(field: String)

  package var field: String? {
    switch self {
    case .notAFigure(let cell): cell.rawValue
    case .emptySection(let section): "section\(section.rawValue)"
    case .empty(let field): field
    default: nil
    }
  }

  package var message: String {
    switch self {
    case .notYours(let action, _): "您的岗位不能办理“\(action.title)”。"
    case .notNow(let action, let step): "年度报告处于“\(step.title)”，不能办理“\(action.title)”。"
    case .yearRuns(let until): "统计期限至\(until.chinese)，尚未届满，不能公布。"
    case .notAFigure(let cell): "“\(cell.row.label)\(cell.measure.label)”应当填写不小于零的数。"
    case .emptySection(let section): "“\(section.heading)”不能空缺。"
    case .broken(let findings): findings.map(\.message).joined(separator: "；") + "。"
    case .sameHands: "签发人不能是报告的编写人。"
    case .empty: "此项必填。"
    }
  }
}
