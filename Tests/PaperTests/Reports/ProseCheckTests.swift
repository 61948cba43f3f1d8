import Foundation
import Paper
import Statute
import Testing

/// What the prose of a report says, held against its tables and against itself.
@Suite struct ProseCheckTests {
  /// A consistent report on 2023 with 74 new requests, 1 carried in, 75 handled, 2 reviews and 1 lawsuit.
  private func report(
    overview: String = "2023年,认真贯彻条例。", problems: String = "存在公开内容不够丰富的问题,下一步将加强培训、提升质量。",
    other: String = "无其他需要报告的事项。", opening: String = "", feeUnpaid: Int = 0,
    organ: String = "青溪县教育局", rules: Int = 0
  ) throws -> ReportReading {
    var rows = ReportRow.allCases.map { row -> [Int] in
      switch row {
      case .new: [71, 3, 0, 0, 0, 0, 74]
      case .carriedIn: [1, 0, 0, 0, 0, 0, 1]
      case .granted: [72 - feeUnpaid, 3, 0, 0, 0, 0, 75 - feeUnpaid]
      case .feeUnpaid: [feeUnpaid, 0, 0, 0, 0, 0, feeUnpaid]
      case .handledTotal: [72, 3, 0, 0, 0, 0, 75]
      default: [0, 0, 0, 0, 0, 0, 0]
      }
    }
    var text = "\(organ)2023年政府信息公开工作年度报告\n\(opening)\n一、总体情况\n\(overview)\n二、主动公开政府信息情况\n"
    for form in ReportForm.tables(of: .of2021) {
      if form.section != .disclosure { text += form.section.heading + "\n" }
      for row in form.rows {
        var values: [Int]?
        let words = row.compactMap { box -> String? in
          switch box.content {
          case .text(let text): return text
          case .figure(.table2(.rulesInForce)): return String(rules)
          case .figure(.table2): return "0"
          case .figure(.table3(_, let column)):
            if values == nil { values = rows.removeFirst() }
            return String(values?[ReportColumn.allCases.firstIndex(of: column) ?? 0] ?? 0)
          case .figure(.table4(let course, let column)):
            let isOne = column == .upheld || column == .total
            return isOne ? (course == .review ? "2" : course == .suitDirect ? "1" : "0") : "0"
          }
        }
        text += words.joined(separator: " | ") + " |\n"
      }
    }
    text += "五、存在的主要问题及改进情况\n\(problems)\n六、其他需要报告的事项\n\(other)\n"
    return try ReportReader.read(try DocumentReading.readWithoutTools(Array(text.utf8), named: "report.txt"))
  }

  private func rules(_ reading: ReportReading) -> [String] { ReportAudit(reading).findings.map(\.rule) }

  @Test func `A report whose prose agrees has no finding`() throws {
    let reading = try report(
      overview: """
        2023年,我局共收到政府信息公开申请75件,其中自然人72件、商业企业3件,均在法定期限内办结,办结75件。
        上年结转1件,结转下年度0件。因政府信息公开被申请行政复议2件、行政诉讼1件。
        2022年收到申请120件。全年受理行政许可申请300件。主动公开信息100条,其中机构类40条、人事类60条。
        """)
    #expect(rules(reading) == [])
  }

  @Test(arguments: [
    ("2023年,共收到政府信息公开申请80件。", 74, 80), ("全年收到80件政府信息公开申请。", 74, 80),
    ("2023年,我局未收到政府信息公开申请。", 74, 0), ("政府信息公开申请办结60件。", 75, 60),
    ("结转下年度办理5件。", 0, 5), ("因政府信息公开引发行政复议9件。", 2, 9), ("涉及政府信息公开的行政诉讼案件4件。", 1, 4),
  ])
  func `N1: a figure in the prose that is not the table's is quoted`(
    sentence: String, expected: Int, found: Int
  ) throws {
    let findings = ReportAudit(try report(overview: "2023年,认真贯彻。" + sentence)).findings
    let finding = try #require(findings.first)
    #expect(findings.count == 1)
    #expect(finding.rule == "N1")
    #expect(finding.severity == .warning)
    #expect(finding.expected == expected)
    #expect(finding.found == found)
    #expect(finding.quote.map { sentence.contains($0) } == true)
  }

  @Test(arguments: [
    "2022年收到政府信息公开申请120件。", "收到政府信息公开申请比上年增长20件。", "收到信访举报信息申请80件。",
    "受理行政许可申请300件。", "办理行政复议案件200件。",
  ])
  func `N1 leaves figures of other years and other work alone`(sentence: String) throws {
    #expect(rules(try report(overview: "2023年,认真贯彻。" + sentence)) == [])
  }

  @Test(arguments: ["", "无。", "无"])
  func `N2: section 5 must not be empty`(text: String) throws {
    #expect(rules(try report(problems: text)) == ["N2"])
  }

  @Test func `N2: section 5 names problems and improvements`() throws {
    #expect(rules(try report(problems: "本年度各项工作均按照要求认真开展,取得了明显的成效,得到了群众的好评。")) == ["N2"])
  }

  @Test func `N3: fees that were not paid are spoken of in section 6`() throws {
    #expect(rules(try report(feeUnpaid: 2)) == ["N3"])
    #expect(rules(try report(other: "2023年发出收费通知2件,未实际收取信息处理费。", feeUnpaid: 2)) == [])
  }

  @Test func `N6: a percentage that is not that of its numbers`() throws {
    let text = "2023年发布信息571条,其中概况类55条,占9.6%;计划总结23条,占4.0%;法规5条,占0.8%;其他488条,占85.5%。"
    let finding = try #require(ReportAudit(try report(overview: text)).findings.first { $0.rule == "N6" })
    #expect(finding.message == "5 占 571 的 0.9%，文中写的是 0.8%")
    #expect(finding.quote == "法规5条,占0.8%")
  }

