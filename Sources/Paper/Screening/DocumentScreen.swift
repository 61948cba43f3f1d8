package import Foundation
package import Statute

/// A document as the screen saw it.
package struct ScreenedDocument: Sendable {
  package var kind: DocumentKind
  package var findings: [DocumentFinding]
  /// What could not be looked into, a sentence each; an empty list of findings says nothing of these.
  package var unread: [String]

  /// Whether publication must stop.
  package var isBlocked: Bool { findings.contains { $0.finding.severity == .block } }
}

/// Opens documents and screens all that is in them, also what does not show.
package struct DocumentScreen: Sendable {
  package var screen: Screen
  package var limits: ContainerLimits
  /// Whether programs of others (poppler, Tesseract) may be run.
  package var usesTools: Bool

  package init(screen: Screen = Screen(), limits: ContainerLimits = .standard, usesTools: Bool = true) {
    self.screen = screen
    self.limits = limits
    self.usesTools = usesTools
  }

  /// - Throws: where nothing of the file can be read. What is only partly readable comes back with `unread`.
  package func screen(_ data: Data) async throws(ContainerFault) -> ScreenedDocument {
    let opened = try await DocumentOpening(screen: self).open([UInt8](data))
    return ScreenedDocument(kind: opened.kind, findings: findings(in: opened.passages), unread: opened.unread)
  }

  /// A text that is no file yet: the draft in an editor, the words of a letter.
  package func screen(text: String) -> [ScreenFinding] { screen.findings(in: text) }

  func findings(in passages: [ScreenPassage]) -> [DocumentFinding] {
    var found: [DocumentFinding] = []
    var seen: Set<[SourceStretch]> = []
    var shown: Set<Sighting> = []
    for passage in passages {
      for finding in screen.findings(in: passage.text) {
        let sighting = Sighting(
          place: passage.place, kind: finding.kind, excerpt: Self.plain(finding.excerpt))
        if passage.isSecondView {
          guard Self.isOwnEvidence(finding), shown.insert(sighting).inserted else { continue }
        } else if passage.place.kind == .page {
          shown.insert(sighting)
        }
        let found1 = Self.place(finding, in: passage)
        // Other views of a part find again what shows.
        guard found1.sources.isEmpty || seen.insert(found1.sources).inserted else { continue }
        found.append(found1)
      }
    }
    return found
  }

  /// What was found where, as far as it can be told without its place in the line.
  private struct Sighting: Hashable {
    var place: DocumentPlace
    var kind: ScreenFinding.Kind
    var excerpt: String
  }

  private static func plain(_ excerpt: String) -> String { excerpt.filter { !$0.isWhitespace } }

  /// Whether a finding stands by what it is, not by the words around it, which the second view has shuffled.
  private static func isOwnEvidence(_ finding: ScreenFinding) -> Bool {
    switch finding.kind {
    case .identityNumber, .mobile: finding.severity == .block
    // Without its label a card is only likely, and here the label stands elsewhere.
    case .bankCard: true
    case .lexicon, .secrecyMark: true
    default: false
    }
  }

  static func place(_ finding: ScreenFinding, in passage: ScreenPassage) -> DocumentFinding {
    let pieces = passage.pieces(touching: finding.range)
    let hidden = pieces.first { $0.place != nil }
    var finding = finding
    if passage.lineNumbers.indices.contains(finding.line - 1) {
      finding.line = passage.lineNumbers[finding.line - 1]
    }
    return DocumentFinding(
      place: hidden?.place ?? passage.place, cell: pieces.first?.cell, finding: finding,
      sources: pieces.map { piece in
        let stretch = finding.range.clamped(to: piece.range)
        let start = piece.range.lowerBound
        return SourceStretch(
          source: piece.source, scalars: (stretch.lowerBound - start)..<(stretch.upperBound - start))
      })
  }
}
