/// What a person asks to be done to the file of a person.
package enum PersonCommand: Hashable, Sendable {
  case rename(name: String)
  case move(body: String, section: String?)
  case grant(Role)
  case revoke(Role)
  /// That a password is set: an officer's own act upon an account, so that it stands in the record who opened it.
  case setPassword
  case leave
}

/// Why an act on a person's file is not allowed.
package enum PersonRefusal: Error, Hashable, Sendable {
  /// Accounts and roles are the security administrator's alone.
  case notYours
  /// Nobody changes what they themselves may do.
  case oneself
  case futureDay(Day)
  case left
  case empty(field: String)
  /// Not lower-case letters, digits and hyphens.
  case badKey
  /// The three administrators are three people, and handle no files (GB/T 22239: separation of duties).
  case exclusive(Role, with: Role)
  case alreadyHeld(Role)
  case notHeld(Role)

  package var article: String? {
    switch self {
    case .notYours, .oneself, .exclusive: "GB/T 22239-2019"
    default: nil
    }
  }

  package var field: String? {
    switch self {
    case .futureDay: "on"
    case .empty(let field): field
    case .badKey: "key"
    case .exclusive, .alreadyHeld, .notHeld: "role"
    case .notYours, .oneself, .left: nil
    }
  }

  /// One plain sentence.
  package var message: String {
    switch self {
    case .notYours: "账号和岗位权限只能由安全管理员办理。"
    case .oneself: "不能变更本人的岗位权限。"
    case .futureDay(let day): "办理日期\(day.chinese)晚于今天。"
    case .left: "该人员已经离任。"
    case .empty: "此项必填。"
    case .badKey: "账号只能使用小写字母、数字和连字符。"
    case .exclusive(let role, let held): "“\(role.title)”不能与“\(held.title)”由同一人担任。"
    case .alreadyHeld(let role): "该人员已经是“\(role.title)”。"
    case .notHeld(let role): "该人员不是“\(role.title)”。"
    }
  }
}

extension Person {
  /// What the law makes of a wish to enter a person.
  package static func appoint(
    key: String, name: String, body: String, section: String?, roles: [Role], _ situation: Situation
  ) throws(PersonRefusal) -> Ruling<PersonEvent> {
    try check(situation)
    return Ruling(
      role: .securityAdministrator,
      events: try appointment(key: key, name: name, body: body, section: section, roles: roles))
  }

  /// The events of an appointment, whoever makes it: the security administrator, or the command line on the machine
  /// itself, which makes the first ones.
  package static func appointment(key: String, name: String, body: String, section: String?, roles: [Role])
    throws(PersonRefusal) -> [PersonEvent]
  {
    let permitted = "abcdefghijklmnopqrstuvwxyz0123456789-"
    guard !key.isEmpty, key.allSatisfy({ permitted.contains($0) }) else { throw .badKey }
    guard !name.allSatisfy(\.isWhitespace) else { throw .empty(field: "name") }
    guard !body.isEmpty else { throw .empty(field: "body") }
    var held: Set<Role> = []
    for role in roles {
      try check(role, besides: held)
      held.insert(role)
    }
    return [.appointed(name: name, body: body, section: section)] + roles.map { .roleGranted($0) }
  }

  package func decide(_ command: PersonCommand, _ situation: Situation) throws(PersonRefusal)
    -> Ruling<PersonEvent>
  {
    try Person.check(situation)
    guard leftOn == nil else { throw .left }
    return Ruling(role: .securityAdministrator, events: [try event(for: command, situation)])
  }

  private func event(for command: PersonCommand, _ situation: Situation) throws(PersonRefusal) -> PersonEvent
  {
    switch command {
    case .rename(let name):
      guard !name.allSatisfy(\.isWhitespace) else { throw .empty(field: "name") }
      return .renamed(name: name)
    case .move(let body, let section):
      guard !body.isEmpty else { throw .empty(field: "body") }
      return .moved(body: body, section: section)
    case .grant(let role):
      guard situation.person != key else { throw .oneself }
      try Person.check(role, besides: roles)
      return .roleGranted(role)
    case .revoke(let role):
      guard situation.person != key else { throw .oneself }
      guard roles.contains(role) else { throw .notHeld(role) }
      return .roleRevoked(role)
    case .setPassword: return .passwordSet
    case .leave:
      guard situation.person != key else { throw .oneself }
      return .left
    }
  }

  private static func check(_ situation: Situation) throws(PersonRefusal) {
    guard situation.roles.contains(.securityAdministrator) else { throw .notYours }
    guard situation.on <= situation.today else { throw .futureDay(situation.on) }
  }

  /// An administrator holds no other role at all: the three keep watch on each other, and none of them sees a file.
  private static func check(_ role: Role, besides held: Set<Role>) throws(PersonRefusal) {
    guard !held.contains(role) else { throw .alreadyHeld(role) }
    let clashing =
      Role.administrators.contains(role) ? held : held.intersection(Role.administrators)
    if let other = Role.allCases.first(where: { clashing.contains($0) }) {
      throw .exclusive(role, with: other)
    }
  }
}
