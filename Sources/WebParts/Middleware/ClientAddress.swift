import Glibc
import HTTPTypes
package import Hummingbird
package import NIOCore

/// The address that a request came from, as a key to count by.
package enum ClientAddress {
  /// - Parameters:
  ///   - peer: the other end of the connection.
  ///   - isBehindProxy: whether that is a proxy of ours, which puts the address it saw last into `X-Forwarded-For`.
  ///     Where there is none the header is what anybody wrote, and is not read.
  /// - Returns: an IPv4 address; of an IPv6 address the first 64 bits, since one household has all the rest.
  package static func key(_ request: Request, peer: SocketAddress?, isBehindProxy: Bool) -> String {
    if isBehindProxy, let forwarded = request.headers[values: .named("X-Forwarded-For")].last,
      let last = forwarded.split(separator: ",").last,
      let address = try? SocketAddress(ipAddress: String(last.trimmingBlanks), port: 0)
    {
      return key(address)
    }
    return peer.map(key) ?? "unknown"
  }

  static func key(_ address: SocketAddress) -> String {
    guard let text = address.ipAddress else { return "local" }
    var bytes = [UInt8](repeating: 0, count: 16)
    guard inet_pton(AF_INET6, text, &bytes) == 1 else { return text }
    // An IPv4 address in the clothes of IPv6.
    if bytes.prefix(12) == [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF] {
      return bytes.suffix(4).map(String.init).joined(separator: ".")
    }
    return bytes.prefix(8).hexadecimal + "/64"
  }
}
