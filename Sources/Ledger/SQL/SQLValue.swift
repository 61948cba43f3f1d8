package import Statute

/// A value on its way into a statement or out of a row. The types are those that both engines have.
package enum SQLValue: Hashable, Sendable {
  case null
  case integer(Int64)
  case real(Double)
  case text(String)
  case blob([UInt8])
}

extension SQLValue {
  package init(_ text: String?) {
    self = text.map(SQLValue.text) ?? .null
  }

  package init(_ number: Int?) {
    self = number.map { .integer(Int64($0)) } ?? .null
  }

  /// 1 or 0, in an INTEGER column.
  package init(_ flag: Bool) {
    self = .integer(flag ? 1 : 0)
  }

  /// ISO 8601, so that days compare as text on both engines.
  package init(_ day: Day?) {
    self = day.map { .text($0.description) } ?? .null
  }

  /// RFC 3339 at +08:00, so that instants compare as text.
  package init(_ instant: Instant?) {
    self = instant.map { .text($0.description) } ?? .null
  }

  /// As `request/5f2c…`.
  package init(_ file: FileID?) {
    self = file.map { .text($0.description) } ?? .null
  }

  /// The 32 bytes.
  package init(_ fingerprint: Fingerprint?) {
    self = fingerprint.map { .blob($0.bytes) } ?? .null
  }

  package init<Choice: RawRepresentable<String>>(_ choice: Choice?) {
    self = choice.map { .text($0.rawValue) } ?? .null
  }
}

extension SQLValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByNilLiteral {
  package init(stringLiteral text: String) { self = .text(text) }
  package init(integerLiteral number: Int64) { self = .integer(number) }
  package init(nilLiteral: ()) { self = .null }
}
