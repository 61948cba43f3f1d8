import Foundation
import GRDB
import Statute

extension SQLiteStore {
  /// Copies the database, as it is at one moment, into one new file, while others read and write.
  ///
  /// The file needs none beside it: the copy does not use the write-ahead log until a server opens it.
  func copy(to path: String) async throws(LedgerError) {
    let result: Result<Void, any Error> = await withCheckedContinuation { continuation in
      DispatchQueue(label: "backup").async { [pool] in
        continuation.resume(
          returning: Result {
            let target = try DatabaseQueue(path: path)
            // All pages in one step: in smaller ones each commit of another process would begin the copy anew.
            try pool.backup(to: target)
            try target.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
            try target.close()
          })
      }
    }
    do {
      try result.get()
      guard chmod(path, 0o600) == 0 else { throw DurableFile.failure(path) }
      try DurableFile.flush(path)
    } catch {
      throw LedgerError(engine: error)
    }
  }
}
