/// Names and keys that nobody can guess, out of the system's own source of chance.
package enum RandomID {
  package static func bytes(_ count: Int) -> [UInt8] {
    var chance = SystemRandomNumberGenerator()
    return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &chance) }
  }

  package static func hexadecimal(bytes count: Int) -> String {
    bytes(count).hexadecimal
  }
}
