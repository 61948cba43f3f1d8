import ArgumentParser
import Paper
import Statute

/// `huabiao audit`: reads one published annual report and checks it.
struct Audit: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "核查一份已发布的政府信息公开工作年度报告。",
    discussion: """
      能读 HTML、DOCX、XLSX、CSV、PDF(有文字层的)和纯文本。
      退出状态：0 没有发现错误，1 数据有误，2 无法读取。
      """)

  @Argument(help: "年度报告文件。")
  var file: String

  @Option(help: "同一机关上一年度的报告，用于跨年核对。")
  var previous: String?

  @Flag(help: "机关当年有合并或者分立，跨年结转不一致只作提醒。")
  var reorganized = false

  @Flag(help: "以JSON输出。")
  var json = false

  func run() async throws {
    let input = try InputFile(file, limit: DocumentReading.limit)
    let last = try await lastYear()
    let reading: ReportReading
    do throws(UnreadableReport) {
      reading = try await ReportReader.read([UInt8](input.bytes), named: file)
    } catch {
      if json { print(AuditJSON.answer(file: file, unreadable: error)) }
      throw NotDone("\(file):\(error.message)")
    }
    let audit = ReportAudit(reading, previous: last, isReorganized: reorganized)
    print(json ? AuditJSON.answer(file: file, audit) : AuditSummary.text(file: file, audit))
    if audit.verdict == .inconsistent { throw ExitCode.foundWrong }
  }

  private func lastYear() async throws -> ReportReading? {
    guard let previous else { return nil }
    let input = try InputFile(previous, limit: DocumentReading.limit)
    do throws(UnreadableReport) {
      return try await ReportReader.read([UInt8](input.bytes), named: previous)
    } catch {
      throw NotDone("\(previous):\(error.message)")
    }
  }
}
