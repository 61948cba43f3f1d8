import Foundation
import Statute

/// Opens one file, and the files within it.
struct DocumentOpening {
  struct Opened {
    var kind: DocumentKind
    var passages: [ScreenPassage] = []
    var unread: [String] = []
  }

  /// What one file, with all files within it, has used up of what may be spent on it.
  struct Spent {
    /// Bytes unpacked, and those of texts that are read more than once.
    var bytes = 0
    /// Time given to pictures and scanned pages.
    var recognition = Duration.zero

    /// What is left of the time then is named as unread.
    static let longestRecognition = Duration.seconds(90)
    var isTimeUp: Bool { recognition >= Self.longestRecognition }
  }

  let screen: DocumentScreen
  private static let deepest = 3
  private static let mostFiles = 200
  private static let mostPictures = 30

  func open(_ bytes: [UInt8]) async throws(ContainerFault) -> Opened {
    var spent = Spent()
    return try await open(bytes, depth: 0, spent: &spent)
  }

  private func open(
    _ bytes: [UInt8], depth: Int, spent: inout Spent
  ) async throws(ContainerFault) -> Opened {
    guard bytes.count <= screen.limits.fileBytes else {
      throw .tooLarge(part: "整个文件", limit: screen.limits.fileBytes)
    }
    let isArchive =
      bytes.starts(with: [0x50, 0x4b, 0x03, 0x04]) || bytes.starts(with: [0x50, 0x4b, 0x05, 0x06])
    var limits = screen.limits
    limits.totalBytes = max(0, limits.totalBytes - spent.bytes)
    let archive = isArchive ? try ZipArchive(bytes: bytes, limits: limits) : nil
    spent.bytes += archive?.entries.reduce(0) { $0 + $1.size } ?? 0
    if let target = OldOffice.target(of: bytes),
      let old = try await openOld(bytes, into: target, depth: depth, spent: &spent)
    {
      return old
    }
    let kind = try DocumentKind.of(bytes, archive: archive)
    var opened = Opened(kind: kind)
    switch (kind, archive) {
    case (.docx, let archive?): try await openDocx(archive, into: &opened, depth: depth, spent: &spent)
    case (.xlsx, let archive?): try await openXlsx(archive, into: &opened, depth: depth, spent: &spent)
    case (.pptx, let archive?), (.ofd, let archive?):
      try await openSlides(archive, into: &opened, depth: depth, spent: &spent)
    case (.zip, let archive?):
      await openInner(archive.names, of: archive, into: &opened, depth: depth, spent: &spent)
    case (.pdf, _): try await openPdf(bytes, into: &opened, depth: depth, spent: &spent)
    case (.picture, _): try await openPicture(bytes, into: &opened, spent: &spent)
    default: try openText(bytes, into: &opened)
    }
    return opened
  }

  // MARK: kinds

  /// - Returns: nil where no program turns the old format into a new one; it is then refused as before.
  private func openOld(
    _ bytes: [UInt8], into target: String, depth: Int, spent: inout Spent
  ) async throws(ContainerFault) -> Opened? {
    guard screen.usesTools, depth < Self.deepest, let made = try? await OldOffice.turned(bytes, into: target)
    else {
      return nil
    }
    var opened = try await open(made, depth: depth + 1, spent: &spent)
    opened.kind = .oldOffice
    return opened
  }

  private func openText(_ bytes: [UInt8], into opened: inout Opened) throws(ContainerFault) {
    let isMarked = bytes.starts(with: [0xff, 0xfe]) || bytes.starts(with: [0xfe, 0xff])
    guard !bytes.isEmpty else { throw .notOfKind("文档（文件是空的）") }
    guard isMarked || !bytes.contains(0), let text = try? TextDecoding.decode(bytes) else {
      throw .notOfKind("可以审查的文档或者文本")
    }
    if opened.kind == .html {
      opened.passages = HtmlPassages.passages(of: text)
    } else {
      var passage = ScreenPassage(DocumentPlace(.body))
      passage.append(text, source: TextSource(part: "", range: 0..<bytes.count))
      opened.passages = [passage]
    }
  }

  private func openDocx(
    _ archive: ZipArchive, into opened: inout Opened, depth: Int, spent: inout Spent
  ) async throws(ContainerFault) {
    let document = try DocxReader(archive: archive, limits: screen.limits).read()
    opened.passages = DocxPassages.passages(of: document)
    await openInner(document.embedded, of: archive, into: &opened, depth: depth, spent: &spent)
    await openPictures(document.pictures, of: archive, into: &opened, spent: &spent)
  }

  private func openXlsx(
    _ archive: ZipArchive, into opened: inout Opened, depth: Int, spent: inout Spent
  ) async throws(ContainerFault) {
    let reader = try XlsxReader(archive: archive, limits: screen.limits)
    let workbook = try reader.read()
    for sheet in workbook.sheets {
      spent.bytes += XlsxPassages.sharedBytes(of: sheet)
      guard spent.bytes <= screen.limits.totalBytes else {
        throw .tooLarge(part: "工作表“\(sheet.name)”", limit: screen.limits.totalBytes)
      }
    }
    opened.passages = XlsxPassages.passages(of: workbook, strings: try reader.sharedStrings())
    await openInner(workbook.embedded, of: archive, into: &opened, depth: depth, spent: &spent)
    await openPictures(workbook.pictures, of: archive, into: &opened, spent: &spent)
  }

