import Glibc

/// A port of this machine's own that takes calls and answers none.
final class LocalListener: Sendable {
  let port: UInt16
  private let socket: Int32

  struct Fault: Error {}

  init() throws {
    socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_NONBLOCK.rawValue), 0)
    guard socket >= 0 else { throw Fault() }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = in_addr_t(0x7f00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let socket = socket
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
        bind(socket, pointer, length) == 0 && listen(socket, 4) == 0
          && getsockname(socket, pointer, &length) == 0
      }
    }
    guard isBound else { throw Fault() }
    port = UInt16(bigEndian: address.sin_port)
  }

  deinit { close(socket) }

  /// Whether anybody has knocked since.
  var wasCalled: Bool {
    let call = accept(socket, nil, nil)
    if call >= 0 { close(call) }
    return call >= 0
  }
}
