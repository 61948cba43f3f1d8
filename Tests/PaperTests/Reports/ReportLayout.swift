import Foundation
import Statute

/// The ways in which published reports are found laid out.
enum ReportLayout: String, CaseIterable, Sendable {
  case lines, linesWithBlanks, splitLabels, fullWidth, halfWidth, spaced
  case bars, barsEachCell, markdown, tabs, traditional, commaSeparated
  case html, wordHTML, oneTable, chrome, programString, unclosed, paragraphs, thousands, layoutTables,
    divisions, barsInPage, noListNumbers, oddLabels
  case glued, gluedSpaced

  /// Whether the document leaves no mark between figures.
  var isGlued: Bool { self == .glued || self == .gluedSpaced }

  var fileName: String {
    switch self {
    case .commaSeparated: "report.csv"
    case .html, .wordHTML, .oneTable, .chrome, .programString, .unclosed, .paragraphs, .thousands,
      .layoutTables:
      "report.html"
    default: "report.txt"
    }
  }

  func render(_ report: GeneratedReport) -> String {
    switch self {
    case .lines: document(report, "\n") { row in row.map { $0.words }.joined(separator: "\n") + "\n" }
    case .linesWithBlanks:
      document(report, "\n\n") { row in row.map { " \($0.words)\n\n" }.joined() }
    case .splitLabels:
      document(report, "\n") { row in
        row.map { box in box.isFigure || box.words.count < 4 ? box.words : split(box.words, "\n") }
          .joined(separator: "\n") + "\n"
      }
    case .fullWidth: fullWidth(ReportLayout.lines.render(report))
    case .halfWidth: halfWidth(ReportLayout.tabs.render(report))
    case .spaced: document(report, "\n") { row in row.map { $0.words }.joined(separator: "   ") + "\n" }
    case .bars: document(report, "\n") { row in row.map { $0.words + " | " }.joined() + "\n" }
    case .barsEachCell: document(report, " |\n") { row in row.map { $0.words + " |\n" }.joined() }
    case .markdown:
      document(report, "\n\n") { row in "| " + row.map { $0.words }.joined(separator: " | ") + " |\n" }
    case .tabs: document(report, "\n") { row in row.map { $0.words }.joined(separator: "\t") + "\n" }
    case .traditional: traditional(ReportLayout.bars.render(report))
    case .commaSeparated: spreadsheet(report)
    case .glued: document(report, " ") { row in row.map { $0.words }.joined() }
    case .gluedSpaced:
      document(report, "\n") { row in
        let figures = row.filter(\.isFigure).map(\.words).joined()
        return row.filter { !$0.isFigure }.map { $0.words }.joined(separator: " ") + " " + figures
      }
    case .html: page(report, table: htmlTable)
    case .wordHTML: page(report, table: wordTable)
    case .oneTable:
      page(report, table: htmlTable).replacingOccurrences(of: "</table>\n", with: "")
        .replacingOccurrences(of: "<table border=\"1\">\n", with: "")
        .replacingOccurrences(of: "<p>二、", with: "<table><tr><td colspan=10>二、")
        .replacingOccurrences(of: "<p>三、", with: "<tr><td colspan=10>三、")
        .replacingOccurrences(of: "<p>四、", with: "<tr><td colspan=15>四、")
        .replacingOccurrences(of: "<p>五、", with: "</table><p>五、")
    case .chrome: chrome(page(report, table: htmlTable))
    case .programString:
      "{\"content\":\""
        + page(report, table: htmlTable).replacingOccurrences(of: "\"", with: "\\\"")
        .replacingOccurrences(of: "\n", with: "\\n").replacingOccurrences(of: "/", with: "\\/") + "\"}"
    case .unclosed:
      page(report, table: htmlTable).replacingOccurrences(of: "</td>", with: "")
        .replacingOccurrences(of: "</tr>", with: "").replacingOccurrences(of: "</p>", with: "")
    case .paragraphs:
      page(report) { table in table.rows.joined().map { "<p>&nbsp;\($0.words)</p>\n" }.joined() }
    case .thousands: page(report) { htmlTable($0, figure: Self.grouped) }
    case .divisions, .barsInPage, .noListNumbers, .oddLabels: variant(report)
    case .layoutTables:
      "<table><tr><td>菜单</td><td><table><tr><td>" + page(report, table: htmlTable)
        + "</td></tr></table></td></tr></table>"
    }
  }

