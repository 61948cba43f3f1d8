import Foundation
import Glibc
import ServiceLifecycle

/// What systemd, or whoever else set `NOTIFY_SOCKET`, is told of the server: that it answers, that it stops, and again and
/// again that it is alive. Nothing where nobody asked.
enum ServiceManager {
  static func tell(_ state: String) {
    guard let path = ProcessInfo.processInfo.environment["NOTIFY_SOCKET"], !path.isEmpty else { return }
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    var name = Array(path.utf8)
    guard name.count < MemoryLayout.size(ofValue: address.sun_path) else { return }
    // An abstract name begins with a zero, which is written as an at sign.
    if name[0] == UInt8(ascii: "@") { name[0] = 0 }
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: name) }
    let length = MemoryLayout.size(ofValue: address.sun_family) + name.count
    let socket = Glibc.socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    guard socket >= 0 else { return }
    defer { close(socket) }
    withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        let text = Array(state.utf8)
        _ = sendto(socket, text, text.count, Int32(MSG_NOSIGNAL), address, socklen_t(length))
      }
    }
  }

  /// How often it wants to hear that the server is alive; `nil` where it does not.
  static var pulse: Duration? {
    ProcessInfo.processInfo.environment["WATCHDOG_USEC"].flatMap { Int64($0) }.flatMap { patience in
      patience > 0 ? .microseconds(patience / 3) : nil
    }
  }
}

/// Tells the service manager that the server is alive, from the same threads that answer visitors: where these are all stuck it
/// falls silent and is started again.
struct PulseService: Service {
  func run() async throws {
    await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        if ServiceManager.pulse != nil { ServiceManager.tell("WATCHDOG=1") }
        try? await Task.sleep(for: ServiceManager.pulse ?? .seconds(3600))
      }
    }
    ServiceManager.tell("STOPPING=1")
  }
}

/// Writes the log out every second. The library gathers lines where they do not go to a terminal; in quiet hours they would
/// come hours late, and with a crash not at all.
struct LogService: Service {
  func run() async throws {
    await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        fflush(nil)
        try? await Task.sleep(for: .seconds(1))
      }
    }
  }
}
