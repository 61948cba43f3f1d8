/// A clause of a notice taken apart: its words with `#` where days stand and `%` where a number of days stands, and
/// those days and numbers in order. `1月30日(星期日)、2月12日(星期六)上班` has the words `#上班`.
///
/// What a clause means is then a question of its words alone.
struct NoticeClause {
  private(set) var words = ""
  private(set) var days: [[Day]] = []
  private(set) var counts: [Int] = []

  /// How days without a year are to be understood.
  struct Context {
    let year: Int
    /// In the item on New Year's Day, December is that of the year before.
    let isNewYear: Bool
  }

  /// Throws the reason alone; the reader knows the line.
  init(_ characters: [Character], in context: Context) throws(Fault) {
    var cursor = Cursor(characters: characters, context: context)
    while let character = cursor.peek {
      guard character.isNumber, character.isASCII else {
        words.append(character)
        cursor.advance()
        continue
      }
      if let count = cursor.count() {
        words += "%"
        counts.append(count)
      } else {
        words += "#"
        days.append(try cursor.days())
      }
    }
  }

  struct Fault: Error {
    let reason: UnreadableNotice.Reason
  }
}

/// Reads days and numbers off a clause, from left to right.
private struct Cursor {
  let characters: [Character]
  let context: NoticeClause.Context
  private var index = 0

  init(characters: [Character], context: NoticeClause.Context) {
    self.characters = characters
    self.context = context
  }

  var peek: Character? { index < characters.count ? characters[index] : nil }

  mutating func advance() { index += 1 }

  private mutating func skip(_ character: Character) -> Bool {
    guard peek == character else { return false }
    index += 1
    return true
  }

  private mutating func integer() -> Int? {
    var value: Int?
    while let digit = peek, digit.isASCII, let number = digit.wholeNumberValue, (value ?? 0) < 10_000 {
      value = (value ?? 0) * 10 + number
      index += 1
    }
    return value
  }

  /// `7天`; stays where it is at anything else.
  mutating func count() -> Int? {
    let start = index
    if let value = integer(), skip("天") { return value }
    index = start
    return nil
  }

  /// `1月30日(星期日)、2月12日(星期六)` or `2月6日至12日(即农历除夕至正月初六)`.
  mutating func days() throws(NoticeClause.Fault) -> [Day] {
    var days: [Day] = []
    var last = try day(after: nil)
    days.append(last)
    while let separator = peek {
      let start = index
      while skip("至") {}
      let isRange = index > start
      if !isRange { index += separator == "、" || separator == "和" ? 1 : 0 }
      guard index > start, let digit = peek, digit.isASCII, digit.isNumber else {
        index = start
        break
      }
      let next = try day(after: last)
      guard next > last, next.number - last.number < 31 else { throw .init(reason: .contradiction(next)) }
      if isRange {
        days += (last.adding(days: 1)...next)
      } else {
        days.append(next)
      }
      last = next
    }
    return days
  }

  /// One day; month and year may be those of the day before it in the same list.
  private mutating func day(after former: Day?) throws(NoticeClause.Fault) -> Day {
    let start = index
    func written() -> String { String(characters[start..<min(index, characters.count)]) }
    var year: Int?
    var month = former?.month
    guard var value = integer() else { throw .init(reason: .noSuchDay(written())) }
    if skip("年") {
      year = value
      guard let next = integer() else { throw .init(reason: .noSuchDay(written())) }
      value = next
    }
    if skip("月") {
      month = value
      guard let next = integer() else { throw .init(reason: .noSuchDay(written())) }
      value = next
    } else if year != nil {
      throw .init(reason: .noSuchDay(written()))
    }
    guard skip("日"), let month else { throw .init(reason: .noSuchDay(written())) }
    let usual = context.isNewYear && month == 12 ? context.year - 1 : context.year
    guard let day = Day(year: year ?? usual, month: month, day: value) else {
      throw .init(reason: .noSuchDay(written()))
    }
    if let weekday = try note(), weekday != day.weekday { throw .init(reason: .weekdayDiffers(day)) }
    return day
  }

  /// What stands in brackets behind a day: a weekday, the name of a festival, a lunar date. Only a weekday says
  /// something to check; a note with figures is not understood.
  private mutating func note() throws(NoticeClause.Fault) -> Int? {
    guard skip("(") else { return nil }
    var text: [Character] = []
    while let character = peek, character != ")" {
      text.append(character)
      index += 1
    }
    guard skip(")"), !text.contains(where: { $0.isASCII && $0.isNumber }) else {
      throw .init(reason: .clause("(" + String(text) + ")"))
    }
    let names: [Character: Int] = ["一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "日": 7, "天": 7]
    var found: Int?
    for part in text.split(whereSeparator: { $0 == "、" || $0 == "," }) {
      let word = String(part)
      for prefix in ["星期", "周"] where word.hasPrefix(prefix) && word.count == prefix.count + 1 {
        guard let weekday = part.last.flatMap({ names[$0] }), found == nil else {
          throw .init(reason: .clause(word))
        }
        found = weekday
      }
    }
    return found
  }
}
