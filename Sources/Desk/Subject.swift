import Ledger
import Statute

/// What pages show (题目): the names by which whoever keeps pages is told that something on them has changed. Made from the
/// events that were appended, so that no form and no timer can forget to tell.
package enum Subject {
  /// Lists over all bodies: front page, search, feeds, maps.
  package static let catalogue = "catalogue"
  /// Names and order of the bodies.
  package static let bodies = "bodies"
  /// Figures about requests.
  package static let requests = "requests"
  /// Which reports are published.
  package static let reports = "reports"
  /// What a body says of itself: name, guide, absences, whether it takes requests.
  package static func body(_ code: String) -> String { "body:" + code }
  /// What a body has published.
  package static func content(_ code: String) -> String { "content:" + code }
  package static func item(_ key: String) -> String { "item:" + key }
  /// Settings of the site, which are in no file.
  package static let siteSettings = "setting:site"
  /// The calendar by which limits are counted.
  package static let calendar = "setting:calendar"
  /// A wrong password or query code under a key, and a right one after it; kept nowhere, told to every process.
  package static func fault(_ key: String) -> String { faultMark + key }
  package static func pardon(_ key: String) -> String { pardonMark + key }

  /// The keys of the faults among some subjects, and of the pardons.
  package static func faults(in subjects: Set<String>) -> (faults: [String], pardons: [String]) {
    func keys(_ mark: String) -> [String] {
      subjects.compactMap { $0.hasPrefix(mark) ? String($0.dropFirst(mark.count)) : nil }
    }
    return (keys(faultMark), keys(pardonMark))
  }

  private static let faultMark = "fault:"
  private static let pardonMark = "pardon:"
}

/// What has changed, here or in another process over the same store.
package enum DeskChange: Sendable {
  case subjects(Set<String>)
  /// Notices may have been missed: anything may have.
  case everything
}

extension Desk {
  /// Tells every process of something that stands in no file and in no setting.
  package func tell(_ subjects: [String]) async throws {
    try await store.write { ledger in
      for subject in subjects { ledger.announce(subject) }
    }
  }

  /// Calls `ear` after each change once it is durable: for one of this process before the use case returns. It must be
  /// quick.
  package func hear(_ ear: @escaping @Sendable (DeskChange) -> Void) {
    store.changes.hear { changes in
      switch changes {
      case .subjects(let subjects): ear(.subjects(subjects))
      case .everything: ear(.everything)
      }
    }
  }
}

extension BookShelf {
  /// What is shown of each kind of file.
  mutating func addSubjects() {
    add(subjectsOf: Item.self) { loaded, ledger in
      let item = loaded.file
      // A draft is shown to nobody but those who work on it, and their pages are not kept.
      guard !item.versions.isEmpty else { return [] }
      // Items that name it show it by its title, and so do those that it names or has named: of what was withdrawn or
      // revised the books no longer know the links, while pages in memory still show them.
      let related = try ledger.related(to: item.id, on: item.versions[0].publishedOn).map(\.entry.file)
      let named = item.versions.flatMap(\.links).map(\.target)
      return Set(
        [Subject.catalogue, Subject.content(item.opening.body), Subject.item(item.id.key)]
          + (related + named).map { Subject.item($0.key) })
    }
    add(subjectsOf: Body.self) { loaded, _ in
      let code = loaded.file.code.text
      return [Subject.bodies, Subject.catalogue, Subject.body(code), Subject.content(code)]
    }
    add(subjectsOf: CalendarFile.self) { _, _ in [Subject.calendar] }
    add(subjectsOf: InformationRequest.self) { _, _ in [Subject.requests] }
    add(subjectsOf: AnnualReport.self) { _, _ in [Subject.reports] }
  }
}
