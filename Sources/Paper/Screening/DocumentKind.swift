/// What a file is, told from its content; names are what people give them.
package enum DocumentKind: String, Sendable, Codable {
  case text, html, docx, xlsx, pptx, ofd, zip, pdf, picture
  /// DOC, XLS, PPT and RTF, read through LibreOffice.
  case oldOffice
}

extension DocumentKind {
  /// Tells the kind.
  ///
  /// - Throws: where it is one that cannot be screened: the old formats of Office, encrypted Office files, programs.
  static func of(_ bytes: [UInt8], archive: ZipArchive?) throws(ContainerFault) -> DocumentKind {
    if let archive {
      if archive.contains("word/document.xml") { return .docx }
      if archive.contains("xl/workbook.xml") { return .xlsx }
      if archive.contains("ppt/presentation.xml") { return .pptx }
      if archive.contains("OFD.xml") { return .ofd }
      return .zip
    }
    if bytes.starts(with: [0xd0, 0xcf, 0x11, 0xe0]) {
      throw .unsupported(part: "整个文件", what: "旧版 Office 格式或者加密文档，请另存为未加密的 DOCX、XLSX 后再审查")
    }
    if bytes.starts(with: Array("{\\rtf".utf8)) {
      throw .unsupported(part: "整个文件", what: "RTF 格式，请另存为 DOCX 后再审查")
    }
    if bytes.starts(with: Array("Rar!".utf8)) || bytes.starts(with: [0x37, 0x7a, 0xbc, 0xaf])
      || bytes.starts(with: [0x1f, 0x8b])
    {
      throw .unsupported(part: "整个文件", what: "RAR、7Z 或者 GZ 压缩包，请解压后逐个审查")
    }
    let head = bytes.prefix(1024)
    if contains(head, "%PDF-") { return .pdf }
    if isPicture(bytes) { return .picture }
    let lowered = String(decoding: head, as: UTF8.self).lowercased()
    if ["<html", "<!doctype html", "<head", "<body", "<table", "<div"].contains(where: lowered.contains) {
      return .html
    }
    return .text
  }

  private static func contains(_ bytes: ArraySlice<UInt8>, _ text: String) -> Bool {
    let pattern = Array(text.utf8)
    return bytes.indices.contains { bytes[$0...].starts(with: pattern) }
  }

  private static func isPicture(_ bytes: [UInt8]) -> Bool {
    let marks: [[UInt8]] = [
      [0x89, 0x50, 0x4e, 0x47], [0xff, 0xd8, 0xff], Array("GIF8".utf8), [0x42, 0x4d],
      [0x49, 0x49, 0x2a, 0x00],
      [0x4d, 0x4d, 0x00, 0x2a],
    ]
    if bytes.starts(with: Array("RIFF".utf8)), bytes.dropFirst(8).starts(with: Array("WEBP".utf8)) {
      return true
    }
    // BM may begin a text as well; a bitmap says its own length.
    if bytes.starts(with: [0x42, 0x4d]) {
      return bytes.count > 14 && Int(bytes.littleEndian32(at: 2)) == bytes.count
    }
    return marks.contains { $0 != [0x42, 0x4d] && bytes.starts(with: $0) }
  }
}
