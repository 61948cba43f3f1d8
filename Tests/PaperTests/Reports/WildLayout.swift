import Foundation
import Statute

/// Layouts that come about when pages pass through other programs, or are filled in carelessly: each with what a careful
/// reader may take from it.
enum WildLayout: String, CaseIterable, Sendable {
  /// Spans filled up with copies of their words, as programs for tables write them.
  case copiedSpans, copiedSpansBars, copiedSpansTabs
  /// A letter of a label wrong or left out.
  case misspelt, misspeltLines
  /// What a reader of the page does not see.
  case hiddenRows
  /// Small raised marks that refer to notes.
  case noteMarks
  case notesBehind, notesBehindLines
  /// No column 总计 in table 3.
  case noTotals, noTotalsLines
  /// Last year's figures beside those of the report.
  case twoYears
  /// Zeros left out, so that nothing shows where they were.
  case zerosDropped
  case zerosBlank, zerosDashed
  case webArchive, elements, utf16
  /// Table 3 in two, its heads again; the heads again within it.
  case splitTable, repeatedHeads
  case inFrames
  /// A row that the form does not have.
  case ownRow, ownRowLines
  case spacedThousands, spacedLabels
  /// The figures of a row before its label.
  case figuresFirst
  /// The whole report on one line, a comma behind every cell. Where three digits stand behind a comma, that may be
  /// one that marks thousands off.
  case commasOnly
  /// Labels broken around the line of their figures.
  case tornLabels

  var fileName: String {
    switch self {
    case .copiedSpans: "report.csv"
    case .webArchive: "report.mht"
    case .elements: "report.xml"
    default: "report.txt"
    }
  }

  /// The figures that stand in the document.
  func truth(_ report: GeneratedReport) -> ReportFigures {
    var figures = report.figures
    switch self {
    case .noTotals, .noTotalsLines:
      for row in ReportRow.rows(of: report.edition) { figures[row, .total] = nil }
    case .zerosDropped, .zerosBlank, .zerosDashed:
      for cell in ReportCell.cells(of: report.edition) where figures[cell] == 0 {
        if case .table2 = cell { continue }
        figures[cell] = nil
      }
    default: break
    }
    return figures
  }

  /// Whether everything that stands there can be read; else some stays open.
  var isCertain: Bool { ![.zerosDropped, .figuresFirst, .tornLabels, .commasOnly].contains(self) }

  func render(_ report: GeneratedReport) -> [UInt8] {
    let grid = Grid(report)
    return switch self {
    case .copiedSpans:
      Array(
        text(report, from: Grid(report, copies: true)) { $0.map { "\"\($0.words)\"" }.joined(separator: ",") }
          .utf8)
    case .copiedSpansBars:
      Array(
        text(report, from: Grid(report, copies: true)) {
          "| " + $0.map(\.words).joined(separator: " | ") + " |"
        }.utf8)
    case .copiedSpansTabs:
      Array(text(report, from: Grid(report, copies: true)) { $0.map(\.words).joined(separator: "\t") }.utf8)
    case .misspelt: Array(page(report, from: grid.misspelt).utf8)
    case .misspeltLines: Array(text(report, from: grid.misspelt, row: Self.lines).utf8)
    case .hiddenRows: Array(page(report, from: grid, hides: true).utf8)
    case .noteMarks: Array(page(report, from: grid, figure: { $0 + "<sup>1</sup>" }).utf8)
    case .notesBehind: Array(page(report, from: grid, behind: "<p>\(Self.note)</p>").utf8)
    case .notesBehindLines: Array(text(report, from: grid, behind: Self.note + "\n", row: Self.lines).utf8)
    case .noTotals: Array(page(report, from: grid.withoutTotals).utf8)
    case .noTotalsLines: Array(text(report, from: grid.withoutTotals, row: Self.lines).utf8)
    case .twoYears: Array(page(report, from: grid.besideLastYear(report.year)).utf8)
    case .zerosDropped: Array(text(report, from: grid.zeros(""), row: Self.filledLines).utf8)
    case .zerosBlank: Array(page(report, from: grid.zeros("&nbsp;")).utf8)
    case .zerosDashed: Array(text(report, from: grid.zeros("—"), row: Self.lines).utf8)
    case .webArchive: Self.archive(page(report, from: grid))
    case .elements:
      Array(
        ("<doc>"
          + text(report, from: grid) { row in
            "<row>" + row.map { "<cell>\($0.words)</cell>" }.joined() + "</row>"
          } + "</doc>").replacing("</row>\n<row>", with: "</row><row>").withTables.utf8)
    case .utf16: Self.utf16(page(report, from: grid))
    case .splitTable: Array(page(report, from: grid.split(inNewTable: true)).utf8)
    case .repeatedHeads: Array(page(report, from: grid.split(inNewTable: false)).utf8)
    case .inFrames:
      Array(
        ("<table><tr><td><table><tr><td>导航</td><td>2021 2022 2023</td></tr></table></td></tr><tr><td>"
          + page(report, from: grid) + "</td><td>相关链接<br>1<br>2</td></tr></table>").utf8)
    case .ownRow: Array(page(report, from: grid.withOwnRow).utf8)
    case .ownRowLines: Array(text(report, from: grid.withOwnRow, row: Self.lines).utf8)
    case .spacedThousands: Array(page(report, from: grid, figure: Self.grouped).utf8)
    case .spacedLabels:
      Array(
        text(report, from: grid) { row in
          row.map { $0.isFigure ? $0.words : $0.words.map(String.init).joined(separator: " ") }.joined(
            separator: "\t")
        }.utf8)
    case .figuresFirst:
      Array(
        text(report, from: grid) { row in
          (row.filter(\.isFigure) + row.filter { !$0.isFigure }).map(\.words).joined(separator: "\n")
        }.utf8)
    case .commasOnly:
      Array(
        (text(report, from: grid) { $0.map(\.words).joined(separator: ",") }).split(separator: "\n")
          .joined(separator: ",").utf8)
    case .tornLabels: Array(text(report, from: grid, row: Self.torn).utf8)
    }
  }

