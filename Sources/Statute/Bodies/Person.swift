/// What can happen to a person with an account (人员). Nothing that opens a door stands here.
package enum PersonEvent: FileEvent {
  case appointed(name: String, body: String, section: String?)
  case renamed(name: String)
  case moved(body: String, section: String?)
  case roleGranted(Role)
  case roleRevoked(Role)
  /// A password was set, the first or a new one; the password itself stands nowhere.
  case passwordSet
  /// 离任: all roles end.
  case left

  package var name: String {
    switch self {
    case .appointed: "appointed"
    case .renamed: "renamed"
    case .moved: "moved"
    case .roleGranted: "roleGranted"
    case .roleRevoked: "roleRevoked"
    case .passwordSet: "passwordSet"
    case .left: "left"
    }
  }

  package var payload: Payload {
    var payload = Payload()
    switch self {
    case .appointed(let name, let body, let section):
      payload.set("name", name)
      payload.set("body", body)
      payload.set("section", section)
    case .renamed(let name): payload.set("name", name)
    case .moved(let body, let section):
      payload.set("body", body)
      payload.set("section", section)
    case .roleGranted(let role), .roleRevoked(let role): payload.set("role", role)
    case .passwordSet, .left: break
    }
    return payload
  }

  package init(name: String, payload: Payload) throws(UnreadableEvent) {
    switch name {
    case "appointed":
      self = .appointed(
        name: try payload.text("name"), body: try payload.text("body"),
        section: payload.optionalText("section"))
    case "renamed": self = .renamed(name: try payload.text("name"))
    case "moved": self = .moved(body: try payload.text("body"), section: payload.optionalText("section"))
    case "roleGranted": self = .roleGranted(try payload.choice("role"))
    case "roleRevoked": self = .roleRevoked(try payload.choice("role"))
    case "passwordSet": self = .passwordSet
    case "left": self = .left
    default: throw .unknownName(name)
    }
  }
}

/// A person of a body with the roles held, folded from the events. The key of the file is what entries name as actor.
package struct Person: CaseFile, Hashable {
  package static let kind = FileKind.person

  package let id: FileID
  package private(set) var name: String
  /// The code of the body.
  package private(set) var body: String
  package private(set) var section: String?
  package private(set) var roles: Set<Role> = []
  package private(set) var leftOn: Day?
  package private(set) var version: Int

  package init?(id: FileID, opening entry: Entry<PersonEvent>) {
    guard case .appointed(let name, let body, let section) = entry.event else { return nil }
    self.id = id
    self.name = name
    self.body = body
    self.section = section
    version = entry.version
  }

  package mutating func apply(_ entry: Entry<PersonEvent>) {
    version = entry.version
    switch entry.event {
    case .appointed, .passwordSet: break
    case .renamed(let name): self.name = name
    case .moved(let body, let section):
      self.body = body
      self.section = section
    case .roleGranted(let role): if leftOn == nil { roles.insert(role) }
    case .roleRevoked(let role): roles.remove(role)
    case .left:
      leftOn = entry.on
      roles = []
    }
  }

  /// Their actor key: the key of the file.
  package var key: String { id.key }
}
