/// The part of an address after the question mark, decoded leniently: a link from an old page with a bad escape should
/// still open the page, so what is not UTF-8 shows as U+FFFD instead of being refused.
package struct Query: Sendable, Equatable {
  package private(set) var fields: [Form.Field]

  package init(_ fields: [Form.Field] = []) {
    self.fields = fields
  }

  package init(_ values: KeyValuePairs<String, String>) {
    fields = values.map { Form.Field(name: $0.key, value: $0.value) }
  }

  /// Reads the query as it stands in the address, without the `?`. More than a hundred parts are cut off.
  package init(encoded: some StringProtocol) {
    fields = encoded.utf8.split(separator: UInt8(ascii: "&")).prefix(100).map { pair in
      let end = pair.firstIndex(of: UInt8(ascii: "=")) ?? pair.endIndex
      return Form.Field(
        name: Self.decode(pair[..<end]), value: Self.decode(pair[end...].dropFirst()))
    }
  }

  /// The first value under the name without blanks around it, nil where it is missing or blank.
  package func text(_ name: String, max: Int = 200) -> String? {
    guard let value = self[name], let text = FormReader.tidy(value, lines: false) else { return nil }
    return String(text.prefix(max))
  }

  /// A whole number within bounds, nil where it is missing or something else.
  package func integer(_ name: String, in range: ClosedRange<Int>) -> Int? {
    text(name).flatMap { Int($0) }.flatMap { range.contains($0) ? $0 : nil }
  }

  /// A value of an enumeration, nil where it is missing or something else.
  package func choice<Choice: RawRepresentable<String>>(
    _ name: String, of type: Choice.Type = Choice.self
  ) -> Choice? {
    text(name).flatMap { Choice(rawValue: $0) }
  }

  package subscript(name: String) -> String? {
    fields.first { $0.name == name }?.value
  }

  package func values(_ name: String) -> [String] {
    fields.filter { $0.name == name }.map(\.value)
  }

  /// The same query with one name set to one value, or without it where the value is nil: for links to the next page
  /// or another facet.
  package func with(_ name: String, _ value: String?) -> Query {
    var fields = fields.filter { $0.name != name }
    if let value { fields.append(Form.Field(name: name, value: value)) }
    return Query(fields)
  }

  /// Encoded for an address, with the `?` before it; nothing where it is empty.
  package var suffix: String {
    guard !fields.isEmpty else { return "" }
    return "?"
      + fields.map { "\(PercentCoding.encode($0.name))=\(PercentCoding.encode($0.value))" }.joined(
        separator: "&")
  }

  private static func decode(_ bytes: some Collection<UInt8>) -> String {
    String(decoding: PercentCoding.bytes(of: bytes, plusIsSpace: true), as: UTF8.self)
  }
}
