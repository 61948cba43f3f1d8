import GRDB
import Ledger
import TestSupport

extension TestStore {
  /// Runs statements behind the back of the store, as an administrator could.
  func raw(_ statements: String...) async throws {
    if let address {
      let connection = try PostgresConnection.open(address)
      for statement in statements { try connection.execute(statement) }
    } else {
      let raw = try DatabaseQueue(path: folder.database)
      try await raw.writeWithoutTransaction { database in
        for statement in statements { try database.execute(sql: statement) }
      }
    }
  }

  /// The same without triggers and constraints.
  func tamper(_ statements: String...) async throws {
    if let address {
      let connection = try PostgresConnection.open(address)
      try connection.execute("SET session_replication_role = replica")
      for name in ["position", "version", "part", "previous", "digest"] {
        try connection.execute("ALTER TABLE entry DROP CONSTRAINT IF EXISTS entry_\(name)_check")
      }
      for statement in statements { try connection.execute(statement) }
    } else {
      let raw = try DatabaseQueue(path: folder.database)
      try await raw.writeWithoutTransaction { database in
        try database.execute(sql: "PRAGMA ignore_check_constraints = ON")
        for trigger in ["entry_no_update", "entry_no_delete", "entry_no_replace"] {
          try database.execute(sql: "DROP TRIGGER IF EXISTS \(trigger)")
        }
        for statement in statements { try database.execute(sql: statement) }
      }
    }
  }
}
