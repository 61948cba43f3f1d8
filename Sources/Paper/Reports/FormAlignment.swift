import Statute

/// Where in a document the texts of a form stand: the best chain of places in the order of the form.
///
/// Labels occur in prose too, and headings in lists of contents, so no single place is trusted: the chain that finds
/// most of the form with least foreign text between wins.
struct FormAlignment: Sendable {
  struct Place: Sendable {
    /// Index into `anchors`.
    let anchor: Int
    /// The glyphs of the label, its tail included.
    let range: Range<Int>
    let weight: Double
  }

  let edition: ReportEdition
  let anchors: [FormAnchor]
  /// The chosen places, in order.
  let places: [Place]
  let score: Double

  /// Most occurrences that are weighed; a document with more has the form early or not at all.
  private static let occurrenceLimit = 20_000
  private static let window = 250

  /// - Parameter part: The stretch of the document to look in; all of it where none is given.
  init(_ text: FormText, edition: ReportEdition, within part: Range<Int>? = nil) {
    self.edition = edition
    let anchors = FormAnchor.anchors(of: edition)
    self.anchors = anchors
    let found = Self.occurrences(anchors, text, within: part ?? 0..<text.glyphs.count)
    let chain = Self.bestChain(found, anchors, lettersBefore: Self.letters(text))
    score = chain.1
    let isForm = chain.0.filter { anchors[$0.anchor].isRow }.count >= 8
    places = isForm ? LooseLabels.added(chain.0, anchors, text) : chain.0
  }

  /// The edition whose form is found best; nil where none is found at all.
  ///
  /// - Parameter year: The year of the report, asked for only where a piece of a report fits both forms alike.
  static func best(_ text: FormText, year: () -> Int?) -> FormAlignment? {
    let found = [ReportEdition.of2021, .of2019].map { FormAlignment(text, edition: $0) }.filter(\.isForm)
    let best = found.max { $0.score < $1.score }
    guard let best, found.count == 2, found[0].score == found[1].score, let year = year() else { return best }
    return found.first { $0.edition == ReportEdition.required(forYear: year) } ?? best
  }

  /// Whether there is enough of the form to speak of one.
  var isForm: Bool {
    let chosen = places.map { anchors[$0.anchor] }
    let rows = chosen.filter(\.isRow)
    let isMarked = chosen.contains { $0.kind == .head(isStrong: true) }
    // The last page of a report: the end of table 3 and table 4.
    let courses = ["未经复议直接起诉", "复议后起诉"].map { CharacterFolding.fold($0) }
    let hasRemedies = courses.allSatisfy { course in chosen.contains { $0.full == course } }
    let hasLongRow = rows.contains { $0.full.count >= 6 }
    return isMarked && rows.count >= 2 || hasRemedies && hasLongRow
      || rows.filter { $0.full.count >= 6 }.count >= 5
  }

  func place(of section: ReportSection) -> Place? {
    places.first { anchors[$0.anchor].kind == .section(section) }
  }

  // MARK: Occurrences

  private static func letters(_ text: FormText) -> [Int] {
    var count = 0
    var before: [Int] = []
    before.reserveCapacity(text.glyphs.count + 1)
    for glyph in text.glyphs {
      before.append(count)
      if glyph.kind == .letter { count += 1 }
    }
    before.append(count)
    return before
  }

  private static func occurrences(
    _ anchors: [FormAnchor], _ text: FormText, within part: Range<Int>
  ) -> [Place] {
    var byFirst: [UInt32: [(anchor: Int, key: [UInt32])]] = [:]
    for (index, anchor) in anchors.enumerated() {
      for key in anchor.keys {
        if let first = key.first { byFirst[first, default: []].append((index, key)) }
      }
    }
    var places: [Place] = []
    for start in part {
      guard let candidates = byFirst[text.glyphs[start].value] else { continue }
      var taken: Set<Int> = []
      for (anchor, key) in candidates where !taken.contains(anchor) {
        guard let end = match(key, at: start, text), end <= part.upperBound,
          let place = accept(anchor, anchors[anchor], key, start..<end, text)
        else { continue }
        taken.insert(anchor)
        places.append(place)
      }
      if places.count > occurrenceLimit { break }
    }
    return places
  }

  /// The end of the key in the letters from `start`; marks between letters do not matter, digits do.
  static func match(_ key: [UInt32], at start: Int, _ text: FormText) -> Int? {
    var index = start
    for (offset, letter) in key.enumerated() {
      if offset > 0 {
        while index < text.glyphs.count, text.glyphs[index].kind == .mark { index += 1 }
      }
      guard index < text.glyphs.count, text.glyphs[index].value == letter else { return nil }
      index += 1
    }
    return index
  }

  private static func accept(
    _ index: Int, _ anchor: FormAnchor, _ key: [UInt32], _ range: Range<Int>, _ text: FormText
  ) -> Place? {
    var end = skipClosingMarks(skipTail(anchor, key, range.upperBound, text), text)
    if anchor.isRow { end = skipInstruction(end, text) }
    if anchor.isRow, key.count >= 6 { end = skipOtherWording(end, text) }
    var weight = 1 + 0.5 * Double(min(key.count, 14))
    if anchor.isRow {
      // What comes after a label is a figure or another cell, never the next word of a sentence.
      if end < text.glyphs.count, text.glyphs[end].kind == .letter, text.glyphs[end].gap == .none {
        return nil
      }
      if isYear(end, text) { return nil }
      if range.lowerBound > 0 {
        let before = text.glyphs[range.lowerBound - 1]
        let isGlued = text.glyphs[range.lowerBound].gap == .none
        if isGlued, before.kind == .letter, key.count < 6, !anchor.full.contains(before.value) { weight /= 2 }
      }
    }
    return Place(anchor: index, range: range.lowerBound..<end, weight: weight)
  }

