import Foundation
import Paper
import Statute
import Testing

/// Texts as they come out of other people's copies of government pages: cut off, annotated, with lines or marks lost.
@Suite struct CrawledTextTests {
  private func reading(_ text: String) throws -> ReportReading {
    try ReportReader.read(try DocumentReading.readWithoutTools(Array(text.utf8), named: "x.txt"))
  }

  private func refusal(_ text: String) -> UnreadableReport? {
    do {
      _ = try reading(text)
      return nil
    } catch { return error as? UnreadableReport }
  }

  /// Table 2 of 2019 with a head of its own per block, rows as given.
  private func disclosure(_ rules: String, _ normative: String, _ licence: String, _ rest: String = "")
    -> String
  {
    """
    云水镇2020年政府信息公开工作年度报告
    一、总体情况
    全年公开信息若干。
    二、主动公开政府信息情况
    第二十条第（一）项 | |||
    信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量 |
    \(rules)
    \(normative)
    第二十条第（五）项 | |||
    信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量 |
    \(licence)\(rest)
    """
  }

  @Test(arguments: ["标题：", "名称：", "附：", "图解：", "附件：", "标题: "])
  func `What a copy writes before a title is no part of the body's name`(mark: String) throws {
    let text = disclosure("规章 | 0 | 0 | 0 |", "规范性文件 | 7 | 6 | 31 |", "行政许可 | 14 | 3 | 25 |")
    let report = try reading(mark + text)
    #expect(report.organ == "云水镇")
    #expect(report.year == 2020)
  }

  @Test func `Instructions in brackets behind a label belong to it`() throws {
    let report = try reading(
      disclosure(
        "规章（镇级不填“规章”，设区的市填写） | 0 | 0 | 0 | ||",
        "规范性文件（指2020年印发的、有正式文号的“办法”“规则”等） | 7 | 6 | 31 | ||",
        "行政许可（减用负值表示，如-8） | 14 | -3 | 250 | ||"))
    #expect(report.figures[.table2(.rulesMade)] == 0)
    #expect(report.figures[.table2(.normativeMade)] == 7)
    #expect(report.figures[.table2(.normativeDisclosedTotal)] == 31)
    #expect(report.figures[.table2(.licenceChange)] == -3)
    #expect(report.figures[.table2(.licenceDecisions)] == 250)
  }

  @Test func `Heads of which the second line was lost may read alike`() throws {
    let report = try reading(
      disclosure("规章 | 0 | 0 | 0 | |", "规范性文件 | 6 | 6 | 9 | |", "行政许可 | 14 | 2 | 50 | |")
        .replacing("本年新制作数量 | 本年新公开数量 | 对外公开总数量 |", with: "本年新 | 本年新 | 对外公开总数量 | |"))
    #expect(report.figures[.table2(.normativeDisclosed)] == 6)
    #expect(report.figures[.table2(.normativeDisclosedTotal)] == 9)
    #expect(report.figures[.table2(.rulesDisclosedTotal)] == 0)
  }

  @Test func `Taiwan's word for a document is understood`() throws {
    let report = try reading(
      "二、主動公開政府信息情況\n第二十條第(一)項 | |\n信息內容 | 本年新製作數量 | 本年新公開數量 | 對外公開總數量 |\n"
        + "規章 | 0 | 0 | 0 |\n規範性檔案 | 4 | 3 | 9 |\n第二十條第(五)項 | |\n")
    #expect(report.figures[.table2(.normativeDisclosedTotal)] == 9)
  }

  @Test(arguments: [
    // Ended by a bar, the last figure is whole; without one digits may be missing.
    ("行政许可 | 14 | 3 | 25", nil as Int?, 3 as Int?), ("行政许可 | 14 | 3 | 25 |", 25, 3),
    ("行政许可 | 14 | 3", nil, nil), ("行政许可 | 14 | 3 |", nil, 3),
  ])
  func `What a text cut off holds for certain`(last: String, decisions: Int?, change: Int?) throws {
    let report = try reading(disclosure("规章 | 0 | 0 | 0 |", "规范性文件 | 7 | 6 | 31 |", last))
    #expect(report.figures[.table2(.licenceLastYear)] == 14)
    #expect(report.figures[.table2(.licenceChange)] == change)
    #expect(report.figures[.table2(.licenceDecisions)] == decisions)
    #expect(report.isCutOff)
  }

  static let cut: [ReportLayout] = [
    .lines, .linesWithBlanks, .spaced, .bars, .barsEachCell, .markdown, .tabs, .splitLabels, .glued,
    .gluedSpaced,
  ]

