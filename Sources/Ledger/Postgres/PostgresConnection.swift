import CPostgres
import Glibc
import Statute

/// A connection to PostgreSQL through libpq, used by one thread at a time.
package final class PostgresConnection: LedgerReader {
  package let dialect: any SQLDialect
  /// The statement by which the session has its bound on statements, whatever was set in between.
  let statementTimeout: String
  /// What the server is on: from a promotion on it is another one, and numbers of transactions mean others.
  let timeline: String
  let handle: OpaquePointer
  /// For whoever wants to stop a statement from another thread; lives as long as the connection.
  let cancelHandle: OpaquePointer?
  /// What went wrong last since the transaction was begun, whoever has caught it since.
  private(set) var failure: PostgresFailure?
  /// How many statements were run that may have changed something.
  private(set) var changes = 0
  /// Whether the session ended, or the server said that it was about to.
  private var isOver = false
  var statements = PostgresStatements()

  /// Connects and makes the session one that a ledger can trust.
  ///
  /// - Parameter statementTimeout: in seconds; 0 for none.
  /// - Throws: `LedgerError.unreachable`, `.notAdmitted`, `.unsuitable`.
  package static func open(
    _ address: PostgresAddress, dialect: any SQLDialect = PostgresDialect(), statementTimeout: Int = 30
  ) throws(LedgerError) -> PostgresConnection {
    let complete = address.with("client_encoding", unlessSet: "UTF8")
      .with("application_name", unlessSet: "huabiao")
      .with("connect_timeout", unlessSet: "5")
      .with("tcp_user_timeout", unlessSet: "15000")
      .with("keepalives_idle", unlessSet: "15")
      .with("keepalives_interval", unlessSet: "5")
      .with("keepalives_count", unlessSet: "3")
    guard let handle = PostgresConnection.connected(complete.parameters) else {
      throw .unreachable("out of memory")
    }
    if PQstatus(handle) != CONNECTION_OK { PostgresAdmission.tryAgainSayingMore(handle) }
    guard PQstatus(handle) == CONNECTION_OK else {
      let error = PostgresAdmission.error(PostgresConnection.message(handle))
      PQfinish(handle)
      throw error
    }
    PQsetNoticeProcessor(handle, { _, _ in }, nil)
    do throws(PostgresFailure) {
      let bound = "SET statement_timeout = \(statementTimeout * 1_000)"
      let timeline = try PostgresConnection.prepare(handle, bound)
      return PostgresConnection(handle, bound, timeline: timeline, dialect: dialect)
    } catch {
      PQfinish(handle)
      throw error.state == PostgresConnection.unsuitable ? .unsuitable(error.message) : error.error
    }
  }

  private init(
    _ handle: OpaquePointer, _ statementTimeout: String, timeline: String, dialect: any SQLDialect
  ) {
    self.handle = handle
    self.statementTimeout = statementTimeout
    self.timeline = timeline
    self.dialect = dialect
    cancelHandle = PQgetCancel(handle)
  }

  deinit {
    PQfreeCancel(cancelHandle)
    PQfinish(handle)
  }

  private static let unsuitable = "unsuitable"

  /// The time of day is none of the server's business, a server that answers commits before they are on the disk is
  /// told not to, and a session that stopped in the middle of a transaction is ended so that it does not hold the chain.
  /// A client whose machine is gone is noticed within half a minute, so that its locks are let go.
  private static func prepare(
    _ handle: OpaquePointer, _ statementTimeout: String
  ) throws(PostgresFailure) -> String {
    let result = try checked(
      PQexec(
        handle,
        """
        SET client_min_messages = error;
        \(statementTimeout);
        SET idle_in_transaction_session_timeout = 60000;
        SET work_mem = '16MB';
        SET TimeZone = 'UTC';
        SET tcp_keepalives_idle = 15; SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 3;
        SELECT current_setting('server_encoding'), current_setting('server_version_num')::int,
          set_config('synchronous_commit', CASE current_setting('synchronous_commit') WHEN 'off' THEN 'on'
            ELSE current_setting('synchronous_commit') END, false),
          CASE WHEN pg_is_in_recovery() THEN '' ELSE substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8) END
        """), on: handle)
    defer { PQclear(result) }
    func text(_ column: Int32) -> String { PQgetvalue(result, 0, column).map { String(cString: $0) } ?? "" }
    guard text(0) == "UTF8" else {
      throw PostgresFailure(
        state: unsuitable, message: "its encoding is \(text(0)) and has to be UTF8", isLost: false)
    }
    guard let version = Int(text(1)), version >= 130_000 else {
      throw PostgresFailure(
        state: unsuitable, message: "its server is older than PostgreSQL 13", isLost: false)
    }
    return text(3)
  }

  private static func connected(_ parameters: [String: String]) -> OpaquePointer? {
    let names = parameters.keys.map { strdup($0) }
    let values = parameters.values.map { strdup($0) }
    defer { for text in names + values { free(text) } }
    let keywords = names.map { UnsafePointer($0) } + [nil]
    let contents = values.map { UnsafePointer($0) } + [nil]
    return PQconnectdbParams(keywords, contents, 0)
  }

  static func message(_ handle: OpaquePointer) -> String {
    PQerrorMessage(handle).map { String(cString: $0) } ?? ""
  }

  static func lastMessage(_ handle: OpaquePointer) -> String {
    message(handle).split(separator: "\n").first.map(String.init) ?? "connection lost"
  }

  // MARK: Asking

  package func rows(_ sql: String, _ arguments: [SQLValue]) throws(LedgerError) -> [SQLRow] {
    let result = try answer(sql, arguments)
    defer { PQclear(result) }
    return try PostgresAnswer(result).rows()
  }

  @discardableResult
  package func execute(_ sql: String, _ arguments: [SQLValue]) throws(LedgerError) -> Int {
    let result = try answer(sql, arguments)
    defer { PQclear(result) }
    return PQcmdTuples(result).flatMap { Int(String(cString: $0)) } ?? 0
  }

  package func send(_ sql: String, _ arguments: [SQLValue]) throws(LedgerError) {
    let values = try PostgresParameters(arguments)
    if !sql.hasPrefix("SELECT") { changes += 1 }
    try noting { () throws(PostgresFailure) in try statements.send(sql, values, on: handle) }
  }

  /// Waits until everything that was sent has been done.
  func flush() throws(LedgerError) {
    try noting { () throws(PostgresFailure) in try statements.flush(handle) }
  }

  /// Runs constant statements without values, several in one go, and gives back what the server calls the last.
  @discardableResult
  func run(_ statements: String) throws(LedgerError) -> String {
    let result = try noting { () throws(PostgresFailure) in
      try self.statements.flush(handle)
      return try PostgresConnection.checked(PQexec(handle, statements), on: handle)
    }
    defer { PQclear(result) }
    return PQcmdStatus(result).map { String(cString: $0) } ?? ""
  }

  private func answer(_ sql: String, _ arguments: [SQLValue]) throws(LedgerError) -> OpaquePointer {
    let values = try PostgresParameters(arguments)
    if !sql.hasPrefix("SELECT") { changes += 1 }
    return try noting { () throws(PostgresFailure) in try statements.run(sql, values, on: handle) }
  }

  private func noting<R>(_ work: () throws(PostgresFailure) -> R) throws(LedgerError) -> R {
    do {
      return try work()
    } catch {
      failure = error
      if error.isEnd { isOver = true }
      throw error.error
    }
  }

  /// Takes the result if it is one, or what the server said instead.
  static func checked(_ result: OpaquePointer?, on handle: OpaquePointer) throws(PostgresFailure)
    -> OpaquePointer
  {
    let isLost = PQstatus(handle) != CONNECTION_OK
    guard let result else {
      throw PostgresFailure(state: "", message: lastMessage(handle), isLost: isLost)
    }
    switch PQresultStatus(result) {
    case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY: return result
    default: break
    }
    defer { PQclear(result) }
    func field(_ name: Unicode.Scalar) -> String? {
      PQresultErrorField(result, Int32(name.value)).map { String(cString: $0) }
    }
    // The details name values: they stay where they are.
    throw PostgresFailure(
      state: field("C") ?? "", message: field("M") ?? lastMessage(handle), isLost: isLost)
  }

  // MARK: Transactions

  /// Whether the connection can be used again after a failure.
  var isUsable: Bool { !isOver && PQstatus(handle) == CONNECTION_OK }

  /// Whether the transaction takes no more statements because one of them failed.
  var isInFailedTransaction: Bool { PQtransactionStatus(handle) == PQTRANS_INERROR }

  /// Begins with some statements; what went wrong before is forgotten.
  func begin(_ statements: String) throws(LedgerError) {
    try begin()
    try run(statements)
  }

  /// Begins with a statement that goes with the first one of the transaction.
  func begin(with statement: String) throws(LedgerError) {
    try begin()
    try send(statement, [])
  }

  private func begin() throws(LedgerError) {
    if failure?.state == "0A000" { try forgetStatements() }
    failure = nil
  }

  /// Ends the transaction without its changes; whether the connection is fit for another.
  func rollBack() -> Bool {
    guard isUsable else { return false }
    _ = try? flush()
    guard isUsable else { return false }
    if PQtransactionStatus(handle) != PQTRANS_IDLE {
      let kept = failure
      guard (try? run("ROLLBACK")) != nil else { return false }
      failure = kept
    }
    return isUsable && PQtransactionStatus(handle) == PQTRANS_IDLE
  }

  /// For a command that goes on after one that failed inside its savepoint.
  func forgetFailure() {
    failure = nil
  }

  private func forgetStatements() throws(LedgerError) {
    try run("DEALLOCATE ALL")
    statements = PostgresStatements()
  }

  // MARK: Being told

  /// The words that were notified since, after waiting for one some time; empty where none was.
  package func notifications(within milliseconds: Int) throws(LedgerError) -> [String] {
    let told = taken()
    guard told.isEmpty else { return told }
    var socket = pollfd(fd: PQsocket(handle), events: Int16(POLLIN), revents: 0)
    _ = poll(&socket, 1, Int32(milliseconds))
    guard PQconsumeInput(handle) == 1 else {
      throw .unreachable(PostgresConnection.lastMessage(handle))
    }
    return taken()
  }

  private func taken() -> [String] {
    var told: [String] = []
    while let notice = PQnotifies(handle) {
      told.append(String(cString: notice.pointee.extra))
      PQfreemem(notice)
    }
    return told
  }
}