  /// A long label may end in other words than the form's, up to the figure or the end of its cell.
  private static func skipOtherWording(_ end: Int, _ text: FormText) -> Int {
    var index = end
    while index < text.glyphs.count, index < end + 24, text.glyphs[index].gap == .none,
      text.glyphs[index].kind != .digit
    {
      index += 1
    }
    let isEnd =
      index == text.glyphs.count || text.glyphs[index].gap > .none || text.glyphs[index].kind == .digit
    return isEnd && (end..<index).contains(where: { text.glyphs[$0].kind == .letter }) ? index : end
  }

  /// Whether a year stands here, as in 行政许可2020年办理情况: prose, and no figure.
  private static func isYear(_ start: Int, _ text: FormText) -> Bool {
    guard start + 4 < text.glyphs.count, text.glyphs[start].value == 0x32,
      text.glyphs[start + 1].value == 0x30
    else { return false }
    return text.glyphs[start..<(start + 4)].allSatisfy { $0.kind == .digit }
      && text.glyphs[start + 4].value == 0x5E74
  }

  /// Words in brackets behind a label say how to fill it in: `规范性文件(指有正式文号的文件)`.
  private static func skipInstruction(_ end: Int, _ text: FormText) -> Int {
    guard end < text.glyphs.count, text.glyphs[end].value == 0x28 else { return end }
    let cell = text.glyphs[end].cell
    if end > 0, text.glyphs[end - 1].cell != cell { return end }
    var depth = 0
    var letters = 0
    for index in end..<min(end + 300, text.glyphs.count) {
      let glyph = text.glyphs[index]
      guard glyph.cell == cell else { return end }
      switch glyph.value {
      case 0x28: depth += 1
      case 0x29: depth -= 1
      default: if glyph.kind == .letter { letters += 1 }
      }
      if depth == 0 { return letters >= 3 ? index + 1 : end }
    }
    return end
  }

  /// A closing quotation mark or bracket belongs to the label.
  private static func skipClosingMarks(_ end: Int, _ text: FormText) -> Int {
    var index = end
    while index < text.glyphs.count, text.glyphs[index].gap == .none,
      [0x22, 0x29, 0x3A, 0x2019, 0x300B, 0x2A].contains(text.glyphs[index].value)
    {
      index += 1
    }
    return index
  }

  /// Goes over the rest of the label behind the key.
  private static func skipTail(
    _ anchor: FormAnchor, _ key: [UInt32], _ end: Int, _ text: FormText
  ) -> Int {
    guard let position = anchor.full.firstIndex(of: key, from: 0) else { return end }
    var tail = anchor.full[(position + key.count)...]
    var index = end
    var last = end
    while !tail.isEmpty, index < text.glyphs.count, text.glyphs[index].kind != .digit {
      let glyph = text.glyphs[index]
      index += 1
      guard glyph.kind == .letter else { continue }
      guard let next = tail.prefix(3).firstIndex(of: glyph.value) else { break }
      tail = tail[(next + 1)...]
      last = index
    }
    return last
  }

  // MARK: The chain

  private static func bestChain(
    _ places: [Place], _ anchors: [FormAnchor], lettersBefore: [Int]
  ) -> ([Place], Double) {
    guard !places.isEmpty else { return ([], 0) }
    var score = places.map(\.weight)
    var from = Array(repeating: -1, count: places.count)
    /// The best chain so far that ends at each anchor, for jumps longer than the window.
    var bestOf: [Int?] = Array(repeating: nil, count: anchors.count)
    for index in places.indices {
      let place = places[index]
      func consider(_ other: Int) {
        let earlier = places[other]
        guard earlier.anchor < place.anchor, earlier.range.upperBound <= place.range.lowerBound else {
          return
        }
        let foreign = lettersBefore[place.range.lowerBound] - lettersBefore[earlier.range.upperBound]
        let isProse = anchors[earlier.anchor].opensProse
        let gain = score[other] + place.weight - min(isProse ? 0.5 : 6, 0.06 * Double(foreign))
        if gain > score[index] {
          score[index] = gain
          from[index] = other
        }
      }
      for other in max(0, index - window)..<index { consider(other) }
      for other in bestOf[..<place.anchor].compactMap({ $0 }) { consider(other) }
      if let best = bestOf[place.anchor], score[best] >= score[index] { continue }
      bestOf[place.anchor] = index
    }
    guard var index = score.indices.max(by: { score[$0] < score[$1] }) else { return ([], 0) }
    let total = score[index]
    var chain = [places[index]]
    while from[index] >= 0 {
      index = from[index]
      chain.append(places[index])
    }
    return (chain.reversed(), total)
  }
}

extension [UInt32] {
  /// Where a run of scalars begins.
  func firstIndex(of run: [UInt32], from start: Int) -> Int? {
    guard !run.isEmpty, count >= run.count + start else { return nil }
    return (start...(count - run.count)).first {
      self[$0] == run[0] && self[$0..<($0 + run.count)] == run[...]
    }
  }
}
