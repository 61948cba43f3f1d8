import ArgumentParser
import Desk
import Ledger
import Statute

/// `huabiao copy`: moves a whole store from one place to another, between engines too, and proves that it is the same.
struct Copy: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "把全部数据复制到另一个数据目录或者数据库，并逐项证明两边相同。",
    discussion: """
      来源和目标都可以是数据目录或者 PostgreSQL 地址。目标必须是空的；来源须已停止服务，并且已升级到本程序的版本，复制时不作任何改动。\
      复制之后核对：记录条数和链头、每本台账、每张表逐行、每个附件的摘要。有一项不同则退出状态为1。
      """)

  @Option(help: ArgumentHelp("来源：数据目录或者数据库地址。", valueName: "来源")) var from: String
  @Option(help: ArgumentHelp("目标：数据目录或者数据库地址。", valueName: "目标")) var to: String
  @Option(help: ArgumentHelp("来源的附件目录，来源是数据库时要写。", valueName: "目录")) var fromAttachments: String?
  @Option(help: ArgumentHelp("目标的附件目录，目标是数据库时要写。", valueName: "目录")) var toAttachments: String?
  @Flag(help: "以JSON输出。") var json = false

  func run() async throws {
    let source = try StorePlace(from, attachments: fromAttachments, option: "--from")
    let target = try StorePlace(to, attachments: toAttachments, option: "--to")
    let line = ProgressLine()
    do {
      let sourceFolder = try source.dataFolder(create: false)
      // Nobody may write to a source that is copied; on PostgreSQL the proof finds it.
      let lock = source.address == nil ? try sourceFolder.lock() : nil
      let targetFolder = try target.dataFolder(create: true)
      let targetLock = target.address == nil ? try targetFolder.lock() : nil
      let shelf = BookShelf.all(calendars: try await Installation.calendars(of: source, sourceFolder))
      let copy = StoreCopy(
        from: try await source.openUnchanged(sourceFolder, shelf: shelf),
        sourceFolder.attachments,
        to: try await target.open(targetFolder, shelf: shelf, upkeep: .migrate, progress: line),
        targetFolder.attachments, shelf: shelf)
      let report = try await copy.run { line.show($0) }
      withExtendedLifetime((lock, targetLock)) {}
      line.finish()
      print(json ? report.document.pretty : report.text)
      if !report.isProven { throw ExitCode.foundWrong }
    } catch let error as LedgerError {
      line.finish()
      throw NotDone("\(source.name) → \(target.name)：\(error.reason)")
    }
  }
}

extension CopyReport {
  fileprivate var text: String {
    var lines = [
      "记录 \(head.position) 条，附件 \(found.attachments) 件，链头 \(head.text)"
    ]
    for pair in tables + books {
      lines.append("\(pair.isEqual ? "相同" : "不同")  \(pair.name)  \(pair.source.rows) 行")
    }
    lines.append(isProven ? "两边相同" : "两边不同：目标不能使用，请清空后重新复制")
    return lines.joined(separator: "\n")
  }

  fileprivate var document: OrderedJSON {
    func pairs(_ pairs: [Pair]) -> OrderedJSON {
      .array(
        pairs.map { pair in
          .object([
            .init("name", .text(pair.name)), .init("rows", .number(pair.source.rows)),
            .init("fingerprint", .text(pair.source.fingerprint.hex)), .init("equal", .flag(pair.isEqual)),
          ])
        })
    }
    return .object([
      .init("entries", .number(head.position)), .init("head", .text(head.digest.hex)),
      .init("attachments", .number(found.attachments)), .init("tables", pairs(tables)),
      .init("books", pairs(books)), .init("proven", .flag(isProven)),
    ])
  }
}
