/// What one item of a notice arranges: the days off of a festival and the weekend days worked for it.
struct NoticeItem {
  let festival: String
  private(set) var off: Set<Day> = []
  private(set) var worked: Set<Day> = []
  /// A new last day of a holiday that begins as formerly arranged.
  private(set) var lengthenedTo: Day?

  /// The days of the sentence last read that said 放假, for the number of days and the weekend said after it.
  private var stated: [Day] = []
  /// Since `其中` the item explains how the days come together, and declares none but those worked.
  private var explaining = false
  private var mustNotWork = false
  private var claimedOff: [Day] = []

  init(festival: String) {
    self.festival = festival
  }

  mutating func endSentence() {
    explaining = false
  }

  /// Takes a clause in; throws what is not certain about it.
  mutating func read(_ characters: [Character], in context: NoticeClause.Context) throws(NoticeClause.Fault) {
    var characters = characters[...]
    if characters.starts(with: "其中") {
      explaining = true
      characters = characters.dropFirst(2)
      if characters.first == ":" { characters = characters.dropFirst() }
    }
    guard !characters.isEmpty else { return }
    let clause = try NoticeClause(Array(characters), in: context)
    let words = NoticeItem.stripped(clause.words, of: festival)
    switch words {
    case "#放假", "#放假调休", "#放假公休", "#调休放假", "#全国放假", "#放假%", "#全国放假%", "#放假调休%", "#放假公休%":
      try declareOff(clause.days[0], count: clause.counts.first)
    case "共%", "%":
      guard clause.counts == [stated.count] else {
        throw .init(reason: .countDiffers(said: clause.counts[0], found: stated.count))
      }
    case "#补休", "#调休":
      let before = explaining ? [] : stated
      try declareOff(clause.days[0], count: nil)
      stated = before + stated
    case "与周末连休", "与周六连休", "与周日连休":
      for day in stated where !(day.isWeekend || day.weekday == 1 || day.weekday == 5) {
        throw .init(reason: .outsideHoliday(day))
      }
    case "不调休": mustNotWork = true
    case "#上班", "#正常上班", "#照常上班":
      for day in clause.days[0] {
        guard day.isWeekend else { throw .init(reason: .notWeekend(day)) }
        worked.insert(day)
      }
    case "#起正常上班", "#起上班", "#起照常上班":
      // Nothing is declared: work goes on. Were it a weekend day, it would be worked.
      for day in clause.days[0] where day.isWeekend || off.contains(day) {
        throw .init(reason: .contradiction(day))
      }
    case "#为法定节假日", "#为法定节日", "#为法定假日", "#为公休日", "#为公休", "#照常公休", "#公休":
      claimedOff += clause.days[0]
    case "#" where explaining, "#当日" where explaining:
      claimedOff += clause.days[0]
    case "为法定节假日" where explaining: break
    default:
      try readRemaining(words, clause)
    }
  }

  /// A weekend day's rest moved to another day, and a holiday made longer.
  private mutating func readRemaining(_ words: String, _ clause: NoticeClause) throws(NoticeClause.Fault) {
    let moved: Set<String> = ["公休日", "两个公休日", "三个公休日", "公休日及中秋节", "两个公休日及中秋节"]
    var middle = Substring(words)
    if middle.hasPrefix("将") { middle = middle.dropFirst() }
    if middle.hasPrefix("#"), middle.hasSuffix("调至#") {
      middle = middle.dropFirst().dropLast(3)
      if middle.hasSuffix("分别") { middle = middle.dropLast(2) }
      if moved.contains(String(middle)) {
        for day in clause.days[0] where !day.isWeekend { throw .init(reason: .notWeekend(day)) }
        claimedOff += clause.days[1]
        return
      }
    }
    if words == "延长假期至#", clause.days[0].count == 1 {
      lengthenedTo = clause.days[0][0]
      return
    }
    throw .init(reason: .clause(clause.words))
  }

  private mutating func declareOff(_ days: [Day], count: Int?) throws(NoticeClause.Fault) {
    if explaining {
      claimedOff += days
      return
    }
    off.formUnion(days)
    stated = days
    if let count, count != days.count { throw .init(reason: .countDiffers(said: count, found: days.count)) }
  }

  /// The notice for 2009 names the festival whose statutory days it explains.
  private static func stripped(_ words: String, of festival: String) -> String {
    for name in ["国庆节", "中秋节", festival] where words == "#为\(name)法定节假日" { return "#为法定节假日" }
    return words
  }

  /// What can only be judged once the whole item is read. `statutory` are the days the law gives for it.
  func check(statutory: [ClosedRange<Day>]) throws(NoticeClause.Fault) {
    for day in claimedOff where !off.contains(day) { throw .init(reason: .outsideHoliday(day)) }
    for day in worked where off.contains(day) || mustNotWork { throw .init(reason: .contradiction(day)) }
    // The farthest so far is eleven days, 20 September 2026; a month misprinted is more.
    for day in worked where !off.contains(where: { abs($0.number - day.number) <= 14 }) {
      throw .init(reason: .farFromHoliday(day))
    }
    for day in statutory.joined() where !off.contains(day) { throw .init(reason: .lacksStatutoryDay(day)) }
  }
}
