/// Reads a file of any known kind into text. The bytes decide what it is; the name only tells CSV from plain text.
package enum DocumentReading {
  /// Most bytes of a file that are read.
  package static let limit = 64 * 1_048_576

  package static func read(_ bytes: [UInt8], named name: String) async throws(UnreadableFile) -> DocumentText
  {
    guard bytes.count <= limit else { throw .tooLarge(limit: limit) }
    if bytes.starts(with: [0x25, 0x50, 0x44, 0x46]) { return try await PDFReading.read(bytes) }
    return try readWithoutTools(bytes, named: name)
  }

  /// The same for all kinds but PDF, which another program has to open.
  package static func readWithoutTools(
    _ bytes: [UInt8], named name: String
  ) throws(UnreadableFile) -> DocumentText {
    guard !bytes.isEmpty else { throw .empty }
    guard bytes.count <= limit else { throw .tooLarge(limit: limit) }
    if bytes.starts(with: [0x25, 0x50, 0x44, 0x46]) { throw .unsupported("PDF") }
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) { return try OfficeReading.read(bytes) }
    if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) { throw .unsupported("DOC、WPS、XLS") }
    if WebArchiveReading.isArchive(bytes), let page = WebArchiveReading.page(bytes) {
      return HTMLReading.read(try TextDecoding.decode(page))
    }
    let text = try TextDecoding.decode(bytes)
    if name.lowercased().hasSuffix(".csv") { return CommaSeparatedReading.read(text) }
    return HTMLReading.isHTML(text) ? HTMLReading.read(text) : PlainTextReading.read(text)
  }
}
