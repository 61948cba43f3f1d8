import ArgumentParser
import Desk
import Ledger
import Logging

/// `huabiao migrate`: brings the schema and the books of a store up to this version of the program. Two that start
/// together are safe: one works, the other waits and finds it done.
struct Migrate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "把数据库的表结构和台账升级到本程序的版本。",
    discussion: """
      使用 PostgreSQL 时，第一次启动服务之前以及每次升级程序之后执行一次；同时执行几次也不会出错。使用数据目录时，服务须已停止；\
      启动服务会自动升级，不必执行。
      """)

  @OptionGroup var store: StoreOptions

  func run() async throws {
    let installation = try await Installation.open(
      store, create: true, upkeep: .migrate, exclusively: true, logger: Logger(label: "huabiao"))
    let head = try await installation.store.read { try $0.head() }
    print("\(installation.place.name)：已是本程序的版本，记录 \(head.position) 条")
    withExtendedLifetime(installation) {}
  }
}
