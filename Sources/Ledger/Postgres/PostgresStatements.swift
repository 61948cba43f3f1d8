import CPostgres

/// The statements that a connection has prepared, by their text.
struct PostgresStatements {
  /// A statement whose text begins so is planned for its very values each time: for search, where one word is in every
  /// text and another in none.
  static let plannedAnew = "/* planned anew */"
  /// More than the program has; a query that is put together from parts does not fill the server's memory.
  private static let most = 600

  private var names: [String: String] = [:]
  private var last = 0

  mutating func run(
    _ sql: String, _ values: PostgresParameters, on handle: OpaquePointer
  ) throws(PostgresFailure) -> OpaquePointer {
    if values.isEmpty, !PostgresStatements.isKept(sql) {
      return try PostgresConnection.checked(PQexec(handle, sql), on: handle)
    }
    if sql.hasPrefix(PostgresStatements.plannedAnew) {
      return try PostgresConnection.checked(
        values.withPointers { count, contents, lengths, formats in
          PQexecParams(handle, sql, count, nil, contents, lengths, formats, 1)
        }, on: handle)
    }
    let name = try prepared(sql, on: handle)
    return try PostgresConnection.checked(
      values.withPointers { count, contents, lengths, formats in
        PQexecPrepared(handle, name, count, contents, lengths, formats, 1)
      }, on: handle)
  }

  /// Statements that make and drop tables are run once and not kept.
  private static func isKept(_ sql: String) -> Bool {
    ["SELECT", "INSERT", "UPDATE", "DELETE", "/*"].contains { sql.hasPrefix($0) }
  }

  private mutating func prepared(
    _ sql: String, on handle: OpaquePointer
  ) throws(PostgresFailure) -> String {
    if let name = names[sql] { return name }
    if names.count >= PostgresStatements.most {
      PQclear(try PostgresConnection.checked(PQexec(handle, "DEALLOCATE ALL"), on: handle))
      names.removeAll()
    }
    last += 1
    let name = "s\(last)"
    PQclear(try PostgresConnection.checked(PQprepare(handle, name, sql, 0, nil), on: handle))
    names[sql] = name
    return name
  }
}

/// Values on their way to the server: texts and numbers as text, whose type the statement gives; bytes as they are.
struct PostgresParameters {
  private var bytes: [UInt8] = []
  private var places: [Int?] = []
  private var lengths: [Int32] = []
  private var formats: [Int32] = []

  var isEmpty: Bool { places.isEmpty }

  /// - Throws: `LedgerError.malformed` for a text with a zero byte: the engine would end it there, and what was recorded
  ///   would not be what was said.
  init(_ values: [SQLValue]) throws(LedgerError) {
    for (index, value) in values.enumerated() {
      switch value {
      case .null: add(nil, format: 0)
      case .integer(let number): add(Array(String(number).utf8), format: 0)
      case .real(let number): add(Array("\(number)".utf8), format: 0)
      case .text(let text):
        guard !text.utf8.contains(0) else { throw .malformed(column: "$\(index + 1)", text: text) }
        add(Array(text.utf8), format: 0)
      case .blob(let content): add(content, format: 1)
      }
    }
  }

  private mutating func add(_ content: [UInt8]?, format: Int32) {
    places.append(content == nil ? nil : bytes.count)
    lengths.append(Int32(content?.count ?? 0))
    formats.append(format)
    bytes += content ?? []
    bytes.append(0)
  }

  func withPointers<R>(
    _ body: (Int32, [UnsafePointer<CChar>?], [Int32], [Int32]) -> R
  ) -> R {
    bytes.withUnsafeBytes { raw in
      let start = raw.baseAddress?.assumingMemoryBound(to: CChar.self)
      return body(
        Int32(places.count), places.map { place in place.flatMap { start?.advanced(by: $0) } }, lengths,
        formats)
    }
  }
}
