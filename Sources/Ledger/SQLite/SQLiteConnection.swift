import Foundation
import GRDB

/// A GRDB connection inside its transaction, spoken to in the ledger's words.
final class SQLiteConnection: LedgerReader {
  let database: Database
  let dialect: any SQLDialect

  init(_ database: Database, dialect: any SQLDialect) {
    self.database = database
    self.dialect = dialect
  }

  func rows(_ sql: String, _ arguments: [SQLValue]) throws(LedgerError) -> [SQLRow] {
    try LedgerError.catching {
      let statement = try prepared(sql, arguments)
      let columns = statement.columnCount
      var rows: [SQLRow] = []
      let cursor = try Row.fetchCursor(statement)
      while let row = try cursor.next() {
        var values: [SQLValue] = []
        values.reserveCapacity(columns)
        for index in 0..<columns { values.append(SQLValue(row[index] as DatabaseValue)) }
        rows.append(SQLRow(values))
      }
      return rows
    }
  }

  func execute(_ sql: String, _ arguments: [SQLValue]) throws(LedgerError) -> Int {
    try LedgerError.catching {
      try prepared(sql, arguments).execute()
      return database.changesCount
    }
  }

  private func prepared(_ sql: String, _ arguments: [SQLValue]) throws -> Statement {
    let statement = try database.cachedStatement(sql: sql)
    try statement.setArguments(StatementArguments(SQLiteConnection.inOrder(arguments, of: sql)))
    return statement
  }

  /// SQLite takes `$2` for a name and counts parameters by first appearance, so arguments are put into that order.
  private static func inOrder(_ arguments: [SQLValue], of sql: String) -> [SQLValue] {
    guard arguments.count > 1 else { return arguments }
    var order: [Int] = []
    order.reserveCapacity(arguments.count)
    var number: Int?
    func end() {
      if let found = number, !order.contains(found) { order.append(found) }
      number = nil
    }
    for byte in sql.utf8 {
      if byte == UInt8(ascii: "$") {
        end()
        number = 0
      } else if let digits = number, (0x30...0x39).contains(byte) {
        number = digits * 10 + Int(byte - 0x30)
      } else if number != nil {
        end()
      }
    }
    end()
    guard order.count == arguments.count, order.allSatisfy({ (1...arguments.count).contains($0) }) else {
      return arguments
    }
    return order.map { arguments[$0 - 1] }
  }
}

extension SQLValue: DatabaseValueConvertible {
  var databaseValue: DatabaseValue {
    switch self {
    case .null: .null
    case .integer(let number): number.databaseValue
    case .real(let number): number.databaseValue
    case .text(let text): text.databaseValue
    case .blob(let bytes): Data(bytes).databaseValue
    }
  }

  static func fromDatabaseValue(_ value: DatabaseValue) -> SQLValue? {
    SQLValue(value)
  }

  init(_ value: DatabaseValue) {
    self =
      switch value.storage {
      case .null: .null
      case .int64(let number): .integer(number)
      case .double(let number): .real(number)
      case .string(let text): .text(text)
      case .blob(let data): .blob(Array(data))
      }
  }
}

extension LedgerError {
  /// Runs engine code and turns what it throws into the ledger's error.
  static func catching<R>(_ work: () throws -> R) throws(LedgerError) -> R {
    do {
      return try work()
    } catch {
      throw LedgerError(engine: error)
    }
  }

  init(engine error: any Error) {
    switch error {
    case let error as LedgerError: self = error
    case let error as DatabaseError:
      self = .engine(code: Int(error.extendedResultCode.rawValue), message: error.message ?? "")
    default: self = .engine(code: 0, message: String(describing: error))
    }
  }
}
