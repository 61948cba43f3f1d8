import ArgumentParser
import Foundation
import TestSupport

/// `wrk` with its words read.
struct WebLoad {
  let cores: String
  let threads: Int
  let connections: Int
  let seconds: Int

  func run(_ side: WebSide) async throws -> WebSide.Run {
    var words = [
      "taskset", "-c", cores, "wrk", "-t\(threads)", "-c\(connections)", "-d\(seconds)s", "--latency",
    ]
    for header in side.headers { words += ["-H", header] }
    let said = try await OtherProgram.text(words + [side.address])
    guard let rate = figure("Requests/sec:", in: said) else { throw ValidationError("wrk said: \(said)") }
    return WebSide.Run(
      rate: rate, median: figure(" 50% ", in: said) ?? 0, slowest: figure(" 99% ", in: said) ?? 0,
      faults: Int(figure("Non-2xx or 3xx responses:", in: said) ?? 0))
  }

  /// The number after some words; times in milliseconds.
  private func figure(_ name: String, in text: String) -> Double? {
    guard let range = text.range(of: name) else { return nil }
    let word = text[range.upperBound...].drop { $0 == " " }.prefix { !$0.isWhitespace }
    let digits = word.prefix { $0.isNumber || $0 == "." }
    guard let number = Double(digits) else { return nil }
    switch word.dropFirst(digits.count) {
    case "us": return number / 1_000
    case "s": return number * 1_000
    default: return number
    }
  }
}
