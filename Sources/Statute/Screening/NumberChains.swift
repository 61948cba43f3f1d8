/// Digits that stand together, and how each group of them is parted from the one before.
struct NumberChain {
  enum Gap { case none, space, hyphen, dot, lineBreak }

  struct Group {
    /// Positions of the digits; a closing X of an identity number is one of them.
    var positions: [Int]
    /// What parts it from the group before.
    var gap: Gap
  }

  var groups: [Group]

  /// All chains of a text, in order. A gap is up to four spaces or hyphens, a point, or one line break.
  static func all(in text: ScreenedText) -> [NumberChain] {
    var chains: [NumberChain] = []
    var position = 0
    while position < text.count {
      guard text.folded[position].isDigit else {
        position += 1
        continue
      }
      let chain = read(text, from: &position)
      // Nothing that is looked for has fewer than seven digits.
      if chain.groups.reduce(0, { $0 + $1.positions.count }) >= 7 { chains.append(chain) }
    }
    return chains
  }

  private static func read(_ text: ScreenedText, from position: inout Int) -> NumberChain {
    var chain = NumberChain(groups: [])
    var gap = Gap.none
    var digits = 0
    while true {
      var group = Group(positions: [], gap: gap)
      while text[position].isDigit || (text[position].isInvisible && nextDigit(text, after: position) != nil)
      {
        if text[position].isDigit { group.positions.append(position) }
        position += 1
      }
      if isCheckMark(text[position]), !text[position + 1].isAlphanumeric { group.positions.append(position) }
      chain.groups.append(group)
      digits += group.positions.count
      let after = position + (group.positions.last == position ? 1 : 0)
      guard let (next, kind) = nextGroup(text, from: after, takesMark: digits >= 17) else {
        position = after
        return chain
      }
      position = next
      gap = kind
    }
  }

  /// X, and what people type for it: the sign of multiplication, the Cyrillic letter.
  private static func isCheckMark(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "X" || scalar == "×" || scalar.value == 0x425 || scalar.value == 0x445
  }

  private static func nextDigit(_ text: ScreenedText, after position: Int) -> Int? {
    var next = position + 1
    while text[next].isInvisible, next - position < 4 { next += 1 }
    return text[next].isDigit ? next : nil
  }

  /// - Parameter takesMark: a check mark alone may be a group, as the last box of a form.
  private static func nextGroup(_ text: ScreenedText, from start: Int, takesMark: Bool) -> (Int, Gap)? {
    var position = start
    var gap = Gap.none
    while position < text.count, position - start < 5 {
      let scalar = text.folded[position]
      if scalar.isDigit { return gap == .none ? nil : (position, gap) }
      if takesMark, gap == .space, isCheckMark(scalar), !text[position + 1].isAlphanumeric {
        return (position, gap)
      }
      switch scalar {
      case "\n":
        guard gap != .lineBreak else { return nil }
        gap = .lineBreak
      case "-": if gap != .lineBreak { gap = .hyphen }
      // 138.0551.2345: a point parts groups where a digit follows at once.
      case ".":
        guard gap == .none, text[position + 1].isDigit else { return nil }
        gap = .dot
      case " ", "\r": if gap == .none { gap = .space }
      default: guard scalar.isInvisible else { return nil }
      }
      position += 1
    }
    return nil
  }
}

/// Some groups of a chain read as one number.
struct NumberCandidate {
  let digits: [UInt8]
  /// From the first digit to behind the last, separators included.
  let range: Range<Int>
  let shape: [Int]
  let gaps: [NumberChain.Gap]
  /// A hyphen joins it to more digits before or behind: it is a piece of a longer code.
  let isPiece: Bool

  /// - Returns: nil where the groups have more digits than any number that is looked for.
  init?(_ text: ScreenedText, _ chain: NumberChain, _ groups: ClosedRange<Int>) {
    let chosen = chain.groups[groups]
    guard let first = chosen.first?.positions.first, let last = chosen.last?.positions.last else {
      return nil
    }
    var digits = chosen.flatMap(\.positions).map { text[$0].isDigit ? UInt8(text[$0].value - 48) : 10 }
    var shape = chosen.map(\.positions.count)
    var end = last + 1
    if digits.last == 10, digits.count != 18 {
      // Only an identity number has a check mark; behind anything else the X is a sign of its own.
      digits.removeLast()
      shape[shape.count - 1] -= 1
      end = last
    }
    guard digits.count <= 24 else { return nil }
    self.digits = digits
    self.shape = shape
    gaps = chosen.dropFirst().map(\.gap)
    range = first..<end
    isPiece =
      (groups.lowerBound > 0 && chain.groups[groups.lowerBound].gap == .hyphen)
      || (groups.upperBound + 1 < chain.groups.count && chain.groups[groups.upperBound + 1].gap == .hyphen)
  }

  var isWhole: Bool { shape.count == 1 }
  /// Each digit stands alone, as in boxes of a form.
  var isSpread: Bool { shape.count > 6 && shape.allSatisfy { $0 == 1 } }
  /// The one place where a line was broken, and nothing else parts the groups.
  var isWrapped: Bool { gaps == [.lineBreak] }
  /// Points part the groups, as in decimals and in addresses of machines.
  var hasDots: Bool { gaps.contains(.dot) }
  /// A narrow column broke it: full lines of one length, and what is left.
  var isColumn: Bool {
    guard shape.count > 1, gaps.allSatisfy({ $0 == .lineBreak }), let width = shape.first, width >= 4,
      let last = shape.last
    else { return false }
    return shape.dropLast().allSatisfy { $0 == width } && last <= width
  }
  /// X stands nowhere, or at the end.
  var isNumeric: Bool { !digits.contains(10) }
}
