import ArgumentParser
import Desk
import Ledger
import Statute

/// `huabiao rebuild`: throws all books and the search index away and draws them again from the entries.
struct Rebuild: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "重建台账和检索：全部由总账重新生成。",
    discussion: "执行时服务须已停止。总账本身不变。")

  @Option(help: "数据目录。")
  var data = Installation.usualFolder

  func run() async throws {
    let line = ProgressLine()
    do {
      let folder = try DataFolder(data, create: false)
      let lock = try folder.lock()
      let store = try await SQLiteStore.open(
        path: folder.database, shelf: .all(calendar: .published), progress: { line.show($0) })
      try await store.rebuild { line.show($0) }
      withExtendedLifetime(lock) {}
    } catch let error as LedgerError {
      throw NotDone("\(data):\(error.reason)")
    }
    line.finish()
    print("台账已重建")
  }
}
