import ArgumentParser
import Ledger
import Logging

/// `huabiao rebuild`: throws all books and the search index away and draws them again from the entries.
struct Rebuild: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "重建台账和检索：全部由总账重新生成。",
    discussion: "使用数据目录时，服务须已停止；使用 PostgreSQL 时，各服务可以继续运行。总账本身不变。")

  @OptionGroup var store: StoreOptions

  func run() async throws {
    let line = ProgressLine()
    let installation = try await Installation.open(
      store, create: false, upkeep: .migrate, exclusively: true, logger: Logger(label: "huabiao"))
    do {
      try await installation.store.rebuild { line.show($0) }
    } catch let error as LedgerError {
      throw NotDone("\(installation.place.name)：\(error.reason)")
    }
    withExtendedLifetime(installation) {}
    line.finish()
    print("台账已重建")
  }
}
