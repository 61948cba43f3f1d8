extension ReportEquation {
  /// The relations between a report and the one of the year before, by the editions of the two.
  ///
  /// Y3.1 is an error for a body of unchanged scope; after a merger or a split pass `isReorganized`, which makes it a
  /// warning. The others break lawfully (late clean-up, documents that lapse) and are warnings.
  package static func betweenYears(
    last: ReportEdition, this: ReportEdition, isReorganized: Bool = false
  ) -> [ReportEquation] {
    guard last.hasTables, this.hasTables else { return [] }
    return carriedOver(isReorganized ? .warning : .error) + pendingFoundAgain() + documents(last, this)
      + projects(last, this)
  }

  /// Y3.1: 上年结转 is what the last report carried out, per column.
  private static func carriedOver(_ severity: FindingSeverity) -> [ReportEquation] {
    ReportColumn.allCases.map { column in
      ReportEquation(
        rule: "Y3.1", severity: severity, subject: column.label,
        left: [Term(cell: .table3(.carriedOut, column), isOfLastYear: true)], relation: .equal,
        right: [Term(cell: .table3(.carriedIn, column))],
        statement: "上年报告的结转下年度应等于本年报告的上年结转")
    }
  }

  /// Y4.1: cases pending last year are found again this year, finished or pending.
  private static func pendingFoundAgain() -> [ReportEquation] {
    RemedyCourse.allCases.map { course in
      ReportEquation(
        rule: "Y4.1", severity: .warning, subject: course.label,
        left: [Term(cell: .table4(course, .pending), isOfLastYear: true)], relation: .atMost,
        right: [Term(cell: .table4(course, .total))],
        statement: "上年尚未审结的案件数不应超过本年总计")
    }
  }

  /// E2.2 and Y2.1 where both reports use the form of 2021; Y2.2 where both use that of 2019.
  private static func documents(_ last: ReportEdition, _ this: ReportEdition) -> [ReportEquation] {
    guard last == this else { return [] }
    func term(_ row: DisclosureCell.Row, _ measure: DisclosureCell.Measure, last: Bool = false) -> [Term] {
      DisclosureCell(row, measure).map { [Term(cell: .table2($0), isOfLastYear: last)] } ?? []
    }
    let rows: [DisclosureCell.Row] = [.rules, .normative]
    return rows.flatMap { row -> [ReportEquation] in
      guard this == .of2021 else {
        return [
          ReportEquation(
            rule: "Y2.2", severity: .warning, subject: row.label(in: this),
            left: term(row, .disclosedTotal, last: true) + term(row, .disclosed), relation: .equal,
            right: term(row, .disclosedTotal),
            statement: "上年对外公开总数量与本年新公开数量之和应等于本年对外公开总数量")
        ]
      }
      let repealed = term(row, .repealed).map { Term(cell: $0.cell, isNegative: true) }
      return [
        ReportEquation(
          rule: "E2.2", severity: .warning, subject: row.label,
          left: term(row, .repealed), relation: .atMost,
          right: term(row, .inForce, last: true) + term(row, .made),
          statement: "本年废止件数不应超过上年现行有效件数与本年制发件数之和"),
        ReportEquation(
          rule: "Y2.1", severity: .warning, subject: row.label,
          left: term(row, .inForce, last: true) + term(row, .made) + repealed, relation: .equal,
          right: term(row, .inForce),
          statement: "上年现行有效件数加本年制发件数、减本年废止件数，应等于本年现行有效件数"),
      ]
    }
  }

  /// Y2.3: 上一年项目数量 continues last year's number and its change (form of 2019).
  private static func projects(_ last: ReportEdition, _ this: ReportEdition) -> [ReportEquation] {
    guard last == .of2019, this == .of2019 else { return [] }
    let rows: [DisclosureCell.Row] = [.licence, .otherService, .penalty, .coercion, .charges]
    return rows.compactMap { row in
      guard let number = DisclosureCell(row, .lastYear), let change = DisclosureCell(row, .change) else {
        return nil
      }
      return ReportEquation(
        rule: "Y2.3", severity: .warning, subject: row.label,
        left: [
          Term(cell: .table2(number), isOfLastYear: true), Term(cell: .table2(change), isOfLastYear: true),
        ],
        relation: .equal, right: [Term(cell: .table2(number))],
        statement: "上年报告的项目数量加增/减应等于本年报告的上一年项目数量")
    }
  }
}
