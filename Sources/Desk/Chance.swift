import Crypto
import Synchronization

/// Where keys and codes that nobody may guess come from; handed in, so that a demonstration comes out the same twice.
package struct Chance: Sendable {
  /// So many random bytes.
  package let bytes: @Sendable (Int) -> [UInt8]

  package init(bytes: @escaping @Sendable (Int) -> [UInt8]) {
    self.bytes = bytes
  }

  /// From the system's secure source.
  package static let secure = Chance { count in
    var source = SystemRandomNumberGenerator()
    return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &source) }
  }

  /// Always the same bytes for the same secret; as hard to guess as the secret is.
  package static func drawn(from secret: String) -> Chance {
    let drawn = DrawnBytes(secret: secret)
    return Chance { drawn.next($0) }
  }

  /// A key for a new file: 128 bits in lower-case hexadecimal.
  package func fileKey() -> String {
    let digits = Array("0123456789abcdef")
    return String(bytes(16).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
  }

  /// A code that a person can copy from paper: twelve letters and digits without those that look alike, in groups of
  /// four; 60 bits.
  package func queryCode() -> String {
    let letters = Array("23456789ABCDEFGHJKLMNPQRSTUVWXYZ")
    let characters = bytes(12).map { letters[Int($0 & 31)] }
    return [characters[0..<4], characters[4..<8], characters[8..<12]].map { String($0) }.joined(
      separator: "-")
  }
}

/// The stream of SHA-256 digests of a secret and a running number.
private final class DrawnBytes: Sendable {
  private let secret: [UInt8]
  private let state = Mutex<(counter: UInt64, rest: [UInt8])>((0, []))

  init(secret: String) {
    self.secret = Array(secret.utf8)
  }

  func next(_ count: Int) -> [UInt8] {
    state.withLock { state in
      while state.rest.count < count {
        let counter = withUnsafeBytes(of: state.counter.bigEndian) { Array($0) }
        state.rest += Array(SHA256.hash(data: secret + counter))
        state.counter += 1
      }
      let bytes = Array(state.rest.prefix(count))
      state.rest.removeFirst(count)
      return bytes
    }
  }
}
