/// The kinds of file (案卷) a body handles. The raw value is stored and never changes.
package enum FileKind: String, CaseIterable, Sendable {
  /// A published item (公开信息), from draft to repeal.
  case item
  /// A request for information (依申请公开).
  case request
  /// A public body (机关), its names, sections and guide.
  case body
  /// A person with an account (人员) and the roles held.
  case person
  /// A statutory yearly report (年度报告) of one body and one year.
  case report
  /// A check of reports that others published (年度报告核查).
  case audit
  /// The official calendar (工作日历) by which limits are counted, with every notice taken up.
  case calendar
  /// The site (网站) as a whole: what is set for all bodies.
  case site
}

/// Names one file for good: its kind and a key that nothing is read into. Written `request/5f2c…`.
package struct FileID: Hashable, Sendable, CustomStringConvertible {
  package let kind: FileKind
  package let key: String

  /// - Parameter key: lower-case letters, digits and hyphens; handed in, because the law knows no chance.
  package init(_ kind: FileKind, _ key: String) {
    self.kind = kind
    self.key = key
  }

  package init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "/", maxSplits: 1)
    guard parts.count == 2, let kind = FileKind(rawValue: String(parts[0])), !parts[1].isEmpty else {
      return nil
    }
    self.init(kind, String(parts[1]))
  }

  package var description: String { kind.rawValue + "/" + key }
}

/// Who did what an event tells of.
package enum Actor: Hashable, Sendable {
  /// A person of a body, in the capacity in which they acted.
  case person(key: String, as: Role)
  /// The applicant or another member of the public.
  case citizen
  /// A timer or an import; never a decision.
  case system

  /// `person:zhang-1:deputyInCharge`, `citizen`, `system`: the stored form.
  package var stored: String {
    switch self {
    case .person(let key, let role): "person:\(key):\(role.rawValue)"
    case .citizen: "citizen"
    case .system: "system"
    }
  }

  package init?(stored: String) {
    switch stored {
    case "citizen": self = .citizen
    case "system": self = .system
    default:
      let parts = stored.split(separator: ":", maxSplits: 2).map(String.init)
      guard parts.count == 3, parts[0] == "person", let role = Role(rawValue: parts[2]) else { return nil }
      self = .person(key: parts[1], as: role)
    }
  }

  /// The person's key, where a person acted.
  package var personKey: String? {
    if case .person(let key, _) = self { key } else { nil }
  }
}

/// What can happen to a file of one kind. Each case has a stored name and a payload, written by hand.
package protocol FileEvent: Sendable, Equatable {
  /// The stored name: a fact in the past tense, `clarificationAsked`. A promise, never renamed.
  var name: String { get }
  var payload: Payload { get }
  init(name: String, payload: Payload) throws(UnreadableEvent)
}

/// One event as it stands in the ledger: what happened, on which legal day, when it was written down, by whom.
package struct Entry<Event: FileEvent>: Sendable, Equatable {
  /// 1 for the first event of a file.
  package let version: Int
  /// The day the law counts from; chosen by the person where a paper came in earlier.
  package let on: Day
  /// When it was recorded.
  package let at: Instant
  package let by: Actor
  package let event: Event

  package init(version: Int, on: Day, at: Instant, by: Actor, event: Event) {
    self.version = version
    self.on = on
    self.at = at
    self.by = by
    self.event = event
  }
}

/// A file of one kind: its state is folded from its events and stored nowhere else.
package protocol CaseFile: Sendable {
  associatedtype Event: FileEvent
  static var kind: FileKind { get }
  /// The state after the first event; `nil` where the event does not open a file of this kind.
  init?(id: FileID, opening entry: Entry<Event>)
  /// The state after one more event. Total: an event that does not apply changes nothing.
  mutating func apply(_ entry: Entry<Event>)
}

extension CaseFile {
  /// Folds a whole history; `nil` for no events.
  package static func fold(id: FileID, _ entries: some Sequence<Entry<Event>>) -> Self? {
    var file: Self?
    for entry in entries {
      if file == nil {
        file = Self(id: id, opening: entry)
      } else {
        file?.apply(entry)
      }
    }
    return file
  }
}
