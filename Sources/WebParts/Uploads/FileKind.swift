/// What a file is by its first bytes, whatever its name and its sender claim.
package enum FileKind: String, Sendable, CaseIterable {
  case pdf, png, jpeg, gif, webp, tiff
  /// DOCX, XLSX, OFD, and any other ZIP.
  case zip
  /// DOC, XLS and the like: Microsoft's compound file.
  case compound
  case rar, sevenZip

  /// How many bytes at the front are enough to tell.
  package static let bytesNeeded = 12

  /// Nil where the bytes are none of these (plain text, say).
  package init?(firstBytes bytes: [UInt8]) {
    func begins(_ signature: [UInt8]) -> Bool { bytes.starts(with: signature) }
    if begins(Array("%PDF-".utf8)) {
      self = .pdf
    } else if begins([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
      self = .png
    } else if begins([0xFF, 0xD8, 0xFF]) {
      self = .jpeg
    } else if begins(Array("GIF87a".utf8)) || begins(Array("GIF89a".utf8)) {
      self = .gif
    } else if begins(Array("RIFF".utf8)), bytes.dropFirst(8).starts(with: Array("WEBP".utf8)) {
      self = .webp
    } else if begins([0x49, 0x49, 0x2A, 0x00]) || begins([0x4D, 0x4D, 0x00, 0x2A]) {
      self = .tiff
    } else if begins([0x50, 0x4B, 0x03, 0x04]) || begins([0x50, 0x4B, 0x05, 0x06]) {
      self = .zip
    } else if begins([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
      self = .compound
    } else if begins(Array("Rar!".utf8)) {
      self = .rar
    } else if begins([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]) {
      self = .sevenZip
    } else {
      return nil
    }
  }
}
