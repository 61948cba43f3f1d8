import ArgumentParser
import Foundation
import Ledger

/// Which store a command works on: a data folder with SQLite in it, or a PostgreSQL database with a folder for the
/// attachments. The same for every command.
struct StoreOptions: ParsableArguments {
  @Option(help: ArgumentHelp("数据目录。", valueName: "目录")) var data = Installation.usualFolder
  @Option(
    help: ArgumentHelp(
      "PostgreSQL 数据库的地址，也可写在环境变量 HUABIAO_POSTGRES 里；不写则使用数据目录里的 SQLite。",
      discussion: "密码不能写在命令行里，请写在环境变量、~/.pgpass 或者 PGPASSFILE 所指的文件里。", valueName: "地址"))
  var postgres: String?
  @Option(help: ArgumentHelp("只读副本的地址，也可写在环境变量 HUABIAO_REPLICA 里。", valueName: "地址"))
  var replica: String?
  @Option(help: ArgumentHelp("附件目录，几个进程可以共用；不写则在数据目录里。", valueName: "目录"))
  var attachments: String?

  func validate() throws {
    for (option, text) in [("--postgres", postgres), ("--replica", replica)] {
      if let text { _ = try StoreOptions.address(text, of: option) }
    }
    if try place().address == nil, replica != nil { throw ValidationError("--replica：须与 --postgres 同时使用") }
  }

  /// Where the store is.
  func place() throws -> StorePlace {
    let primary = try postgres.map { try StoreOptions.address($0, of: "--postgres") }
    var place = StorePlace(folder: data, attachments: attachments)
    place.address = try primary ?? StoreOptions.environment("HUABIAO_POSTGRES")
    if place.address != nil {
      place.replica =
        try replica.map { try StoreOptions.address($0, of: "--replica") }
        ?? StoreOptions.environment("HUABIAO_REPLICA")
    }
    return place
  }

  /// - Throws: `ValidationError` where it is no address, or holds a password that everybody on the machine can read in the
  ///   list of processes.
  static func address(_ text: String, of option: String) throws -> PostgresAddress {
    guard let address = try? PostgresAddress(text) else {
      throw ValidationError("\(option)：不是数据库地址，应如 postgresql://用户@主机:5432/库名")
    }
    guard !address.hasPassword else {
      throw ValidationError(
        """
        \(option)：命令行里不能写密码，同一台机器上的人从进程列表就能看到。请换一个密码，写进环境变量 HUABIAO_POSTGRES、\
        ~/.pgpass 或者 PGPASSFILE 所指的文件
        """)
    }
    return address
  }

  private static func environment(_ name: String) throws -> PostgresAddress? {
    guard let text = ProcessInfo.processInfo.environment[name], !text.isEmpty else { return nil }
    guard let address = try? PostgresAddress(text) else {
      throw ValidationError("\(name)：不是数据库地址，应如 postgresql://用户@主机:5432/库名")
    }
    return address
  }
}

/// Where a store is: a folder, and the database where it is not in the folder.
struct StorePlace {
  var folder: String
  var attachments: String?
  var address: PostgresAddress?
  var replica: PostgresAddress?

  /// As `copy` is told: the address of a database, or a folder.
  init(_ text: String, attachments: String?, option: String) throws {
    let isAddress = text.contains("://") || text.contains("dbname=") || text.contains("host=")
    self.init(folder: isAddress ? "" : text, attachments: attachments)
    if isAddress {
      address = try StoreOptions.address(text, of: option)
      if attachments == nil { throw ValidationError("\(option)-attachments：数据库之外的附件目录没有写") }
    }
  }

  init(folder: String, attachments: String?) {
    self.folder = folder
    self.attachments = attachments
  }

  /// As messages call it; never with a password.
  var name: String { address?.description ?? folder }

  /// The data folder, or on PostgreSQL as much of one as is needed.
  func dataFolder(create: Bool) throws(LedgerError) -> DataFolder {
    let folder = folder.isEmpty ? attachments ?? Installation.usualFolder : folder
    var made = try DataFolder(folder, create: create || address != nil, attachments: attachments)
    made.isShared = address != nil
    return made
  }

  /// Opened to be copied: in its own version, and left as it is.
  ///
  /// - Throws: `LedgerError.notMigrated`, `.newerSchema`.
  func openUnchanged(_ folder: DataFolder, shelf: BookShelf) async throws(LedgerError) -> any Store {
    guard address != nil else {
      return try await SQLiteStore.openUnchanged(path: folder.database, shelf: shelf)
    }
    return try await open(folder, shelf: shelf, upkeep: .check, progress: ProgressLine())
  }

  /// - Parameter upkeep: what opening PostgreSQL does about a schema that is not of this program; SQLite is always
  ///   brought up to date, since its folder belongs to one process.
  func open(
    _ folder: DataFolder, shelf: BookShelf, upkeep: PostgresOptions.Upkeep, progress: ProgressLine
  ) async throws(LedgerError) -> any Store {
    guard let address else {
      return try await SQLiteStore.open(path: folder.database, shelf: shelf, progress: { progress.show($0) })
    }
    var options = PostgresOptions()
    options.upkeep = upkeep
    options.replica = replica
    return try await PostgresStore.open(
      address, shelf: shelf, options: options, progress: { progress.show($0) })
  }

  /// Opened beside whoever serves it: nothing is brought up to date and nothing can be written.
  func openForReading(_ folder: DataFolder, readers: Int = 2) throws(LedgerError) -> any Store {
    guard let address else { return try SQLiteStore.openForReading(path: folder.database, readers: readers) }
    return PostgresStore.openForReading(address)
  }
}
