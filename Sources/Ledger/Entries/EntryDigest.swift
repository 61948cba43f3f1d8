import Crypto
import Statute

/// The bytes an entry's digest is taken over, and the digest.
///
/// Every column goes in, each as its length in eight bytes (big-endian) and its bytes; whole numbers are written in
/// decimal; an absent command is a length of all ones. The first bytes name the form, so that a later form can stand
/// beside it. `Guides/Ledger.md` says it in full, for those who check a ledger with a program of their own.
struct EntryDigest {
  private var bytes: [UInt8] = []

  private static let form = Array("huabiao entry 1\n".utf8)

  init(previous: Fingerprint) {
    bytes.reserveCapacity(1_024)
    bytes += EntryDigest.form
    bytes += previous.bytes
  }

  mutating func add(_ number: Int) {
    add(bytes: Array(String(number).utf8))
  }

  mutating func add(_ text: String) {
    add(length: UInt64(text.utf8.count))
    bytes += text.utf8
  }

  mutating func add(_ text: String?) {
    if let text { add(text) } else { add(length: .max) }
  }

  mutating func add(bytes more: [UInt8]) {
    add(length: UInt64(more.count))
    bytes += more
  }

  mutating func addNothing() {
    add(length: .max)
  }

  private mutating func add(length: UInt64) {
    for shift in stride(from: 56, through: 0, by: -8) {
      bytes.append(UInt8(truncatingIfNeeded: length >> UInt64(shift)))
    }
  }

  var fingerprint: Fingerprint { Fingerprint(SHA256.hash(data: bytes)) }
}
