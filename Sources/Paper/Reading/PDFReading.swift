import Foundation

/// Reads PDF by its text layer with `pdftotext` of Poppler, which is asked where each word stands.
enum PDFReading {
  private static let outputLimit = 48 * 1_048_576

  static func read(_ bytes: [UInt8]) async throws(UnreadableFile) -> DocumentText {
    let answer = try await answer(bytes)
    let words = PageWords.words(answer)
    guard words.contains(where: { $0.text.unicodeScalars.contains { CharacterFolding.isHan($0.value) } })
    else {
      throw .onlyImages
    }
    var document = PageWords.lines(words)
    document.hasGuessedRows = true
    document.title = PageWords.title(answer)
    return document
  }

  private static func answer(_ bytes: [UInt8]) async throws(UnreadableFile) -> String {
    do {
      let folder = try PassingFolder()
      let file = try folder.write(bytes, as: "report.pdf")
      let tool = ExternalTool("pdftotext", seconds: 60, outputBytes: outputLimit)
      let output = try await tool.run(["-q", "-bbox", "-enc", "UTF-8", "-l", "400", file, "-"])
      return String(decoding: output, as: UTF8.self)
    } catch ExternalTool.Fault.notInstalled {
      throw .toolMissing("poppler-utils(pdftotext)")
    } catch {
      // The program does not say why it gave up. A PDF that needs no password to be read is read, though it is enciphered.
      let isEncrypted = Data(bytes).range(of: Data("/Encrypt".utf8)) != nil
      throw isEncrypted ? .encrypted : .damaged("PDF", "文件结构不完整，或者过于复杂")
    }
  }
}
