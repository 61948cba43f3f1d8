package import Foundation

/// Makes PDF of a document with WeasyPrint, a program of its own that is bounded in time and memory and fetches nothing:
/// neither from a network nor from a disk, whatever the document may name.
package struct PDFWriter: Sendable {
  package enum Fault: Error, Equatable {
    /// WeasyPrint is not on this machine, or what it needs is not.
    case notInstalled
    /// It did not come to an end, or ended without a document.
    case failed

    /// One sentence for people.
    package var message: String {
      switch self {
      case .notInstalled: "生成 PDF 需要安装 weasyprint 和 fonts-noto-cjk（apt install weasyprint fonts-noto-cjk）"
      case .failed: "没有能够生成 PDF，可以改用 DOCX 格式"
      }
    }
  }

  /// Seconds of the wall and of the processor.
  package var seconds: Int

  package init(seconds: Int = 60) { self.seconds = seconds }

  /// Whether a PDF can be made here at all.
  package static var isInstalled: Bool { interpreter != nil }

  package func write(_ document: WrittenDocument) async throws(Fault) -> Data {
    guard let interpreter = Self.interpreter else { throw .notInstalled }
    do {
      let folder = try PassingFolder()
      let page = try folder.write(Array(PrintPage.html(document).utf8), as: "page.html")
      let tool = ExternalTool(interpreter, seconds: seconds, outputBytes: 64 << 20)
      let pdf = try await tool.run(["-I", "-B", "-c", PDFProgram.text, page])
      guard pdf.starts(with: Array("%PDF-".utf8)) else { throw Fault.failed }
      return pdf
    } catch ExternalTool.Fault.notInstalled {
      throw .notInstalled
    } catch {
      throw .failed
    }
  }

  /// The interpreter that WeasyPrint was installed for, as the first line of its program names it.
  private static var interpreter: String? {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin").split(separator: ":")
    for folder in folders {
      let path = "\(folder)/weasyprint"
      guard FileManager.default.isExecutableFile(atPath: path),
        let head = FileHandle(forReadingAtPath: path)?.readData(ofLength: 256),
        head.starts(with: Array("#!".utf8)),
        let line = String(decoding: head.dropFirst(2), as: UTF8.self).split(whereSeparator: \.isNewline)
          .first,
        let interpreter = line.split(separator: " ").first
      else { continue }
      return String(interpreter)
    }
    return nil
  }
}
