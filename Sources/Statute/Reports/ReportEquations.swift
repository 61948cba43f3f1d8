extension ReportEquation {
  /// The relations within one report of an edition: E2, E3 and E4 of the fact sheet.
  package static func equations(of edition: ReportEdition) -> [ReportEquation] {
    guard edition.hasTables else { return [] }
    return outcomesMakeTotal(edition) + incomingIsOutgoing() + kindsMakeTotal(edition) + remedies()
      + disclosure(edition) + bounds(edition)
  }

  /// E3.1: （七）总计 is the sum of all outcomes, per column.
  private static func outcomesMakeTotal(_ edition: ReportEdition) -> [ReportEquation] {
    let outcomes = ReportRow.rows(of: edition).filter(\.isOutcome)
    return ReportColumn.allCases.map { column in
      ReportEquation(
        rule: "E3.1", severity: .error, subject: column.label,
        left: outcomes.map { Term(cell: .table3($0, column)) }, relation: .equal,
        right: [Term(cell: .table3(.handledTotal, column))],
        statement: "各项办理结果之和应等于（七）总计")
    }
  }

  /// E3.2: the relation printed in the corner of table 3, per column.
  private static func incomingIsOutgoing() -> [ReportEquation] {
    ReportColumn.allCases.map { column in
      ReportEquation(
        rule: "E3.2", severity: .error, subject: column.label,
        left: [Term(cell: .table3(.new, column)), Term(cell: .table3(.carriedIn, column))],
        relation: .equal,
        right: [Term(cell: .table3(.handledTotal, column)), Term(cell: .table3(.carriedOut, column))],
        statement: "本年新收与上年结转之和应等于办理结果总计与结转下年度之和")
    }
  }

  /// E3.3: 总计 is the sum of the six applicant kinds, per row.
  private static func kindsMakeTotal(_ edition: ReportEdition) -> [ReportEquation] {
    ReportRow.rows(of: edition).map { row in
      ReportEquation(
        rule: "E3.3", severity: .error, subject: row.shortName,
        left: ApplicantKind.allCases.map { Term(cell: .table3(row, ReportColumn($0))) },
        relation: .equal, right: [Term(cell: .table3(row, .total))],
        statement: "自然人与各类法人或其他组织之和应等于总计")
    }
  }

  /// E4.1 to E4.3: the total of each course is the sum of its four results.
  private static func remedies() -> [ReportEquation] {
    zip(RemedyCourse.allCases, ["E4.1", "E4.2", "E4.3"]).map { course, rule in
      ReportEquation(
        rule: rule, severity: .error, subject: course.label,
        left: RemedyColumn.allCases.dropLast().map { Term(cell: .table4(course, $0)) },
        relation: .equal, right: [Term(cell: .table4(course, .total))],
        statement: "结果维持、结果纠正、其他结果、尚未审结之和应等于总计")
    }
  }

  /// E2.3 for the form of 2021 (a warning: documents that lapse break it lawfully); E2.4 and E2.5 for that of 2019.
  private static func disclosure(_ edition: ReportEdition) -> [ReportEquation] {
    func term(_ row: DisclosureCell.Row, _ measure: DisclosureCell.Measure) -> [Term] {
      DisclosureCell(row, measure).map { [Term(cell: .table2($0))] } ?? []
    }
    let documents: [DisclosureCell.Row] = [.rules, .normative]
    guard edition == .of2019 else {
      return documents.map { row in
        ReportEquation(
          rule: "E2.3", severity: .warning, subject: row.label,
          left: term(row, .made), relation: .atMost, right: term(row, .inForce) + term(row, .repealed),
          statement: "本年制发件数不应超过现行有效件数与本年废止件数之和")
      }
    }
    let counted: [DisclosureCell.Row] = [.licence, .otherService, .penalty, .coercion, .charges]
    return documents.map { row in
      ReportEquation(
        rule: "E2.4", severity: .error, subject: row.label(in: edition),
        left: term(row, .disclosed), relation: .atMost, right: term(row, .disclosedTotal),
        statement: "本年新公开数量不应超过对外公开总数量")
    }
      + counted.map { row in
        ReportEquation(
          rule: "E2.5", severity: .error, subject: row.label,
          left: [], relation: .atMost, right: term(row, .lastYear) + term(row, .change),
          statement: "上一年项目数量加本年增/减不应小于 0")
      }
  }

  /// E2.1, E3.4 and E4.4: no count is below zero.
  private static func bounds(_ edition: ReportEdition) -> [ReportEquation] {
    ReportCell.cells(of: edition).filter { !$0.isSigned && !$0.isAmount }.map { cell in
      let rule =
        switch cell {
        case .table2: "E2.1"
        case .table3: "E3.4"
        case .table4: "E4.4"
        }
      return ReportEquation(
        rule: rule, severity: .error, subject: cell.spoken, left: [], relation: .atMost,
        right: [Term(cell: cell)], statement: "应为不小于 0 的整数")
    }
  }
}
