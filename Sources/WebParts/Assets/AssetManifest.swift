import Foundation
package import Hummingbird
import NIOCore

/// All assets of a folder, read once at start, under names that carry the digest of their content.
///
/// Style sheets may name other assets relative to the folder's root in `url(…)`; these names are replaced by the
/// fingerprinted ones. Files whose names begin with a dot are left out.
package struct AssetManifest: Sendable {
  /// Where assets are asked for; ends in a slash.
  package let prefix: String
  private var byName: [String: Asset] = [:]
  private var byFingerprint: [String: Asset] = [:]

  /// Reads the folder and all below it.
  ///
  /// - Throws: ``AssetError`` that names the folder or the file.
  package init(folder: String, prefix: String = "/assets/") throws(AssetError) {
    self.prefix = prefix
    guard let found = FileManager.default.enumerator(atPath: folder) else { throw .noFolder(folder) }
    var names: [String] = []
    for case let name as String in found
    where !name.split(separator: "/").contains(where: { $0.hasPrefix(".") }) {
      if found.fileAttributes?[.type] as? FileAttributeType == .typeRegular { names.append(name) }
    }
    guard !names.isEmpty else { throw .noFolder(folder) }
    // Style sheets last: they name the others.
    for name in names.sorted(by: { ($0.hasSuffix(".css") ? 1 : 0, $0) < ($1.hasSuffix(".css") ? 1 : 0, $1) })
    {
      guard let data = FileManager.default.contents(atPath: "\(folder)/\(name)") else {
        throw .unreadable("\(folder)/\(name)")
      }
      add(name, ByteBuffer(bytes: data))
    }
  }

  /// Assets made in memory, for tests.
  package init(_ contents: KeyValuePairs<String, String>, prefix: String = "/assets/") {
    self.prefix = prefix
    for (name, content) in contents { add(name, ByteBuffer(string: content)) }
  }

  package var names: [String] { byName.keys.sorted() }

  /// The address to write into a page. A name that does not exist gives an address that answers 404.
  package func url(for name: String) -> String {
    prefix + (byName[name]?.fingerprintedName ?? name)
  }

  /// The answer for a path below the prefix; nil for any other path.
  package func response(to request: Request) -> Response? {
    guard request.uri.path.hasPrefix(prefix), request.method == .get || request.method == .head else {
      return nil
    }
    let name = PercentCoding.pathParameter(request.uri.path.dropFirst(prefix.count))
    if let asset = byFingerprint[name] { return asset.response(to: request, isFingerprinted: true) }
    return byName[name]?.response(to: request, isFingerprinted: false)
  }

  private mutating func add(_ name: String, _ content: ByteBuffer) {
    let asset = Asset(name: name, content: name.hasSuffix(".css") ? resolved(content) : content)
    byName[name] = asset
    byFingerprint[asset.fingerprintedName] = asset
  }

  private func resolved(_ style: ByteBuffer) -> ByteBuffer {
    var text = String(buffer: style)
    for (name, asset) in byName {
      for quote in ["", "\"", "'"] {
        text = text.replacing(
          "url(\(quote)\(name)\(quote))", with: "url(\(prefix)\(asset.fingerprintedName))")
      }
    }
    return ByteBuffer(string: text)
  }
}

/// Why assets cannot be served. Named at start, not at the first page.
package enum AssetError: Error, Sendable, Equatable {
  /// There is no such folder, or it is empty.
  case noFolder(String)
  case unreadable(String)
}
