import Foundation
import Testing
import WebParts

@testable import Portal

/// What stands in `Deploy/` fits the program that was built with it.
@Suite struct DeploymentFilesTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Deploy").path

  private func text(_ name: String) throws -> String {
    try String(contentsOfFile: Self.folder + "/" + name, encoding: .utf8)
  }

  @Test(
    arguments: ["huabiao.service", "huabiao@.service", "huabiao-backup.service"])
  func `every command and option in a unit exists`(unit: String) throws {
    let commands = try text(unit).split(separator: "\n").filter { $0.hasPrefix("Exec") }
    #expect(!commands.isEmpty)
    for command in commands {
      let words = command.split(separator: "=", maxSplits: 1)[1].split(separator: " ").map(String.init)
      #expect(words[0] == "/usr/lib/huabiao/huabiao")
      let help = try run(ServerProcess.program().path, [words[1], "--help"])
      #expect(help.status == 0)
      for option in words where option.hasPrefix("--") { #expect(help.text.contains("\(option) ")) }
    }
  }

  @Test func `nginx lets through what the server takes, and leaves it to say what is too large`() throws {
    let limit = try #require(try text("nginx.conf").firstMatch(of: /client_max_body_size (\d+)m;/)?.output.1)
    let settings = Portal.Settings(isSecure: true, staging: "", secret: [])
    #expect(try #require(Int(limit)) << 20 > settings.uploadLimit * 2 + (1 << 20))
  }

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/sbin/nginx")))
  func `nginx reads its file`() throws {
    let folder = FileManager.default.temporaryDirectory.path + "/huabiao-nginx-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    // Without certificates, on sockets in a folder of its own: reading it binds.
    var site = try text("nginx.conf")
      .replacing(#/ *listen \[.*\n/#, with: "").replacing(#/ *ssl_certificate.*\n/#, with: "")
      .replacing("443 ssl http2;", with: "443;").replacing(
        "443 ssl default_server;", with: "443 default_server;")
    for port in ["80", "443"] {
      site = site.replacing("listen \(port)", with: "listen unix:\(folder)/\(port)")
    }
    let temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map {
      "\($0)_temp_path \(folder)/\($0);"
    }
    let whole = """
      pid \(folder)/pid; error_log \(folder)/log; events {}
      http { access_log off; \(temporary.joined(separator: " "))
      \(site)
      }
      """
    try whole.write(toFile: folder + "/nginx.conf", atomically: true, encoding: .utf8)
    let answer = try run("/usr/sbin/nginx", ["-t", "-c", folder + "/nginx.conf", "-e", folder + "/log"])
    #expect(answer.status == 0, "\(answer.text)")
  }

  private func run(_ program: String, _ arguments: [String]) throws -> (status: Int32, text: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, text)
  }
}
