import Statute

/// What the reading itself has to say: cells that stayed open, and why.
enum ReadingFindings {
  static func findings(_ reading: ReportReading) -> [ReportFinding] {
    unbalanced(reading) + impossible(reading) + open(reading) + unread(reading) + cutOff(reading)
  }

  /// E3.3: digits run together that no cut makes add up, so the row is wrong whatever was meant.
  private static func unbalanced(_ reading: ReportReading) -> [ReportFinding] {
    reading.unbalanced.compactMap { row in
      guard case .table3(let name, _)? = row.cells.first,
        !row.cells.allSatisfy({ reading.figures[$0] != nil })
      else {
        return nil
      }
      return ReportFinding(
        rule: "E3.3", severity: .error, cells: row.cells,
        message: "\(name.shortName)：数字连写为“\(row.words)”，无论怎样断开，各列之和都不等于总计", quote: row.words)
    }
  }

  private static func impossible(_ reading: ReportReading) -> [ReportFinding] {
    reading.cells.filter { $0.value == .impossible }.map { cell in
      let rule =
        switch cell.cell {
        case .table2: "E2.1"
        case .table3: "E3.4"
        case .table4: "E4.4"
        }
      return ReportFinding(
        rule: rule, severity: .error, cells: [cell.cell], message: "\(cell.cell.spoken)：“\(cell.words)”不是整数",
        quote: cell.words)
    }
  }

  /// N4: no blank and no “/” in the tables; one finding a row.
  private static func open(_ reading: ReportReading) -> [ReportFinding] {
    let cells = reading.cells.filter { $0.value == .blank || $0.value == .words }
    return rows(cells).map { row in
      let words = Set(row.map(\.words).filter { !$0.isEmpty }).sorted().joined(separator: "、")
      let what = words.isEmpty ? "空白" : "填写的是“\(words)”"
      return ReportFinding(
        rule: "N4", severity: .warning, cells: row.map(\.cell),
        message: "\(rowName(row[0].cell))：\(row.count) 格\(what)，应填写数字，没有的填 0",
        quote: words.isEmpty ? nil : row.first { !$0.words.isEmpty }?.words)
    }
  }

  /// Cells whose figure cannot be told for certain.
  private static func unread(_ reading: ReportReading) -> [ReportFinding] {
    let cells = reading.cells.filter { $0.value == .glued || $0.value == .unplaced }
    return rows(cells).map { row in
      let how = row[0].value == .glued ? "数字连写，断法不止一种" : "数字与栏目对不上"
      return ReportFinding(
        rule: "R1", severity: .warning, cells: row.map(\.cell),
        message: "\(rowName(row[0].cell))：\(how)，未作推测", quote: row[0].words)
    }
  }

  private static func cutOff(_ reading: ReportReading) -> [ReportFinding] {
    guard !reading.missing.isEmpty else { return [] }
    let isTotal = reading.missing.allSatisfy { if case .table3(_, .total) = $0 { true } else { false } }
    if isTotal, reading.missing.count > 5 {
      return [
        ReportFinding(rule: "R3", severity: .warning, cells: reading.missing, message: "表三没有“总计”一列")
      ]
    }
    let rows = reading.missing.map(rowName).reduce(into: [String]()) { if $0.last != $1 { $0.append($1) } }
    let names = rows.prefix(3).joined(separator: "、") + (rows.count > 3 ? "等 \(rows.count) 行" : "")
    return [
      ReportFinding(
        rule: reading.isCutOff ? "R2" : "R3", severity: .warning, cells: reading.missing,
        message: reading.isCutOff ? "文本在表格中途结束，缺少\(names)" : "文件中没有\(names)")
    ]
  }

  private static func rows(_ cells: [CellReading]) -> [[CellReading]] {
    var rows: [[CellReading]] = []
    for cell in cells {
      if let last = rows.last?.last, rowName(last.cell) == rowName(cell.cell), last.value == cell.value {
        rows[rows.count - 1].append(cell)
      } else {
        rows.append([cell])
      }
    }
    return rows
  }

  private static func rowName(_ cell: ReportCell) -> String {
    switch cell {
    case .table2(let cell): cell.row.label
    case .table3(let row, _): row.shortName
    case .table4(let course, _): course.label
    }
  }
}
