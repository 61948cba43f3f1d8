import Crypto
package import NIOCore

/// Validators (RFC 9110 8.8.3) and the preconditions made with them (13.1).
package enum EntityTag {
  /// A strong tag out of the content.
  package static func of(_ content: ByteBuffer) -> String {
    let digest = content.withUnsafeReadableBytes { SHA256.hash(data: $0) }
    return "\"\(digest.prefix(12).hexadecimal)\""
  }

  /// Whether `If-None-Match` names the tag: then the answer is 304. Compares weakly, as this header wants.
  package static func matches(_ header: String?, _ tag: String) -> Bool {
    guard let header else { return false }
    if header.trimmingBlanks == "*" { return true }
    return header.split(separator: ",").contains { opaque($0.trimmingBlanks) == opaque(tag[...]) }
  }

  /// Whether two tags are the same to the byte, as `If-Range` wants. A weak tag never is.
  package static func isSame(_ one: some StringProtocol, _ other: String) -> Bool {
    one == other && !other.hasPrefix("W/")
  }

  private static func opaque(_ tag: Substring) -> Substring {
    tag.hasPrefix("W/") ? tag.dropFirst(2) : tag
  }
}
