package import Foundation
import Subprocess

/// Programs of others that read what we do not: poppler for PDF, Tesseract for pictures. The one place that runs them.
///
/// Each run has a bound on time, on what it may print and, where the system keeps such bounds, on memory and on what it
/// writes. When the time is up, what the program itself has started ends with it.
package struct ExternalTool: Sendable {
  package enum Fault: Error, Equatable {
    case notInstalled(String)
    /// The program ended with a failure of its own, or was stopped for its time or its output.
    case failed(String)
  }

  package var name: String
  /// Of the processor's time. By the clock it may take ten times as long: on a busy machine a program waits its turn, and
  /// one that only waits ends too.
  package var seconds: Int
  package var outputBytes: Int
  package var memoryKibibytes: Int
  /// Bytes of each file that it writes.
  package var fileBytes: Int

  package init(
    _ name: String, seconds: Int = 30, outputBytes: Int = 32 << 20, memoryKibibytes: Int = 2 << 20,
    fileBytes: Int = 128 << 20
  ) {
    self.name = name
    self.seconds = seconds
    self.outputBytes = outputBytes
    self.memoryKibibytes = memoryKibibytes
    self.fileBytes = fileBytes
  }

  /// Runs the program and returns what it printed. Arguments go to it as they are; no shell reads them.
  package func run(_ arguments: [String]) async throws -> Data {
    // The shell sets the bounds and is then replaced by the program; what stands in "$@" it does not look into.
    // One thread each: the threads of Tesseract wait for one another in a loop, and on a busy machine that takes minutes.
    // Files are counted in blocks of 512 bytes.
    let limits =
      "OMP_THREAD_LIMIT=1; export OMP_THREAD_LIMIT; ulimit -v \(memoryKibibytes) 2>/dev/null; ulimit -t \(seconds) 2>/dev/null; ulimit -f \(fileBytes / 512) 2>/dev/null; exec \"$@\""
    var options = PlatformOptions()
    options.processGroupID = 0
    options.teardownSequence = [
      .send(signal: .kill, toProcessGroup: true, allowedDurationToNextStep: .seconds(1))
    ]
    let platformOptions = options
    let (name, outputBytes, seconds) = (name, outputBytes, seconds)
    return try await withThrowingTaskGroup(of: Data?.self) { group in
      group.addTask {
        let result = try await Subprocess.run(
          .name("sh"), arguments: Arguments(["-c", limits, "sh", name] + arguments),
          platformOptions: platformOptions,
          output: .bytes(limit: outputBytes), error: .discarded)
        switch result.terminationStatus {
        case .exited(0): return Data(result.standardOutput)
        case .exited(127): throw Fault.notInstalled(name)
        default: throw Fault.failed(name)
        }
      }
      group.addTask {
        try await Task.sleep(for: .seconds(10 * seconds))
        return nil
      }
      defer { group.cancelAll() }
      guard let output = try await group.next() ?? nil else { throw Fault.failed(name) }
      return output
    }
  }
}

/// A folder for the files of one reading, gone with it.
struct PassingFolder: ~Copyable {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent("huabiao-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: url, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func write(_ bytes: [UInt8], as name: String) throws -> String {
    let file = url.appendingPathComponent(name)
    try Data(bytes).write(to: file)
    return file.path
  }
}
