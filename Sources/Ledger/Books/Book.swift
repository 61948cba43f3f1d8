package import Statute

/// A book (台账): tables drawn from the files of one kind, for reading. Never the only place of anything: it can be
/// thrown away and drawn again, and comes out the same.
package protocol Book: Sendable {
  associatedtype File: CaseFile

  /// Unique, stored; also how the book is called in messages.
  var name: String { get }

  /// Raised whenever `draw` writes something else than before for the same file: the book is then drawn anew when the
  /// store is opened. (A changed `schema` is noticed by itself.)
  var revision: Int { get }

  /// `CREATE TABLE` and `CREATE INDEX` statements, one each, in the SQL of both engines: types TEXT, INTEGER, BLOB,
  /// REAL; no `STRICT`, no `IF NOT EXISTS`. The tables named here belong to this book alone and are dropped before it
  /// is drawn again.
  var schema: [String] { get }

  /// Writes the rows of one file as it now stands, in place of the rows drawn for it before. Runs in the transaction
  /// of the append. Depends on nothing but the file: neither on the time, nor on other files, nor on what was drawn.
  func draw(_ loaded: Loaded<File>, into connection: any SQLConnection) throws
}

extension Book {
  package var revision: Int { 1 }
}

extension Book {
  /// The tables that the schema creates.
  package var tables: [String] { BookSchema.tables(of: schema) }
}

enum BookSchema {
  static func makesTable(_ statement: String) -> Bool { !tables(of: [statement]).isEmpty }

  /// Whether a table has a column `file`.
  static func hasFiles(_ statement: String) -> Bool {
    let words = statement.split { " \n(,".contains($0) }
    return zip(words, words.dropFirst()).contains { $0 == "file" && $1 == "TEXT" }
  }

  /// The names after `CREATE TABLE`.
  static func tables(of schema: [String]) -> [String] {
    schema.compactMap { statement in
      let words = statement.split(maxSplits: 4) { $0 == " " || $0 == "\n" || $0 == "(" }
      guard words.count > 2, words[0].uppercased() == "CREATE", words[1].uppercased() == "TABLE" else {
        return nil
      }
      return String(words[2])
    }
  }
}
