import Statute

/// Reads a published annual report out of a document of any layout.
package enum ReportReader {
  /// Reads a file of any known kind.
  package static func read(_ bytes: [UInt8], named name: String) async throws(UnreadableReport)
    -> ReportReading
  {
    let document: DocumentText
    do {
      document = try await DocumentReading.read(bytes, named: name)
    } catch {
      throw .file(error)
    }
    return try read(document)
  }

  /// Reads the text of a document.
  package static func read(_ document: DocumentText) throws(UnreadableReport) -> ReportReading {
    let text = FormText(document)
    let alignment = FormAlignment.best(text) {
      ReportIdentity(document, opening: text.original(0..<min(text.glyphs.count, 20_000)), overview: nil).year
    }
    guard let alignment else {
      return try readOlder(document, text)
    }
    let ranges = sectionRanges(text, alignment)
    let sections = ranges.mapValues { text.original($0) }
    let formStart = alignment.places.first { alignment.anchors[$0.anchor].isRow }?.range.lowerBound ?? 0
    let opening = text.original(0..<formStart)
    let identity = ReportIdentity(document, opening: opening, overview: sections[.overview] ?? opening)
    if identity.isPartOfYear { throw .partOfYear }
    let prose = String(folding: sections.values.joined(separator: "\n"))
    let form = FormReading(text, alignment, prose: prose, year: identity.year)
    if hasSecondReport(text, alignment, form) { throw .severalReports }
    try refuse(form, identity, text)
    return ReportReading(
      organ: identity.organ, year: identity.year, edition: alignment.edition, figures: form.figures,
      cells: form.readings, missing: form.missing, isCutOff: form.isCutOff, indicators: [],
      sections: sections, publishedOn: identity.publishedOn, period: identity.period, title: identity.title,
      unbalanced: form.unbalanced.map { ReportReading.Unbalanced(cells: $0.cells, words: $0.words) })
  }

  /// Whether the form stands in the document once more, before or behind, with other figures in it. The same once
  /// more is a copy for small screens.
  private static func hasSecondReport(
    _ text: FormText, _ alignment: FormAlignment, _ form: FormReading
  ) -> Bool {
    let rows = alignment.places.filter { alignment.anchors[$0.anchor].isRow }
    guard let first = rows.first, let last = rows.last else { return false }
    let figures = form.figures
    return [0..<first.range.lowerBound, last.range.upperBound..<text.glyphs.count].contains { part in
      guard part.count > 400 else { return false }
      let other = FormAlignment(text, edition: alignment.edition, within: part)
      guard other.isForm, other.places.count(where: { other.anchors[$0.anchor].isRow }) * 2 > rows.count
      else {
        return false
      }
      let readings = FormReading(text, other, prose: "").readings.filter(\.isFigure)
      let differing = readings.filter { reading in
        guard case .count(let count) = reading.value, let figure = figures[reading.cell] else { return false }
        return figure != count
      }
      return readings.count >= 20 && !differing.isEmpty
    }
  }

  /// The prose sections: from their heading to the next place of the form.
  private static func sectionRanges(
    _ text: FormText, _ alignment: FormAlignment
  ) -> [ReportSection: Range<Int>] {
    var ranges: [ReportSection: Range<Int>] = [:]
    for (index, place) in alignment.places.enumerated() {
      guard case .section(let section) = alignment.anchors[place.anchor].kind,
        [.overview, .problems, .other].contains(section)
      else { continue }
      let next = alignment.places.dropFirst(index + 1).first?.range.lowerBound ?? text.glyphs.count
      ranges[section] = place.range.upperBound..<max(place.range.upperBound, next)
    }
    return ranges
  }

  /// Tells the kinds of documents apart that have the form but no figures to check.
  private static func refuse(
    _ form: FormReading, _ identity: ReportIdentity, _ text: FormText
  ) throws(UnreadableReport) {
    let filled = form.readings.filter(\.isFigure).count
    let worded = form.readings.filter { $0.value == .words }.count
    let torn = form.readings.filter { $0.value == .unplaced }.count
    if form.isDeduplicated(text) { throw .destroyedTable }
    if filled >= 3 || filled > 0 && form.isCutOff { return }
    if worded >= 3, form.isCutOff { return }
    if torn > 0 { throw .destroyedTable }
    if worded >= 20 { throw .formWithoutFigures }
    let letters = text.glyphs.reduce(0) { $0 + ($1.kind == .letter ? 1 : 0) }
    throw identity.year == nil || letters < 1200 ? .blankForm : .formWithoutFigures
  }

  /// Many papers on one page: numbered, or called a collection at the top.
  private static func isCollection(_ folded: String) -> Bool {
    let isCalledOne = ["汇编", "篇)", "十篇", "范文"].contains { folded.prefix(600).contains($0) }
    let numbers = ["第1篇", "第2篇", "第3篇"].filter { folded.contains($0) }.count
    return numbers == 3 || isCalledOne && folded.count > 10_000
  }

  /// Without the tables of 2019 or 2021: a statistics table of an older form, or no form at all.
  private static func readOlder(
    _ document: DocumentText, _ text: FormText
  ) throws(UnreadableReport) -> ReportReading {
    let whole = text.original(0..<text.glyphs.count)
    let identity = ReportIdentity(document, opening: String(whole.prefix(20_000)), overview: nil)
    let folded = String(folding: whole)
    guard folded.contains("信息公开") else { throw .notAReport }
    if identity.isPartOfYear { throw .partOfYear }
    if isCollection(folded) { throw .collection }
    let list = IndicatorList(text, prose: folded)
    guard let edition = list.edition else {
      let isReport =
        identity.title != nil || folded.contains("报告") && ReportIdentity.periodYear(folded) != nil
      throw isReport ? .noForm : .notAReport
    }
    guard list.indicators.contains(where: \.isRead) else {
      throw identity.year == nil ? .blankForm : .formWithoutFigures
    }
    return ReportReading(
      organ: identity.organ, year: identity.year, edition: edition, figures: ReportFigures(edition: edition),
      cells: [], missing: [], isCutOff: list.isCutOff, indicators: list.indicators,
      sections: [.overview: whole],
      publishedOn: identity.publishedOn, period: identity.period, title: identity.title, unbalanced: [])
  }
}
