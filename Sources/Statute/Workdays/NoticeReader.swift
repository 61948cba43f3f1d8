/// Reads the items of a notice one after the other and puts them together.
struct NoticeReader {
  let text: NoticeText
  let heading: NoticeHeading
  private var items: [(item: NoticeItem, line: Int)] = []
  private var arranged: Set<String> = []

  init(text: NoticeText, heading: NoticeHeading) {
    self.text = text
    self.heading = heading
  }

  private var year: Int {
    switch heading.subject {
    case .year(let year), .change(let year, _): year
    }
  }

  /// Reads an item of a yearly notice, `二、春节:…`. False where the closing words of the notice were reached.
  mutating func readFestival(_ range: Range<Int>) throws(UnreadableNotice) -> Bool {
    let line = text.glyphs[range.lowerBound].line
    var start = afterMarker(range.lowerBound)
    let characters = text.glyphs[start..<range.upperBound].map(\.character)
    guard let (names, length) = Festival.leading(characters[...]) else {
      throw text.refusal(.festival(String(characters.prefix(8))), line: line)
    }
    for name in names where !arranged.insert(name).inserted {
      throw text.refusal(.festival(name), line: line)
    }
    start += length
    if start < range.upperBound, text.glyphs[start].character == ":" { start += 1 }
    var item = NoticeItem(festival: names.joined(separator: "、"))
    let context = NoticeClause.Context(year: year, isNewYear: names.contains("元旦"))
    var goesOn = true
    for sentence in sentences(start..<range.upperBound) {
      let words = text.string(sentence)
      if words.hasPrefix("节假日期间") || words.hasPrefix("放假期间") {
        goesOn = false
        break
      }
      // An encouragement to take leave gives nobody a day off.
      if words.hasPrefix("鼓励") { continue }
      try read(sentence, into: &item, context)
    }
    let statutory = StatutoryFestivals.of(year: year)?.filter { names.contains($0.name) }.map(\.days) ?? []
    try refusing(line) { () throws(NoticeClause.Fault) in try item.check(statutory: statutory) }
    items.append((item, line))
    return goesOn
  }

  /// Reads a notice on one festival: every sentence in which a day stands says something of it.
  func readChange(_ range: Range<Int>) throws(UnreadableNotice) -> NoticeItem {
    guard case .change(let year, let festival) = heading.subject else { return NoticeItem(festival: "") }
    var item = NoticeItem(festival: festival)
    let context = NoticeClause.Context(year: year, isNewYear: festival == "元旦")
    for sentence in sentences(range) {
      let words = text.string(sentence)
      guard words.contains("月"), words.contains("日"), words.contains(where: { $0.isASCII && $0.isNumber })
      else { continue }
      // Where the sentence only leads up to the days, they stand after its last colon.
      let start =
        sentence.last { text.glyphs[$0].character == ":" }.map { $0 + 1 } ?? afterMarker(sentence.lowerBound)
      try read(start..<sentence.upperBound, into: &item, context)
    }
    guard !item.off.isEmpty || !item.worked.isEmpty || item.lengthenedTo != nil else {
      throw text.refusal(.noItems, line: heading.line)
    }
    let statutory = StatutoryFestivals.of(year: year)?.first { $0.name == festival }.map { [$0.days] } ?? []
    try refusing(heading.line) { () throws(NoticeClause.Fault) in
      try item.check(statutory: heading.rearranges ? statutory : [])
    }
    return item
  }

  /// All days off and all weekend days worked, each for one festival.
  func arranged(
    allFestivalsOf year: Int
  ) throws(UnreadableNotice) -> (holidays: [Day: String], workdays: [Day: String]) {
    for name in ["元旦", "春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节"] where !arranged.contains(name) {
      throw text.refusal(.missingFestival(name), line: 0)
    }
    var holidays: [Day: String] = [:]
    var workdays: [Day: String] = [:]
    for (item, line) in items {
      for day in item.off where holidays.updateValue(item.festival, forKey: day) != nil {
        throw text.refusal(.contradiction(day), line: line)
      }
      for day in item.worked where workdays.updateValue(item.festival, forKey: day) != nil {
        throw text.refusal(.contradiction(day), line: line)
      }
    }
    for (item, line) in items {
      for day in item.worked where holidays[day] != nil {
        throw text.refusal(.contradiction(day), line: line)
      }
    }
    return (holidays, workdays)
  }

  private func read(
    _ sentence: Range<Int>, into item: inout NoticeItem, _ context: NoticeClause.Context
  ) throws(UnreadableNotice) {
    for clause in clauses(sentence) {
      var characters = Array(text.glyphs[clause].map(\.character))
      if case .change(let year, let festival) = heading.subject {
        // `延长2020年春节假期至2月2日`: year and festival are those of the title.
        let name = Array("\(year)年\(festival)")
        if let at = characters.indices.first(where: { characters[$0...].starts(with: name) }) {
          characters.removeSubrange(at..<(at + name.count))
        }
      }
      // A clause that leads up to the next and names no day.
      if characters.starts(with: "为") && !characters.contains(where: { $0.isASCII && $0.isNumber })
        && item.off.isEmpty
      {
        continue
      }
      do throws(NoticeClause.Fault) {
        try item.read(characters, in: context)
      } catch {
        throw text.refusal(error.reason, line: text.glyphs[clause.lowerBound].line)
      }
    }
    item.endSentence()
  }

  private func refusing(
    _ line: Int, _ body: () throws(NoticeClause.Fault) -> Void
  ) throws(UnreadableNotice) {
    do throws(NoticeClause.Fault) { try body() } catch { throw text.refusal(error.reason, line: line) }
  }

  /// Behind `一、`, where that stands.
  private func afterMarker(_ start: Int) -> Int {
    var index = start
    while index < text.glyphs.count, NoticeText.numerals.contains(text.glyphs[index].character) { index += 1 }
    return index > start && index < text.glyphs.count && text.glyphs[index].character == "、"
      ? index + 1 : start
  }

  private func sentences(_ range: Range<Int>) -> [Range<Int>] {
    split(range) { character, _ in character == "。" }
  }

  /// Parts between commas, but for commas within brackets.
  private func clauses(_ range: Range<Int>) -> [Range<Int>] {
    split(range) { character, depth in character == "," && depth == 0 }
  }

  private func split(_ range: Range<Int>, at isBreak: (Character, _ depth: Int) -> Bool) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = range.lowerBound
    var depth = 0
    for index in range {
      let character = text.glyphs[index].character
      if character == "(" { depth += 1 }
      if character == ")" { depth -= 1 }
      if isBreak(character, depth) {
        if start < index { parts.append(start..<index) }
        start = index + 1
      }
    }
    if start < range.upperBound { parts.append(start..<range.upperBound) }
    return parts
  }
}
