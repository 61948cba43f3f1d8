import Statute

/// Two years side by side in one table: which of the two figures of every cell is that of the report.
struct YearsBeside {
  /// Whether the report's own year stands second.
  private let isSecond: Bool
  /// Whether the figures of a cell stand together, rather than those of a year.
  private let isInterleaved: Bool

  private static let columns = ReportColumn.allCases.count

  /// Nil where the table has one year, or where its heads do not tell which is which.
  init?(_ text: FormText, _ alignment: FormAlignment, year: Int?) {
    let places = alignment.places.enumerated().filter { alignment.anchors[$0.element.anchor].isThird }
    let rows = places.compactMap { index, place -> [Int]? in
      let next = alignment.places.dropFirst(index + 1).first?.range.lowerBound ?? text.glyphs.count
      let words = text.words(place.range.upperBound..<max(place.range.upperBound, next))
      let figures = words.split(separator: " ").prefix { $0.allSatisfy { $0.isASCII && $0.isNumber } }
      return figures.count == Self.columns * 2 ? figures.compactMap { Int($0) } : nil
    }
    guard places.count >= 8, rows.count * 5 >= places.count * 4, let first = places.first else { return nil }
    let start = alignment.places[..<first.offset].lastIndex {
      if case .section(.requests) = alignment.anchors[$0.anchor].kind { true } else { false }
    }
    let head = start.map { alignment.places[$0].range.upperBound } ?? 0
    let words = text.words(head..<max(head, first.element.range.lowerBound)).filter { $0 != " " }
    guard let isSecond = Self.isSecond(words, year: year) else { return nil }
    self.isSecond = isSecond
    let telling = rows.filter { row in row.contains { $0 != 0 } }
    let apart = telling.count { row in
      row.prefix(Self.columns).addsUp && row.suffix(Self.columns).addsUp
    }
    let together = telling.count { row in
      [0, 1].allSatisfy { half in
        row.enumerated().filter { $0.offset % 2 == half }.map(\.element).addsUp
      }
    }
    isInterleaved = together > apart
    guard max(together, apart) * 2 > telling.count || telling.isEmpty else { return nil }
  }

  private static func isSecond(_ head: String, year: Int?) -> Bool? {
    var pairs = [("本年度", "上年度"), ("本年", "上年"), ("本年", "去年")]
    if let year { pairs.insert(("\(year)年", "\(year - 1)年"), at: 0) }
    for (this, last) in pairs {
      if let one = head.firstRange(of: this), let other = head.firstRange(of: last) {
        return other.lowerBound < one.lowerBound
      }
    }
    return nil
  }

  /// The readings of the report's own year among those of both.
  func own(_ readings: [CellReading]) -> [CellReading] {
    let count = readings.count / 2
    return (0..<count).map { index in
      isInterleaved ? readings[index * 2 + (isSecond ? 1 : 0)] : readings[index + (isSecond ? count : 0)]
    }
  }

  /// The cells of a row with both years, in the order of the table.
  func both(_ cells: [ReportCell]) -> [ReportCell] {
    isInterleaved ? cells.flatMap { [$0, $0] } : cells + cells
  }
}
