package import Statute

/// A published annual report as it was read: what it is, its figures, its prose, and what stayed open.
package struct ReportReading: Sendable {
  package var organ: String?
  /// The year reported on.
  package var year: Int?
  /// The form that was found, not the one that the year asks for.
  package var edition: ReportEdition?
  package var figures: ReportFigures
  /// A reading for each cell that the document has, in the order of the form.
  package var cells: [CellReading]
  /// Cells whose row the document does not have.
  package var missing: [ReportCell]
  /// Whether the text ends within the form.
  package var isCutOff: Bool
  /// The lines of a statistics table, where the edition is one of the older ones.
  package var indicators: [Indicator]
  /// The prose of the sections, as the document words it.
  package var sections: [ReportSection: String]
  /// The day of publication that the page names.
  package var publishedOn: Day?
  /// The year of the period that the report says it covers.
  package var period: Int?
  /// The title that year and organ were taken from.
  package var title: String?
  /// Rows of glued digits that no cut makes satisfy the form.
  package var unbalanced: [Unbalanced]

  package struct Unbalanced: Sendable, Equatable {
    package let cells: [ReportCell]
    package let words: String
  }
}

/// Why a document is no report that can be checked.
package enum UnreadableReport: Error, Sendable, Equatable {
  case file(UnreadableFile)
  /// Nothing in it speaks of an annual report on disclosure.
  case notAReport
  /// An annual report in prose, without the tables.
  case noForm
  /// The form as it is handed out, nothing filled in.
  case blankForm
  /// A report whose tables have no figures.
  case formWithoutFigures
  /// Labels and figures are there, but torn apart.
  case destroyedTable
  /// Many papers on one page, as collections of samples are.
  case collection
  /// Two or more reports, one after the other.
  case severalReports
  /// A report on half a year, a quarter or a month.
  case partOfYear

  /// One sentence for people.
  package var message: String {
    switch self {
    case .file(let fault): fault.message
    case .notAReport: "不是政府信息公开工作年度报告"
    case .noForm: "是叙述式材料，没有年度报告统计表，无可核对的表格"
    case .blankForm: "是空白的报告格式，尚未填写"
    case .formWithoutFigures: "有统计表但没有填写数字"
    case .destroyedTable: "统计表在转存时被打散，数字与栏目已无法对应"
    case .collection: "是多份材料的汇编，请逐份核查"
    case .severalReports: "文件中有不止一份年度报告，请分开后逐份核查"
    case .partOfYear: "是半年、季度或月度材料，不是年度报告"
    }
  }
}
