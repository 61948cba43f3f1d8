/// Something met while reading XML. Names are local: the prefix of the name space is cut off, since documents of
/// strangers choose their own.
package enum XMLEvent: Sendable {
  case start(XMLStart)
  case text(XMLText)
  case end(String)
}

package struct XMLStart: Sendable {
  package let name: String
  package let attributes: [XMLAttribute]
  /// Bytes of the whole tag, brackets included.
  package let range: Range<Int>

  /// The value of the first attribute of this local name.
  package subscript(_ name: String) -> String? { attributes.first { $0.name == name }?.value }
}

package struct XMLAttribute: Sendable {
  package let name: String
  package let value: String
  /// Bytes of the value as written, between the quotes.
  package let range: Range<Int>
}

package struct XMLText: Sendable, Equatable {
  package let text: String
  /// Bytes of the text as written; what stands there may be escaped.
  package let range: Range<Int>
}

/// Reads XML one event at a time, within bounds, and with nothing switched on that could reach out of the bytes:
/// a document type is refused, so that no entity can be declared, expanded or fetched.
///
/// UTF-8 and UTF-16 are read (the latter becomes UTF-8 first; ranges are those of `bytes`).
package struct XMLReader: Sendable {
  /// What is read, in UTF-8.
  package let bytes: [UInt8]
  private let part: String
  private let limits: ContainerLimits
  private var cursor = 0
  private var open: [String] = []
  private var elements = 0
  private var pendingEnd: String?
  private var sawRoot = false

  /// - Parameter part: how the bytes are called in faults.
  package init(
    _ bytes: [UInt8], part: String, limits: ContainerLimits = .standard
  ) throws(ContainerFault) {
    guard bytes.count <= limits.partBytes else { throw .tooLarge(part: part, limit: limits.partBytes) }
    self.part = part
    self.limits = limits
    self.bytes = try Self.asUTF8(bytes, part: part)
  }

  /// The next event, or nil at the end of a document that is whole.
  package mutating func next() throws(ContainerFault) -> XMLEvent? {
    if let name = pendingEnd {
      pendingEnd = nil
      return .end(name)
    }
    while cursor < bytes.count {
      guard bytes[cursor] == UInt8(ascii: "<") else {
        if let text = try readText() { return .text(text) }
        continue
      }
      guard cursor + 1 < bytes.count else { throw damaged("标记未结束") }
      switch bytes[cursor + 1] {
      case UInt8(ascii: "?"):
        try skip(to: "?>")
      case UInt8(ascii: "!"):
        if let text = try readDeclaration() { return .text(text) }
      case UInt8(ascii: "/"):
        return .end(try readEndTag())
      default:
        return .start(try readStartTag())
      }
    }
    guard open.isEmpty, sawRoot else { throw damaged(sawRoot ? "标记未闭合" : "没有内容") }
    return nil
  }

  /// Skips what is inside the element whose start was just returned, its end included.
  package mutating func skipElement() throws(ContainerFault) {
    var depth = 1
    while depth > 0, let event = try next() {
      switch event {
      case .start: depth += 1
      case .end: depth -= 1
      case .text: break
      }
    }
  }

  func damaged(_ what: String) -> ContainerFault { .corrupt(part: part, what: what) }

  // MARK: tags

  private mutating func readStartTag() throws(ContainerFault) -> XMLStart {
    let start = cursor
    cursor += 1
    let name = try readName()
    guard !open.isEmpty || !sawRoot else { throw damaged("多于一个根元素") }
    sawRoot = true
    elements += 1
    guard elements <= limits.elements else { throw .tooLarge(part: part, limit: limits.elements) }
    guard open.count < limits.depth else { throw .tooDeep(limit: limits.depth) }
    var attributes: [XMLAttribute] = []
    while true {
      skipSpace()
      guard cursor < bytes.count else { throw damaged("标记未结束") }
      if bytes[cursor] == UInt8(ascii: ">") {
        cursor += 1
        open.append(name)
        break
      }
      if bytes[cursor] == UInt8(ascii: "/") {
        guard cursor + 1 < bytes.count, bytes[cursor + 1] == UInt8(ascii: ">") else {
          throw damaged("标记有误")
        }
        cursor += 2
        pendingEnd = name
        break
      }
      guard attributes.count < 512 else { throw damaged("属性过多") }
      attributes.append(try readAttribute())
    }
    return XMLStart(name: name, attributes: attributes, range: start..<cursor)
  }

  private mutating func readAttribute() throws(ContainerFault) -> XMLAttribute {
    let name = try readName()
    skipSpace()
    guard cursor < bytes.count, bytes[cursor] == UInt8(ascii: "=") else { throw damaged("属性有误") }
    cursor += 1
    skipSpace()
    guard cursor < bytes.count, bytes[cursor] == UInt8(ascii: "\"") || bytes[cursor] == UInt8(ascii: "'")
    else {
      throw damaged("属性有误")
    }
    let quote = bytes[cursor]
    cursor += 1
    let start = cursor
    while cursor < bytes.count, bytes[cursor] != quote { cursor += 1 }
    guard cursor < bytes.count else { throw damaged("属性未结束") }
    let range = start..<cursor
    cursor += 1
    return XMLAttribute(name: name, value: try decode(range), range: range)
  }

  private mutating func readEndTag() throws(ContainerFault) -> String {
    cursor += 2
    let name = try readName()
    skipSpace()
    guard cursor < bytes.count, bytes[cursor] == UInt8(ascii: ">"), open.popLast() == name else {
      throw damaged("标记不配对")
    }
    cursor += 1
    return name
  }

  /// The local part of a name; the cursor ends behind it.
  private mutating func readName() throws(ContainerFault) -> String {
    var start = cursor
    scan: while cursor < bytes.count {
      switch bytes[cursor] {
      case UInt8(ascii: ":"):
        cursor += 1
        start = cursor
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."),
        0x80...0xff:
        cursor += 1
      default: break scan
      }
    }
    guard start < cursor, cursor - start <= 256 else { throw damaged("名称有误") }
    return String(decoding: bytes[start..<cursor], as: UTF8.self)
  }

  private mutating func skipSpace() {
    while cursor < bytes.count {
      switch bytes[cursor] {
      case 0x20, 0x09, 0x0a, 0x0d: cursor += 1
      default: return
      }
    }
  }

  // MARK: text

  private mutating func readText() throws(ContainerFault) -> XMLText? {
    let start = cursor
    while cursor < bytes.count, bytes[cursor] != UInt8(ascii: "<") { cursor += 1 }
    let range = start..<cursor
    guard !open.isEmpty else {
      // Outside the root only white space may stand.
      guard bytes[range].allSatisfy({ $0 <= 0x20 }) else { throw damaged("根元素之外有内容") }
      return nil
    }
    return XMLText(text: try decode(range), range: range)
  }

  private mutating func readDeclaration() throws(ContainerFault) -> XMLText? {
    if stands("<!--") {
      try skip(to: "-->")
      return nil
    }
    if stands("<![CDATA["), !open.isEmpty {
      let start = cursor + 9
      try skip(to: "]]>")
      let range = start..<(cursor - 3)
      return XMLText(text: String(decoding: bytes[range], as: UTF8.self), range: range)
    }
    throw .unsupported(part: part, what: "文档类型声明")
  }

  private func stands(_ literal: StaticString) -> Bool {
    let count = literal.utf8CodeUnitCount
    guard cursor + count <= bytes.count else { return false }
    return literal.withUTF8Buffer { bytes[cursor..<(cursor + count)].elementsEqual($0) }
  }

  private mutating func skip(to literal: StaticString) throws(ContainerFault) {
    while cursor < bytes.count {
      if stands(literal) {
        cursor += literal.utf8CodeUnitCount
        return
      }
      cursor += 1
    }
    throw damaged("标记未结束")
  }
}
