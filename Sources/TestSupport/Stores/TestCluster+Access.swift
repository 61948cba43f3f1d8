import Foundation
import Glibc

/// How a test cluster is reached, and by whom.
extension TestCluster {
  package enum Reach: Sendable {
    /// By everybody, over a socket in its folder.
    case socket
    /// By its own user over the socket as well; by others with a password over TLS, on a port of this machine.
    case network
  }

  /// The authority that has signed the certificate of the server, which is made out to `localhost`; only on `.network`.
  package var authority: String { folder + "/tls/authority.crt" }
  /// One that has signed nothing.
  package var stranger: String { folder + "/tls/stranger.crt" }

  /// A folder for a server. The path of a socket may be 107 bytes long, with that of a replica in it.
  static func makeFolder() throws -> String {
    let place = FileManager.default.temporaryDirectory.path
    guard place.utf8.count <= 60 else {
      throw OtherProgram.Failure(description: "the path is too long for a socket in it: \(place)")
    }
    var template = Array((place + "/huabiao-pg-XXXXXX").utf8CString)
    guard mkdtemp(&template) != nil else { throw POSIXError(.EIO) }
    return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Puts certificates into the folder and gives back the settings of a server on a port.
  func makeCertificates() async throws -> [String] {
    let tls = folder + "/tls"
    let key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    func openssl(_ words: [String]) async throws {
      try await OtherProgram.output(["openssl"] + words, as: .notRoot)
    }
    try await OtherProgram.output(["mkdir", tls], as: .notRoot)
    for name in ["authority", "stranger"] {
      try await openssl(
        ["req", "-x509", "-days", "2", "-subj", "/CN=\(name)", "-out", "\(tls)/\(name).crt"]
          + ["-keyout", "\(tls)/\(name).key"] + key)
    }
    try await openssl(
      ["req", "-new", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"]
        + ["-out", "\(tls)/server.csr", "-keyout", "\(tls)/server.key"] + key)
    try await openssl([
      "x509", "-req", "-days", "2", "-in", "\(tls)/server.csr", "-CA", authority, "-CAkey",
      "\(tls)/authority.key", "-CAcreateserial", "-copy_extensions", "copy", "-out", "\(tls)/server.crt",
    ])
    return [
      "listen_addresses = '127.0.0.1'", "port = \(port)", "ssl = on", "ssl_cert_file = '\(tls)/server.crt'",
      "ssl_key_file = '\(tls)/server.key'", "password_encryption = 'scram-sha-256'",
    ]
  }

  /// Looked at before what `initdb` has written, which lets everybody in.
  func restrictAccess() throws {
    let file = folder + "/data/pg_hba.conf"
    let lines = """
      local all huabiao trust
      local all all scram-sha-256
      hostssl all all 127.0.0.1/32 scram-sha-256
      host all all all reject

      """
    let old = try String(contentsOfFile: file, encoding: .utf8)
    let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: file))
    try handle.write(contentsOf: Data((lines + old).utf8))
    try handle.close()
  }

  /// A port that nobody listens on now.
  package static func freePort() -> Int {
    let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(socket) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    return withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        _ = bind(socket, $0, length)
        _ = getsockname(socket, $0, &length)
      }
      return Int(in_port_t(bigEndian: pointer.pointee.sin_port))
    }
  }
}

/// A server that is not there yet.
extension TestCluster {
  package func stopServer() async throws {
    try await run("pg_ctl", ["-D", folder + "/data", "-m", "fast", "-w", "stop"])
  }

  /// Starts it as one that repeats a log without end and answers nobody (SQLSTATE 57P03).
  package func startAsSilentStandby() async throws {
    try configure("data", ["hot_standby = off", "restore_command = 'false'"])
    _ = FileManager.default.createFile(atPath: folder + "/data/standby.signal", contents: nil)
    try await startServer()
  }

  package func promoteSilentStandby() async throws {
    try await run("pg_ctl", ["-D", folder + "/data", "-w", "promote"])
  }
}
