import Foundation
import HTTPTypes
import Glibc
import Ledger
import TestSupport

/// A real `huabiao serve` in a process of its own.
final class ServerProcess: Sendable {
  let port: Int
  private let process: RunningProgram

  enum Failure: Error { case noProgram, notReady(String) }

  /// Starts it and waits until it answers.
  ///
  /// - Parameter address: of the database; `nil` for SQLite in the folder.
  init(folder: String, address: String?) async throws {
    port = TestCluster.freePort()
    let log = folder + "/log-\(port)"
    process = try await RunningProgram(
      [
        try ServerProcess.program().path, "serve", "--data", folder, "--host", "127.0.0.1", "--port",
        "\(port)",
      ],
      environment: ["HUABIAO_POSTGRES": address], log: log)
    for _ in 0..<400 {
      if await PlainHTTP.send("GET", "/readyz", port: port)?.status == .ok { return }
      guard process.isRunning else { break }
      try await Task.sleep(for: .milliseconds(50))
    }
    throw Failure.notReady((try? String(contentsOfFile: log, encoding: .utf8)) ?? "")
  }

  deinit { process.send(SIGKILL) }

  /// SIGKILL, and wait until it is gone.
  func end() async {
    process.send(SIGKILL)
    await process.wait()
  }

  /// The program that was built with these tests.
  static func program() throws -> URL {
    let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let beside = CommandLine.arguments.first { $0.contains(".xctest") }.flatMap { path in
      path.range(of: ".xctest").map {
        URL(fileURLWithPath: String(path[..<$0.lowerBound])).deletingLastPathComponent()
      }
    }
    let places = [beside, package.appendingPathComponent(".build/debug")].compactMap { $0 }
      .map { $0.appendingPathComponent("huabiao") }
    guard let found = places.first(where: { FileManager.default.isExecutableFile(atPath: $0.path) }) else {
      throw Failure.noProgram
    }
    return found
  }
}
