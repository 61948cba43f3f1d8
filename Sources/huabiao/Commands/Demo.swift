import ArgumentParser
import Desk
import Foundation
import Ledger
import Logging
import Statute

/// Fills an empty store with a county that does not exist: two years of items, requests and reports, up to today.
struct Demo: AsyncParsableCommand {
  static let configuration = CommandConfiguration(abstract: "装入虚构的示范县。")

  @OptionGroup var store: StoreOptions
  @Option(help: ArgumentHelp("随机种子；同一种子、同一天得到同样的县。", valueName: "数")) var seed: UInt64 = 20_260_101
  @Option(help: ArgumentHelp("示范县的“今天”，如 2026-11-20；不写则为当天。", valueName: "日期")) var today: String?
  @Flag(help: "已有数据时什么也不做。") var unlessPresent = false

  func run() async throws {
    var day = WallClock.now().day
    if let today {
      guard let given = Day(today) else { throw NotDone("--today：\(today) 不是日期") }
      day = given
    }
    let installation = try await Installation.open(
      store, create: true, upkeep: .migrate, logger: Logger(label: "huabiao"))
    if try await installation.store.read({ try $0.head() }) != .empty {
      let name = installation.place.name
      if unlessPresent { return announce("\(name) 已有数据，直接使用。\n" + DemoCounty.greeting) }
      throw NotDone("\(name) 已有数据；请换一个目录或者数据库，或者先移走它")
    }
    let progress = ProgressLine()
    do {
      try await DemoCounty(store: installation.store, attachments: installation.folder.attachments).load(
        seed: seed, today: day
      ) { progress.show("装入示范县", done: $0, total: $1) }
    } catch let failed as CountyPlay.Failed {
      throw NotDone("示范县：\(failed.scene)：\(failed.reason)")
    }
    progress.finish()
    announce(DemoCounty.greeting)
  }

  private func announce(_ text: String) {
    FileHandle.standardError.write(Data((text + "\n").utf8))
  }
}
