import ArgumentParser
import Foundation

/// Other programs: run to their end, or kept running until the measurement is over.
enum Command {
  /// What a program writes.
  static func output(_ words: [String]) throws -> String {
    String(decoding: try bytes(words), as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// What a program writes, as it is.
  static func bytes(_ words: [String]) throws -> Data {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = words
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw ValidationError("\(words.joined(separator: " ")) ended with \(process.terminationStatus)")
    }
    return data
  }

  /// Starts a server; what it says goes to a file.
  static func start(_ words: [String], log: String, environment: [String: String] = [:]) throws -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = words
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    guard FileManager.default.createFile(atPath: log, contents: nil) else {
      throw ValidationError("\(log) cannot be written")
    }
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle(forWritingAtPath: log)
    try process.run()
    return process
  }
}
