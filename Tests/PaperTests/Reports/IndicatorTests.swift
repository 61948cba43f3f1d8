import Foundation
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

  private func replies(_ refused: Int, funds: String = "12.5") -> String {
    """
    云水县2017年政府信息公开工作年度报告
    政府信息公开情况统计表
    | 序号 | 统计指标 | 单位 | 统计数 |
    | 1 | （一）主动公开政府信息数（不同渠道和方式公开相同信息计1条） | 条 | 2,310 |
    | 2 | 二、回应解读情况 | —— | |
    | 3 | （一）回应公众关注热点或重大舆情数 | 次 | 4 |
    | 4 | （二）通过不同渠道和方式回应解读的情况 | —— | |
    | 5 | （三）申请答复数 | 件 | 20 |
    | 6 | 1.属于已主动公开范围数 | 件 | 3 |
    | 7 | 2.同意公开答复数 | 件 | 7 |
    | 8 | 3.同意部分公开答复数 | 件 | 2 |
    | 9 | 4.不同意公开答复数 | 件 | \(refused) |
    | 10 | 其中：涉及国家秘密 | 件 | 0 |
    | 11 | 涉及商业秘密 | 件 | 1 |
    | 12 | 5.不属于本行政机关公开数 | 件 | 2 |
    | 13 | 6.申请信息不存在数 | 件 | 1 |
    | 14 | 7.告知作出更改补充数 | 件 | 0 |
    | 15 | 8.告知通过其他途径办理数 | 件 | 1 |
    | 16 | （四）政府信息公开专项经费 | 万元 | \(funds) |
    """
  }

  @Test func `Reasons of refusal between the kinds of replies are no kinds`() throws {
    #expect(try audit(replies(4)).findings.isEmpty)
    let wrong = try audit(replies(5)).findings.filter { $0.severity == .error }
    #expect(wrong.map(\.expected) == [21])
    #expect(wrong.map(\.found) == [20])
  }

  @Test func `Serial numbers are left out, thousands and fractions are read`() throws {
    let lines = try audit(replies(4)).reading.indicators
    #expect(lines.first?.value == 2310)
    #expect(lines.first { $0.label.contains("申请答复数") }?.value == 20)
    #expect(lines.last?.value == nil)
    #expect(lines.last?.amount == Decimal(string: "12.5"))
    #expect(try audit(replies(4, funds: "12")).reading.indicators.last?.value == 12)
  }
}
