import Foundation
import Testing

/// Compares a text with a file under `Golden/`; `GOLDEN=write swift test` writes the file anew.
func expectGolden(_ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
  let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden")
  let file = folder.appending(path: name)
  if ProcessInfo.processInfo.environment["GOLDEN"] == "write" {
    try Data((text + "\n").utf8).write(to: file)
    return
  }
  let expected = try String(contentsOf: file, encoding: .utf8)
  #expect(text + "\n" == expected, "differs from Golden/\(name)", sourceLocation: sourceLocation)
}
