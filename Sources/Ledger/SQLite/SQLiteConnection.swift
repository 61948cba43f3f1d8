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

  /// The statement, its values bound: straight into SQLite, because the way through `StatementArguments` costs more than
  /// the insertion of an entry.
  private func prepared(_ sql: String, _ arguments: [SQLValue]) throws -> Statement {
    let statement = try database.cachedStatement(sql: sql)
    statement.setUncheckedArguments(StatementArguments())
    var index: CInt = 0
    for number in SQLiteConnection.placeholders(of: sql, atMost: arguments.count) {
      index += 1
      guard (1...arguments.count).contains(number) else {
        throw LedgerError.engine(code: 21, message: "no value for $\(number)")
      }
      // The engine would end the text there, and what was recorded would not be what was said.
      if case .text(let text) = arguments[number - 1], text.utf8.contains(0) {
        throw LedgerError.malformed(column: "$\(number)", text: text)
      }
      let code = arguments[number - 1].databaseValue.bind(to: statement.sqliteStatement, at: index)
      guard code == 0 else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
    }
    guard index == CInt(arguments.count) else {
      throw LedgerError.engine(code: 21, message: "\(arguments.count) values for \(index) placeholders")
    }
    return statement
  }

  /// The numbers after `$`, each at its first appearance: SQLite takes `$2` for a name and counts by that.
  private static func placeholders(of sql: String, atMost count: Int) -> [Int] {
    var found: [Int] = []
    guard count > 0 else { return found }
    found.reserveCapacity(count)
    var number = 0
    var isNumber = false
    for byte in sql.utf8 {
      if isNumber, (0x30...0x39).contains(byte) {
        number = number * 10 + Int(byte - 0x30)
        continue
      }
      if isNumber {
        if !found.contains(number) { found.append(number) }
        isNumber = false
      }
      if byte == UInt8(ascii: "$") {
        isNumber = true
        number = 0
      }
    }
    if isNumber, !found.contains(number) { found.append(number) }
    return found
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
