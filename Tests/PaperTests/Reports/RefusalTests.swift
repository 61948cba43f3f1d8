import Foundation
import Paper
import Statute
import Testing

/// Documents that are no report to check are told apart.
@Suite struct RefusalTests {
  private func refusal(_ text: String, _ name: String = "x.txt") -> UnreadableReport? {
    do {
      _ = try ReportReader.read(try DocumentReading.readWithoutTools(Array(text.utf8), named: name))
      return nil
    } catch { return error as? UnreadableReport }
  }

  private func form(title: String, figure: String, prose: String = "") -> String {
    let tables = ReportForm.tables(of: .of2021).map { table in
      table.rows.map { row in
        row.map { box in if case .text(let text) = box.content { text } else { figure } }.joined(
          separator: " | ")
      }.joined(separator: " |\n")
    }
    return "\(title)\n一、总体情况\n\(prose)\n二、主动公开政府信息情况\n\(tables[0]) |\n三、收到和处理政府信息公开申请情况\n\(tables[1]) |\n"
      + "四、政府信息公开行政复议、行政诉讼情况\n\(tables[2]) |\n五、存在的主要问题及改进情况\n六、其他需要报告的事项\n"
  }

  @Test func `The form as it is handed out is blank`() {
    #expect(refusal(form(title: "政府信息公开工作年度报告（格式）", figure: "")) == .blankForm)
  }

  @Test func `A report whose tables are empty has no figures`() {
    let prose = String(repeating: "本机关认真贯彻条例，扎实推进政府信息公开各项工作。", count: 60)
    #expect(
      refusal(form(title: "云水镇2022年政府信息公开工作年度报告", figure: "", prose: prose)) == .formWithoutFigures)
  }

  @Test func `A report on half a year is no yearly report`() {
    #expect(refusal(form(title: "云水镇2022年上半年政府信息公开工作报告", figure: "0")) == .partOfYear)
    #expect(refusal("云水镇2022年第三季度政府信息公开工作报告\n收到申请3件。") == .partOfYear)
  }

  @Test func `A report in prose has no form`() {
    let text = "云水镇2018年政府信息公开工作年度报告\n统计期限自2018年1月1日起至2018年12月31日止。\n一、概述\n主动公开信息550条。"
    #expect(refusal(text) == .noForm)
  }

  @Test func `A table of which labels and figures were torn apart is destroyed`() {
    let tables = ReportForm.tables(of: .of2021)
    let labels = tables[1].rows.map { row in
      row.compactMap { if case .text(let text) = $0.content { text } else { nil } }.joined()
    }
    let text =
      "云水镇2022年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n\(labels.joined(separator: "\n"))\n"
      + String(repeating: "0\n12\n", count: 90) + "四、政府信息公开行政复议、行政诉讼情况\n"
    #expect(refusal(text) == .destroyedTable)
  }

  @Test(arguments: ["", " \n\n", "今天天气很好。", "<html><body><p>关于召开会议的通知</p></body></html>"])
  func `Anything else is no report`(text: String) {
    #expect(refusal(text) == .notAReport || text.isEmpty)
  }

  @Test func `Every refusal is a sentence for people`() {
    let all: [UnreadableReport] = [
      .notAReport, .noForm, .blankForm, .formWithoutFigures, .destroyedTable, .partOfYear, .collection,
      .file(.empty), .file(.notText), .file(.encrypted), .file(.onlyImages),
      .file(.tooLarge(limit: 64 << 20)),
    ]
    #expect(Set(all.map(\.message)).count == all.count)
  }
}
