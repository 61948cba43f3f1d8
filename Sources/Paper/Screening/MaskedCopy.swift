package import Foundation
import Statute

/// Why no masked copy was made. Nothing is handed out that was not read again and found clean.
package enum MaskingRefusal: Error, Sendable {
  /// The document bears marks of secrecy, which masking does not take away.
  case marked([DocumentFinding])
  /// They stand where nothing can be written: in pictures, in files within the file, in kinds that are only read.
  case outOfReach([DocumentFinding])
  /// A kind in which nothing can be replaced without leaving it underneath.
  case fixed(DocumentKind)
  /// Read again, the copy still had them.
  case notClean([DocumentFinding])
  case unreadable(ContainerFault)

  package var sentence: String {
    switch self {
    case .marked: "文件带有密级或者内部标志，不能以遮盖方式处理，请按保密规定办理。"
    case .outOfReach(let findings):
      "有 \(findings.count) 处位于图片、内嵌文件或者不能改写的格式中（如\(findings.first?.whereabouts ?? "")），请在原件中处理。"
    case .fixed(.pdf):
      "PDF 是定版文件：盖上黑框，下面的文字仍可复制。请在原来的 Word 或者 Excel 中遮盖，重新导出 PDF 后再添加；没有原件的，打印后涂盖再扫描。"
    case .fixed(.picture): "图片不能自动遮盖。请用图像软件涂盖后另存，再重新添加。"
    case .fixed(.oldOffice): "旧版 Office 格式不能改写。请另存为 DOCX、XLSX 或者 PPTX，再重新添加。"
    case .fixed(.ofd): "OFD 是定版文件，可能带有签章，不能改写。请在原来的文档中遮盖，重新生成 OFD 后再添加。"
    case .fixed: "压缩包不能整体遮盖。请解压，逐个遮盖后再添加。"
    case .notClean(let findings): "遮盖后复查仍发现 \(findings.count) 处，未生成遮盖件，请在原件中处理。"
    case .unreadable(let fault): fault.sentence
    }
  }
}

extension DocumentScreen {
  /// A copy of a DOCX, XLSX, PPTX, page or text in which the findings are masked, read again to prove it clean.
  ///
  /// - Parameter kept: findings that a named person lets stand; all others are masked.
  package func maskedCopy(
    of data: Data, keeping kept: Set<DocumentFinding> = []
  ) async throws(MaskingRefusal) -> Data {
    let bytes = [UInt8](data)
    let opened = try await open(bytes)
    let findings = findings(in: opened.passages).filter { !kept.contains($0) }
    guard !findings.isEmpty else { return data }
    let marks = findings.filter { $0.finding.proposal == nil }
    guard marks.isEmpty else { throw .marked(marks) }
    let canWrite = [.docx, .xlsx, .pptx, .text, .html].contains(opened.kind)
    guard canWrite else { throw .fixed(opened.kind) }
    let outOfReach = findings.filter(\.sources.isEmpty)
    guard outOfReach.isEmpty else { throw .outOfReach(outOfReach) }

    var edits = MaskingEdits()
    for passage in opened.passages {
      edits.add(
        screen.findings(in: passage.text).filter { !kept.contains(Self.place($0, in: passage)) }, in: passage)
    }
    let copy: Data
    do throws(ContainerFault) {
      switch opened.kind {
      case .text: copy = edits.text(bytes)
      case .html: copy = edits.page(bytes)
      default: copy = try edits.archive(bytes, limits: limits)
      }
    } catch { throw .unreadable(error) }
    try await prove(copy, kept: kept, secrets: edits.secrets)
    return copy
  }

  private func open(_ bytes: [UInt8]) async throws(MaskingRefusal) -> DocumentOpening.Opened {
    do throws(ContainerFault) { return try await DocumentOpening(screen: self).open(bytes) } catch {
      throw .unreadable(error)
    }
  }

  /// Reads the copy as a stranger's document, and looks for the very characters in every part of it.
  private func prove(
    _ copy: Data, kept: Set<DocumentFinding>, secrets: Set<String>
  ) async throws(MaskingRefusal) {
    let bytes = [UInt8](copy)
    let again = try await open(bytes)
    // Positions move when something is masked; what was kept is known by what it is.
    var allowed: [String: Int] = [:]
    for finding in kept { allowed[finding.finding.kind.rawValue + finding.finding.excerpt, default: 0] += 1 }
    let left = findings(in: again.passages).filter { finding in
      allowed[finding.finding.kind.rawValue + finding.finding.excerpt] == nil
    }
    guard left.isEmpty else { throw .notClean(left) }
    guard again.kind != .text, again.kind != .html else { return }
    do throws(ContainerFault) {
      let archive = try ZipArchive(bytes: bytes, limits: limits)
      for name in archive.names
      where name.hasSuffix(".xml") || name.hasSuffix(".rels") || name.hasSuffix(".vml") {
        let words = try MaskingEdits.allWords(of: archive.part(named: name), part: name, limits: limits)
        if secrets.contains(where: words.contains) {
          throw ContainerFault.corrupt(part: name, what: "遮盖后仍有残留")
        }
      }
    } catch { throw .unreadable(error) }
  }
}
