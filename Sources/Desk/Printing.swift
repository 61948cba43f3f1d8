import Foundation
import Paper
package import Statute

/// In which format a document is handed out. The raw value is the end of the file's name.
package enum PaperFormat: String, CaseIterable, Sendable {
  case docx, pdf

  package var title: String {
    switch self {
    case .docx: "Word"
    case .pdf: "PDF"
    }
  }
}

/// A document to hand out.
package struct PrintedDocument: Sendable {
  package let format: PaperFormat
  /// Of the file, with its end.
  package let name: String
  package let bytes: [UInt8]
}

/// Why a document could not be made.
package enum PrintFault: Error, Hashable, Sendable {
  /// What makes PDF is not installed on this machine.
  case notInstalled
  /// It did not come to an end.
  case failed
  /// Too many wait already.
  case busy
}

/// Makes PDF for all who ask, two at a time: each takes a processor for a second. What was asked for once is asked for again,
/// by several people or after a look at the first page: the same document is not made twice while there is room for it. What is
/// about a person is kept nowhere.
package actor PrintRoom {
  private static let atOnce = 2
  private static let mostWaiting = 16
  private static let keptBytes = 24 << 20

  private var working = 0
  private var waiting: [CheckedContinuation<Void, Never>] = []
  private var kept: [(document: WrittenDocument, bytes: [UInt8])] = []

  package init() {}

  func pdf(_ document: WrittenDocument, isAboutPerson: Bool) async throws -> [UInt8] {
    if let found = kept(document) { return found }
    if working < Self.atOnce {
      working += 1
    } else {
      guard waiting.count < Self.mostWaiting else { throw PrintFault.busy }
      // Whoever leaves hands on the place, so that `working` stays.
      await withCheckedContinuation { waiting.append($0) }
    }
    defer {
      if waiting.isEmpty { working -= 1 } else { waiting.removeFirst().resume() }
    }
    // Somebody may have had it made meanwhile.
    if let found = kept(document) { return found }
    let bytes: [UInt8]
    do {
      bytes = [UInt8](try await PDFWriter().write(document))
    } catch {
      throw error == .notInstalled ? PrintFault.notInstalled : .failed
    }
    if !isAboutPerson { keep(document, bytes) }
    return bytes
  }

  private func kept(_ document: WrittenDocument) -> [UInt8]? {
    kept.first { $0.document == document }?.bytes
  }

  private func keep(_ document: WrittenDocument, _ bytes: [UInt8]) {
    guard !kept.contains(where: { $0.document == document }) else { return }
    kept.append((document, bytes))
    while kept.reduce(0, { $0 + $1.bytes.count }) > Self.keptBytes { kept.removeFirst() }
  }
}

extension Desk {
  /// The formats in which documents can be handed out on this machine.
  package static var paperFormats: [PaperFormat] { PDFWriter.isInstalled ? [.docx, .pdf] : [.docx] }

  /// A document as a file.
  ///
  /// - Parameters:
  ///   - name: of the file, without its end.
  ///   - isAboutPerson: whether it names somebody who asked for something: then it does not stay in memory.
  /// - Throws: `PrintFault` where no PDF can be made.
  func print(
    _ document: WrittenDocument, as format: PaperFormat, named name: String, isAboutPerson: Bool = false
  ) async throws -> PrintedDocument {
    let bytes =
      switch format {
      case .docx: [UInt8](DocxWriter.write(document))
      case .pdf: try await printRoom.pdf(document, isAboutPerson: isAboutPerson)
      }
    return PrintedDocument(format: format, name: "\(name).\(format.rawValue)", bytes: bytes)
  }

  /// A published report on paper.
  package func printReport(of body: String, year: Int, as format: PaperFormat) async throws
    -> PrintedDocument
  {
    let report = try await publishedReport(of: body, year: year)
    return try await printReport(
      report.figures, report.prose, of: body, year: year, publishedOn: report.publishedOn, as: format)
  }

  /// A report on paper as those who write it see it: as published, else as it would be today.
  package func printReport(of body: String, year: Int, as format: PaperFormat, for officer: Officer)
    async throws -> PrintedDocument
  {
    let dossier = try await report(of: body, year: year, for: officer)
    let figures = dossier.report?.publishedFigures ?? dossier.figures.withZeros()
    let isPublished = dossier.report?.publishedOn != nil
    return try await printReport(
      figures, (isPublished ? dossier.report?.publishedProse : dossier.report?.prose) ?? [:], of: body,
      year: year, publishedOn: dossier.report?.publishedOn, as: format)
  }

  private func printReport(
    _ figures: ReportFigures, _ prose: [ReportSection: String], of body: String, year: Int,
    publishedOn: Day?, as format: PaperFormat
  ) async throws -> PrintedDocument {
    let document = WrittenDocument.report(
      figures, prose: prose, organ: try await bodyName(body) ?? "", year: year, publishedOn: publishedOn)
    return try await print(document, as: format, named: document.title)
  }

  /// A letter of a request on paper, for those who may read it.
  package func printLetter(
    _ kind: LetterKind, index: Int = 0, of file: FileID, as format: PaperFormat, for viewer: Viewer
  ) async throws -> PrintedDocument {
    let dossier = try await request(file, for: viewer)
    let sheet = try await letter(kind, index: index, of: dossier, for: viewer)
    let number = dossier.request.intake.number
    let document = WrittenDocument.letter(
      from: sheet.from, number: sheet.number, title: sheet.title, to: sheet.to, paragraphs: sheet.paragraphs,
      date: sheet.date, isDraft: sheet.isDraft)
    let name = "\(kind.title) \(number)" + (sheet.isDraft ? "（草稿）" : "")
    return try await print(document, as: format, named: name, isAboutPerson: true)
  }

  /// What a check of published reports found, on paper.
  package func printFindings(of file: FileID, as format: PaperFormat, for officer: Officer) async throws
    -> PrintedDocument
  {
    let dossier = try await reportAudit(file, for: officer)
    let document = WrittenDocument.findings(of: dossier.audit, by: dossier.bodyName)
    return try await print(document, as: format, named: document.title)
  }

  /// 整改通知 on paper.
  ///
  /// - Throws: `DeskError.notFound` where nothing was ordered.
  package func printRectification(
    _ number: Int, of file: FileID, as format: PaperFormat, for officer: Officer
  ) async throws -> PrintedDocument {
    let dossier = try await reportAudit(file, for: officer)
    guard
      let notice = dossier.audit.subject(number).flatMap({ RectificationNotice($0, from: dossier.bodyName) })
    else { throw DeskError.notFound }
    let document = WrittenDocument.rectification(notice)
    return try await print(document, as: format, named: "整改通知 \(notice.to)")
  }

  /// A published document on paper.
  ///
  /// - Parameters:
  ///   - facts: its head of metadata, name and value.
  ///   - source: the address of its page.
  package func printItem(
    _ item: PublicItem, facts: [(String, String)], source: String, as format: PaperFormat
  ) async throws -> PrintedDocument {
    let document = WrittenDocument.item(
      title: item.title, issuer: item.issuer, number: item.documentNumber, text: item.text, facts: facts,
      source: source)
    return try await print(document, as: format, named: item.title)
  }
}
