import Foundation

/// Pages saved as one file (MHTML): the first part that is a page, out of its encoding.
enum WebArchiveReading {
  /// Whether a file is a message of several parts rather than a page.
  static func isArchive(_ bytes: [UInt8]) -> Bool {
    let head = String(decoding: bytes.prefix(4096), as: UTF8.self).lowercased()
    return head.contains("mime-version:") && head.contains("content-type:") && !head.hasPrefix("<")
  }

  /// The bytes of the page.
  static func page(_ bytes: [UInt8]) -> [UInt8]? {
    let text = Array(bytes)
    var place = 0
    var headers: [String: String] = [:]
    var body: [[UInt8]] = []
    var isHeader = true
    var boundary: String?
    func page() -> [UInt8]? {
      let kind = headers["content-type"]?.drop { $0 == " " }.lowercased()
      guard kind?.hasPrefix("text/html") == true, !body.isEmpty else { return nil }
      return decoded(body, headers["content-transfer-encoding"] ?? "")
    }
    while place < text.count {
      let end = text[place...].firstIndex(of: 0x0A) ?? text.count
      var line = Array(text[place..<end])
      place = end + 1
      if line.last == 0x0D { line.removeLast() }
      if let boundary, line.count < 200, String(decoding: line, as: UTF8.self).hasPrefix("--" + boundary) {
        if let page = page() { return page }
        (headers, body, isHeader) = ([:], [], true)
      } else if !isHeader {
        body.append(line)
      } else if line.isEmpty {
        isHeader = headers.isEmpty
        if let found = headers["content-type"].flatMap(Self.boundary) { boundary = boundary ?? found }
      } else {
        take(String(decoding: line.prefix(2000), as: UTF8.self), into: &headers)
      }
    }
    return page()
  }

  /// A header, or the rest of one that was folded.
  private static func take(_ line: String, into headers: inout [String: String]) {
    if line.first?.isWhitespace == true {
      if let last = headers[""], let value = headers[last] { headers[last] = value + line }
      return
    }
    guard let colon = line.firstIndex(of: ":") else { return }
    let name = line[..<colon].lowercased()
    headers[name] = String(line[line.index(after: colon)...])
    headers[""] = name
  }

  private static func boundary(_ type: String) -> String? {
    guard let range = type.firstRange(of: "boundary=") else { return nil }
    let value = type[range.upperBound...].drop { $0 == "\"" }.prefix { $0 != "\"" && $0 != ";" && $0 != " " }
    return value.isEmpty ? nil : String(value)
  }

  private static func decoded(_ lines: [[UInt8]], _ encoding: String) -> [UInt8]? {
    switch encoding.trimmingCharacters(in: .whitespaces).lowercased() {
    case "base64":
      Data(base64Encoded: Data(lines.flatMap { $0 }), options: .ignoreUnknownCharacters).map { [UInt8]($0) }
    case "quoted-printable": quotedPrintable(lines)
    default: [UInt8](lines.joined(separator: [0x0A]))
    }
  }

  private static func quotedPrintable(_ lines: [[UInt8]]) -> [UInt8] {
    var bytes: [UInt8] = []
    for line in lines {
      var index = 0
      var isSoft = false
      while index < line.count {
        guard line[index] == 0x3D else {
          bytes.append(line[index])
          index += 1
          continue
        }
        if index + 1 >= line.count {
          isSoft = true
          break
        }
        let digits = String(decoding: line[(index + 1)..<min(index + 3, line.count)], as: UTF8.self)
        if let byte = UInt8(digits, radix: 16) {
          bytes.append(byte)
          index += 3
        } else {
          bytes.append(line[index])
          index += 1
        }
      }
      if !isSoft { bytes.append(0x0A) }
    }
    return bytes
  }
}
