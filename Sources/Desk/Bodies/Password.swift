import Crypto
import CryptoExtras
import Foundation

/// A password as it is kept: scrypt with its parameters and salt beside it (RFC 7914), so that the cost can rise and old
/// hashes still open.
package struct PasswordHash: Hashable, Sendable {
  /// `scrypt$15$8$1$<salt>$<digest>`, salt and digest in base64.
  package let text: String

  package init(text: String) {
    self.text = text
  }

  /// 32 MiB and some tens of milliseconds: what an interactive sign-in can bear.
  private static let cost = 15
  private static let blockSize = 8
  private static let parallelism = 1

  /// - Parameter salt: sixteen random bytes.
  package static func make(_ password: String, salt: [UInt8]) throws -> PasswordHash {
    let digest = try derive(password, salt: salt, cost: cost, blockSize: blockSize, parallelism: parallelism)
    return PasswordHash(
      text: "scrypt$\(cost)$\(blockSize)$\(parallelism)$\(Data(salt).base64EncodedString())$"
        + digest.base64EncodedString())
  }

  /// Whether the password is the one. Compares in constant time.
  package func opens(with password: String) throws -> Bool {
    let parts = text.split(separator: "$").map(String.init)
    guard parts.count == 6, parts[0] == "scrypt", let cost = Int(parts[1]), let blockSize = Int(parts[2]),
      let parallelism = Int(parts[3]), let salt = Data(base64Encoded: parts[4]),
      let kept = Data(base64Encoded: parts[5]), (10...20).contains(cost)
    else { return false }
    let digest = try Self.derive(
      password, salt: [UInt8](salt), cost: cost, blockSize: blockSize, parallelism: parallelism)
    return zip(digest, kept).reduce(digest.count ^ kept.count) { $0 | Int($1.0 ^ $1.1) } == 0
  }

  private static func derive(
    _ password: String, salt: [UInt8], cost: Int, blockSize: Int, parallelism: Int
  ) throws -> Data {
    // The same password typed on another keyboard is the same password (RFC 8265).
    let typed = Array(password.precomposedStringWithCompatibilityMapping.utf8)
    let key = try KDF.Scrypt.deriveKey(
      from: typed, salt: salt, outputByteCount: 32, rounds: 1 << cost, blockSize: blockSize,
      parallelism: parallelism)
    return key.withUnsafeBytes { Data($0) }
  }
}
