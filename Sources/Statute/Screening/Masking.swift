/// The usual forms in which a document shows that something was left out.
package enum Masking {
  /// Replaces each finding by its proposal; marks of secrecy stay. Findings must be those of this text.
  package static func mask(_ text: String, _ findings: [ScreenFinding]) -> String {
    let scalars = Array(text.unicodeScalars)
    var masked = String.UnicodeScalarView()
    var reached = 0
    for finding in findings.sorted(by: { $0.range.lowerBound < $1.range.lowerBound })
    where finding.range.lowerBound >= reached && finding.range.upperBound <= scalars.count {
      guard let proposal = finding.proposal else { continue }
      masked.append(contentsOf: scalars[reached..<finding.range.lowerBound])
      masked.append(contentsOf: proposal.unicodeScalars)
      reached = finding.range.upperBound
    }
    masked.append(contentsOf: scalars[reached...])
    return String(masked)
  }

  /// `3421**********123X`
  static func stars(_ digits: [UInt8], keepFirst: Int, keepLast: Int) -> String {
    let hidden = max(0, digits.count - keepFirst - keepLast)
    return text(Array(digits.prefix(keepFirst))) + String(repeating: "*", count: hidden)
      + text(Array(digits.suffix(keepLast)))
  }

  /// Digits as text, 10 as X.
  static func text(_ digits: [UInt8]) -> String {
    digits.map { $0 == 10 ? "X" : String($0) }.joined()
  }

  /// 张小明 as 张某某.
  static func name(_ name: String, surname length: Int) -> String {
    String(name.prefix(length)) + String(repeating: "某", count: max(1, name.count - length))
  }
}
