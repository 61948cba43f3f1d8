import Foundation
import Glibc
import Ledger

/// What goes wrong with a server, done to the real one.
extension TestCluster {
  /// Ends the server and everything it has started by SIGKILL: nobody flushes, nobody says goodbye.
  package func killServer() throws {
    guard
      let first = try String(contentsOfFile: folder + "/data/postmaster.pid", encoding: .utf8)
        .split(separator: "\n").first, let postmaster = pid_t(first)
    else { throw POSIXError(.ESRCH) }
    // Stopped first, so that it has no child that was not counted.
    kill(postmaster, SIGSTOP)
    let children = TestCluster.children(of: postmaster)
    for process in [postmaster] + children { kill(process, SIGKILL) }
    while children.contains(where: { kill($0, 0) == 0 && !TestCluster.isDead($0) }) { usleep(10_000) }
    // Where nobody has taken note of its death its number is still in use, and the next server would take it for alive.
    try FileManager.default.removeItem(atPath: folder + "/data/postmaster.pid")
  }

  /// Starts the server again after it was killed; it recovers by its log.
  package func startServer() throws {
    let words = ["-D", folder + "/data", "-l", folder + "/log", "-w", "-t", "60", "start"]
    // The memory that the killed one shared may take a moment to be let go.
    for _ in 0..<20 {
      if (try? TestCluster.run("pg_ctl", words)) != nil { return }
      usleep(250_000)
    }
    try TestCluster.run("pg_ctl", words)
  }

  /// Makes a streaming replica of the server beside it, and has the server wait for it at every commit.
  package func addStandby() throws {
    let standby = folder + "/standby"
    try TestCluster.run(
      "pg_basebackup", ["-h", folder, "-U", "huabiao", "-D", standby, "-R", "-X", "stream", "-c", "fast"])
    let lines = "\nunix_socket_directories = '\(standby)'\n"
    let configuration = standby + "/postgresql.conf"
    let file = try FileHandle(forWritingTo: URL(fileURLWithPath: configuration))
    try file.seekToEnd()
    try file.write(contentsOf: Data(lines.utf8))
    try file.close()
    try TestCluster.run("pg_ctl", ["-D", standby, "-l", folder + "/standby-log", "-w", "start"])
    try administer("ALTER SYSTEM SET synchronous_standby_names = '*'")
    try TestCluster.run("pg_ctl", ["-D", folder + "/data", "reload"])
  }

  package func promoteStandby() throws {
    try TestCluster.run("pg_ctl", ["-D", folder + "/standby", "-w", "promote"])
  }

  package func stopStandby() {
    guard FileManager.default.fileExists(atPath: folder + "/standby") else { return }
    try? TestCluster.run("pg_ctl", ["-D", folder + "/standby", "-m", "immediate", "stop"])
  }

  private static let letGo = """
    for file in /proc/$$/fd/*; do n=${file##*/}; [ "$n" -gt 2 ] && eval "exec $n>&-"; done 2>/dev/null
    exec "$@"
    """

  /// Runs a program of the server as the one whom the server runs as.
  private static func run(_ program: String, _ arguments: [String]) throws {
    var words = [try programs() + "/" + program] + arguments
    if geteuid() == 0, let nobody = getpwnam("nobody")?.pointee {
      words = ["setpriv", "--reuid=nobody", "--regid=\(nobody.pw_gid)", "--clear-groups"] + words
    }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    // Foundation takes a program for running as long as anybody holds a file that it has handed down: a server that the
    // program leaves behind must not have any.
    process.arguments = ["bash", "-c", letGo, "bash"] + words
    process.currentDirectoryURL = URL(fileURLWithPath: "/tmp")
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw ClusterFailure(log: "\(program) failed") }
  }

  private static func children(of parent: pid_t) -> [pid_t] {
    let all = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return all.compactMap { pid_t($0) }.filter { status(of: $0)?.parent == parent }
  }

  private static func isDead(_ process: pid_t) -> Bool { status(of: process)?.state == "Z" }

  /// State and parent, which stand behind the name in brackets.
  private static func status(of process: pid_t) -> (state: Substring, parent: pid_t)? {
    guard let text = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8),
      let end = text.lastIndex(of: ")")
    else { return nil }
    let words = text[text.index(after: end)...].split(separator: " ")
    guard words.count > 1, let parent = pid_t(words[1]) else { return nil }
    return (words[0], parent)
  }
}
