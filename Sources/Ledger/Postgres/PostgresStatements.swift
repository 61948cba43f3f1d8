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

  /// How many were sent and not yet asked about.
  private var pending = 0
  private static let mostPending = 100

  mutating func run(
    _ sql: String, _ values: PostgresParameters, on handle: OpaquePointer
  ) throws(PostgresFailure) -> OpaquePointer {
    guard PostgresStatements.isKept(sql) else {
      try flush(handle)
      guard !values.isEmpty else { return try PostgresConnection.checked(PQexec(handle, sql), on: handle) }
      return try PostgresConnection.checked(
        values.withPointers { count, contents, lengths, formats in
          PQexecParams(handle, sql, count, nil, contents, lengths, formats, 1)
        }, on: handle)
    }
    let name = try prepared(sql, on: handle)
    if pending > 0 {
      try post(name, values, on: handle)
      return try collected(handle)
    }
    return try PostgresConnection.checked(
      values.withPointers { count, contents, lengths, formats in
        PQexecPrepared(handle, name, count, contents, lengths, formats, 1)
      }, on: handle)
  }

  /// Sends a statement and does not wait for what comes of it.
  mutating func send(
    _ sql: String, _ values: PostgresParameters, on handle: OpaquePointer
  ) throws(PostgresFailure) {
    guard PostgresStatements.isKept(sql) else {
      PQclear(try run(sql, values, on: handle))
      return
    }
    try post(try prepared(sql, on: handle), values, on: handle)
    // What nobody reads fills the wire in the end.
    if pending >= PostgresStatements.mostPending { try flush(handle) }
  }

  mutating func flush(_ handle: OpaquePointer) throws(PostgresFailure) {
    if pending > 0 { PQclear(try collected(handle)) }
  }

  private mutating func post(
    _ name: String, _ values: PostgresParameters, on handle: OpaquePointer
  ) throws(PostgresFailure) {
    if pending == 0, PQenterPipelineMode(handle) != 1 { throw .now(handle) }
    let isSent = values.withPointers { count, contents, lengths, formats in
      PQsendQueryPrepared(handle, name, count, contents, lengths, formats, 1)
    }
    guard isSent == 1 else { throw .now(handle) }
    pending += 1
  }

  /// The answer to the last statement sent, once all are done; the first refusal where there was one.
  private mutating func collected(_ handle: OpaquePointer) throws(PostgresFailure) -> OpaquePointer {
    let count = pending
    pending = 0
    guard PQpipelineSync(handle) == 1 else { throw .now(handle) }
    var last: OpaquePointer?
    var refusal: PostgresFailure?
    for _ in 0..<count {
      PQclear(last)
      last = nil
      do throws(PostgresFailure) {
        last = try PostgresConnection.checked(PQgetResult(handle), on: handle)
      } catch {
        refusal = refusal ?? error
      }
      // Nothing, which ends the answers to each.
      if let more = PQgetResult(handle) { PQclear(more) }
    }
    PQclear(PQgetResult(handle))
    let isOver = PQexitPipelineMode(handle) == 1
    if refusal == nil, let last, isOver { return last }
    PQclear(last)
    throw refusal ?? .now(handle)
  }

  /// Statements that make and drop tables are run once and not kept, nor are those that are planned anew.
  private static func isKept(_ sql: String) -> Bool {
    ["SELECT", "INSERT", "UPDATE", "DELETE", "SAVEPOINT", "RELEASE", "BEGIN"].contains { sql.hasPrefix($0) }
  }

  private mutating func prepared(
    _ sql: String, on handle: OpaquePointer
  ) throws(PostgresFailure) -> String {
    if let name = names[sql] { return name }
    try flush(handle)
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
