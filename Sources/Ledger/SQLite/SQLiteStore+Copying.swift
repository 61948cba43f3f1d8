import Foundation
import GRDB
import Statute

extension SQLiteStore {
  /// Copies the database, as it is at one moment, into one new file, while others read and write.
  ///
  /// The file needs none beside it: the copy does not use the write-ahead log until a server opens it.
  func copy(to path: String) async throws(LedgerError) {
    do {
      try await pool.writeWithoutTransaction { database in
        try database.execute(sql: "VACUUM INTO ?", arguments: [path])
      }
      guard chmod(path, 0o600) == 0 else { throw DurableFile.failure(path) }
      try DurableFile.flush(path)
    } catch {
      throw LedgerError(engine: error)
    }
  }
}
