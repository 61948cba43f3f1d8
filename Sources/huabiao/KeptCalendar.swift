import ArgumentParser
import Ledger
import Statute

/// The calendar by which a command counts that needs no data of its own: that of the program, or that of an installation
/// where one is named. What the environment names is not asked, so that the same command gives the same answer
/// everywhere.
struct KeptCalendar: ParsableArguments {
  @Option(help: ArgumentHelp("按这个数据目录采用的日历计算；不写则按程序自带的日历。", valueName: "目录"))
  var data: String?
  @Option(help: ArgumentHelp("按这个 PostgreSQL 数据库采用的日历计算。", valueName: "地址"))
  var postgres: String?

  func validate() throws {
    if let postgres { _ = try StoreOptions.address(postgres, of: "--postgres") }
    if data != nil, postgres != nil { throw ValidationError("--data 和 --postgres：只能写一个") }
  }

  /// - Throws: `NotDone` where the installation that is named cannot be read.
  func calendar() async throws -> WorkCalendar {
    var place = StorePlace(folder: data ?? "", attachments: nil)
    place.address = try postgres.map { try StoreOptions.address($0, of: "--postgres") }
    do {
      if let address = place.address {
        return try await Installation.calendars(in: PostgresStore.openForReading(address)).now.current
      }
      guard data != nil else { return .published }
      let folder = try place.dataFolder(create: false)
      return try await Installation.calendars(of: place, folder).now.current
    } catch let error as LedgerError {
      throw NotDone("\(place.name)：\(error.reason)")
    }
  }
}
