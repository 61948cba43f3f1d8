/// Writes `Content-Disposition` (RFC 6266) so that a Chinese file name arrives: `filename*` in UTF-8 (RFC 8187), and
/// before it a name in ASCII for whoever does not read that.
package enum ContentDisposition {
  package enum Kind: String, Sendable {
    case inline, attachment
  }

  package static func header(_ kind: Kind, filename: String) -> String {
    let name = harmless(filename)
    return "\(kind.rawValue); filename=\"\(ascii(name))\"; filename*=UTF-8''\(PercentCoding.encode(name))"
  }

  /// Without folders and control characters; never empty, never hidden.
  private static func harmless(_ filename: String) -> String {
    var name = String.UnicodeScalarView()
    for scalar in filename.unicodeScalars {
      switch scalar.properties.generalCategory {
      // Format characters can turn the order of letters round and so hide what a file is.
      case .control, .format, .lineSeparator, .paragraphSeparator: continue
      default: name.append("/\\:*?\"<>|".unicodeScalars.contains(scalar) ? "_" : scalar)
      }
    }
    let visible = String(name).drop { $0 == "." || $0 == " " }
    return visible.isEmpty ? "download" : String(visible)
  }

  private static func ascii(_ name: String) -> String {
    let dot = name.lastIndex(of: ".") ?? name.endIndex
    let stem = String(name[..<dot].map { isPlain($0) ? $0 : "_" })
    let end = name[dot...].allSatisfy(isPlain) ? name[dot...] : ""
    return (stem.contains { $0 != "_" } ? stem : "download") + end
  }

  private static func isPlain(_ character: Character) -> Bool {
    character.isASCII && character != "%" && character != "\"" && character != "\\"
  }
}
