import Paper
import Statute
import Testing

/// The statistics tables of the reports before 2019.
@Suite struct IndicatorTests {
  private func audit(_ text: String) throws -> ReportAudit {
    ReportAudit(try ReportReader.read(try DocumentReading.readWithoutTools(Array(text.utf8), named: "x.txt")))
  }

  private func national(received: Int = 6, inForce: Int = 120, upheld: Int = 1) -> String {
    """
    云水镇2016年政府信息公开工作年度报告
    政府信息公开情况统计表
    统计指标 | 单位 | 统计数 |
    一、主动公开情况 | — | |
    （一）主动公开政府信息数（不同渠道和方式公开相同信息计1条） | 条 | \(inForce) |
    （二）通过不同渠道和方式公开政府信息的情况 | — | |
    1.政府公报公开政府信息数 | 条 | 0 |
    2.政府网站公开政府信息数 | 条 | 110 |
    3.政务微博公开政府信息数 | 条 | 0 |
    4.政务微信公开政府信息数 | 条 | 20 |
    5.其他方式公开政府信息数 | 条 | 30 |
    二、回应解读情况 | — | |
    （一）回应公众关注热点或重大舆情数（不同方式回应同一热点或舆情计1次） | 次 | 0 |
    三、依申请公开情况 | — | |
    （一）收到申请数 | 件 | \(received) |
    1.当面申请数 | 件 | 2 |
    2.传真申请数 | 件 | 0 |
    3.网络申请数 | 件 | 2 |
    4.信函申请数 | 件 | 2 |
    四、行政复议数量 | 件 | 2 |
    （一）维持具体行政行为数 | 件 | \(upheld) |
    （二）被依法纠错数 | 件 | 1 |
    （三）其他情形数 | 件 | 0 |
    """
  }

  @Test func `The national table is read as a list, and channels are no sum`() throws {
    let audit = try audit(national())
    #expect(audit.verdict == .consistent)
    #expect(audit.reading.edition == .of2014)
    #expect(audit.reading.year == 2016)
    #expect(audit.reading.organ == "云水镇")
    #expect(audit.reading.indicators.count == 16)
    #expect(audit.reading.indicators.first { $0.label.contains("网站") }?.value == 110)
  }

  @Test func `Sums of the national table that fail are errors`() throws {
    #expect(try audit(national(received: 5)).findings.map(\.rule) == ["L4"])
    #expect(try audit(national(upheld: 0)).findings.map(\.found) == [2])
    #expect(try audit(national(inForce: 100)).verdict == .inconsistent)
    #expect(try audit(national(inForce: 161)).verdict == .inconsistent)
  }

  @Test func `The street office of 2009 balances`() throws {
    let text = """
      桥南街道办事处2009年政府信息公开年度报告
      指标名称 计量单位 年末统计
      主动公开信息数 条 89
      其中:1.网站公开 条 89
      2.政府公报公开 条 0
      受理依申请公开信息总数 条 0
      """
    let audit = try audit(text)
    #expect(audit.reading.edition == .local)
    #expect(audit.reading.indicators.map(\.value) == [89, 89, 0, 0])
    #expect(audit.verdict == .consistent)
  }

  @Test func `Two figures run together stay open where nothing tells them apart`() throws {
    let text = """
      桥南街道办事处2012年政府信息公开年度报告
      附件:统计表 指标名称计量单位2012年度历年累计主动公开信息数条12341234现场接待人数人次56785678行政诉讼数件00
      """
    let audit = try audit(text)
    #expect(audit.reading.indicators.map(\.value) == [nil, nil, 0])
    #expect(audit.verdict == .incomplete)
  }
}
