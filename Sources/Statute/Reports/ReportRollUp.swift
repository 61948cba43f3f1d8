import Foundation

/// The sum of the reports of several bodies, cell by cell (a government's report sums its departments and lower
/// governments). Adding keeps every equation.
package struct ReportRollUp: Sendable, Equatable {
  package let figures: ReportFigures
  /// The bodies whose cell is empty. Such a cell of the sum is empty too: empty is not 0.
  package let gaps: [ReportCell: [String]]
  /// Bodies named more than once; only the first of each was counted.
  package let duplicates: [String]
  /// Bodies left out because their report is in another edition.
  package let otherEdition: [String]

  /// Sums reports of one edition, each with the code of its body.
  package init(edition: ReportEdition, _ reports: [(body: String, figures: ReportFigures)]) {
    var seen: Set<String> = []
    var duplicates: [String] = []
    var otherEdition: [String] = []
    var counted: [(body: String, figures: ReportFigures)] = []
    for report in reports {
      if !seen.insert(report.body).inserted {
        duplicates.append(report.body)
      } else if report.figures.edition != edition {
        otherEdition.append(report.body)
      } else {
        counted.append(report)
      }
    }
    var sum = ReportFigures(edition: edition)
    var gaps: [ReportCell: [String]] = [:]
    for cell in ReportCell.cells(of: edition) where !counted.isEmpty {
      let missing = counted.filter { !$0.figures.isFilled(cell) }.map(\.body)
      guard missing.isEmpty else {
        gaps[cell] = missing
        continue
      }
      if case .table2(let amount) = cell, cell.isAmount {
        sum.setAmount(counted.compactMap { $0.figures.amount(amount) }.reduce(Decimal(0), +), for: amount)
      } else {
        let total = counted.compactMap { $0.figures[cell] }.reduce((0, false)) { sum, value in
          let (result, overflow) = sum.0.addingReportingOverflow(value)
          return (result, sum.1 || overflow)
        }
        sum[cell] = total.1 ? nil : total.0
      }
    }
    self.figures = sum
    self.gaps = gaps
    self.duplicates = duplicates
    self.otherEdition = otherEdition
  }
}
