import Foundation
import Subprocess

/// Reads PDF by its text layer with `pdftotext` of Poppler, which is asked where each word stands.
enum PDFReading {
  private static let outputLimit = 48 * 1_048_576

  static func read(_ bytes: [UInt8]) async throws(UnreadableFile) -> DocumentText {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent(
      "huabiao-\(UUID().uuidString).pdf")
    do {
      try Data(bytes).write(to: path, options: .withoutOverwriting)
    } catch {
      throw .damaged("PDF", "无法建立临时文件")
    }
    defer { try? FileManager.default.removeItem(at: path) }
    let answer = try await answer(path.path)
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

  private static func answer(_ path: String) async throws(UnreadableFile) -> String {
    let output: String
    do {
      let result = try await run(
        .name("pdftotext"), arguments: ["-bbox", "-enc", "UTF-8", "-l", "400", path, "-"],
        output: .string(limit: outputLimit), error: .string(limit: 65_536))
      if result.standardError.contains("Incorrect password") { throw UnreadableFile.encrypted }
      guard result.terminationStatus.isSuccess else { throw UnreadableFile.damaged("PDF", "文件结构不完整") }
      output = result.standardOutput
    } catch let fault as UnreadableFile {
      throw fault
    } catch let fault as SubprocessError where fault.code == .outputLimitExceeded {
      throw .tooLarge(limit: outputLimit)
    } catch {
      throw .toolMissing("poppler-utils(pdftotext)")
    }
    return output
  }
}
