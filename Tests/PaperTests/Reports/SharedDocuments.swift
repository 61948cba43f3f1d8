import Foundation

/// Real documents beside the checkout, used where they are there.
enum SharedDocuments {
  /// The folder: named by `HUABIAO_SHARED`, or found beside the package or a folder above it.
  static let folder: URL? = {
    if let named = ProcessInfo.processInfo.environment["HUABIAO_SHARED"] {
      return URL(fileURLWithPath: named, isDirectory: true)
    }
    var place = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    while place.path != "/" {
      place.deleteLastPathComponent()
      let candidate = place.appendingPathComponent("shared", isDirectory: true)
      if FileManager.default.fileExists(atPath: candidate.appendingPathComponent("reports").path) {
        return candidate
      }
    }
    return nil
  }()

  static func file(_ path: String) -> [UInt8]? {
    guard let folder, let data = try? Data(contentsOf: folder.appendingPathComponent(path)) else {
      return nil
    }
    return [UInt8](data)
  }

  /// Names of the files in a folder that the closure takes.
  static func names(in path: String, where isWanted: (String) -> Bool) -> [String] {
    guard let folder else { return [] }
    let names = try? FileManager.default.contentsOfDirectory(atPath: folder.appendingPathComponent(path).path)
    return (names ?? []).filter(isWanted).sorted()
  }
}
