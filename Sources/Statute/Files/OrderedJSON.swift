/// A JSON value on its way out, with the keys in the order in which they were given, so that a reader finds them as
/// the documentation shows them.
package indirect enum OrderedJSON: Hashable, Sendable {
  case object([Member])
  case array([OrderedJSON])
  case text(String)
  case number(Int)
  case flag(Bool)
  case null

  package struct Member: Hashable, Sendable {
    package let key: String
    package let value: OrderedJSON

    package init(_ key: String, _ value: OrderedJSON) {
      self.key = key
      self.value = value
    }
  }

  /// A day in ISO 8601, or null.
  package static func day(_ day: Day?) -> OrderedJSON {
    day.map { .text($0.description) } ?? .null
  }

  /// Many lines, two spaces a level; what holds only plain values stands on one line.
  package var pretty: String {
    var out = ""
    write(into: &out, indent: 0)
    return out
  }

  private var isPlain: Bool {
    switch self {
    case .object, .array: false
    case .text, .number, .flag, .null: true
    }
  }

  private func write(into out: inout String, indent: Int) {
    switch self {
    case .object(let members):
      OrderedJSON.write(
        members, brackets: ("{", "}"), flat: members.allSatisfy(\.value.isPlain), into: &out, indent: indent
      ) { member, out, indent in
        Payload.quote(member.key, into: &out)
        out += ": "
        member.value.write(into: &out, indent: indent)
      }
    case .array(let values):
      OrderedJSON.write(
        values, brackets: ("[", "]"), flat: values.allSatisfy(\.isPlain), into: &out, indent: indent
      ) { value, out, indent in
        value.write(into: &out, indent: indent)
      }
    case .text(let text): Payload.quote(text, into: &out)
    case .number(let number): out += String(number)
    case .flag(let flag): out += flag ? "true" : "false"
    case .null: out += "null"
    }
  }

  private static func write<Part>(
    _ parts: [Part], brackets: (open: String, close: String), flat: Bool, into out: inout String, indent: Int,
    part write: (Part, inout String, Int) -> Void
  ) {
    let line = "\n" + String(repeating: " ", count: indent + 2)
    out += brackets.open
    for (index, part) in parts.enumerated() {
      if index > 0 { out += flat ? ", " : "," }
      if !flat { out += line }
      write(part, &out, indent + 2)
    }
    if !flat { out += "\n" + String(repeating: " ", count: indent) }
    out += brackets.close
  }
}
