extension LedgerError {
  /// Whether the same may well be done in a moment: the database server is restarting or being replaced, or too many
  /// wait for it.
  package var isPassing: Bool {
    switch self {
    // SQLITE_BUSY and SQLITE_LOCKED, with the finer reasons that stand in the bytes above.
    case .engine(let code, _): [5, 6].contains(code & 0xFF)
    case .unreachable, .outcomeUnknown, .busy, .outOfTime: true
    // This process is about to be replaced by one of the new version.
    case .otherBooks: true
    // Whoever changes a password is at it, and the text that was sent must not be lost meanwhile.
    case .notAdmitted: true
    default: false
    }
  }

  /// Whether nothing was heard from the server, so that the same may be asked of it again.
  var isUnreachable: Bool {
    if case .unreachable = self { true } else { false }
  }
}