  @Test(arguments: cut)
  func `Wherever a text breaks off, what is read of it is what the whole says`(layout: ReportLayout) throws {
    for seed in UInt64(1)...2 {
      let report = GeneratedReport(seed: seed, edition: seed % 2 == 0 ? .of2019 : .of2021)
      let text = Array(layout.render(report))
      let whole = ReportAudit(try reading(String(text)))
      var numbers = SeededNumbers(seed: seed)
      for _ in 0..<12 {
        let end = Int.random(in: text.count / 6..<text.count, using: &numbers)
        guard let part = try? reading(String(text[..<end])), part.edition == report.edition else { continue }
        for cell in ReportCell.cells(of: report.edition) where part.figures.isFilled(cell) {
          if case .table2(let amount) = cell, cell.isAmount {
            #expect(
              part.figures.amount(amount) == whole.reading.figures.amount(amount), "\(cell.name) at \(end)")
          } else {
            #expect(part.figures[cell] == whole.reading.figures[cell], "\(cell.name) at \(end)")
          }
        }
        #expect(!ReportAudit(part).findings.contains { $0.severity == .error }, "at \(end)")
      }
    }
  }

  @Test func `A row before the cut stands, whatever follows that is no row of the form`() throws {
    let report = try reading(
      disclosure("规章 | 0 | 0 | 0 |", "规范性文件 | 7 | 6 | 31 |\n其他文件 | 40 | 31", ""))
    #expect(report.figures[.table2(.normativeDisclosedTotal)] == 31)
  }

  /// A whole report with bars, and what stands in table 4 put as asked.
  private func report(_ remedies: ([String]) -> String) throws -> (text: String, figures: ReportFigures) {
    let report = GeneratedReport(seed: 9, edition: .of2021)
    let text = ReportLayout.bars.render(report)
    let words = ReportCell.cells(of: .of2021).suffix(15).map { report.words($0) }
    let start = try #require(text.range(of: "四、政府信息公开行政复议")?.lowerBound)
    let end = try #require(text.range(of: "五、存在的主要问题", range: start..<text.endIndex)?.lowerBound)
    return (text[..<start] + "四、政府信息公开行政复议、行政诉讼情况\n" + remedies(words) + text[end...], report.figures)
  }

  private static let heads = "结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |\n"
  private static let courses = ["行政复议", "行政诉讼（未经复议直接起诉）", "行政诉讼（复议后起诉）"]
  private static func row(_ words: some Sequence<String>) -> String {
    words.joined(separator: " | ") + " |\n"
  }

  static let remedies: [@Sendable ([String]) -> String] = [
    // A table for each course.
    { words in
      courses.enumerated().map { "\($1)\n\(heads)\(row(words[($0 * 5)..<($0 * 5 + 5)]))" }.joined()
    },
    // One for reviews, one for suits.
    { words in
      "行政复议 |\n\(heads)\(row(words[..<5]))行政诉讼 |\n未经复议直接起诉 | 复议后起诉 |\n\(heads.dropLast())\(heads)\(row(words[5...]))"
    },
    // The courses one below the other.
    { words in
      " | \(heads)" + courses.enumerated().map { "\($1) | \(row(words[($0 * 5)..<($0 * 5 + 5)]))" }.joined()
    },
  ]

  @Test(arguments: remedies.indices)
  func `Table 4 is read however its three courses are set out`(layout: Int) throws {
    let (text, figures) = try report(Self.remedies[layout])
    let read = try reading(text).figures
    for cell in ReportCell.cells(of: .of2021).suffix(15) {
      #expect(read[cell] == figures[cell], "\(cell.name)")
    }
  }

  @Test func `Of figures that are not fifteen in table 4 none is placed`() throws {
    let (text, _) = try report { Self.remedies[0](Array($0.dropLast() + [""])) }
    let read = try reading(text).figures
    #expect(ReportCell.cells(of: .of2021).suffix(15).allSatisfy { read[$0] == nil })
  }

  @Test(arguments: ["\n— 12 —\n", "\n第12页\n", "\n12\n"])
  func `The number of a page between two rows is no figure`(page: String) throws {
    let report = GeneratedReport(seed: 3, edition: .of2021)
    let text = ReportLayout.lines.render(report).replacing("\n7.属于行政执法案卷", with: page + "7.属于行政执法案卷")
    let read = try reading(text).figures
    for column in ReportColumn.allCases {
      #expect(read[.processInformation, column] == report.figures[.processInformation, column])
    }
  }

  @Test func `A report of the new form with its other handlings in one row`() throws {
    let report = GeneratedReport(seed: 5, edition: .of2021)
    let lines = ReportLayout.bars.render(report).split(separator: "\n").compactMap { line -> String? in
      if line.contains("逾期不补正") { return "（六）其他处理 | 4 | 1 | 0 | 0 | 0 | 0 | 5 |" }
      return line.contains("未按收费通知要求") || line.hasPrefix("3.其他 ") ? nil : String(line)
    }
    let read = try reading(lines.joined(separator: "\n"))
    #expect(read.edition == .of2021)
    #expect(read.figures[.otherHandling, .natural] == 4)
    #expect(read.figures[.otherHandling, .total] == 5)
    #expect(read.figures[.feeUnpaid, .total] == nil)
  }

  @Test func `Commas between the figures of a text part them, thousands do not`() throws {
    let report = GeneratedReport(seed: 7, edition: .of2021)
    let text = ReportLayout.bars.render(report).split(separator: "\n").map { line in
      line.hasSuffix(" | ") ? String(line.dropLast(3)).replacing(" | ", with: ",") : String(line)
    }.joined(separator: "\n")
    let score = LayoutTests.score(report, try reading(text).figures)
    #expect(score.wrong.isEmpty)
    #expect(score.open == 0)
    let prose = PlainTextReading.read("全年公开信息1,234,567条,比上年增加12,345条\n行政许可 11,398,889")
    #expect(prose.lines.allSatisfy { !$0.isRow })
  }

  @Test(arguments: [ReportEdition.of2021, .of2019])
  func `A whole report joined by commas is read, unless they may mark thousands off`(edition: ReportEdition)
    throws
  {
    for seed in UInt64(1)...10 {
      let report = GeneratedReport(seed: seed, edition: edition)
      let text = String(decoding: WildLayout.commasOnly.render(report), as: UTF8.self)
      #expect(!text.contains("\n"))
      // 1,234 may be one number or two.
      if text.contains(#/,[1-9][0-9]{0,2},[0-9]{3}(,|$)/#) {
        #expect(throws: UnreadableReport.self) { try reading(text) }
        continue
      }
      let read = try reading(text)
      let score = LayoutTests.score(report, read.figures)
      #expect(score.right == score.total, "seed \(seed): open \(score.open), \(score.wrong.prefix(3))")
      #expect(read.organ == report.organ && read.year == report.year)
      let doubtful = text.replacing(",0,0,", with: ",1,234,")
      #expect(PlainTextReading.read(doubtful).lines.allSatisfy { !$0.isRow })
    }
  }

  @Test(arguments: [ReportEdition.of2019, .of2021])
  func `A piece that fits both forms is taken for the form of its year`(edition: ReportEdition) throws {
    let report = GeneratedReport(seed: 11, edition: edition)
    let text = ReportLayout.bars.render(report)
    let start = try #require(text.range(of: "三、收到和处理政府信息公开申请情况", options: .backwards)?.lowerBound)
    let end = try #require(text.range(of: "4.无正当理由大量反复申请")?.lowerBound)
    let read = try reading("云水镇\(report.year)年政府信息公开工作年度报告\n" + text[start..<end])
    #expect(read.edition == edition)
    #expect(read.figures[.publication, .total] == report.figures[.publication, .total])
  }

  @Test func `The last page of a report holds the end of table 3 and table 4`() throws {
    let report = GeneratedReport(seed: 12, edition: .of2021)
    let text = ReportLayout.spaced.render(report)
    let start = try #require(text.range(of: "四、结转下年度继续办理")?.lowerBound)
    let read = try reading("- 9 -\n" + text[start...]).figures
    #expect(read[.carriedOut, .total] == report.figures[.carriedOut, .total])
    for cell in ReportCell.cells(of: .of2021).suffix(15) { #expect(read[cell] == report.figures[cell]) }
    #expect(read[.new, .total] == nil)
  }

  @Test func `Tabs that only set a line in are no fields`() throws {
    let report = GeneratedReport(seed: 8, edition: .of2019)
    let text = ReportLayout.barsEachCell.render(report).split(separator: "\n").enumerated()
      .map { $0 % 2 == 0 ? "\t\t\($1)" : "\($1)\n\t\t" }.joined(separator: "\n")
    #expect(LayoutTests.score(report, try reading(text).figures).wrong.isEmpty)
    #expect(LayoutTests.score(report, try reading(text).figures).open == 0)
  }

  @Test func `A note behind the table is no row, though it names one`() throws {
    let report = try reading(
      disclosure("规章 | 0 | 0 | 0 |", "规范性文件 | 7 | 6 | 31 |", "行政许可 | 14 | 3 | 25 |")
        .replacing(" | ", with: "\n\n").replacing(" |", with: "\n\n")
        + "\n\n第二十条第（九）项\n\n信息内容\n\n采购项目数量\n\n采购总金额\n\n政府集中采购\n\n11\n\n32万元\n\n"
        + "注：政府集中采购数量和金额是2020年数据。\n\n三、收到和处理政府信息公开申请情况\n\n")
    #expect(report.figures[.table2(.procurementProjects)] == 11)
    #expect(report.figures.amount(.procurementAmount) == 320_000)
  }

  @Test func `A head printed again over a page break does not open the row above it`() throws {
    var report = GeneratedReport(seed: 4, edition: .of2019)
    report.figures[.table2(.rulesMade)] = 0
    let text = ReportLayout.glued.render(report).replacing("（四）无法提供", with: "三、本年度办理结果（四）无法提供")
    let figures = try reading(text).figures
    for column in ReportColumn.allCases {
      #expect(figures[.administrativeQuery, column] == report.figures[.administrativeQuery, column])
    }
  }

  @Test func `Figures run together are cut where sign, repetition or prose say how`() throws {
    func figures(_ normative: String, _ licence: String, _ charges: String, prose: String = "") throws
      -> ReportFigures
    {
      try reading(
        "云水县2019年政府信息公开工作年度报告 一、总体情况 \(prose) 二、主动公开政府信息情况第二十条第（一）项信息内容本年新制作数量本年新公开数量"
          + "对外公开总数量规章000规范性文件\(normative)第二十条第（五）项信息内容上一年项目数量本年增/减处理决定数量行政许可\(licence)"
          + "其他对外管理服务事项000第二十条第（六）项信息内容上一年项目数量本年增/减处理决定数量行政处罚000行政强制000"
          + "第二十条第（八）项信息内容上一年项目数量本年增/减行政事业性收费\(charges)第二十条第（九）项信息内容采购项目数量采购总金额政府集中采购00"
      ).figures
    }
    let signed = try figures("464646", "731-24620", "48-13")
    #expect(signed[.table2(.chargesLastYear)] == 48)
    #expect(signed[.table2(.chargesChange)] == -13)
    #expect(signed[.table2(.licenceLastYear)] == 731)
    // 731、-24、620 or 731、-、24620: nobody can tell.
    #expect(signed[.table2(.licenceChange)] == nil)
    #expect(signed[.table2(.licenceDecisions)] == nil)
    #expect(signed[.table2(.normativeMade)] == 46)
    #expect(signed[.table2(.normativeDisclosedTotal)] == 46)
    let quoted = try figures("3728115", "000", "00", prose: "全年制定规范性文件37件。")
    #expect(quoted[.table2(.normativeMade)] == 37)
    #expect(quoted[.table2(.normativeDisclosed)] == nil)
  }

  @Test func `A copy that dropped all lines it had seen before is refused`() {
    var report = GeneratedReport(seed: 6, edition: .of2019)
    report.figures[.table2(.licenceDecisions)] = 87
    var seen: Set<Substring> = []
    let lines = ReportLayout.lines.render(report).split(separator: "\n")
    #expect(refusal(lines.joined(separator: "\n")) == nil)
    let kept = lines.filter { seen.insert($0).inserted }
    #expect(refusal(kept.joined(separator: "\n")) == .destroyedTable)
  }

  @Test func `The codes and serial numbers of a blank list are no figures`() {
    let labels = ["主动公开信息数", "网站公开数", "公报公开数", "申请总数", "当面申请数", "信函申请数", "答复总数"]
    let codes = labels.enumerated().map { "\($1)\n| 条\n| 0\($0 + 1)\n|\n|\n|\n" }.joined()
    #expect(refusal("云水县政府信息公开情况统计报表\n指标名称\n| 计量单位\n| 代码\n| 本期实际\n|\n\(codes)") == .blankForm)
    let serials = labels.enumerated().map { "| \($0 + 1) | \($1) | 条 | | |\n" }.joined()
    #expect(refusal("政府信息公开情况统计表\n| 序号 | 统计指标 | 单位 | 县统计数 | 乡统计数 |\n\(serials)") == .blankForm)
  }

  @Test func `A body that calls itself we, or asks for reports, is not the organ`() throws {
    let table =
      "二、主动公开政府信息情况\n第二十条第（一）项 |\n信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n规章 | 0 | 0 | 0 |\n"
      + "行政规范性文件 | 1 | 0 | 4 |\n第二十条第（五）项 |\n信息内容 | 本年处理决定数量 |\n行政许可 | 3 |\n"
    let own = try reading("现将我局2022年度政府信息公开工作年度报告公布如下。\n一、总体情况\n\(table)")
    #expect(own.organ == nil)
    #expect(own.year == 2022)
    let asked = try reading(
      "按照《云水省人民政府办公厅关于做好2022年政府信息公开年度报告编制工作的通知》要求编制。\n一、总体情况\n2022年工作有序。\n\(table)")
    #expect(asked.organ == nil)
    #expect(asked.year == 2022)
  }
}
