import ArgumentParser
import Paper
import Statute

/// `huabiao audit`: reads one published annual report and checks it.
struct Audit: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "核查一份已发布的政府信息公开工作年度报告。",
    discussion: """
      能读 HTML、DOCX、XLSX、CSV、PDF（有文字层的）和纯文本。
      退出状态：0 没有发现错误，1 数据有误，2 无法读取。
      """)

  @Argument(help: ArgumentHelp("年度报告文件。", valueName: "文件"))
  var file: String

  @Option(help: ArgumentHelp("同一机关上一年度的报告，用于跨年核对。", valueName: "文件"))
  var previous: String?

  @Flag(help: "机关当年有合并或者分立，跨年结转不一致只作提醒。")
  var reorganized = false

  @Flag(help: "以JSON输出。")
  var json = false

  func run() async throws {
    let input = try InputFile(file, limit: DocumentReading.limit)
    let last = try await lastYear()
    var older: ReportReading?
    var olderFault: String?
    switch last {
    case .success(let reading)?: older = reading
    case .failure(let fault)?: olderFault = fault.message
    case nil: break
    }
    let reading: ReportReading
    do throws(UnreadableReport) {
      reading = try await ReportReader.read([UInt8](input.bytes), named: file)
    } catch {
      if json { print(AuditJSON.answer(file: file, unreadable: error)) }
      throw NotDone("\(file)：\(error.message)")
    }
    let audit = ReportAudit(
      reading, previous: older, isReorganized: reorganized, unreadablePrevious: olderFault)
    print(json ? AuditJSON.answer(file: file, audit) : AuditSummary.text(file: file, audit))
    if audit.verdict == .inconsistent { throw ExitCode.foundWrong }
  }

  /// Last year's report, or why it cannot be read: that is said among the findings, and the report is checked all
  /// the same.
  private func lastYear() async throws -> Result<ReportReading, UnreadableReport>? {
    guard let previous else { return nil }
    let input = try InputFile(previous, limit: DocumentReading.limit)
    do throws(UnreadableReport) {
      return .success(try await ReportReader.read([UInt8](input.bytes), named: previous))
    } catch {
      return .failure(error)
    }
  }
}
