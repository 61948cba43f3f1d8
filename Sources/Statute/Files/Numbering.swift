/// A running series of numbers of one body and one year: request numbers, letter numbers, index numbers.
/// Numbers of a series have no gaps and are never given twice; the ledger hands out the next one.
package struct NumberSeries: Hashable, Sendable {
  /// What is numbered; stored.
  package enum Subject: String, Sendable {
    /// 依申请公开编号.
    case request
    /// 答复书等文书的文号.
    case letter
    /// 索引号后段码.
    case index
  }

  package let subject: Subject
  /// The code of the body.
  package let body: String
  package let year: Int

  package init(_ subject: Subject, body: String, year: Int) {
    self.subject = subject
    self.body = body
    self.year = year
  }

  /// The stored name, `request:11440000000000000A:2026`.
  package var stored: String { "\(subject.rawValue):\(body):\(year)" }
}

extension NumberSeries {
  /// The index number (索引号): code of the body, year and a serial of five digits,
  /// `11440000000000000A/2026-00042`. Never changes once given (platform standard M-1 to M-4).
  package static func indexNumber(body: String, year: Int, serial: Int) -> String {
    "\(body)/\(year)-\(padded(serial, 5))"
  }

  /// The number of a request as people quote it, `2026-0042`; unique within the body.
  package static func requestNumber(year: Int, serial: Int) -> String {
    "\(year)-\(padded(serial, 4))"
  }

  private static func padded(_ value: Int, _ width: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
