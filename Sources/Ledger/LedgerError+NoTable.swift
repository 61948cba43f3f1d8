extension LedgerError {
  /// Whether a table is asked for that is not there: in a database that nobody has written to yet.
  package var isNoTable: Bool {
    switch self {
    case .engine(1, let message): message.contains("no such table")
    case .refused(state: "42P01", _): true
    default: false
    }
  }
}
