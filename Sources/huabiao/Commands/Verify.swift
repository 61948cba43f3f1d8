import ArgumentParser
import Ledger

/// `huabiao verify`: walks the chain of the ledger and reads every attachment through, beside a running server.
struct Verify: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "核对总账：逐条验证记录和附件未被改动。",
    discussion: "可在服务运行时执行。发现改动时指出第一条被改动的记录，退出状态为1。")

  @OptionGroup var store: StoreOptions

  @Option(help: "曾经公布的链头，形如 序号:摘要；用以发现末尾被截去的记录。")
  var head: String?

  @Flag(help: "以JSON输出。")
  var json = false

  func validate() throws {
    if head != nil, published == nil { throw ValidationError("--head：应为 序号:64位十六进制摘要") }
  }

  func run() async throws {
    let line = ProgressLine()
    let place = try store.place()
    let report: VerifyReport
    do {
      let folder = try place.dataFolder(create: false)
      let store = try place.openForReading(folder)
      report = try await store.verify(published: published, attachments: folder.attachments) { line.show($0) }
    } catch let error as LedgerError {
      throw NotDone("\(place.name)：\(error.reason)")
    }
    line.finish()
    print(json ? text(json: report) : text(report))
    if !report.isWhole { throw ExitCode.foundWrong }
  }

  private var published: Head? {
    head.flatMap { Head($0) }
  }

  private func text(json report: VerifyReport) -> String {
    let broken = report.fault.map { String($0.position) } ?? "null"
    let damaged = report.damagedAttachments.map { "\"\($0.hex)\"" }.joined(separator: ", ")
    return """
      {"entries": \(report.entries), "head": "\(report.head.digest.hex)", "broken": \(broken), \
      "attachments": \(report.attachments), "damagedAttachments": [\(damaged)]}
      """
  }

  private func text(_ report: VerifyReport) -> String {
    var lines = [
      "记录 \(report.entries) 条，附件 \(report.attachments) 件",
      "链头 \(report.head.position)：\(report.head.digest.hex)",
    ]
    if let fault = report.fault { lines.append("第 \(fault.position) 条\(fault.reason)") }
    lines += report.damagedAttachments.map { "附件 \($0.hex) 缺失或被改动" }
    if report.isWhole { lines.append("未发现改动") }
    return lines.joined(separator: "\n")
  }
}

extension ChainFault {
  /// What is wrong with the entry, after its number.
  var reason: String {
    switch cause {
    case .missing: "缺失"
    case .previousDiffers: "与前一条不衔接"
    case .contentDiffers: "内容被改动"
    case .publishedDiffers: "与公布的链头不符"
    case .unreadable: "无法读取"
    }
  }
}
