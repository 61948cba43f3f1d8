/// A moment, to the second, as the machine recorded it. The law counts in `Day`s; an instant says only when
/// something was written down or when a session ends.
///
/// No code but the one adapter in the executable reads the time; everything else is handed an instant.
package struct Instant: Hashable, Comparable, Sendable {
  /// Seconds since 1970-01-01T00:00:00Z.
  package let seconds: Int64

  /// Asia/Shanghai is eight hours ahead of UTC, all year, whatever the machine says.
  package static let shanghaiOffset: Int64 = 8 * 3_600

  package init(seconds: Int64) {
    self.seconds = seconds
  }

  /// A moment of a civil day in Asia/Shanghai.
  package init(_ day: Day, hour: Int = 0, minute: Int = 0, second: Int = 0) {
    seconds = Int64(day.number) * 86_400 + Int64(hour * 3_600 + minute * 60 + second) - Instant.shanghaiOffset
  }

  /// From RFC 3339 text as `description` writes it, `2026-11-21T09:30:00+08:00`; `nil` for any other text.
  package init?(_ text: String) {
    guard text.utf8.count == 25, text.hasSuffix("+08:00"), let day = Day(text.prefix(10)) else { return nil }
    let parts = text.dropFirst(11).prefix(8).split(separator: ":").compactMap { Int($0) }
    guard parts.count == 3, (0..<24).contains(parts[0]), (0..<60).contains(parts[1]),
      (0..<60).contains(parts[2])
    else { return nil }
    self.init(day, hour: parts[0], minute: parts[1], second: parts[2])
    // Whatever else slipped through, a sign or another letter, is not what `description` writes.
    guard description == text else { return nil }
  }

  package static func < (left: Instant, right: Instant) -> Bool { left.seconds < right.seconds }

  package func adding(seconds more: Int64) -> Instant { Instant(seconds: seconds + more) }

  /// The civil day in Asia/Shanghai.
  package var day: Day {
    let local = seconds + Instant.shanghaiOffset
    return Day(number: Int(local >= 0 ? local / 86_400 : (local - 86_399) / 86_400))
  }

  private var secondOfDay: Int { Int(seconds + Instant.shanghaiOffset - Int64(day.number) * 86_400) }
  package var hour: Int { secondOfDay / 3_600 }
  package var minute: Int { secondOfDay % 3_600 / 60 }

  /// `09:30`.
  package var clockText: String {
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    return two(hour) + ":" + two(minute)
  }
}

extension Instant: CustomStringConvertible {
  /// RFC 3339 with the offset of Asia/Shanghai.
  package var description: String {
    let second = secondOfDay % 60
    return "\(day)T\(clockText):\(second < 10 ? "0" : "")\(second)+08:00"
  }
}
