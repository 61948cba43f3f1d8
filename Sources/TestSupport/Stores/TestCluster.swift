import Foundation
import Glibc
package import Ledger

/// A PostgreSQL server of its own for tests: in a folder under /tmp, on a socket there, as an ordinary user. It ends, and
/// its folder goes, when the process that started it ends in whatever way: the shell that watches it reads from a pipe
/// that the system closes then.
package final class TestCluster: Sendable {
  /// Whether commits reach the disk. Only tests that take no power away may do without.
  package enum Durability: Sendable {
    case none, full
  }

  /// The folder: `data`, `log`, and the socket.
  package let folder: String
  private let watch: Pipe

  private static let started = Result { try TestCluster(.none) }

  /// The one that all plain tests of a process share, started when the first of them asks.
  package static func shared() throws -> TestCluster { try started.get() }

  /// Where the programs of the server are.
  package static func programs() throws -> String {
    let asked = Process()
    asked.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    asked.arguments = ["pg_config", "--bindir"]
    let answer = Pipe()
    asked.standardOutput = answer
    try asked.run()
    let data = answer.fileHandleForReading.readDataToEndOfFile()
    asked.waitUntilExit()
    return String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// - Parameter settings: further lines of `postgresql.conf`.
  package init(_ durability: Durability, settings: [String] = []) throws {
    var template = Array("/tmp/huabiao-pg-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw POSIXError(.EIO) }
    folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    var lines = [
      "listen_addresses = ''", "unix_socket_directories = '\(folder)'", "max_connections = 300",
      "shared_buffers = 64MB", "jit = off", "log_min_messages = fatal",
    ]
    if durability == .none {
      lines += ["fsync = off", "full_page_writes = off", "autovacuum = off", "max_wal_size = 2GB"]
    }
    lines += settings
    watch = Pipe()
    for handle in [watch.fileHandleForWriting, watch.fileHandleForReading] {
      _ = fcntl(handle.fileDescriptor, F_SETFD, FD_CLOEXEC)
    }
    // The server refuses to run as root.
    var command = ["setsid"]
    if geteuid() == 0 {
      guard let nobody = getpwnam("nobody")?.pointee, chown(folder, nobody.pw_uid, nobody.pw_gid) == 0 else {
        throw POSIXError(.EPERM)
      }
      command += ["setpriv", "--reuid=nobody", "--regid=\(nobody.pw_gid)", "--clear-groups"]
    }
    command += [
      "bash", "-c", TestCluster.script, "bash", folder, try TestCluster.programs(),
      lines.joined(separator: "\n"),
    ]
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = command
    process.currentDirectoryURL = URL(fileURLWithPath: "/tmp")
    process.standardInput = watch
    let answer = Pipe()
    process.standardOutput = answer
    process.standardError = FileHandle.nullDevice
    try process.run()
    guard answer.fileHandleForReading.availableData == Data("ready\n".utf8) else {
      let log = (try? String(contentsOfFile: folder + "/log", encoding: .utf8)) ?? ""
      throw ClusterFailure(log: log)
    }
  }

  /// Its default order is that of a Chinese dictionary, so that whatever relies on it is noticed.
  ///
  /// First of all it lets go of what it inherited: while it held the end by which `Process` notices that a child is
  /// gone, the first child stayed a zombie, and whoever waits for any child at all was shown that one for good.
  private static let script = """
    for open in /proc/self/fd/*; do
      open=${open##*/}
      [ "$open" -gt 2 ] && eval "exec $open>&-"
    done
    folder=$1 programs=$2
    end() { "$programs/pg_ctl" -D "$folder/data" -m immediate stop >/dev/null 2>&1; cd /; rm -rf "$folder"; }
    trap end EXIT
    "$programs/initdb" -D "$folder/data" -U huabiao -A trust -E UTF8 --no-sync --locale=C.UTF-8 \\
      --locale-provider=icu --icu-locale=zh-Hans-CN >"$folder/log" 2>&1 || exit 1
    printf '%s\\n' "$3" >>"$folder/data/postgresql.conf"
    "$programs/pg_ctl" -D "$folder/data" -l "$folder/log" -w start >/dev/null 2>&1 || exit 1
    echo ready
    cat >/dev/null
    """

  deinit { try? watch.fileHandleForWriting.close() }

  /// The address of a database of it.
  package func address(_ database: String) throws -> PostgresAddress {
    try PostgresAddress("host=\(folder) user=huabiao dbname=\(database)")
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

package struct ClusterFailure: Error {
  package let log: String
}
