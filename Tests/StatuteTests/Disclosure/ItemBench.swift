import Statute

/// A small county office with everybody whose hands an item passes through, and an item among them.
struct ItemBench {
  static let body = "11330000000000001F"
  static let today = Day(year: 2026, month: 6, day: 15) ?? Day(number: 0)
  static let content = ItemContent(
    title: "云溪县农村饮水安全管理办法", abstract: "规定农村饮水工程的建设、管护和水质监测。",
    text: "## 总则\n为了保障农村饮水安全,制定本办法。", formedOn: Day(year: 2026, month: 6, day: 1),
    documentNumber: "云政发[2026]012号",
    issuer: "云溪县人民政府", column: .basis, part: "A01.3", theme: "06.3", genre: .notice, keywords: ["饮水", "农村"])

  static let drafter = ("li-1", Set([Role.informationOfficer]))
  static let head = ("wang-2", Set([Role.sectionHead]))
  static let secrecy = ("zhao-3", Set([Role.secrecyReviewer]))
  static let office = ("sun-4", Set([Role.disclosureOfficer]))
  static let deputy = ("zhou-5", Set([Role.deputyInCharge]))
  static let officeHead = ("wu-6", Set([Role.disclosureOfficeHead]))

  private(set) var item: Item?
  private(set) var entries: [Entry<ItemEvent>] = []
  var rules = ItemRules(columns: Column.all(for: .countyGovernment))
  private let calendar = WorkCalendar.published

  /// Opens an item.
  mutating func open(
    _ content: ItemContent = ItemBench.content,
    by person: (String, Set<Role>) = ItemBench.drafter, on day: Day = ItemBench.today
  ) throws(ItemRefusal) {
    let ruling = try Item.open(
      ItemEvent.Opening(body: ItemBench.body, section: "office"), content, under: rules,
      situation(person, day))
    take(ruling, person, day)
  }

  /// Does something as somebody; what the law refuses is thrown and changes nothing.
  mutating func act(
    _ command: ItemCommand, by person: (String, Set<Role>), on day: Day = ItemBench.today,
    number: String? = nil
  ) throws(ItemRefusal) {
    guard let item else { throw .notPublic }
    let ruling = try item.decide(command, under: rules, indexNumber: number, situation(person, day))
    take(ruling, person, day)
  }

  /// The way through all reviews.
  mutating func review(on day: Day = ItemBench.today) throws(ItemRefusal) {
    try act(.submit, by: ItemBench.drafter, on: day)
    try act(.approveSection, by: ItemBench.head, on: day)
    try act(.clearSecrecy(basis: "不涉及国家秘密"), by: ItemBench.secrecy, on: day)
    try act(.approveOffice, by: ItemBench.office, on: day)
    try act(.approve, by: ItemBench.deputy, on: day)
  }

  mutating func publish(on day: Day = ItemBench.today, number: String = "\(ItemBench.body)/2026-00001")
    throws(ItemRefusal)
  {
    try review(on: day)
    try act(.publish, by: ItemBench.office, on: day, number: number)
  }

  static func published() throws -> ItemBench {
    var bench = ItemBench()
    try bench.open()
    try bench.publish()
    return bench
  }

  /// Takes an event as it is, past the law.
  mutating func record(_ event: ItemEvent, by actor: Actor = .system, on day: Day = ItemBench.today) {
    entries.append(
      Entry(version: entries.count + 1, on: day, at: Instant(day, hour: 9), by: actor, event: event))
    item = Item.fold(id: FileID(.item, "bench"), entries)
  }

  private func situation(_ person: (String, Set<Role>), _ day: Day) -> Situation {
    Situation(person: person.0, roles: person.1, on: day, today: ItemBench.today, calendar: calendar)
  }

  private mutating func take(_ ruling: Ruling<ItemEvent>, _ person: (String, Set<Role>), _ day: Day) {
    for event in ruling.events { record(event, by: .person(key: person.0, as: ruling.role), on: day) }
  }
}
