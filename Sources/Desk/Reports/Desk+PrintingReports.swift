import Ledger
package import Statute

/// A report as it stands, for the command line: whoever runs it has the data folder in hand.
package struct ReportAsItStands: Sendable {
  package let year: Int
  package let figures: ReportFigures
  package let prose: [ReportSection: String]
  package let publishedOn: Day?
  /// How many files stand behind each cell of tables 3 and 4, counted one by one.
  package let files: [String: Int]
}

extension Desk {
  /// The report of a body on a year: as published, else counted from the files.
  package func reportAsItStands(of body: String, year: Int) async throws -> ReportAsItStands {
    try await store.read { ledger in
      let report = try ledger.load(AnnualReport.self, AnnualReport.file(body: body, year: year))?.file
      let counted = try ledger.figures(of: body, year: year, report: report).withZeros()
      return ReportAsItStands(
        year: year, figures: report?.publishedFigures ?? counted, prose: report?.prose ?? [:],
        publishedOn: report?.publishedOn, files: try ledger.filesBehindCells(of: body, year: year))
    }
  }
}

extension LedgerReader {
  /// The number of files behind each cell, by the name of the cell.
  func filesBehindCells(of body: String, year: Int) throws -> [String: Int] {
    let requests = try requests(of: body, touching: year)
    let disputes = try disputes(of: body, touching: year)
    var files: [String: Int] = [:]
    for cell in ReportCell.cells(of: .of2021) {
      switch cell {
      case .table2: continue
      case .table3(let row, let column):
        files[cell.name] = requests.count { $0.isCounted(in: row, column, year: year) }
      case .table4(let course, let column):
        files[cell.name] = disputes.count { dispute in
          guard dispute.course == course, let found = dispute.column(in: year) else { return false }
          return column == .total || found == column
        }
      }
    }
    return files
  }
}
