/// Reads header values of the shape `kind; name=value; name="value"` (RFC 9110 5.6.6).
enum HeaderParameters {
  /// The parameters by lower-case name; nil where the kind is another one.
  static func read(_ value: some StringProtocol, expecting kind: String) -> [String: String]? {
    var rest = Substring(value)
    let found = rest.prefix { $0 != ";" }
    guard found.trimmingBlanks.lowercased() == kind else { return nil }
    rest = rest[found.endIndex...]
    var parameters: [String: String] = [:]
    while let start = rest.firstIndex(where: { $0 != ";" && $0 != " " && $0 != "\t" }) {
      rest = rest[start...]
      let name = rest.prefix { $0 != "=" && $0 != ";" }
      rest = rest[name.endIndex...]
      guard rest.first == "=" else { continue }
      rest = rest.dropFirst()
      let value = rest.first == "\"" ? quoted(&rest) : token(&rest)
      let key = name.trimmingBlanks.lowercased()
      if parameters[key] == nil { parameters[key] = value }
    }
    return parameters
  }

  private static func token(_ rest: inout Substring) -> String {
    let token = rest.prefix { $0 != ";" }
    rest = rest[token.endIndex...]
    return String(token.trimmingBlanks)
  }

  /// A backslash escapes a quotation mark only: browsers send file names with single backslashes as they are.
  private static func quoted(_ rest: inout Substring) -> String {
    var text = ""
    rest = rest.dropFirst()
    while let character = rest.popFirst(), character != "\"" {
      if character == "\\", rest.first == "\"" {
        text.append("\"")
        rest = rest.dropFirst()
      } else {
        text.append(character)
      }
    }
    return text
  }
}

extension StringProtocol {
  /// Without blanks and tabs at both ends.
  var trimmingBlanks: SubSequence {
    guard let first = firstIndex(where: { $0 != " " && $0 != "\t" }),
      let last = lastIndex(where: { $0 != " " && $0 != "\t" })
    else { return self[endIndex...] }
    return self[first...last]
  }
}
