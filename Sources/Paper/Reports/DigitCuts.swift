/// Cuts digits that were run together (`713000074`) into the figures they were: all ways that the form allows.
struct DigitCuts {
  /// How the figures hang together.
  enum Pattern: Equatable {
    /// No relation.
    case free(Int)
    /// Groups of so many figures, the last of each the sum of the others before it.
    case sums([Int])

    var count: Int {
      switch self {
      case .free(let count): count
      case .sums(let groups): groups.reduce(0, +)
      }
    }
  }

  /// Ways beyond which nothing is learnt.
  static let limit = 2000
  private static let stepLimit = 400_000

  private let digits: [UInt8]
  /// Whether a figure has to begin at a place.
  private let isBorder: [Bool]
  private var found: [[Int]] = []
  private var steps = 0
  private var isExhausted = false

  /// The ways to cut runs of digits, between which a cut is certain. Nil where there are too many to tell.
  static func ways(_ runs: [[UInt8]], _ pattern: Pattern) -> [[Int]]? {
    var cuts = DigitCuts(runs)
    guard cuts.digits.count >= pattern.count, cuts.digits.count <= pattern.count * 12 else { return [] }
    switch pattern {
    case .free(let count): cuts.cut(0, [], cuts.digits.count, count, most: .max)
    case .sums(let groups): cuts.cutGroups(groups[...], 0, [])
    }
    return cuts.isExhausted || cuts.found.count > limit ? nil : cuts.found
  }

  private init(_ runs: [[UInt8]]) {
    digits = runs.flatMap { $0 }
    var borders = Array(repeating: false, count: digits.count + 1)
    var place = 0
    for run in runs {
      borders[place] = true
      place += run.count
    }
    borders[digits.count] = true
    isBorder = borders
  }

  /// The figure in a stretch; nil where it would begin with 0 or go over a certain cut.
  private func figure(_ range: Range<Int>) -> Int? {
    if range.isEmpty || range.count > 15 || range.count > 1 && digits[range.lowerBound] == 0 { return nil }
    if isBorder[(range.lowerBound + 1)..<range.upperBound].contains(true) { return nil }
    return digits[range].reduce(0) { $0 * 10 + Int($1) }
  }

  /// Every way to cut what goes up to `end` into `count` figures, none above `most`.
  private mutating func cut(_ start: Int, _ before: [Int], _ end: Int, _ count: Int, most: Int) {
    steps += 1
    if steps > Self.stepLimit || found.count > Self.limit { isExhausted = true }
    if isExhausted { return }
    if count == 0 {
      if start == end { found.append(before) }
      return
    }
    for next in (start + 1)..<max(start + 1, min(end - count + 2, start + 16)) {
      guard let value = figure(start..<next) else {
        if digits[start] == 0 { break }
        continue
      }
      if value > most { break }
      cut(next, before + [value], end, count - 1, most: most)
    }
  }

  private mutating func cutGroups(_ groups: ArraySlice<Int>, _ start: Int, _ before: [Int]) {
    guard let size = groups.first else {
      if start == digits.count { found.append(before) }
      return
    }
    let rest = groups.dropFirst()
    let after = rest.reduce(0, +)
    // The total first: it bounds every part.
    for end in (start + size)..<max(start + size, digits.count - after + 1)
    where rest.isEmpty == (end == digits.count) {
      for length in 1...15 where end - length >= start + size - 1 {
        guard let total = figure((end - length)..<end) else { continue }
        addends(size - 1, of: total, start, end - length, []) { cuts, parts in
          cuts.cutGroups(rest, end, before + parts + [total])
        }
        if isExhausted { return }
      }
    }
  }

  /// Every way to cut a stretch into `count` figures that make a sum.
  private mutating func addends(
    _ count: Int, of sum: Int, _ start: Int, _ end: Int, _ before: [Int],
    _ take: (inout DigitCuts, [Int]) -> Void
  ) {
    steps += 1
    if steps > Self.stepLimit || found.count > Self.limit { isExhausted = true }
    if isExhausted { return }
    if count == 0 {
      if start == end, sum == 0 { take(&self, before) }
      return
    }
    for next in (start + 1)..<max(start + 1, min(end - count + 2, start + 16)) {
      guard let value = figure(start..<next) else {
        if digits[start] == 0 { break }
        continue
      }
      if value > sum { break }
      addends(count - 1, of: sum - value, next, end, before + [value], take)
    }
  }
}

extension [[Int]] {
  /// What all ways to cut agree on, figure by figure, nil where they differ; empty where there is no way.
  var agreed: [Int?] {
    guard let first else { return [] }
    return first.indices.map { index in allSatisfy { $0[index] == first[index] } ? first[index] : nil }
  }
}
