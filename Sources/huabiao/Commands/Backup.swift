import ArgumentParser
import Ledger
import Statute

/// `huabiao backup`: a proved copy of a data folder, made while its server runs.
struct Backup: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "备份数据目录，并当场核对备份。",
    discussion: """
      可在服务运行时执行。备份目录的布局与数据目录相同；再次备份到同一目录，只复制新增的附件。核对总账、附件摘要以及上一次备份的链头，\
      总账不符则保留上一次的备份，退出状态为1。使用 PostgreSQL 时请用数据库自带的工具，见 Guides/Deployment.md。
      """)

  @OptionGroup var store: StoreOptions
  @Option(help: ArgumentHelp("备份目录。", valueName: "目录")) var to: String
  @Flag(help: "以JSON输出。") var json = false

  func run() async throws {
    let place = try store.place()
    guard place.address == nil else {
      throw NotDone(
        "\(place.name)：PostgreSQL 请用 pg_basebackup 或者 pg_dump 备份，再复制附件目录；恢复后用 huabiao verify 核对")
    }
    try await FolderBackup.report(on: place.folder, json: json) { progress in
      let source = try place.dataFolder(create: false)
      return try await FolderBackup(from: source, to: DataFolder(to, create: true)).make(progress: progress)
    }
  }
}

/// `huabiao restore`: a backup put into a folder that holds nothing yet, and proved there.
struct Restore: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "把备份恢复到空的数据目录，并当场核对。",
    discussion: "与备份时记下的链头核对；有公布过的链头的，请用 --head 核对。总账不符则不恢复，退出状态为1。")

  @Option(help: ArgumentHelp("备份目录。", valueName: "目录")) var from: String
  @OptionGroup var store: StoreOptions
  @Option(help: "曾经公布的链头，形如 序号:摘要。") var head: String?
  @Flag(help: "以JSON输出。") var json = false

  func validate() throws {
    if let head, Head(head) == nil { throw ValidationError("--head：应为 序号:64位十六进制摘要") }
  }

  func run() async throws {
    let place = try store.place()
    guard place.address == nil else {
      throw NotDone(
        "\(place.name)：PostgreSQL 请用 pg_restore 或者基础备份恢复；数据目录的备份可以用 huabiao copy 转入数据库")
    }
    try await FolderBackup.report(on: "\(from) → \(place.folder)", json: json) { progress in
      let source = try DataFolder(from, create: false)
      return try await FolderBackup(from: source, to: place.dataFolder(create: true))
        .restore(published: head.flatMap { Head($0) }, progress: progress)
    }
  }
}

extension FolderBackup {
  /// Runs one of the two and prints what came of it.
  fileprivate static func report(
    on name: String, json: Bool,
    _ work: (@escaping @Sendable (LedgerProgress) -> Void) async throws -> BackupReport
  ) async throws {
    let line = ProgressLine()
    do {
      let report = try await work { line.show($0) }
      line.finish()
      print(json ? report.document.pretty : report.text)
      if !report.isWhole { throw ExitCode.foundWrong }
    } catch let error as LedgerError {
      line.finish()
      throw NotDone("\(name)：\(error.reason)")
    }
  }
}

extension BackupReport {
  fileprivate var text: String {
    var lines = ["记录 \(found.entries) 条，附件 \(attachments) 件，其中新复制 \(copied) 件", "链头 \(found.head.text)"]
    if let fault = found.fault { lines.append("第 \(fault.position) 条\(fault.reason)；没有写入") }
    lines += damaged.map { "附件 \($0.hex) 缺失或被改动，没有复制" }
    if isWhole { lines.append("未发现改动") }
    return lines.joined(separator: "\n")
  }

  fileprivate var document: OrderedJSON {
    .object([
      .init("entries", .number(found.entries)), .init("head", .text(found.head.digest.hex)),
      .init("broken", found.fault.map { .number($0.position) } ?? .null),
      .init("attachments", .number(attachments)), .init("copied", .number(copied)),
      .init("damagedAttachments", .array(damaged.map { .text($0.hex) })),
    ])
  }
}
