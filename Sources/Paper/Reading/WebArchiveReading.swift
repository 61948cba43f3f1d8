import Foundation

/// Pages saved as one file (MHTML): the first part that is a page, out of its encoding.
enum WebArchiveReading {
  /// Longest header that is read, however many lines it is folded over.
  private static let headerLimit = 4_000

  /// Whether a file is a message of several parts rather than a page.
  static func isArchive(_ bytes: [UInt8]) -> Bool {
    let head = String(decoding: bytes.prefix(4096), as: UTF8.self).lowercased()
    return head.contains("mime-version:") && head.contains("content-type:") && !head.hasPrefix("<")
  }

  /// The bytes of the page.
  static func page(_ bytes: [UInt8]) -> [UInt8]? {
    var place = 0
    var headers = Headers()
    /// Where the part begins that is being read; nil within its headers.
    var start: Int?
    var boundary: [UInt8]?
    func page(to end: Int) -> [UInt8]? {
      guard let start, start < end, headers["content-type"]?.lowercased().hasPrefix("text/html") == true
      else { return nil }
      return decoded(bytes[start..<end], headers["content-transfer-encoding"] ?? "")
    }
    while place < bytes.count {
      let first = place
      let end = bytes[first...].firstIndex(of: 0x0A) ?? bytes.count
      place = end + 1
      let line = bytes[first..<(end > first && bytes[end - 1] == 0x0D ? end - 1 : end)]
      if let boundary, line.starts(with: boundary) {
        if let page = page(to: first) { return page }
        (headers, start) = (Headers(), nil)
      } else if start != nil {
        continue
      } else if line.isEmpty {
        if !headers.isEmpty { start = place }
        if boundary == nil { boundary = headers["content-type"].flatMap(Self.boundary) }
      } else {
        headers.take(String(decoding: line.prefix(headerLimit), as: UTF8.self))
      }
    }
    return page(to: bytes.count)
  }

  private struct Headers {
    private var values: [String: String] = [:]
    /// The header that lines may go on with.
    private var last: String?

    var isEmpty: Bool { values.isEmpty }
    subscript(name: String) -> Substring? { values[name]?.drop { $0 == " " } }

    /// A header, or the rest of one that was folded.
    mutating func take(_ line: String) {
      if line.first?.isWhitespace == true {
        guard let last, let length = values[last]?.utf8.count, length < headerLimit else { return }
        values[last]?.append(line)
      } else if let colon = line.firstIndex(of: ":") {
        let name = line[..<colon].lowercased()
        values[name] = String(line[line.index(after: colon)...])
        last = name
      }
    }
  }

  /// What the lines between the parts begin with.
  private static func boundary(_ type: Substring) -> [UInt8]? {
    guard let range = type.firstRange(of: "boundary=") else { return nil }
    let value = type[range.upperBound...].drop { $0 == "\"" }.prefix { $0 != "\"" && $0 != ";" && $0 != " " }
    return value.isEmpty ? nil : Array(("--" + value).utf8)
  }

  private static func decoded(_ body: ArraySlice<UInt8>, _ encoding: Substring) -> [UInt8]? {
    switch encoding.trimmingCharacters(in: .whitespaces).lowercased() {
    case "base64": Data(base64Encoded: Data(body), options: .ignoreUnknownCharacters).map { [UInt8]($0) }
    case "quoted-printable": quotedPrintable(body)
    default: [UInt8](body)
    }
  }

  /// `=E4` is a byte; `=` at the end of a line joins it to the next.
  private static func quotedPrintable(_ body: ArraySlice<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(body.count)
    var rest = body
    while let byte = rest.popFirst() {
      guard byte == 0x3D else {
        bytes.append(byte)
        continue
      }
      let pair = rest.prefix(2)
      if pair.isEmpty || pair.first == 0x0A {
        rest = rest.dropFirst()
      } else if pair.elementsEqual([0x0D, 0x0A]) {
        rest = rest.dropFirst(2)
      } else if let high = pair.first?.hexadecimal, let low = pair.dropFirst().first?.hexadecimal {
        bytes.append(high << 4 | low)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return bytes
  }
}

extension UInt8 {
  /// The value of a digit of base 16.
  fileprivate var hexadecimal: UInt8? {
    switch self {
    case 0x30...0x39: self - 0x30
    case 0x41...0x46, 0x61...0x66: (self & 0x5F) - 0x37
    default: nil
    }
  }
}
