/// The end of the chain, for one writer of many processes at a time.
enum PostgresChain {
  /// The number of the lock among the advisory locks of the database: "huab".
  static let number = 0x6875_6162

  /// What others commit while one waits for the chain is seen once one has it.
  static let begin = "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE"

  /// Waits until nobody else has the chain. From the next statement on, what others committed before is seen.
  static func lock(by lock: PostgresOptions.ChainLock) -> String {
    switch lock {
    case .advisory: "SELECT pg_advisory_xact_lock(\(number))"
    case .row: "SELECT place FROM chain_end FOR UPDATE"
    }
  }

  /// Begins a transaction that has the chain for itself, and reads its end.
  /// - Throws: `LedgerError.otherBooks` where the books are not those of this program.
  static func take(
    on connection: PostgresConnection, by lock: PostgresOptions.ChainLock, _ keeping: BookKeeping
  ) throws(LedgerError) -> Head {
    try connection.begin("\(PostgresChain.begin); \(PostgresChain.lock(by: lock))")
    var stamps: [String: String] = [:]
    var head = Head.empty
    // The end of the chain comes on the way with the stamps.
    for row in try connection.rows(
      """
      SELECT name, stamp, NULL::bigint, NULL::bytea FROM book
      UNION ALL (SELECT NULL, NULL, position, digest FROM entry ORDER BY position DESC LIMIT 1)
      """)
    {
      if let name = try row.optionalText(0) {
        stamps[name] = try row.text(1)
      } else {
        head = Head(position: try row.int(2), digest: try row.fingerprint(3))
      }
    }
    if let name = keeping.foreign(in: stamps, connection.dialect) { throw .otherBooks(name) }
    return head
  }
}
