import Crypto

/// A fingerprint of rows in any order: the sum of the digests of all rows. The same on both engines for the same rows.
struct RowsFingerprint: Sendable {
  private(set) var count = 0
  private var sum: [UInt64] = [0, 0, 0, 0]

  mutating func add(_ row: SQLRow) {
    var hash = SHA256()
    for value in row.values {
      switch value {
      case .null: RowsFingerprint.add(0, [], to: &hash)
      case .integer(let number): RowsFingerprint.add(1, Array(String(number).utf8), to: &hash)
      case .real(let number): RowsFingerprint.add(2, Array(String(number).utf8), to: &hash)
      case .text(let text): RowsFingerprint.add(3, Array(text.utf8), to: &hash)
      case .blob(let bytes): RowsFingerprint.add(4, bytes, to: &hash)
      }
    }
    count += 1
    let digest = Array(hash.finalize())
    for lane in 0..<4 {
      let word = digest[lane * 8..<lane * 8 + 8].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      sum[lane] &+= word
    }
  }

  private static func add(_ type: UInt8, _ bytes: [UInt8], to hash: inout SHA256) {
    var length = UInt64(bytes.count).bigEndian
    hash.update(data: [type])
    withUnsafeBytes(of: &length) { hash.update(bufferPointer: $0) }
    hash.update(data: bytes)
  }

  /// Of the sum and the number of rows.
  var fingerprint: Fingerprint {
    Fingerprint(of: "rows 1 \(count) \(sum.map(String.init).joined(separator: " "))".utf8)
  }
}
