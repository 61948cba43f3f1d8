import Statute

/// Labels with a slip of the pen (部份公开, 危机“三安全一稳定”): looked for only where the form has them, between the
/// labels that were found.
enum LooseLabels {
  /// The chain with the labels added that nearly fit.
  static func added(_ places: [FormAlignment.Place], _ anchors: [FormAnchor], _ text: FormText)
    -> [FormAlignment.Place]
  {
    guard let firstRow = places.first(where: { anchors[$0.anchor].isRow }),
      let lastRow = places.last(where: { anchors[$0.anchor].isRow })
    else { return places }
    var result = places
    let found = Set(places.map(\.anchor))
    for index in anchors.indices where anchors[index].isRow && !found.contains(index) {
      guard index > firstRow.anchor - 3 || anchors[index].full.count >= 4 else { continue }
      let after = result.firstIndex { $0.anchor > index } ?? result.count
      guard after > 0 || index < lastRow.anchor else { continue }
      let start = after > 0 ? result[after - 1].range.upperBound : 0
      let end = after < result.count ? result[after].range.lowerBound : text.glyphs.count
      guard start < end, end - start < 400,
        let range = best(anchors[index], text, start..<end)
      else { continue }
      result.insert(FormAlignment.Place(anchor: index, range: range, weight: 1), at: after)
    }
    return result
  }

  /// The stretch of letters that comes nearest to the label.
  private static func best(_ anchor: FormAnchor, _ text: FormText, _ range: Range<Int>) -> Range<Int>? {
    let keys = anchor.keys.filter { $0.count >= 4 }
    var best: (range: Range<Int>, share: Double)?
    for run in runs(text, range) {
      let letters = run.filter { text.glyphs[$0].kind == .letter }
      let values = letters.map { text.glyphs[$0].value }
      for key in keys where letters.count <= 120 {
        guard let (start, distance) = nearest(key, values) else { continue }
        let share = Double(distance) / Double(key.count)
        guard distance <= max(1, key.count / 5), share < (best?.share ?? 1), let last = run.last else {
          continue
        }
        best = (letters[start]..<(last + 1), share)
      }
    }
    return best?.range
  }

  /// Stretches of letters and marks that end where a figure or another cell begins.
  private static func runs(_ text: FormText, _ range: Range<Int>) -> [[Int]] {
    var runs: [[Int]] = []
    var run: [Int] = []
    for index in range {
      let glyph = text.glyphs[index]
      if glyph.kind == .digit || glyph.gap == .cell {
        if run.contains(where: { text.glyphs[$0].kind == .letter }) { runs.append(run) }
        run = []
      }
      if glyph.kind != .digit { run.append(index) }
    }
    if run.contains(where: { text.glyphs[$0].kind == .letter }) { runs.append(run) }
    return runs
  }

  /// Where in the letters the end piece nearest to the key begins, and how many letters are to be changed.
  private static func nearest(_ key: [UInt32], _ letters: [UInt32]) -> (start: Int, distance: Int)? {
    guard letters.count + max(1, key.count / 5) >= key.count else { return nil }
    // Distance of every prefix of the key to the pieces that end at a letter; where the piece begins goes with it.
    var row = (0...key.count).map { (distance: $0, start: 0) }
    for (index, letter) in letters.enumerated() {
      var next = [(distance: 0, start: index + 1)]
      for (place, wanted) in key.enumerated() {
        let changed = (row[place].distance + (wanted == letter ? 0 : 1), row[place].start)
        let added = (row[place + 1].distance + 1, row[place + 1].start)
        let left = (next[place].distance + 1, next[place].start)
        let best = [changed, added, left].min { $0.0 < $1.0 } ?? changed
        next.append((best.0, best.1))
      }
      row = next
    }
    let last = row[key.count]
    return last.start < letters.count ? (last.start, last.distance) : nil
  }
}
