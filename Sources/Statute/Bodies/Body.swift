/// A public body (机关), folded from its events.
package struct Body: CaseFile, Hashable {
  package static let kind = FileKind.body

  package let id: FileID
  package let code: UnifiedCode
  package let bodyKind: BodyKind
  package let order: Int
  package private(set) var name: String
  package private(set) var shortName: String
  /// Earlier names with the last day each was borne.
  package private(set) var formerNames: [FormerName] = []
  /// The code of the body above.
  package private(set) var parent: String?
  package private(set) var sections: [Section] = []
  package private(set) var guide: Guide?
  package private(set) var guideRevisedOn: Day?
  /// Columns that it states it has nothing to put in.
  package private(set) var absences: [Column: Absence] = [:]
  package private(set) var practices: [Practice: String] = [:]
  /// Words that the screening looks for besides its own rules.
  package private(set) var wordList: [Lexicon.Entry] = []
  /// When the list was last set; what was screened before knows nothing of it.
  package private(set) var wordListSetAt: Instant?
  package private(set) var closure: Closure?
  package private(set) var version: Int

  package struct FormerName: Hashable, Sendable {
    package let name: String
    package let until: Day
  }

  package struct Section: Hashable, Sendable {
    package let key: String
    package fileprivate(set) var name: String
    package fileprivate(set) var isOpen = true
  }

  package struct Absence: Hashable, Sendable {
    package let on: Day
    package let reason: String
  }

  package struct Closure: Hashable, Sendable {
    package let on: Day
    /// The code of the body that took over.
    package let successor: String?
  }

  package init?(id: FileID, opening entry: Entry<BodyEvent>) {
    guard case .founded(let founding) = entry.event else { return nil }
    self.id = id
    code = founding.code
    bodyKind = founding.kind
    order = founding.order
    name = founding.name
    shortName = founding.shortName
    parent = founding.parent
    version = entry.version
  }

  package mutating func apply(_ entry: Entry<BodyEvent>) {
    version = entry.version
    switch entry.event {
    case .founded: break
    case .renamed(let name, let shortName):
      if name != self.name { formerNames.append(FormerName(name: self.name, until: entry.on)) }
      self.name = name
      self.shortName = shortName
    case .placedUnder(let parent): self.parent = parent
    case .sectionOpened(let key, let name):
      if !sections.contains(where: { $0.key == key }) { sections.append(Section(key: key, name: name)) }
    case .sectionRenamed(let key, let name): change(key) { $0.name = name }
    case .sectionClosed(let key): change(key) { $0.isOpen = false }
    case .guideRevised(let guide):
      self.guide = guide
      guideRevisedOn = entry.on
    case .absenceStated(let column, let reason): absences[column] = Absence(on: entry.on, reason: reason)
    case .absenceEnded(let column): absences[column] = nil
    case .practiceSet(let practice, let value): practices[practice] = value.isEmpty ? nil : value
    case .wordListSet(let words):
      wordList = words
      wordListSetAt = entry.at
    case .closed(let successor): closure = Closure(on: entry.on, successor: successor)
    }
  }

  private mutating func change(_ key: String, _ change: (inout Section) -> Void) {
    guard let index = sections.firstIndex(where: { $0.key == key }) else { return }
    change(&sections[index])
  }
}

extension Body {
  /// Every column in which it may publish.
  package var columns: [Column] { Column.all(for: bodyKind) }

  /// Whether people may send it requests now (articles 27 and 55).
  package var takesRequests: Bool { bodyKind.takesRequests && closure == nil }

  package func section(_ key: String) -> Section? { sections.first { $0.key == key } }
}
