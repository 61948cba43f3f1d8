/// What stands above one part of a form: the field it belongs to and, for a file, what the sender calls it.
package struct MultipartHead: Sendable, Equatable {
  /// The name of the field.
  package var name: String
  /// The name that the sender gave the file, without folders; nil where the part is a text field. Data, never a path.
  package var filename: String?
  /// The type that the sender claims. Nothing to rely on: see ``FileKind``.
  package var contentType: String?

  package init(name: String, filename: String? = nil, contentType: String? = nil) {
    self.name = name
    self.filename = filename
    self.contentType = contentType
  }

  /// Reads a header block. Nil where no `Content-Disposition: form-data` names a field.
  init?(_ block: String) {
    var disposition: [String: String]?
    for line in block.split(separator: "\r\n") {
      guard let colon = line.firstIndex(of: ":") else { continue }
      let value = line[line.index(after: colon)...].trimmingBlanks
      switch line[..<colon].trimmingBlanks.lowercased() {
      case "content-disposition": disposition = HeaderParameters.read(value, expecting: "form-data")
      case "content-type": contentType = String(value)
      default: break
      }
    }
    guard let disposition, let name = disposition["name"] else { return nil }
    self.name = Self.unescaped(name)
    if let extended = disposition["filename*"].flatMap(Self.extendedValue) {
      filename = Self.withoutFolders(extended)
    } else {
      filename = disposition["filename"].map { Self.withoutFolders(Self.unescaped($0)) }
    }
  }

  /// Browsers write `"` and line ends in names as these three escapes and nothing else (WHATWG HTML 4.10.21.8).
  private static func unescaped(_ name: String) -> String {
    name.replacing("%22", with: "\"").replacing("%0D", with: "\r").replacing("%0A", with: "\n")
  }

  /// `UTF-8''%e6%8a%a5…` (RFC 8187 3.2).
  private static func extendedValue(_ value: String) -> String? {
    let pieces = value.split(separator: "'", maxSplits: 2, omittingEmptySubsequences: false)
    guard pieces.count == 3, pieces[0].lowercased() == "utf-8" else { return nil }
    return PercentCoding.decode(pieces[2], plusIsSpace: false)
  }

  private static func withoutFolders(_ name: String) -> String {
    String(name.split(omittingEmptySubsequences: false) { $0 == "/" || $0 == "\\" }.last ?? "")
  }
}