  /// Pages that lost their table, or that write the labels in their own way.
  private func variant(_ report: GeneratedReport) -> String {
    let html = page(report, table: htmlTable)
    switch self {
    case .divisions:
      return html.replacing(#/<(/?)(table|tr|td)[^>]*>/#) { "<\($0.output.1)div>" }
    case .barsInPage:
      return html.replacing(#/</?table[^>]*>|<tr>|<td[^>]*>/#, with: "").replacing("</td>", with: " | ")
        .replacing("</tr>", with: "<br>")
    case .noListNumbers: return html.replacing(#/>[1-8]\.(?=[^0-9<])/#, with: ">")
    default:
      return html.replacing("其他", with: "其它").replacing("信息公开申请</td>", with: "信息公开申请的件数</td>")
        .replacing("“", with: "").replacing("”", with: "")
    }
  }

  // MARK: Parts

  struct Printed {
    let words: String
    let columns: Int
    let rows: Int
    let isFigure: Bool
  }

  struct PrintedTable {
    let rows: [[Printed]]
  }

  private static func printed(_ form: ReportForm, _ report: GeneratedReport) -> PrintedTable {
    PrintedTable(
      rows: form.rows.map { row in
        row.map { box in
          switch box.content {
          case .text(let text): Printed(words: text, columns: box.columns, rows: box.rows, isFigure: false)
          case .figure(let cell):
            Printed(words: report.words(cell), columns: box.columns, rows: box.rows, isFigure: true)
          }
        }
      })
  }

  private static func prose(_ section: ReportSection, _ report: GeneratedReport) -> [String] {
    switch section {
    case .overview:
      [
        "\(report.year)年,\(report.organ)认真贯彻落实条例,主动公开政府信息情况良好,规章、行政许可、行政处罚等信息及时公开。",
        "(一)依申请公开。规范办理流程,没有予以公开不及时的情况。",
      ]
    case .problems: ["存在的问题:一是公开内容不够丰富。改进措施:下一步将加强培训,提升质量。"]
    case .other: ["无其他需要报告的事项。"]
    case .disclosure, .requests, .remedies: []
    }
  }

  /// A document of text: title, sections, tables row by row.
  private func document(
    _ report: GeneratedReport, _ lineEnd: String, row: ([Printed]) -> String
  ) -> String {
    var text = report.title + lineEnd
    text += "本报告由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、存在的主要问题及改进情况、其他需要报告的事项组成。" + lineEnd
    let tables = ReportForm.tables(of: report.edition)
    for section in ReportSection.allCases {
      text += section.heading + lineEnd
      for line in Self.prose(section, report) { text += line + lineEnd }
      if let table = tables.first(where: { $0.section == section }) {
        text += Self.printed(table, report).rows.map(row).joined() + (isGlued ? " " : "")
      }
    }
    return text
  }

  /// A sheet as spreadsheets save it: every column of the table, merged cells empty but for the first.
  private func spreadsheet(_ report: GeneratedReport) -> String {
    var text = report.title + ",,,,,,,,,,,,,,\n"
    let tables = ReportForm.tables(of: report.edition)
    for section in ReportSection.allCases {
      text += "\"\(section.heading)\"" + String(repeating: ",", count: 14) + "\n"
      for line in Self.prose(section, report) { text += "\"\(line)\"\n" }
      guard let table = tables.first(where: { $0.section == section }) else { continue }
      let places = ReportFiles.placed(table)
      for row in table.rows.indices {
        var fields = Array(repeating: "", count: 15)
        for place in places where place.row == row {
          fields[place.column] = "\"\(ReportFiles.words(place.box.content, report))\""
        }
        text += fields.joined(separator: ",") + "\n"
      }
    }
    return text
  }

  private func page(_ report: GeneratedReport, table: (PrintedTable) -> String) -> String {
    var html = "<html><head><meta charset=\"utf-8\"><title>\(report.title)</title></head><body>\n"
    html += "<p>\(report.title)</p>\n"
    let tables = ReportForm.tables(of: report.edition)
    for section in ReportSection.allCases {
      html += "<p>\(section.heading)</p>\n"
      for line in Self.prose(section, report) { html += "<p>\(line)</p>\n" }
      if let form = tables.first(where: { $0.section == section }) {
        html += table(Self.printed(form, report))
      }
    }
    return html + "</body></html>"
  }

  private func htmlTable(_ table: PrintedTable) -> String { htmlTable(table) { $0 } }

  private func htmlTable(_ table: PrintedTable, figure: (String) -> String) -> String {
    "<table border=\"1\">\n"
      + table.rows.map { row in
        "<tr>"
          + row.map { box in
            "<td colspan=\"\(box.columns)\" rowspan=\"\(box.rows)\">\(box.isFigure ? figure(box.words) : box.words)</td>"
          }.joined() + "</tr>\n"
      }.joined() + "</table>\n"
  }

  private func wordTable(_ table: PrintedTable) -> String {
    "<TABLE class=MsoNormalTable style='border-collapse:collapse' border=0 cellSpacing=0><TBODY>\n"
      + table.rows.map { row in
        "<TR style=\"HEIGHT: 17pt\"><!--[if !supportMisalignedRows]><![endif]-->"
          + row.map { box in
            // Word breaks words into runs, and pads.
            let middle = box.words.index(box.words.startIndex, offsetBy: box.words.count / 2)
            return "<TD colSpan=\(box.columns) rowSpan=\(box.rows) width=91><P class=MsoNormal align=center>"
              + "<SPAN lang=EN-US style=\"FONT-SIZE: 10pt\">\(box.words[..<middle])<SPAN>\(box.words[middle...])"
              + "</SPAN></SPAN><o:p></o:p>&nbsp;</P></TD>\n"
          }.joined() + "</TR>\n"
      }.joined() + "</TBODY></TABLE>\n"
  }

  private func chrome(_ page: String) -> String {
    let menu = (0..<200).map { "<li><a href='/col/\($0)'>行政许可</a> | <a>规章</a> | <a>行政处罚 \($0)</a></li>" }
      .joined()
    return page.replacingOccurrences(
      of: "<body>",
      with:
        "<body><script>if(a<b && c){document.write('<td>5</td>')}</script><style>td{}</style><div><ul>\(menu)</ul>"
        + "<table><tr><td><input type=text></td><td>检索</td></tr></table>您的位置:<a>首页</a>&gt;<a>总计</a>&gt;<a>其他</a> 5</div>"
    )
    .replacingOccurrences(of: "</body>", with: "<div>总计 100 次访问 | 其他 3 | 版权所有</div></body>")
  }

  private static func grouped(_ words: String) -> String {
    guard let number = Int(words), abs(number) >= 1000 else { return words }
    var digits = String(abs(number))
    var groups: [String] = []
    while digits.count > 3 {
      groups.insert(String(digits.suffix(3)), at: 0)
      digits.removeLast(3)
    }
    return (number < 0 ? "-" : "") + ([digits] + groups).joined(separator: ",")
  }

  private func split(_ words: String, _ by: String) -> String {
    let middle = words.index(words.startIndex, offsetBy: words.count / 2)
    return words[..<middle] + by + words[middle...]
  }

  private func fullWidth(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { scalar in
          (0x21...0x7E).contains(scalar.value) ? Unicode.Scalar(scalar.value + 0xFEE0) ?? scalar : scalar
        }))
  }

  private func halfWidth(_ text: String) -> String {
    var text = text
    for (full, half) in [("（", "("), ("）", ")"), ("，", ","), ("：", ":"), ("“", "\""), ("”", "\"")] {
      text = text.replacingOccurrences(of: full, with: half)
    }
    return text
  }

  private func traditional(_ text: String) -> String {
    var text = text
    for (simple, other) in [
      ("总", "總(zǒng)"), ("项", "項"), ("数", "數(shù)"), ("规", "規(guī)"), ("处", "處"), ("业", "業(yè)"),
      ("机", "機(jī)"),
      ("关", "關"), ("务", "務"), ("组织", "組織(zhī)"), ("结", "結(jié)"), ("请", "請(qǐng)"), ("转", "轉"), ("诉", "訴"),
      ("讼", "訟"),
    ] {
      text = text.replacingOccurrences(of: simple, with: other)
    }
    return text
  }
}
