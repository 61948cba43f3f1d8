extension LedgerError {
  /// Whether the same may well be done in a moment: the database server is restarting or being replaced, or too many
  /// wait for it.
  package var isPassing: Bool {
    switch self {
    // SQLITE_BUSY and SQLITE_LOCKED, with the finer reasons that stand in the bytes above.
    case .engine(let code, _): [5, 6].contains(code & 0xFF)
    case .unreachable, .outcomeUnknown, .busy, .outOfTime: true
    default: false
    }
  }
}