  private static let note = "注：1.本表统计范围为全年，共3项说明。2.数据由12家单位报送。"

  // MARK: The grid of a table

  struct Square {
    var words: String
    var isFigure: Bool
    var columns = 1
    var rows = 1
  }

  /// The rows of each table, and where a new table begins within one.
  struct Grid {
    var tables: [[[Square]]] = []
    /// The row of table 3 with which a new table begins.
    var newTable: Int?

    init(_ report: GeneratedReport, copies: Bool = false) {
      for form in ReportForm.tables(of: report.edition) {
        let places = ReportFiles.placed(form)
        tables.append(
          form.rows.indices.map { row in
            let here = places.filter { place in
              copies ? (place.row..<(place.row + place.box.rows)).contains(row) : place.row == row
            }
            return here.sorted { $0.column < $1.column }.flatMap { place -> [Square] in
              let isFigure = if case .figure = place.box.content { true } else { false }
              let square = Square(
                words: ReportFiles.words(place.box.content, report), isFigure: isFigure,
                columns: copies ? 1 : place.box.columns, rows: copies ? 1 : place.box.rows)
              return Array(repeating: square, count: copies ? place.box.columns : 1)
            }
          })
      }
    }

    private func changed(_ table: Int? = nil, _ change: (Square) -> Square?) -> Grid {
      var grid = self
      for index in tables.indices where table == nil || table == index {
        grid.tables[index] = tables[index].map { $0.compactMap(change) }
      }
      return grid
    }

    /// Every third label of six letters or more has another letter in its middle.
    var misspelt: Grid {
      var count = 0
      return changed { square in
        guard !square.isFigure, square.words.count >= 6, !square.words.contains("勾稽"),
          !square.words.contains("第二十条")
        else { return square }
        count += 1
        guard count % 3 == 0 else { return square }
        var letters = Array(square.words)
        letters[letters.count / 2] = "的"
        return Square(words: String(letters), isFigure: false, columns: square.columns, rows: square.rows)
      }
    }

    /// Tables 3 and 4 with other words where a 0 stands.
    func zeros(_ words: String) -> Grid {
      var grid = self
      for index in tables.indices.dropFirst() {
        grid.tables[index] =
          changed(index) { square in
            var square = square
            if square.isFigure, square.words == "0" { square.words = words }
            return square
          }.tables[index]
      }
      return grid
    }

    /// Table 3 without its last column.
    var withoutTotals: Grid {
      var grid = self
      grid.tables[1] = tables[1].map { row in
        if row.contains(where: \.isFigure) { return Array(row.dropLast()) }
        return row.compactMap { square in
          var square = square
          if square.words == "申请人情况" { square.columns = 6 }
          return square.words == "总计" ? nil : square
        }
      }
      return grid
    }

    /// Table 3 with seven figures of the year before in front of those of the report.
    func besideLastYear(_ year: Int) -> Grid {
      var grid = self
      grid.tables[1] = tables[1].map { row in
        guard let first = row.firstIndex(where: \.isFigure) else { return row }
        let last = [2, 0, 0, 1, 0, 0, 3].map { Square(words: String($0), isFigure: true) }
        return Array(row[..<first]) + last + Array(row[first...])
      }
      let years = [year - 1, year].map { Square(words: "\($0)年", isFigure: false, columns: 7) }
      grid.tables[1].insert([Square(words: "年度", isFigure: false, columns: 3)] + years, at: 0)
      return grid
    }

    /// Table 3 with its heads once more in the middle.
    func split(inNewTable: Bool) -> Grid {
      var grid = self
      grid.tables[1].insert(contentsOf: tables[1].prefix(3), at: 13)
      grid.newTable = inNewTable ? 13 : nil
      return grid
    }

