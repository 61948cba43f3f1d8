import Statute

/// Filters are tokens of the index as well: a filter then costs no more than one term.
enum SearchFacetToken {
  static func all(of document: SearchDocument, kind: FileKind) -> [String] {
    [token("k", kind.rawValue), token("b", document.body), token("y", String(document.day.year))]
      + document.columns.map { token("c", $0) } + [token("v", document.validity)]
  }

  static func all(of query: SearchQuery) -> [String] {
    [
      query.kind.map { token("k", $0.rawValue) }, query.body.map { token("b", $0) },
      query.year.map { token("y", String($0)) }, query.column.map { token("c", $0) },
      query.validity.map { token("v", $0) },
    ].compactMap { $0 }
  }

  /// Lower-case letters and digits only, different for different codes.
  private static func token(_ name: String, _ code: String) -> String {
    var token = name
    for byte in code.utf8 {
      switch byte {
      case 0x30...0x39, 0x61...0x79: token.unicodeScalars.append(Unicode.Scalar(byte))
      default: token += "z" + String(byte, radix: 16)
      }
    }
    return token
  }
}
