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
  package func startServer() async throws {
    let words = ["-D", folder + "/data", "-l", folder + "/log", "-w", "-t", "60", "start"]
    // The memory that the killed one shared may take a moment to be let go.
    for _ in 0..<20 {
      if (try? await run("pg_ctl", words)) != nil { return }
      try await Task.sleep(for: .milliseconds(250))
    }
    try await run("pg_ctl", words)
  }

  /// Makes a streaming replica of the server beside it, and has the server wait for it at every commit.
  package func addStandby() async throws {
    let standby = folder + "/standby"
    try await run(
      "pg_basebackup",
      ["-h", folder, "-p", "\(port)", "-U", "huabiao", "-D", standby, "-R", "-X", "stream", "-c", "fast"])
    try configure("standby", ["unix_socket_directories = '\(standby)'"])
    try await run("pg_ctl", ["-D", standby, "-l", folder + "/standby-log", "-w", "start"])
    try administer("ALTER SYSTEM SET synchronous_standby_names = '*'")
    try await run("pg_ctl", ["-D", folder + "/data", "reload"])
  }

  package func promoteStandby() async throws {
    try await run("pg_ctl", ["-D", folder + "/standby", "-w", "promote"])
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
