import Crypto

/// Names and keys that nobody can guess, out of the system's own source of chance.
package enum RandomID {
  package static func bytes(_ count: Int) -> [UInt8] {
    var chance = SystemRandomNumberGenerator()
    return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &chance) }
  }

  /// The SHA-256 digest of a text in hexadecimal: a name for it that tells nothing of it.
  package static func hash(of text: String) -> String {
    SHA256.hash(data: Array(text.utf8)).hexadecimal
  }

  package static func hexadecimal(bytes count: Int) -> String {
    bytes(count).hexadecimal
  }
}
