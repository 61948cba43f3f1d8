package import Statute

extension WrittenDocument {
  /// The yearly report as it is put on paper: six sections in their fixed order, tables 2 to 4 with the merged heads of the
  /// form.
  ///
  /// - Parameter publishedOn: the day at the end; `nil` while the report is not published, which its head then says.
  package static func report(
    _ figures: ReportFigures, prose: [ReportSection: String], organ: String, year: Int, publishedOn: Day?
  ) -> WrittenDocument {
    let title = "\(organ)\(year)年政府信息公开工作年度报告"
    let tables = ReportForm.tables(of: figures.edition)
    var blocks: [WrittenBlock] = publishedOn == nil ? [.paragraph(.mark, "草稿，尚未公布")] : []
    blocks.append(.paragraph(.title, WrittenText.title(organ, "\(year)年政府信息公开工作年度报告")))
    for section in ReportSection.allCases {
      blocks.append(.paragraph(.heading, section.heading))
      blocks += WrittenText.lines(prose[section] ?? "").map { line in
        .paragraph(WrittenText.isSubheading(line) ? .subheading : .text, line)
      }
      blocks += tables.filter { $0.section == section }.map { .table(WrittenTable($0, figures)) }
    }
    if let publishedOn {
      blocks.append(.signature(WrittenSignature(name: organ, date: publishedOn.chinese)))
    }
    return WrittenDocument(title: title, issuer: organ, blocks: blocks)
  }
}

extension WrittenTable {
  /// A table of the statutory form, filled in. What is not known stays empty: empty is not 0.
  init(_ form: ReportForm, _ figures: ReportFigures) {
    let rows = form.rows.map { row in row.map { Cell($0, figures) } }
    let isHead = { (row: [ReportForm.Box]) in
      !row.contains { if case .figure = $0.content { true } else { false } }
    }
    // Of table 2 no row stands again on the next page: each block has heads of its own.
    let isInBlocks = form.section == .disclosure
    self.init(
      widths: Self.widths(form), headRows: isInBlocks ? 0 : form.rows.prefix(while: isHead).count, rows: rows,
      isSmall: !isInBlocks, staysWhole: true)
  }

  private static func widths(_ form: ReportForm) -> [Int] {
    switch form.section {
    case .disclosure: [30, 23, 23, 23]
    case .requests: [8, 12, 30] + [Int](repeating: 8, count: 7)
    default: [Int](repeating: 1, count: form.width)
    }
  }
}

extension WrittenTable.Cell {
  fileprivate init(_ box: ReportForm.Box, _ figures: ReportFigures) {
    switch box.content {
    case .text(let text): self.init(text, columns: box.columns, rows: box.rows)
    case .figure(let cell):
      self.init(figures.printed(cell), columns: box.columns, rows: box.rows)
    }
  }
}

extension ReportFigures {
  /// A figure as the form has it; the sum of procurement, for which the form of 2019 sets no unit, with its unit.
  fileprivate func printed(_ cell: ReportCell) -> String {
    guard case .table2(let second) = cell, cell.isAmount else { return self[cell].map(String.init) ?? "" }
    return amount(second).map { second == .procurementAmount ? "\($0)元" : "\($0)" } ?? ""
  }
}

extension WrittenText {
  /// `（一）加强组织领导`: a heading of the second rank, and nothing more on its line.
  static func isSubheading(_ line: String) -> Bool {
    guard line.first == "（", let end = line.firstIndex(of: "）"), line.count <= 40, let last = line.last,
      !"。；：，".contains(last)
    else { return false }
    let number = line[line.index(after: line.startIndex)..<end]
    return !number.isEmpty && number.allSatisfy { "一二三四五六七八九十".contains($0) }
  }
}
