/// Numbers with the units that houses are counted by: 3号楼2单元501室, 三组12号, 12#-2-301.
struct HomeAddressDetail {
  enum Part { case building, unit, floor, room, house, group, lane, bare }

  private(set) var range: Range<Int>
  private(set) var parts: [Part] = []

  func has(_ part: Part) -> Bool { parts.contains(part) }

  /// Building, unit and room as numbers with hyphens between, as in 3-2-501; a year begins no such triple.
  var isTriple: Bool { parts == [.bare, .bare, .bare] && firstNumeral <= 3 }
  private var firstNumeral = 0

  /// A dwelling within a building.
  var isRoom: Bool {
    let hasRoom = has(.room)
    return (has(.building) && (has(.unit) || hasRoom)) || (has(.unit) && hasRoom)
  }

  /// Whether a numeral begins here that no numeral precedes.
  static func begins(_ text: ScreenedText, at position: Int) -> Bool {
    let scalar = text.folded[position]
    guard scalar.isDigit || scalar.isChineseNumeral || scalar.isLetter else { return false }
    let before = text[position - 1]
    return !(before.isAlphanumeric || before.isChineseNumeral || before == "." || before == "*")
  }

  static func endOfNumeral(_ text: ScreenedText, from start: Int) -> Int {
    var end = start + 1
    while end < text.count, text.folded[end].isAlphanumeric { end += 1 }
    return end
  }

  init?(_ text: ScreenedText, at start: Int) {
    range = start..<start
    var position = start
    while parts.count < 8, let numeral = Self.numeral(text, at: position) {
      guard let (part, end) = Self.unit(text, at: numeral) else {
        // A last number without a unit counts behind a unit or a building: 2单元501, 12#301, 3-2-501.
        let isTail = numeral - position <= 4 && text[position].isDigit
        guard isTail, parts.contains(.unit) || parts.contains(.building) || parts.contains(.bare) else {
          break
        }
        parts.append(parts.allSatisfy { $0 == .bare } ? .bare : .room)
        range = start..<numeral
        break
      }
      if parts.isEmpty { firstNumeral = numeral - start }
      parts.append(part)
      range = start..<end
      position = Self.skipSeparator(text, from: end)
    }
    guard !parts.isEmpty, parts.contains(where: { $0 != .floor && $0 != .lane }), parts != [.bare] else {
      return nil
    }
    // 第3号令, 12号文件: a number of something else.
    if parts == [.house], Self.notHouses.match(in: text, at: range.upperBound, bound: text.count) != nil {
      return nil
    }
  }

  private static let notHouses: WordList = [
    "令", "文", "公告", "线", "通知", "决定", "修正", "楼", "车", "机", "台风", "井", "坑", "标",
  ]

  /// The end of a numeral: digits with a letter before or behind, or Chinese numerals; nil where there is none.
  private static func numeral(_ text: ScreenedText, at start: Int) -> Int? {
    var end = start
    if text[end] == "第" { end += 1 }
    let first = end
    while end - first < 5, text[end].isDigit { end += 1 }
    if end > first {
      if text[end].isLetter, !text[end + 1].isAlphanumeric { end += 1 }
      return text[end].isAlphanumeric ? nil : end
    }
    while end - first < 5, text[end].isChineseNumeral { end += 1 }
    if end > first { return end }
    // A座, B3栋
    guard text[end].isLetter else { return nil }
    end += 1
    while end - first < 4, text[end].isDigit { end += 1 }
    return text[end].isAlphanumeric ? nil : end
  }

  private static let units: [(String, Part)] = [
    ("号楼", .building), ("#楼", .building), ("栋楼", .building), ("栋", .building), ("幢", .building),
    ("座", .building), ("#", .building),
    ("单元", .unit), ("门洞", .unit), ("号室", .room), ("房间", .room), ("室", .room), ("号房", .room), ("户", .room),
    ("号院", .lane),
    ("弄", .lane), ("巷", .lane), ("排", .lane), ("村民小组", .group), ("居民小组", .group), ("小组", .group),
    ("组", .group),
    ("生产队", .group), ("队", .group), ("社", .group), ("号", .house), ("楼", .floor), ("层", .floor), ("期", .lane),
    ("区", .lane),
    ("-", .bare), ("门", .lane),
  ]
  private static let unitScalars = units.map { (Array($0.0.unicodeScalars), $0.1) }

  private static func unit(_ text: ScreenedText, at position: Int) -> (Part, Int)? {
    let start = text[position] == " " ? position + 1 : position
    for (word, part) in unitScalars where text.stands(word, at: start) {
      let end = start + word.count
      // 三组织, 五社会: the unit is the beginning of another word.
      if part == .group, notGroups.contains(text[end]) { return nil }
      if part == .room || part == .building, notRooms.contains(text[end]) { return nil }
      return (part, end)
    }
    return nil
  }

  private static let notGroups: Set<Unicode.Scalar> = [
    "织", "成", "合", "会", "长", "伍", "员", "保", "团", "建", "装", "委", "别", "区",
  ]
  private static let notRooms: Set<Unicode.Scalar> = ["内", "外", "温", "主", "籍", "口", "谈", "标", "均", "型"]

  private static func skipSeparator(_ text: ScreenedText, from start: Int) -> Int {
    var position = start
    while position - start < 2, text[position] == " " || text[position] == "-" || text[position] == "," {
      position += 1
    }
    return position
  }
}
