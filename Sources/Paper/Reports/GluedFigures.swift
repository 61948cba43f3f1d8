import Statute

/// Figures that the document runs together.
extension FigureFields {
  /// - Parameter isLast: The document ends behind the digits, perhaps within them.
  func glued(
    _ cells: [ReportCell], _ tokens: [String], _ words: String, isLast: Bool
  ) -> RowReading {
    let unplaced = RowReading.cells(
      cells.map { CellReading($0, .unplaced, words: String(words.prefix(60))) })
    var runs = tokens.map { Array($0.utf8) }
    let digits: ClosedRange<UInt8> = 0x30...0x39
    // What follows glued digits without a digit in it is the text behind the table.
    if let other = runs.firstIndex(where: { !$0.allSatisfy(digits.contains) }), other > 0,
      tokens[other...].joined().unicodeScalars.prefix(4).allSatisfy({ CharacterFolding.isHan($0.value) })
    {
      runs = Array(runs.prefix(other))
    }
    if let signed = signed(cells, runs, words) { return signed }
    // Many fields, yet too few: some are empty, and it is not told which. That is not the same as run together, which
    // shows by figures that cannot begin with 0.
    let isGlued = runs.contains { $0.count > 1 && $0.first == 0x30 }
    guard runs.count <= max(2, cells.count / 5) || isGlued && runs.count < cells.count,
      runs.allSatisfy({ $0.allSatisfy(digits.contains) })
    else {
      return unplaced
    }
    guard runs.reduce(0, { $0 + $1.count }) >= cells.count else { return unplaced }
    let values = runs.map { $0.map { $0 - 0x30 } }
    guard var ways = DigitCuts.ways(values, pattern), !isLast || pattern != .free(cells.count) else {
      return .cells(cells.map { CellReading($0, .glued, words: words) })
    }
    if ways.isEmpty, isLast, var last = values.last, last.count > 1 {
      // The list number of a label that is cut off.
      last.removeLast()
      ways = DigitCuts.ways(values.dropLast() + [last], pattern) ?? []
    } else if ways.isEmpty {
      ways = DigitCuts.ways(values, .free(cells.count)) ?? []
    }
    return ways.isEmpty
      ? .cells(cells.map { CellReading($0, .glued, words: words) }) : .cuts(cells, ways, words: words)
  }

  /// Glued digits with a sign among them: the sign opens the only cell of the row that may have one.
  private func signed(_ cells: [ReportCell], _ runs: [[UInt8]], _ words: String) -> RowReading? {
    let glued = runs.flatMap { $0 }
    let signs: Set<UInt8> = [0x2D, 0x2B]
    guard let place = cells.firstIndex(where: \.isSigned), let mark = glued.firstIndex(where: signs.contains),
      mark > 0, mark + 1 < glued.count, runs.count < cells.count
    else { return nil }
    let before = glued[..<mark].map { $0 &- 0x30 }
    let behind = glued[(mark + 1)...].map { $0 &- 0x30 }
    guard (before + behind).allSatisfy({ $0 <= 9 }) else { return nil }
    func certain(_ digits: [UInt8], count: Int) -> [Int?] {
      let agreed = DigitCuts.ways([digits], .free(count))?.agreed ?? []
      return agreed.isEmpty ? Array(repeating: nil, count: count) : agreed
    }
    var values = certain(before, count: place)
    // A dash may also be all that stands in the cell, and the digits those of the cells behind it.
    let left = cells.count - place
    if left == 1 {
      values += certain(behind, count: 1).map { value in
        value.map { glued[mark] == 0x2D ? -$0 : $0 }
      }
    } else {
      values += Array(repeating: nil, count: left)
    }
    return .cells(
      zip(cells, values).map { cell, value in
        CellReading(cell, value.map { .count($0) } ?? .glued, words: words)
      })
  }
}
