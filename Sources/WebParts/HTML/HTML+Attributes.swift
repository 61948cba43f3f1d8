extension HTML {
  /// ` name="value"` with the space before it, or nothing where there is no value.
  ///
  ///     "<input name=\"title\"\(attribute: "value", typed)\(attribute: "required", isRequired)>"
  package static func attribute(_ name: StaticString, _ value: String?) -> HTML {
    guard let value else { return .empty }
    return attribute(name, escaped: value)
  }

  /// ` name="7"`, or nothing where there is no number.
  package static func attribute(_ name: StaticString, _ value: Int?) -> HTML {
    guard let value else { return .empty }
    return attribute(name, escaped: String(value))
  }

  /// ` name`, or nothing where it does not hold: for `checked`, `selected`, `required`, `disabled`, `hidden`.
  package static func attribute(_ name: StaticString, _ isSet: Bool) -> HTML {
    guard isSet else { return .empty }
    var utf8: [UInt8] = [UInt8(ascii: " ")]
    name.withUTF8Buffer { utf8.append(contentsOf: $0) }
    return HTML(utf8: utf8)
  }

  /// ` href="…"` for an address that came from outside: only a path of ours, `http`, `https`, `mailto` and `tel` get
  /// through; anything else (`javascript:` …) leaves the attribute out.
  package static func href(_ address: String) -> HTML {
    isHarmless(address) ? attribute("href", escaped: address) : .empty
  }

  private static func attribute(_ name: StaticString, escaped value: String) -> HTML {
    var utf8: [UInt8] = [UInt8(ascii: " ")]
    name.withUTF8Buffer { utf8.append(contentsOf: $0) }
    utf8.append(UInt8(ascii: "="))
    utf8.append(UInt8(ascii: "\""))
    utf8.appendEscaped(value)
    utf8.append(UInt8(ascii: "\""))
    return HTML(utf8: utf8)
  }

  private static func isHarmless(_ address: String) -> Bool {
    // A browser drops tabs, line ends and control characters at the front before it reads the scheme.
    guard let first = address.utf8.first, !address.utf8.contains(where: { $0 < 0x20 }) else { return false }
    if first == UInt8(ascii: "/") || first == UInt8(ascii: "#") || first == UInt8(ascii: "?") {
      return !address.hasPrefix("//") && !address.hasPrefix("/\\")
    }
    let scheme = address.prefix { $0 != ":" }.lowercased()
    return ["http", "https", "mailto", "tel"].contains(scheme) && scheme.utf8.count < address.utf8.count
  }
}

extension HTML.StringInterpolation {
  /// The same inside a literal: `\(attribute: "checked", isOn)`, `\(href: address)`.
  package mutating func appendInterpolation(attribute name: StaticString, _ value: String?) {
    appendInterpolation(HTML.attribute(name, value))
  }

  package mutating func appendInterpolation(attribute name: StaticString, _ value: Int?) {
    appendInterpolation(HTML.attribute(name, value))
  }

  package mutating func appendInterpolation(attribute name: StaticString, _ isSet: Bool) {
    appendInterpolation(HTML.attribute(name, isSet))
  }

  package mutating func appendInterpolation(href address: String) {
    appendInterpolation(HTML.href(address))
  }
}
