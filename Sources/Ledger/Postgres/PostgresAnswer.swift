import CPostgres

/// Reads an answer in the binary form of the server.
struct PostgresAnswer {
  private let result: OpaquePointer

  init(_ result: OpaquePointer) {
    self.result = result
  }

  func rows() throws(LedgerError) -> [SQLRow] {
    let columns = PQnfields(result)
    // What came without prepared values came as text.
    let types = (0..<columns).map { PQftype(result, $0) }
    let isBinary = (0..<columns).map { PQfformat(result, $0) == 1 }
    var rows: [SQLRow] = []
    rows.reserveCapacity(Int(PQntuples(result)))
    for row in 0..<PQntuples(result) {
      var values: [SQLValue] = []
      values.reserveCapacity(Int(columns))
      for column in 0..<columns {
        guard PQgetisnull(result, row, column) == 0, let start = PQgetvalue(result, row, column) else {
          values.append(.null)
          continue
        }
        let bytes = UnsafeRawBufferPointer(start: start, count: Int(PQgetlength(result, row, column)))
        guard
          let value = isBinary[Int(column)]
            ? PostgresAnswer.value(types[Int(column)], bytes)
            : PostgresAnswer.value(types[Int(column)], text: String(decoding: bytes, as: UTF8.self))
        else {
          throw .column(index: Int(column), expected: "a type of the ledger, not \(types[Int(column)])")
        }
        values.append(value)
      }
      rows.append(SQLRow(values))
    }
    return rows
  }

  /// By the number that the server's catalogue gives to the type.
  private static func value(_ type: Oid, _ bytes: UnsafeRawBufferPointer) -> SQLValue? {
    switch type {
    case 16: .integer(bytes.first == 0 ? 0 : 1)
    case 17: .blob(Array(bytes))
    case 20, 21, 23: .integer(number(bytes))
    case 26: .integer(number(bytes) & 0xFFFF_FFFF)
    case 18, 19, 25, 705, 1042, 1043: .text(String(decoding: bytes, as: UTF8.self))
    case 701: .real(Double(bitPattern: UInt64(bitPattern: number(bytes))))
    case 700: .real(Double(Float(bitPattern: UInt32(truncatingIfNeeded: number(bytes)))))
    case 1700: numeric(bytes)
    // What a function gives back that gives nothing back.
    case 2278: .null
    default: nil
    }
  }

  private static func value(_ type: Oid, text: String) -> SQLValue? {
    switch type {
    case 16: .integer(text == "t" ? 1 : 0)
    case 20, 21, 23, 26: Int64(text).map { .integer($0) }
    case 700, 701: Double(text).map { .real($0) }
    case 1700: Int64(text).map { .integer($0) } ?? Double(text).map { .real($0) }
    case 17: hex(text)
    case 2278: .null
    default: .text(text)
    }
  }

  private static func hex(_ text: String) -> SQLValue? {
    let digits = text.utf8.dropFirst(2).map { ($0 & 15) + ($0 > 57 ? 9 : 0) }
    return .blob(stride(from: 0, to: digits.count - 1, by: 2).map { digits[$0] << 4 | digits[$0 + 1] })
  }

  /// Big-endian, signed, of any length up to eight bytes.
  private static func number(_ bytes: some Sequence<UInt8>) -> Int64 {
    var number: Int64?
    for byte in bytes { number = (number ?? (byte >= 0x80 ? -1 : 0)) << 8 | Int64(byte) }
    return number ?? 0
  }

  /// Digits to the base of 10,000, which a sum of whole numbers comes as; a whole number stays one.
  private static func numeric(_ bytes: UnsafeRawBufferPointer) -> SQLValue? {
    guard bytes.count >= 8 else { return nil }
    let words = stride(from: 0, to: bytes.count - 1, by: 2).map { Int(bytes[$0]) << 8 | Int(bytes[$0 + 1]) }
    let weight = Int(Int16(truncatingIfNeeded: words[1]))
    let digits = words.dropFirst(4)
    var value = 0.0
    // Below zero, where there is room for one more.
    var whole: Int64? = 0
    for (place, digit) in digits.enumerated() {
      value = value * 10_000 + Double(digit)
      if place <= weight { whole = whole.flatMap { shifted($0, minus: digit) } }
    }
    for _ in stride(from: digits.count, through: weight, by: 1) {
      whole = whole.flatMap { shifted($0, minus: 0) }
    }
    var scale = weight - digits.count + 1
    while scale > 0 { value *= 10_000; scale -= 1 }
    while scale < 0 { value /= 10_000; scale += 1 }
    let isNegative = words[2] == 0x4000
    guard words[2] == 0 || isNegative else { return .real(.nan) }
    if words[3] == 0, digits.count <= weight + 1, let whole {
      let (negated, overflow) = Int64(0).subtractingReportingOverflow(whole)
      if isNegative || !overflow { return .integer(isNegative ? whole : negated) }
    }
    return .real(isNegative ? -value : value)
  }

  private static func shifted(_ number: Int64, minus digit: Int) -> Int64? {
    let (product, overflow) = number.multipliedReportingOverflow(by: 10_000)
    let (difference, more) = product.subtractingReportingOverflow(Int64(digit))
    return overflow || more ? nil : difference
  }
}
