import Foundation
import Glibc
package import Ledger

/// A PostgreSQL server of its own for tests and measurements: in a temporary folder, on a socket there, as an ordinary
/// user. It ends, and its folder goes, when the process that started it ends in whatever way: the shell that watches it
/// reads from a pipe that the system closes then.
package final class TestCluster: Sendable {
  /// Whether commits reach the disk. Only tests that take no power away may do without.
  package enum Durability: Sendable {
    case none, full
  }

  /// The folder: `data`, `log`, and the socket; `standby` where there is one.
  package let folder: String
  /// Of the server; on a socket a part of its name.
  package let port: Int
  private let programs: String
  private let watch: RunningProgram

  private static let started = Task { try await TestCluster(.none) }

  /// The one that all plain tests of a process share, started when the first of them asks.
  package static func shared() async throws -> TestCluster { try await started.value }

  /// Its default order is that of a Chinese dictionary, so that whatever relies on it is noticed.
  ///
  /// - Parameter settings: further lines of `postgresql.conf`.
  package init(
    _ durability: Durability, settings: [String] = [], reachedBy reach: Reach = .socket
  ) async throws {
    folder = try TestCluster.makeFolder()
    port = reach == .network ? TestCluster.freePort() : 5_432
    programs = try await OtherProgram.text(["pg_config", "--bindir"])
    if let nobody = try OtherProgram.User.notRoot.nobody, chown(folder, nobody.user, nobody.group) != 0 {
      throw POSIXError(.EPERM)
    }
    watch = try await RunningProgram(
      ["bash", "-c", TestCluster.watching, "bash", folder, programs], isHeld: true, as: .notRoot)
    var lines = [
      "listen_addresses = ''", "unix_socket_directories = '\(folder)'", "max_connections = 1000",
      "shared_buffers = 64MB", "jit = off", "log_min_messages = fatal",
    ]
    if durability == .none {
      lines += ["fsync = off", "full_page_writes = off", "autovacuum = off", "max_wal_size = 2GB"]
    }
    try await run(
      "initdb",
      [
        "-D", folder + "/data", "-U", "huabiao", "-A", "trust", "-E", "UTF8", "--no-sync", "--locale=C.UTF-8",
        "--locale-provider=icu", "--icu-locale=zh-Hans-CN",
      ])
    if reach == .network {
      lines += try await makeCertificates()
      try restrictAccess()
    }
    try configure("data", lines + settings)
    try await run("pg_ctl", ["-D", folder + "/data", "-l", folder + "/log", "-w", "start"])
  }

  private static let watching = """
    folder=$1 programs=$2
    cat >/dev/null
    for one in "$folder/standby" "$folder/data"; do
      [ -d "$one" ] && "$programs/pg_ctl" -D "$one" -m immediate stop >/dev/null 2>&1
    done
    rm -rf "$folder"
    """

  /// Adds lines to the settings of the server in a folder.
  func configure(_ name: String, _ lines: [String]) throws {
    let file = try FileHandle(forWritingTo: URL(fileURLWithPath: "\(folder)/\(name)/postgresql.conf"))
    try file.seekToEnd()
    try file.write(contentsOf: Data(("\n" + lines.joined(separator: "\n") + "\n").utf8))
    try file.close()
  }

  /// Runs a program of the server as the one whom the server runs as.
  @discardableResult
  package func run(_ program: String, _ arguments: [String]) async throws -> [UInt8] {
    try await OtherProgram.output([programs + "/" + program] + arguments, as: .notRoot)
  }

  /// The address of a database of it.
  package func address(_ database: String) throws -> PostgresAddress {
    try PostgresAddress("host=\(folder) port=\(port) user=huabiao dbname=\(database)")
  }

  /// Makes an empty database of a new name.
  package func makeDatabase(from template: String = "template0") throws -> PostgresAddress {
    let name = "t" + UUID().uuidString.lowercased().replacingOccurrences(of: "-", with: "")
    try administer("CREATE DATABASE \(name) TEMPLATE \(template)")
    return try address(name)
  }

  /// Removes a database, whoever is connected to it.
  package func dropDatabase(_ address: PostgresAddress) throws {
    guard let name = address.databaseName else { return }
    try administer("DROP DATABASE IF EXISTS \(name) WITH (FORCE)")
  }

  package func administer(_ statement: String) throws {
    try PostgresConnection.open(try address("postgres")).execute(statement)
  }
}
