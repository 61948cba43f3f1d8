import CPostgres

/// What the server said about a statement that it did not run to its end.
struct PostgresFailure: Error {
  /// SQLSTATE; empty where the connection was lost and nobody said why.
  let state: String
  let message: String
  /// Whether the connection is gone with it.
  let isLost: Bool

  /// Whether the same again may well succeed: the connection was lost, the server is restarting, two transactions were
  /// in each other's way, or a table was made anew under a prepared statement.
  var isPassing: Bool { isEnd || state.hasPrefix("40") || state == "0A000" }

  /// Whether the session is over, or about to be.
  var isEnd: Bool { isLost || state.hasPrefix("08") || state.hasPrefix("57P") }

  /// What libpq itself complains of: nothing more can be made of the connection.
  static func now(_ handle: OpaquePointer) -> PostgresFailure {
    PostgresFailure(state: "", message: PostgresConnection.lastMessage(handle), isLost: true)
  }

  var error: LedgerError {
    if isEnd { return .unreachable(message) }
    return switch state {
    case "57014", "55P03", "25P03": .outOfTime
    default: .refused(state: state, message: message)
    }
  }
}
