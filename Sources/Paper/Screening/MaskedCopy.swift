package import Foundation
import Statute

/// Why no masked copy was made. Nothing is handed out that was not read again and found clean.
package enum MaskingRefusal: Error, Sendable {
  /// The document bears marks of secrecy, which masking does not take away.
  case marked([DocumentFinding])
  /// They stand where nothing can be written: in pictures, in files within the file, in kinds that are only read.
  case outOfReach([DocumentFinding])
  /// Read again, the copy still had them.
  case notClean([DocumentFinding])
  case unreadable(ContainerFault)

  package var sentence: String {
    switch self {
    case .marked: "文件带有密级或者内部标志，不能以遮盖方式处理，请按保密规定办理。"
    case .outOfReach(let findings):
      "有 \(findings.count) 处位于图片、内嵌文件或者不能改写的格式中（如\(findings.first?.whereabouts ?? "")），请在原件中处理。"
    case .notClean(let findings): "遮盖后复查仍发现 \(findings.count) 处，未生成遮盖件，请在原件中处理。"
    case .unreadable(let fault): fault.sentence
    }
  }
}

extension DocumentScreen {
  /// A copy of a DOCX, XLSX or text in which the findings are masked, read again to prove it clean.
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
    let canWrite = [.docx, .xlsx, .text].contains(opened.kind)
    let outOfReach = canWrite ? findings.filter(\.sources.isEmpty) : findings
    guard outOfReach.isEmpty else { throw .outOfReach(outOfReach) }

    var edits = MaskingEdits()
    for passage in opened.passages {
      edits.add(
        screen.findings(in: passage.text).filter { !kept.contains(Self.place($0, in: passage)) }, in: passage)
    }
    let copy: Data
    do throws(ContainerFault) {
      copy = opened.kind == .text ? edits.text(bytes) : try edits.archive(bytes, limits: limits)
    } catch { throw .unreadable(error) }
    try await prove(copy, kept: kept, secrets: edits.secrets)
    return copy
  }

  private func open(_ bytes: [UInt8]) async throws(MaskingRefusal) -> DocumentOpening.Opened {
    do throws(ContainerFault) { return try await DocumentOpening(screen: self).open(bytes, depth: 0) } catch {
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
    guard again.kind != .text else { return }
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
