/// What somebody typed into a form: names and values in the order sent, as text, nothing judged yet.
///
/// A name may come more than once (boxes ticked in a list). What a value means is the business of ``FormReader``.
package struct Form: Sendable, Equatable {
  /// One name with one value.
  package struct Field: Sendable, Equatable {
    package var name: String
    package var value: String

    package init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  package var fields: [Field]

  package init(_ fields: [Field] = []) {
    self.fields = fields
  }

  /// A form with these values, to show a page with something filled in already, and for tests.
  package init(_ values: KeyValuePairs<String, String>) {
    fields = values.map { Field(name: $0.key, value: $0.value) }
  }

  /// Reads `application/x-www-form-urlencoded` (WHATWG URL 5.1). Percent and `+` are decoded, nothing is trimmed.
  ///
  /// - Throws: ``FormError/tooLarge(limit:)``, ``FormError/tooManyFields(limit:)``, or ``FormError/notUTF8`` where a
  ///   value is no UTF-8: a browser never sends that from our pages.
  package init(
    urlEncoded bytes: some Collection<UInt8>, sizeLimit: Int = 1 << 20, fieldLimit: Int = 1000
  ) throws(FormError) {
    guard bytes.count <= sizeLimit else { throw .tooLarge(limit: sizeLimit) }
    fields = []
    for pair in bytes.split(separator: UInt8(ascii: "&")) {
      guard fields.count < fieldLimit else { throw .tooManyFields(limit: fieldLimit) }
      let end = pair.firstIndex(of: UInt8(ascii: "="))
      let name = PercentCoding.bytes(of: pair[..<(end ?? pair.endIndex)], plusIsSpace: true)
      let value = end.map { PercentCoding.bytes(of: pair[pair.index(after: $0)...], plusIsSpace: true) } ?? []
      guard let name = String(validating: name, as: UTF8.self),
        let value = String(validating: value, as: UTF8.self)
      else { throw .notUTF8 }
      fields.append(Field(name: name, value: value))
    }
  }

  /// The first value under the name, as typed.
  package subscript(name: String) -> String? {
    fields.first { $0.name == name }?.value
  }

  /// All values under the name, in the order sent.
  package func values(_ name: String) -> [String] {
    fields.filter { $0.name == name }.map(\.value)
  }

  /// Whether the box of this name (and value, where several share a name) was ticked.
  package func has(_ name: String, _ value: String? = nil) -> Bool {
    fields.contains { $0.name == name && (value == nil || $0.value == value) }
  }
}

/// Why a body could not be read as a form at all. Faults of single fields are ``FormFault``.
package enum FormError: Error, Sendable, Equatable {
  /// More than so many bytes.
  case tooLarge(limit: Int)
  case tooManyFields(limit: Int)
  case notUTF8
  /// Neither of the two kinds that a browser sends.
  case unknownContentType
}
