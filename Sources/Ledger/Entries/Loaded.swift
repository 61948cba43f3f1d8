package import Statute

/// A file folded from the ledger, with the version that the next append has to expect.
package struct Loaded<File: CaseFile>: Sendable {
  package let id: FileID
  /// The position in the ledger of the entry that opened the file. It never changes.
  package let opened: Int
  package private(set) var file: File
  package private(set) var entries: [Entry<File.Event>]

  package var version: Int { entries.last?.version ?? 0 }

  /// `nil` where the events do not open a file of this kind.
  package init?(id: FileID, opened: Int, entries: [Entry<File.Event>]) {
    guard let file = File.fold(id: id, entries) else { return nil }
    self.id = id
    self.opened = opened
    self.file = file
    self.entries = entries
  }
}

/// A loaded file whose kind has been forgotten, as the writer keeps it during a command.
protocol AnyLoaded: Sendable {
  var version: Int { get }
  /// The same file after further entries; `nil` where they are events of another kind.
  func followed<Event: FileEvent>(by more: [Entry<Event>]) -> (any AnyLoaded)?
}

extension Loaded: AnyLoaded {
  func followed<Event: FileEvent>(by more: [Entry<Event>]) -> (any AnyLoaded)? {
    guard let more = more as? [Entry<File.Event>] else { return nil }
    var next = self
    for entry in more {
      next.file.apply(entry)
      next.entries.append(entry)
    }
    return next
  }
}
