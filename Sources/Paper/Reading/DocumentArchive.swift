import Foundation

/// The documents in an archive (ZIP) that somebody packed to hand many in at once.
package enum DocumentArchive {
  package struct Part: Sendable {
    /// The name of the file, without its folders.
    package let name: String
    package let bytes: [UInt8]
  }

  /// The documents, in the order of the archive; nil where the file is no archive of documents, or one that cannot be
  /// opened: it is then handed on as it is and refused by name.
  package static func parts(of bytes: [UInt8], most: Int) -> [Part]? {
    guard let archive = try? ZipArchive(data: Data(bytes)),
      (try? DocumentKind.of(bytes, archive: archive)) == .zip
    else { return nil }
    let wanted = archive.entries.filter { entry in
      let last = entry.name.split(separator: "/").last ?? ""
      return entry.size > 0 && !last.hasPrefix(".") && !entry.name.hasPrefix("__MACOSX/")
    }
    guard wanted.count <= most else { return nil }
    let parts = wanted.compactMap { entry -> Part? in
      guard let data = try? archive.entry(named: entry.name) else { return nil }
      let name = entry.name.split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? entry.name
      return Part(name: name, bytes: [UInt8](data))
    }
    return parts.count == wanted.count && !parts.isEmpty ? parts : nil
  }
}
