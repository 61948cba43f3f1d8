package import Statute

/// A row of an answer; columns are read by index, in the order of the SELECT.
///
/// A column that is not what the reader asks for throws `LedgerError.column`: a book and its query that have drifted
/// apart are found at the first row, not shown as an empty cell.
package struct SQLRow: Sendable, Hashable {
  package let values: [SQLValue]

  package init(_ values: [SQLValue]) {
    self.values = values
  }

  package subscript(index: Int) -> SQLValue {
    index < values.count ? values[index] : .null
  }

  package func optionalText(_ index: Int) throws(LedgerError) -> String? {
    switch self[index] {
    case .text(let text): text
    case .null: nil
    default: throw .column(index: index, expected: "text")
    }
  }

  package func text(_ index: Int) throws(LedgerError) -> String {
    guard let text = try optionalText(index) else { throw .column(index: index, expected: "text") }
    return text
  }

  package func optionalInt(_ index: Int) throws(LedgerError) -> Int? {
    switch self[index] {
    case .integer(let number): Int(number)
    case .null: nil
    default: throw .column(index: index, expected: "integer")
    }
  }

  package func int(_ index: Int) throws(LedgerError) -> Int {
    guard let number = try optionalInt(index) else { throw .column(index: index, expected: "integer") }
    return number
  }

  /// An INTEGER column of 0 and 1.
  package func flag(_ index: Int) throws(LedgerError) -> Bool {
    try int(index) != 0
  }

  package func bytes(_ index: Int) throws(LedgerError) -> [UInt8] {
    guard case .blob(let bytes) = self[index] else { throw .column(index: index, expected: "blob") }
    return bytes
  }

  package func fingerprint(_ index: Int) throws(LedgerError) -> Fingerprint {
    guard let fingerprint = Fingerprint(bytes: try bytes(index)) else {
      throw .column(index: index, expected: "digest")
    }
    return fingerprint
  }

  package func optionalDay(_ index: Int) throws(LedgerError) -> Day? {
    try read(index, "day") { Day($0) }
  }

  package func day(_ index: Int) throws(LedgerError) -> Day {
    guard let day = try optionalDay(index) else { throw .column(index: index, expected: "day") }
    return day
  }

  package func optionalInstant(_ index: Int) throws(LedgerError) -> Instant? {
    try read(index, "instant") { Instant($0) }
  }

  package func instant(_ index: Int) throws(LedgerError) -> Instant {
    guard let instant = try optionalInstant(index) else { throw .column(index: index, expected: "instant") }
    return instant
  }

  package func optionalFile(_ index: Int) throws(LedgerError) -> FileID? {
    try read(index, "file") { FileID($0) }
  }

  package func file(_ index: Int) throws(LedgerError) -> FileID {
    guard let file = try optionalFile(index) else { throw .column(index: index, expected: "file") }
    return file
  }

  package func actor(_ index: Int) throws(LedgerError) -> Actor {
    guard let actor = try read(index, "actor", { Actor(stored: $0) }) else {
      throw .column(index: index, expected: "actor")
    }
    return actor
  }

  package func optionalChoice<Choice: RawRepresentable<String>>(
    _ index: Int, _: Choice.Type = Choice.self
  ) throws(LedgerError) -> Choice? {
    try read(index, "\(Choice.self)") { Choice(rawValue: $0) }
  }

  package func choice<Choice: RawRepresentable<String>>(
    _ index: Int, _: Choice.Type = Choice.self
  ) throws(LedgerError) -> Choice {
    guard let choice = try optionalChoice(index, Choice.self) else {
      throw .column(index: index, expected: "\(Choice.self)")
    }
    return choice
  }

  private func read<Value>(
    _ index: Int, _ name: String, _ parse: (String) -> Value?
  ) throws(LedgerError) -> Value? {
    guard let text = try optionalText(index) else { return nil }
    guard let value = parse(text) else { throw .malformed(column: name, text: text) }
    return value
  }
}