    /// Table 3 with a row of its own among the reasons for refusal.
    var withOwnRow: Grid {
      var grid = self
      let place = tables[1].firstIndex { row in row.contains { $0.words.contains("行政查询事项") } } ?? 0
      let figures = Array(repeating: Square(words: "0", isFigure: true), count: 7)
      grid.tables[1].insert([Square(words: "9.其他情形", isFigure: false)] + figures, at: place + 1)
      return grid
    }
  }

  // MARK: Writing

  private static let lines: @Sendable ([Square]) -> String = { $0.map(\.words).joined(separator: "\n") }
  private static let filledLines: @Sendable ([Square]) -> String = { row in
    row.filter { !$0.words.isEmpty }.map(\.words).joined(separator: "\n")
  }
  private static let torn: @Sendable ([Square]) -> String = { row in
    let figures = row.filter(\.isFigure).map(\.words).joined(separator: "   ")
    let labels = row.filter { !$0.isFigure }.map(\.words).joined(separator: " ")
    guard !figures.isEmpty, labels.count > 7 else { return labels + "   " + figures }
    let middle = labels.index(labels.startIndex, offsetBy: labels.count / 2)
    return "\(labels[..<middle])   \(figures)\n\(labels[middle...])"
  }

  private func text(
    _ report: GeneratedReport, from grid: Grid, behind: String = "",
    row: @Sendable ([Square]) -> String
  ) -> String {
    var text = report.title + "\n"
    for section in ReportSection.allCases {
      text += section.heading + "\n"
      switch section {
      case .disclosure, .requests, .remedies:
        let table = grid.tables[
          [ReportSection.disclosure, .requests, .remedies].firstIndex(of: section) ?? 0]
        text += table.map { row($0) + "\n" }.joined() + behind
      case .problems: text += "公开内容不够丰富，下一步将加强培训、提升质量。\n"
      case .other: text += "无其他需要报告的事项。\n"
      case .overview: text += "\(report.year)年，\(report.organ)认真贯彻落实条例，及时公开规章、行政许可等信息。\n"
      }
    }
    return text
  }

  private func page(
    _ report: GeneratedReport, from grid: Grid, behind: String = "", hides: Bool = false,
    figure: (String) -> String = { $0 }
  ) -> String {
    var html = "<html><body><h1>\(report.title)</h1>"
    for section in ReportSection.allCases {
      html += "<p>\(section.heading)</p>\n"
      guard let index = [ReportSection.disclosure, .requests, .remedies].firstIndex(of: section) else {
        html += "<p>\(report.year)年公开内容不够丰富，下一步将加强培训、提升质量。</p>\n"
        continue
      }
      html += "<table border=1>\n"
      for (number, row) in grid.tables[index].enumerated() {
        if index == 1, grid.newTable == number { html += "</table>\n<table>" }
        let cells = row.map { square in
          "<td colspan=\"\(square.columns)\" rowspan=\"\(square.rows)\">"
            + (square.isFigure ? figure(square.words) : square.words)
            + (hides && square.isFigure ? "<span style=\"display: none\">9</span>" : "") + "</td>"
        }.joined()
        if hides, row.contains(where: \.isFigure), !row.contains(where: { $0.rows > 1 }) {
          html += "<tr style='display:none'>\(cells.replacing(#/>[0-9.]+</#, with: ">77<"))</tr>\n"
        }
        html += "<tr>\(cells)</tr>\n"
      }
      html += "</table>\n\(behind)"
    }
    return html + "</body></html>"
  }

  private static func grouped(_ words: String) -> String {
    guard let number = Int(words), number >= 1000 else { return words }
    var digits = String(number)
    var groups: [String] = []
    while digits.count > 3 {
      groups.insert(String(digits.suffix(3)), at: 0)
      digits.removeLast(3)
    }
    return ([digits] + groups).joined(separator: " ")
  }

  private static func archive(_ html: String) -> [UInt8] {
    let encoded = html.utf8.map { byte in
      byte > 0x7E || byte == 0x3D || byte < 0x20 && byte != 0x0A
        ? String(format: "=%02X", byte)
        : String(UnicodeScalar(byte))
    }
    var body = ""
    var width = 0
    for piece in encoded {
      if width + piece.count > 75 { (body, width) = (body + "=\r\n", 0) }
      body += piece
      width = piece == "\n" ? 0 : width + piece.count
    }
    let head =
      "MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"--x\"\r\n\r\n"
    return Array(
      (head
        + "----x\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n\(body)\r\n----x--\r\n")
        .utf8)
  }

  private static func utf16(_ text: String) -> [UInt8] {
    text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
  }
}

extension String {
  /// Rows outside a table are put into one.
  fileprivate var withTables: String { "<table>\(self)</table>" }
}
