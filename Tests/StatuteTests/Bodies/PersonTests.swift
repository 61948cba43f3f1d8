import Statute
import TestSupport
import Testing

@Suite("People and roles: separation of duties")
struct PersonTests {
  private static func person(_ events: [PersonEvent]) -> Person? {
    let day = BodyTests.today
    return Person.fold(
      id: FileID(.person, "li-1"),
      events.enumerated().map {
        Entry(version: $0.offset + 1, on: day, at: Instant(day), by: .system, event: $0.element)
      })
  }

  private static let security = BodyTests.situation([.securityAdministrator], person: "admin-2")

  @Test func `only the security administrator enters people and roles`() throws {
    #expect(throws: PersonRefusal.notYours) {
      try Person.appoint(
        key: "li-1", name: "李一", body: ItemBench.body, section: nil, roles: [],
        BodyTests.situation([.systemAdministrator, .disclosureOfficeHead]))
    }
    let ruling = try Person.appoint(
      key: "li-1", name: "李一", body: ItemBench.body, section: "office",
      roles: [.informationOfficer, .sectionHead],
      PersonTests.security)
    #expect(PersonTests.person(ruling.events)?.roles == [.informationOfficer, .sectionHead])
  }

  @Test func `nobody changes their own roles`() throws {
    let admin = try #require(PersonTests.person([.appointed(name: "李一", body: "b", section: nil)]))
    let same = BodyTests.situation([.securityAdministrator], person: "li-1")
    #expect(throws: PersonRefusal.oneself) { try admin.decide(.grant(.sectionHead), same) }
    #expect(throws: PersonRefusal.oneself) { try admin.decide(.leave, same) }
  }

  @Test(arguments: ["", "Li", "李一", "li 1", "li_1"])
  func `a key is plain`(key: String) {
    #expect(throws: PersonRefusal.badKey) {
      try Person.appointment(key: key, name: "李一", body: "b", section: nil, roles: [])
    }
  }

  /// Whatever is granted and revoked in whatever order, an administrator is nothing else.
  @Test(arguments: 0..<40)
  func `an administrator never holds another role`(seed: Int) throws {
    var chance = SplitMix64(seed: UInt64(seed))
    var events: [PersonEvent] = [.appointed(name: "李一", body: "b", section: nil)]
    for _ in 0..<40 {
      let person = try #require(PersonTests.person(events))
      let role = Role.allCases.randomElement(using: &chance) ?? .sectionHead
      let command: PersonCommand = Int.random(in: 0..<3, using: &chance) == 0 ? .revoke(role) : .grant(role)
      if let ruling = try? person.decide(command, PersonTests.security) { events += ruling.events }
      let roles = try #require(PersonTests.person(events)).roles
      #expect(roles.count <= 1 || roles.isDisjoint(with: Role.administrators))
    }
  }

  @Test func `whoever leaves loses every role`() throws {
    let person = try #require(
      PersonTests.person([
        .appointed(name: "李一", body: "b", section: nil), .roleGranted(.sectionHead), .left,
        .roleGranted(.supervisor),
      ]))
    #expect(person.roles.isEmpty)
    #expect(throws: PersonRefusal.left) { try person.decide(.grant(.sectionHead), PersonTests.security) }
  }

  static let events: [PersonEvent] = [
    .appointed(name: "李一", body: ItemBench.body, section: "office"),
    .appointed(name: "李一", body: ItemBench.body, section: nil),
    .renamed(name: "李逸"), .moved(body: ItemBench.body, section: nil), .roleGranted(.deputyInCharge),
    .roleRevoked(.deputyInCharge), .passwordSet, .left,
  ]

  @Test func `every event of a person has its golden line and is read again as it was`() throws {
    try expectGolden(
      PersonTests.events.map { $0.name + " " + $0.payload.json }.joined(separator: "\n"), "person-events.txt")
    for event in PersonTests.events {
      #expect(try PersonEvent(name: event.name, payload: Payload(json: event.payload.json)) == event)
    }
  }
}
