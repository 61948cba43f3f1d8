import Foundation

/// A PDF read through poppler: pages, properties, attachments; notes and forms are looked up in the file itself.
enum PdfWords {
  struct Words {
    var passages: [ScreenPassage] = []
    var attachments: [(name: String, bytes: [UInt8])] = []
    var unread: [String] = []
  }

  static func read(_ bytes: [UInt8], spent: inout DocumentOpening.Spent) async throws(ContainerFault) -> Words
  {
    do {
      let folder = try PassingFolder()
      let file = try folder.write(bytes, as: "document.pdf")
      var words = Words()
      let output = try await ExternalTool("pdftotext").run(["-q", "-layout", "-enc", "UTF-8", file, "-"])
      let pages = String(decoding: output, as: UTF8.self).split(
        separator: "\u{c}", omittingEmptySubsequences: false)
      var scans: [Int] = []
      // Behind the last page there is one more sign.
      for (number, page) in pages.dropLast().enumerated() {
        // A page with hardly a word is a picture with a stamp or a number on it.
        if page.lazy.filter({ !$0.isWhitespace }).prefix(16).count < 16 { scans.append(number + 1) }
        guard page.contains(where: { !$0.isWhitespace }) else { continue }
        words.passages.append(ScreenPassage(DocumentPlace(.page, "\(number + 1)"), text: String(page)))
      }
      await readCells(of: file, into: &words)
      if !scans.isEmpty {
        await readPictures(on: scans, of: file, folder: folder.url, into: &words, spent: &spent)
      }
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

  /// The pages once more, cell by cell: in a narrow column a number goes on in the next line, which the layout parts by
  /// the words of the columns beside it.
  private static func readCells(of file: String, into words: inout Words) async {
    guard !words.passages.isEmpty else { return }
    guard let output = try? await ExternalTool("pdftotext").run(["-q", "-raw", "-enc", "UTF-8", file, "-"])
    else {
      words.unread.append("PDF 表格未能逐格复查，窄栏中跨行的号码请人工核看。")
      return
    }
    let pages = String(decoding: output, as: UTF8.self).split(
      separator: "\u{c}", omittingEmptySubsequences: false)
    for (number, page) in pages.enumerated() where page.contains(where: { !$0.isWhitespace }) {
      var passage = ScreenPassage(DocumentPlace(.page, "\(number + 1)"), text: String(page))
      passage.isSecondView = true
      words.passages.append(passage)
    }
  }

  private static func readProperties(of file: String, into words: inout Words) async {
    // The second is the XMP packet, where properties stand again.
    for options in [["-enc", "UTF-8"], ["-meta"]] {
      guard let output = try? await ExternalTool("pdfinfo", outputBytes: 1 << 20).run(options + [file]) else {
        words.unread.append("PDF 文档属性无法读取，请人工核看。")
        return
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
      if files.count > mostAttachments {
        words.unread.append("PDF 附件过多，另有 \(files.count - mostAttachments) 个未审查，请人工核看。")
      }
      for file in files.sorted(by: { $0.path < $1.path }).prefix(mostAttachments) {
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

  /// Pages that are pictures: the first ten are recognised, as far as time is left, the others named.
  private static func readPictures(
    on pages: [Int], of file: String, folder: URL, into words: inout Words,
    spent: inout DocumentOpening.Spent
  ) async {
    var unread: [Int] = []
    for (number, page) in pages.enumerated() {
      guard number < mostPictures, !spent.isTimeUp else {
        unread += pages[number...]
        break
      }
      spent.recognition += await ContinuousClock().measure {
        do {
          let text = try await picture(of: page, of: file, folder: folder)
          words.passages.append(ScreenPassage(DocumentPlace(.page, "\(page)"), text: text))
        } catch { unread.append(page) }
      }
    }
    guard !unread.isEmpty else { return }
    let shown = unread.prefix(10).map(String.init).joined(separator: "、")
    words.unread.append(
      "PDF 第 \(shown) 页\(unread.count > 10 ? "等 \(unread.count) 页" : "")没有文字层（可能是扫描件），未能识别，须人工审查。")
  }

  private static func picture(of page: Int, of file: String, folder: URL) async throws -> String {
    let stem = folder.appendingPathComponent("page\(page)").path
    _ = try await ExternalTool("pdftoppm", seconds: 30).run([
      "-q", "-gray", "-png", "-r", "200", "-singlefile", "-f", "\(page)", "-l", "\(page)", file, stem,
    ])
    return try await PictureWords.text(of: [UInt8](Data(contentsOf: URL(fileURLWithPath: stem + ".png"))))
  }

  private static let mostPictures = 10
  private static let mostAttachments = 50
}
