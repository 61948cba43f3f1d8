extension LedgerReader {
  /// A setting of this installation; what a body decides is in the body's file instead.
  package func setting(_ name: String) throws(LedgerError) -> String? {
    try row("SELECT value FROM setting WHERE name = $1", [.text(name)])
      .map { (row) throws(LedgerError) in try row.text(0) }
  }

  package func settings() throws(LedgerError) -> [String: String] {
    var settings: [String: String] = [:]
    for row in try rows("SELECT name, value FROM setting") { settings[try row.text(0)] = try row.text(1) }
    return settings
  }
}

extension LedgerWriter {
  /// Announces `setting:` and the first word of the name, where something changes.
  /// - Parameter value: `nil` removes it.
  package func set(_ name: String, to value: String?) throws(LedgerError) {
    if try setting(name) != value { announce("setting:" + name.prefix { $0 != "." }) }
    guard let value else {
      try execute("DELETE FROM setting WHERE name = $1", [.text(name)])
      return
    }
    try execute(
      "INSERT INTO setting (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
      [.text(name), .text(value)])
  }
}