  @Test func `N7: parts that make more than the whole are a warning, fewer a remark`() throws {
    let more = "2023年主动公开信息665条,其中政策类400条、人事类266条。"
    #expect(ReportAudit(try report(overview: more)).findings.map(\.severity) == [.warning])
    let fewer = "2023年主动公开信息665条,其中政策类400条、人事类200条。"
    #expect(ReportAudit(try report(overview: fewer)).findings.map(\.severity) == [.info])
    let channels = "2023年主动公开信息665条,其中网站公开600条、微信公开400条。"
    #expect(rules(try report(overview: channels)) == [])
  }

  @Test func `N8: a period or an account of another year`() throws {
    #expect(rules(try report(opening: "统计期限为2022年1月1日至2022年12月31日。")) == ["N8"])
    #expect(rules(try report(overview: "2022年,我局认真贯彻条例。")) == ["N8"])
  }

  @Test func `P1: a department publishes by the end of January`() throws {
    #expect(rules(try report(opening: "发布时间:2024-02-06")) == ["P1"])
    #expect(rules(try report(opening: "发布时间:2024-01-31")) == [])
  }

  @Test(arguments: ["北山区住房和城乡建设局", "青溪县乡村振兴局", "新乡市教育局", "镇江市民政局"])
  func `P1: a department is one whatever its task or its city is called`(organ: String) throws {
    #expect(rules(try report(opening: "发布时间:2024-02-06", organ: organ)) == ["P1"])
  }

  @Test(arguments: ["镇江市人民政府", "新乡市人民政府", "萍乡市人民政府", "景德镇市人民政府", "新乡县人民政府", "镇平县人民政府"])
  func `P1: a government publishes by the end of March, whatever its place is called`(organ: String) throws {
    #expect(rules(try report(opening: "发布时间:2024-04-01", organ: organ)) == ["P1"])
    #expect(rules(try report(opening: "发布时间:2024-03-31", organ: organ)) == [])
  }

  @Test(arguments: ["云水镇人民政府", "古城乡人民政府", "镇江市丹徒区高桥镇人民政府"])
  func `P1: a township has only local dates`(organ: String) throws {
    #expect(rules(try report(opening: "发布时间:2024-06-06", organ: organ)) == [])
  }

  @Test(arguments: ["青溪县人民政府", "长阳土家族自治县人民政府", "镇平县人民政府", "云水镇", "东湖街道办事处", "镇江市润州区人民政府"])
  func `F2.3: whoever makes no rules is asked about those in the report`(organ: String) throws {
    let findings = ReportAudit(try report(organ: organ, rules: 3)).findings
    #expect(findings.map(\.rule) == ["F2.3"])
    #expect(findings.first?.cells == [.table2(.rulesInForce)])
    #expect(findings.first?.message.contains("一般没有规章制定权") ?? false)
    #expect(rules(try report(organ: organ)) == [])
  }

  @Test(arguments: ["镇江市人民政府", "某市教育局", "恩施土家族苗族自治州人民政府", "某省人民政府", "广西壮族自治区人民政府"])
  func `F2.3: of others the name does not tell`(organ: String) throws {
    #expect(rules(try report(organ: organ, rules: 3)) == [])
  }

  @Test func `N5 and Y3.1: against the report of the year before`() throws {
    let long =
      "存在的主要问题是公开内容不够丰富、更新不够及时、渠道不够多样、人员力量薄弱、业务培训不足。"
      + "改进措施:一是丰富公开内容,二是加快更新频率,三是拓宽公开渠道,四是充实工作力量,五是加强业务培训。"
    let reading = try report(problems: long)
    var last = try report(problems: long)
    last.year = 2022
    let rules = ReportAudit(reading, previous: last).findings.map(\.rule)
    #expect(rules.contains("N5"))
    #expect(rules.contains("Y3.1"))
    last.year = 2020
    #expect(ReportAudit(reading, previous: last).findings.map(\.rule).sorted() == ["N5", "Y0"])
  }

  @Test
  func `N5: a report added to a batch is compared with the others of it and with those that were there`()
    throws
  {
    let long =
      "存在的主要问题是公开内容不够丰富、更新不够及时、渠道不够多样、人员力量薄弱、业务培训不足。"
      + "改进措施:一是丰富公开内容,二是加快更新频率,三是拓宽公开渠道,四是充实工作力量,五是加强业务培训。"
    let organs = ["青溪县教育局", "青溪县水利局", "青溪县交通局", "青溪县民政局"]
    let reports = try organs.map { try report(problems: $0 == organs[3] ? "无" : long, organ: $0) }
    func told(_ batch: ReportBatch) -> [[String]] {
      batch.checked.map { $0.findings.filter { $0.rule == "N5" }.map(\.message) }
    }
    func message(_ organ: Int) -> String { "“\(ReportSection.problems.heading)”与同批\(organs[organ])的报告内容雷同" }
    #expect(
      told(ReportBatch(reports)) == [
        [message(1), message(2)], [message(0), message(2)], [message(0), message(1)], [],
      ])
    #expect(told(ReportBatch([reports[2]], beside: Array(reports[..<2]))) == [[message(0), message(1)]])
    // The years of one body are compared where they are checked.
    #expect(told(ReportBatch([reports[0]], beside: [reports[0]])) == [[]])
  }

  @Test func `F1: the form of another year is a warning`() throws {
    var reading = try report()
    reading.year = 2020
    #expect(ReportAudit(reading).findings.contains { $0.rule == "F1" && $0.severity == .warning })
  }
}
