/// The unified social credit code (统一社会信用代码) that names a body: 18 characters, the last of which checks the
/// others (GB 32100-2015).
package struct UnifiedCode: Hashable, Sendable, CustomStringConvertible {
  /// Upper case.
  package let text: String

  package var description: String { text }

  /// `nil` for a text of another length, with a letter that the standard leaves out (I, O, S, V, Z), or whose last
  /// character does not fit the others.
  package init?(_ text: String) {
    let upper = text.uppercased()
    guard upper.utf8.count == 18, let check = UnifiedCode.check(of: upper.prefix(17)), upper.last == check
    else {
      return nil
    }
    self.text = upper
  }

  /// The code whose first 17 characters these are.
  package init?(completing body: String) {
    let upper = body.uppercased()
    guard upper.utf8.count == 17, let check = UnifiedCode.check(of: upper[...]) else { return nil }
    text = upper + String(check)
  }

  /// The key of the body's file.
  package var file: FileID { FileID(.body, text.lowercased()) }

  private static let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY")
  private static let weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

  private static func check(of body: Substring) -> Character? {
    var sum = 0
    for (weight, character) in zip(weights, body) {
      guard let value = alphabet.firstIndex(of: character) else { return nil }
      sum += weight * value
    }
    return alphabet[(31 - sum % 31) % 31]
  }
}
