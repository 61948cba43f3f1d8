package import Statute
import WebParts

/// The report outside the site: a page to save, a file for a spreadsheet.
package enum ReportPrint {
  package static func csv(_ figures: ReportFigures) -> String { figures.csv }

  /// A page that stands alone, without styles of the site.
  package static func html(
    _ figures: ReportFigures, _ prose: [ReportSection: String], organ: String, year: Int
  ) -> String {
    let title = "\(organ)\(year)年政府信息公开工作年度报告"
    let page: HTML = """
      <!DOCTYPE html>
      <html lang="zh-Hans"><head><meta charset="utf-8"><title>\(title)</title></head>
      <body><h1>\(title)</h1>\(ReportText(figures: figures, prose: prose).html)</body></html>
      """
    return page.string
  }
}
