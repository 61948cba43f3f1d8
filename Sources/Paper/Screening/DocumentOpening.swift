import Foundation
import Statute

/// Opens one file, and the files within it.
struct DocumentOpening {
  struct Opened {
    var kind: DocumentKind
    var passages: [ScreenPassage] = []
    var unread: [String] = []
  }

  let screen: DocumentScreen
  private static let deepest = 3
  private static let mostFiles = 200
  private static let mostPictures = 30
  /// All pictures of a file together; what is left then is named as unread.
  private static let longestReading = Duration.seconds(90)

  func open(_ bytes: [UInt8], depth: Int) async throws(ContainerFault) -> Opened {
    guard bytes.count <= screen.limits.fileBytes else {
      throw .tooLarge(part: "整个文件", limit: screen.limits.fileBytes)
    }
    let isArchive =
      bytes.starts(with: [0x50, 0x4b, 0x03, 0x04]) || bytes.starts(with: [0x50, 0x4b, 0x05, 0x06])
    let archive = isArchive ? try ZipArchive(bytes: bytes, limits: screen.limits) : nil
    if let target = OldOffice.target(of: bytes),
      let old = try await openOld(bytes, into: target, depth: depth)
    {
      return old
    }
    let kind = try DocumentKind.of(bytes, archive: archive)
    var opened = Opened(kind: kind)
    switch (kind, archive) {
    case (.docx, let archive?): try await openDocx(archive, into: &opened, depth: depth)
    case (.xlsx, let archive?): try await openXlsx(archive, into: &opened, depth: depth)
    case (.pptx, let archive?), (.ofd, let archive?):
      try await openSlides(archive, into: &opened, depth: depth)
    case (.zip, let archive?):
      await openInner(archive.names, of: archive, into: &opened, depth: depth)
    case (.pdf, _): try await openPdf(bytes, into: &opened, depth: depth)
    case (.picture, _): try await openPicture(bytes, into: &opened)
    default: try openText(bytes, into: &opened)
    }
    return opened
  }

  // MARK: kinds

  /// - Returns: nil where no program turns the old format into a new one; it is then refused as before.
  private func openOld(_ bytes: [UInt8], into target: String, depth: Int) async throws(ContainerFault)
    -> Opened?
  {
    guard screen.usesTools, depth < Self.deepest, let made = try? await OldOffice.turned(bytes, into: target)
    else {
      return nil
    }
    var opened = try await open(made, depth: depth + 1)
    opened.kind = .oldOffice
    // What is found stands in the file that was made, not in the one that came.
    opened.passages = opened.passages.map { $0.withoutSources }
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
    _ archive: ZipArchive, into opened: inout Opened, depth: Int
  ) async throws(ContainerFault) {
    let document = try DocxReader(archive: archive, limits: screen.limits).read()
    opened.passages = DocxPassages.passages(of: document)
    await openInner(document.embedded, of: archive, into: &opened, depth: depth)
    await openPictures(document.pictures, of: archive, into: &opened)
  }

  private func openXlsx(
    _ archive: ZipArchive, into opened: inout Opened, depth: Int
  ) async throws(ContainerFault) {
    let reader = try XlsxReader(archive: archive, limits: screen.limits)
    let workbook = try reader.read()
    opened.passages = XlsxPassages.passages(of: workbook, strings: try reader.sharedStrings())
    await openInner(workbook.embedded, of: archive, into: &opened, depth: depth)
    await openPictures(workbook.pictures, of: archive, into: &opened)
  }

  /// Slides and OFD: every paragraph of every part, whatever it is for.
  private func openSlides(
    _ archive: ZipArchive, into opened: inout Opened, depth: Int
  ) async throws(ContainerFault) {
    for name in archive.names.sorted() where [".xml", ".rels"].contains(where: name.lowercased().hasSuffix) {
      let passage = try SlideWords.passage(of: archive.part(named: name), part: name, limits: screen.limits)
      if !passage.isEmpty { opened.passages.append(passage) }
    }
    await openInner(
      archive.names.filter { $0.contains("/embeddings/") }, of: archive, into: &opened, depth: depth)
    await openPictures(archive.names.filter(Self.isPictureName), of: archive, into: &opened)
  }

  private static func isPictureName(_ name: String) -> Bool {
    ["png", "jpg", "jpeg", "gif", "bmp", "tif", "tiff"].contains { name.lowercased().hasSuffix("." + $0) }
  }

  // MARK: files within the file

  func openInner(_ names: [String], of archive: ZipArchive, into opened: inout Opened, depth: Int) async {
    for (number, name) in names.enumerated() {
      guard depth < Self.deepest, number < Self.mostFiles else {
        opened.unread.append("内嵌文件“\(name)”层次过深或者数量过多，未审查。")
        return
      }
      do {
        let bytes = try archive.part(named: name)
        try await openInner(bytes, named: name, into: &opened, depth: depth)
      } catch {
        opened.unread.append("内嵌文件“\(name)”未审查：\(error.sentence)")
      }
    }
  }

  func openInner(
    _ bytes: [UInt8], named name: String, into opened: inout Opened, depth: Int
  ) async throws(ContainerFault) {
    guard depth < Self.deepest else { throw .tooDeep(limit: Self.deepest) }
    let inner = try await open(bytes, depth: depth + 1)
    opened.unread += inner.unread
    for passage in inner.passages {
      // The way back into the file ends here: what is found inside is masked there, by whoever made it.
      var outer = ScreenPassage(DocumentPlace(.attachment, name))
      outer.append(passage.text)
      opened.passages.append(outer)
    }
  }

  private func openPictures(_ names: [String], of archive: ZipArchive, into opened: inout Opened) async {
    guard !names.isEmpty else { return }
    guard screen.usesTools else {
      opened.unread.append(PictureWords.unread(names, because: "未启用文字识别"))
      return
    }
    var unread: [String] = []
    var spent = Duration.zero
    for (number, name) in names.enumerated() {
      guard number < Self.mostPictures, spent < Self.longestReading else {
        unread += names[number...]
        break
      }
      spent += await ContinuousClock().measure {
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

  private func openPicture(_ bytes: [UInt8], into opened: inout Opened) async throws(ContainerFault) {
    guard screen.usesTools else { throw .unsupported(part: "图片", what: "未启用文字识别，须人工审查") }
    let text: String
    do { text = try await PictureWords.text(of: bytes) } catch {
      throw .unsupported(part: "图片", what: "未安装文字识别程序（Tesseract 及简体中文数据），或者图片无法识别，须人工审查")
    }
    opened.passages = [ScreenPassage(DocumentPlace(.picture), text: text)]
  }

  private func openPdf(_ bytes: [UInt8], into opened: inout Opened, depth: Int) async throws(ContainerFault) {
    guard screen.usesTools else { throw .unsupported(part: "PDF", what: "未启用 PDF 读取程序") }
    let words = try await PdfWords.read(bytes)
    opened.passages = words.passages
    opened.unread = words.unread
    for (name, file) in words.attachments {
      do { try await openInner(file, named: name, into: &opened, depth: depth) } catch {
        opened.unread.append("PDF 附件“\(name)”未审查：\(error.sentence)")
      }
    }
  }
}