  /// Slides and OFD: every paragraph of every part, whatever it is for.
  private func openSlides(
    _ archive: ZipArchive, into opened: inout Opened, depth: Int, spent: inout Spent
  ) async throws(ContainerFault) {
    for name in archive.names.sorted() where [".xml", ".rels"].contains(where: name.lowercased().hasSuffix) {
      let passage = try SlideWords.passage(of: archive.part(named: name), part: name, limits: screen.limits)
      if !passage.isEmpty { opened.passages.append(passage) }
    }
    await openInner(
      archive.names.filter { $0.contains("/embeddings/") }, of: archive, into: &opened, depth: depth,
      spent: &spent)
    await openPictures(archive.names.filter(Self.isPictureName), of: archive, into: &opened, spent: &spent)
  }

  private static func isPictureName(_ name: String) -> Bool {
    ["png", "jpg", "jpeg", "gif", "bmp", "tif", "tiff"].contains { name.lowercased().hasSuffix("." + $0) }
  }

  // MARK: files within the file

  private func openInner(
    _ names: [String], of archive: ZipArchive, into opened: inout Opened, depth: Int, spent: inout Spent
  ) async {
    for (number, name) in names.enumerated() {
      guard depth < Self.deepest, number < Self.mostFiles else {
        opened.unread.append("内嵌文件“\(name)”层次过深或者数量过多，未审查。")
        return
      }
      do {
        let bytes = try archive.part(named: name)
        try await openInner(bytes, named: name, into: &opened, depth: depth, spent: &spent)
      } catch {
        opened.unread.append("内嵌文件“\(name)”未审查：\(error.sentence)")
      }
    }
  }

  private func openInner(
    _ bytes: [UInt8], named name: String, into opened: inout Opened, depth: Int, spent: inout Spent
  ) async throws(ContainerFault) {
    guard depth < Self.deepest else { throw .tooDeep(limit: Self.deepest) }
    let inner = try await open(bytes, depth: depth + 1, spent: &spent)
    opened.unread += inner.unread
    for passage in inner.passages {
      // The way back into the file ends here: what is found inside is masked there, by whoever made it.
      var outer = ScreenPassage(DocumentPlace(.attachment, name))
      outer.append(passage.text)
      opened.passages.append(outer)
    }
  }

  private func openPictures(
    _ names: [String], of archive: ZipArchive, into opened: inout Opened, spent: inout Spent
  ) async {
    guard !names.isEmpty else { return }
    guard screen.usesTools else {
      opened.unread.append(PictureWords.unread(names, because: "未启用文字识别"))
      return
    }
    var unread: [String] = []
    for (number, name) in names.enumerated() {
      guard number < Self.mostPictures, !spent.isTimeUp else {
        unread += names[number...]
        break
      }
      spent.recognition += await ContinuousClock().measure {
        do {
          let text = try await PictureWords.text(of: archive.part(named: name))
          opened.passages.append(ScreenPassage(DocumentPlace(.picture, name), text: text))
        } catch {
          unread.append(name)
        }
      }
    }
    if !unread.isEmpty {
      opened.unread.append(PictureWords.unread(unread, because: "未安装文字识别程序、图片无法识别或者图片过多"))
    }
  }

  private func openPicture(
    _ bytes: [UInt8], into opened: inout Opened, spent: inout Spent
  ) async throws(ContainerFault) {
    guard screen.usesTools else { throw .unsupported(part: "图片", what: "未启用文字识别，须人工审查") }
    guard !spent.isTimeUp else { throw .unsupported(part: "图片", what: "图片过多，未识别，须人工审查") }
    var text: String?
    spent.recognition += await ContinuousClock().measure { text = try? await PictureWords.text(of: bytes) }
    guard let text else {
      throw .unsupported(part: "图片", what: "未安装文字识别程序（Tesseract 及简体中文数据），或者图片无法识别，须人工审查")
    }
    opened.passages = [ScreenPassage(DocumentPlace(.picture), text: text)]
  }

  private func openPdf(
    _ bytes: [UInt8], into opened: inout Opened, depth: Int, spent: inout Spent
  ) async throws(ContainerFault) {
    guard screen.usesTools else { throw .unsupported(part: "PDF", what: "未启用 PDF 读取程序") }
    let words = try await PdfWords.read(bytes, spent: &spent)
    opened.passages = words.passages
    opened.unread = words.unread
    for (name, file) in words.attachments {
      do { try await openInner(file, named: name, into: &opened, depth: depth, spent: &spent) } catch {
        opened.unread.append("PDF 附件“\(name)”未审查：\(error.sentence)")
      }
    }
  }
}
