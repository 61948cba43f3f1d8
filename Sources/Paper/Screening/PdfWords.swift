import Foundation

/// A PDF read through poppler: pages, properties, attachments; notes and forms are looked up in the file itself.
enum PdfWords {
  struct Words {
    var passages: [ScreenPassage] = []
    var attachments: [(name: String, bytes: [UInt8])] = []
    var unread: [String] = []
  }

  static func read(_ bytes: [UInt8]) async throws(ContainerFault) -> Words {
    do {
      let folder = try PassingFolder()
      let file = try folder.write(bytes, as: "document.pdf")
      var words = Words()
      let output = try await ExternalTool("pdftotext").run(["-q", "-layout", "-enc", "UTF-8", file, "-"])
      let pages = String(decoding: output, as: UTF8.self).split(
        separator: "\u{c}", omittingEmptySubsequences: false)
      for (number, page) in pages.enumerated() where page.contains(where: { !$0.isWhitespace }) {
        words.passages.append(ScreenPassage(DocumentPlace(.page, "\(number + 1)"), text: String(page)))
      }
      if words.passages.isEmpty { await readPictures(of: file, folder: folder.url, into: &words) }
      await readProperties(of: file, into: &words)
      let notes = PdfStrings.texts(in: bytes).joined(separator: "\n")
      if !notes.isEmpty { words.passages.append(ScreenPassage(DocumentPlace(.annotation), text: notes)) }
      await readAttachments(of: file, folder: folder.url, into: &words)
      return words
    } catch ExternalTool.Fault.notInstalled {
      throw .unsupported(part: "PDF", what: "未安装 PDF 读取程序（poppler-utils）")
    } catch {
      throw .unsupported(part: "PDF", what: "文件已损坏、设有密码或者过于复杂，无法读取")
    }
  }

  private static func readProperties(of file: String, into words: inout Words) async {
    // The second is the XMP packet, where properties stand again.
    for options in [["-enc", "UTF-8"], ["-meta"]] {
      guard let output = try? await ExternalTool("pdfinfo", outputBytes: 1 << 20).run(options + [file]) else {
        continue
      }
      let text = String(decoding: output, as: UTF8.self)
      if text.contains(where: { !$0.isWhitespace }) {
        words.passages.append(ScreenPassage(DocumentPlace(.property, "PDF"), text: text))
      }
    }
  }

  private static func readAttachments(of file: String, folder: URL, into words: inout Words) async {
    let target = folder.appendingPathComponent("attachments")
    do {
      try FileManager.default.createDirectory(at: target, withIntermediateDirectories: true)
      _ = try await ExternalTool("pdfdetach").run(["-saveall", "-o", target.path, file])
      let files = try FileManager.default.contentsOfDirectory(
        at: target, includingPropertiesForKeys: [.fileSizeKey])
      for file in files.sorted(by: { $0.path < $1.path }).prefix(50) {
        guard try file.resourceValues(forKeys: [.fileSizeKey]).fileSize ?? 0 <= 50 << 20 else {
          words.unread.append("PDF 附件“\(file.lastPathComponent)”过大，未审查。")
          continue
        }
        words.attachments.append((file.lastPathComponent, [UInt8](try Data(contentsOf: file))))
      }
    } catch {
      words.unread.append("PDF 附件无法取出，请人工核看。")
    }
  }

  /// Pages that are pictures: the first ten are recognised.
  private static func readPictures(of file: String, folder: URL, into words: inout Words) async {
    let stem = folder.appendingPathComponent("page").path
    do {
      _ = try await ExternalTool("pdftoppm", seconds: 60).run([
        "-q", "-gray", "-png", "-r", "200", "-l", "10", file, stem,
      ])
      let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        .filter { $0.pathExtension == "png" }.sorted { $0.path < $1.path }
      for (number, file) in files.enumerated() {
        let text = try await PictureWords.text(of: [UInt8](Data(contentsOf: file)))
        words.passages.append(ScreenPassage(DocumentPlace(.page, "\(number + 1)"), text: text))
      }
      if files.count == 10 { words.unread.append("扫描件只识别了前十页，其余请人工核看。") }
    } catch {
      words.unread.append("PDF 没有文字层（可能是扫描件），未识别文字，请人工核看。")
    }
  }
}
