import Foundation

/// A folder for one test, gone when the test is.
final class StagingFolder {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "huabiao-web-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  var names: [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: path).sorted()) ?? []
  }

  func write(_ name: String, _ content: some Sequence<UInt8>) throws {
    let url = URL(fileURLWithPath: path + "/" + name)
    let folder = url.deletingLastPathComponent()
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(content).write(to: url)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }
}
