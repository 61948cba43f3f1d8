import Glibc

/// The lines a measurement prints: what, how much, and how that stands to its peer of the same run.
enum Report {
  static func title(_ text: String) {
    print("\n\(text) [load \(load)]")
  }

  /// - Parameters:
  ///   - ratio: of the figure to that of the peer, median of the rounds where there are several.
  ///   - peer: what the figure is compared with.
  static func line(
    _ what: String, _ figure: Double, _ unit: String, ratio: Double? = nil, to peer: String = "",
    _ remark: String = ""
  ) {
    var line = "  " + padded(what, 44) + padded("\(written(figure)) \(unit)", 24)
    if let ratio { line += "\(written(ratio)) x \(peer)" }
    if !remark.isEmpty { line += (ratio == nil ? "" : "; ") + remark }
    print(line)
    fflush(nil)
  }

  static func remark(_ text: String) {
    print("  " + text)
    fflush(nil)
  }

  /// Three figures, or whole thousands.
  static func written(_ number: Double) -> String {
    if number >= 1_000 { return grouped(Int(number.rounded())) }
    let digits = number >= 100 ? 0 : number >= 10 ? 1 : number >= 1 ? 2 : 3
    var scale = 1.0
    for _ in 0..<digits { scale *= 10 }
    let whole = Int((number * scale).rounded())
    guard digits > 0 else { return String(whole) }
    let fraction = String(whole % Int(scale))
    return "\(whole / Int(scale)).\(String(repeating: "0", count: digits - fraction.count))\(fraction)"
  }

  private static func grouped(_ number: Int) -> String {
    let digits = String(number)
    var grouped = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { grouped += "," }
      grouped.append(digit)
    }
    return grouped
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(1, width - text.count))
  }

  /// How busy the machine is with whatever else runs on it.
  private static var load: String {
    var average = [0.0]
    return getloadavg(&average, 1) == 1 ? written(average[0]) : "unknown"
  }
}
