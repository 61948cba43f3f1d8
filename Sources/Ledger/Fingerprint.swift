package import Crypto

/// A SHA-256 digest: of an entry with all before it, or of the bytes of an attachment. Written in lower-case hex.
package struct Fingerprint: Hashable, Sendable, CustomStringConvertible {
  /// Always 32 bytes.
  package let bytes: [UInt8]

  /// What stands before the first entry.
  package static let zero = Fingerprint(unchecked: [UInt8](repeating: 0, count: 32))

  private init(unchecked bytes: [UInt8]) {
    self.bytes = bytes
  }

  package init(_ digest: SHA256.Digest) {
    self.init(unchecked: Array(digest))
  }

  /// `nil` unless there are 32 bytes.
  package init?(bytes: [UInt8]) {
    guard bytes.count == 32 else { return nil }
    self.init(unchecked: bytes)
  }

  /// From 64 lower-case hexadecimal digits; `nil` for any other text.
  package init?(hex: some StringProtocol) {
    let digits = Array(hex.utf8)
    guard digits.count == 64 else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(32)
    for index in stride(from: 0, to: 64, by: 2) {
      guard let high = Fingerprint.value(digits[index]), let low = Fingerprint.value(digits[index + 1]) else {
        return nil
      }
      bytes.append(high << 4 | low)
    }
    self.init(unchecked: bytes)
  }

  /// The digest of some bytes.
  package init(of content: some Sequence<UInt8>) {
    self.init(SHA256.hash(data: Array(content)))
  }

  package var hex: String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  package var description: String { hex }

  private static func value(_ digit: UInt8) -> UInt8? {
    switch digit {
    case 0x30...0x39: digit - 0x30
    case 0x61...0x66: digit - 0x61 + 10
    default: nil
    }
  }
}
