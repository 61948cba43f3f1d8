/// Tells the two figures of a line apart (本年度, 历年累计) where they are run together.
enum PairedIndicators {
  struct Entry {
    let label: String
    let unit: String
    let runs: [[UInt8]]
    let words: String
  }

  private static let combinationLimit = 20_000

  static func solve(_ entries: [Entry], prose: String) -> [Indicator] {
    let ways = entries.map(ways)
    var chosen: [[Int]?] = ways.map { $0.count == 1 ? $0[0] : nil }
    let numbers = Set(ProseNumbers.numbers(in: prose))
    for group in IndicatorGroups.groups(entries.map(\.label)) {
      settle(group, ways, numbers, &chosen)
    }
    return zip(entries, chosen).map { entry, pair in
      Indicator(
        label: entry.label, unit: entry.unit, value: pair?[0], amount: nil, cumulative: pair?[1],
        words: entry.words)
    }
  }

  /// The cuts into two figures of which the second, counted over more years, is not the smaller.
  private static func ways(_ entry: Entry) -> [[Int]] {
    let found = entry.runs.isEmpty ? [] : DigitCuts.ways(entry.runs, .free(2)) ?? []
    return found.filter { entry.runs.count == 2 || $0[0] <= $0[1] }
  }

  private static func settle(
    _ group: IndicatorGroups.Group, _ ways: [[[Int]]], _ quoted: Set<Int>, _ chosen: inout [[Int]?]
  ) {
    let members = [group.parent] + group.children
    let options = members.map { member in chosen[member].map { [$0] } ?? ways[member] }
    if let solution = balanced(options) {
      for (member, pair) in zip(members, solution) { chosen[member] = pair }
      return
    }
    if chosen[group.parent] == nil {
      let named = ways[group.parent].filter { $0[0] > 9 && quoted.contains($0[0]) }
      if named.count == 1 { chosen[group.parent] = named[0] }
    }
    guard let parent = chosen[group.parent] else { return }
    for child in group.children where chosen[child] == nil {
      let fitting = ways[child].filter { $0[0] <= parent[0] && $0[1] <= parent[1] }
      if fitting.count == 1 { chosen[child] = fitting[0] }
    }
  }

  /// The only choice by which the children make up the parent in both columns.
  private static func balanced(_ options: [[[Int]]]) -> [[Int]]? {
    guard options.count > 2, !options.contains(where: \.isEmpty),
      options.reduce(1.0, { $0 * Double($1.count) }) <= Double(combinationLimit)
    else { return nil }
    var solutions: [[[Int]]] = []
    func choose(_ index: Int, _ before: [[Int]]) {
      guard solutions.count < 2 else { return }
      if index == options.count {
        let sums = [0, 1].map { column in before.dropFirst().reduce(0) { $0 + $1[column] } }
        if sums == before[0] { solutions.append(before) }
        return
      }
      for option in options[index] { choose(index + 1, before + [option]) }
    }
    choose(0, [])
    return solutions.count == 1 ? solutions[0] : nil
  }
}

/// Which lines of a table are the numbered parts of which.
enum IndicatorGroups {
  struct Group {
    let parent: Int
    let children: [Int]
  }

  /// A line without a number, and the lines numbered 1, 2, 3 … right behind it.
  static func groups(_ labels: [String]) -> [Group] {
    var groups: [Group] = []
    var parent: Int?
    var children: [Int] = []
    func close() {
      if let parent { groups.append(Group(parent: parent, children: children)) }
    }
    for (index, label) in labels.enumerated() {
      if let number = number(label), number == children.count + 1, parent != nil {
        children.append(index)
      } else {
        close()
        (parent, children) = (number(label) == nil ? index : nil, [])
      }
    }
    close()
    return groups
  }

  /// The Arabic number that a label begins with, as in `其中：1.网站公开`.
  static func number(_ label: String) -> Int? {
    var words = String(folding: label)[...]
    if words.hasPrefix("其中") { words = words.dropFirst(2).drop { ":,".contains($0) } }
    let digits = words.prefix { $0.isASCII && $0.isNumber }
    guard digits.count <= 2, let mark = words[digits.endIndex...].first, ".、)".contains(mark) else {
      return nil
    }
    return Int(digits)
  }
}
