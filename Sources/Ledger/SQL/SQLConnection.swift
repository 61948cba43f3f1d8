/// One connection inside one transaction: the few things asked of an engine.
///
/// Statements are written once for both engines: placeholders are `$1`, `$2`, …, upserts are
/// `INSERT … ON CONFLICT (…) DO UPDATE`, days and instants are text, flags are 0 and 1. Statements are prepared once
/// and kept, so their text must be constant: values go into arguments, never into the text.
package protocol SQLConnection: AnyObject {
  var dialect: any SQLDialect { get }

  /// All rows of an answer.
  func rows(_ sql: String, _ arguments: [SQLValue]) throws(LedgerError) -> [SQLRow]

  /// Runs a statement that answers nothing. Gives back how many rows it changed.
  @discardableResult
  func execute(_ sql: String, _ arguments: [SQLValue]) throws(LedgerError) -> Int

  /// Runs a statement of whose answer nothing is wanted. An engine at the other end of a wire is sent it together with
  /// the next one: where it is refused, the next one says so, or the end of the command.
  func send(_ sql: String, _ arguments: [SQLValue]) throws(LedgerError)
}

extension SQLConnection {
  package func send(_ sql: String, _ arguments: [SQLValue]) throws(LedgerError) {
    try execute(sql, arguments)
  }

  package func rows(_ sql: String) throws(LedgerError) -> [SQLRow] {
    try rows(sql, [])
  }

  /// The first row, where the answer has one.
  package func row(_ sql: String, _ arguments: [SQLValue] = []) throws(LedgerError) -> SQLRow? {
    try rows(sql, arguments).first
  }

  /// The one number of an answer such as `SELECT count(*) …`; 0 for no row.
  package func count(_ sql: String, _ arguments: [SQLValue] = []) throws(LedgerError) -> Int {
    try rows(sql, arguments).first?.optionalInt(0) ?? 0
  }

  @discardableResult
  package func execute(_ sql: String) throws(LedgerError) -> Int {
    try execute(sql, [])
  }
}

/// What differs between the engines, as values.
package protocol SQLDialect: Sendable {
  /// A `CREATE TABLE` or `CREATE INDEX` of a book, written as for SQLite without `STRICT`, in the engine's own words.
  func schema(_ statement: String) -> String
  /// What keeps entries from being changed, removed or put anywhere but at the end, whoever tries.
  var entryGuards: [String] { get }
  /// The bytes of a text column exactly as they are stored, whether or not they are still valid text.
  func storedBytes(_ column: String) -> String
  /// The search of this engine.
  var search: any SearchEngine { get }
}
