import Ledger
import Statute

/// A kind of file for the search tests: published with all that can be searched, amended, repealed, taken down.
struct Leaflet: CaseFile {
  enum Event: FileEvent {
    case published(SearchDocument)
    case rewritten(text: String)
    case repealed
    case takenDown

    var name: String {
      switch self {
      case .published: "published"
      case .rewritten: "rewritten"
      case .repealed: "repealed"
      case .takenDown: "takenDown"
      }
    }

    var payload: Payload {
      var payload = Payload()
      switch self {
      case .published(let document):
        payload.set("title", document.title)
        payload.set("text", document.text)
        payload.set("documentNumber", document.documentNumber)
        payload.set("indexNumber", document.indexNumber)
        payload.set("day", document.day)
        payload.set("body", document.body)
        payload.set("columns", document.columns)
      case .rewritten(let text): payload.set("text", text)
      case .repealed, .takenDown: break
      }
      return payload
    }

    init(name: String, payload: Payload) throws(UnreadableEvent) {
      switch name {
      case "published":
        self = .published(
          SearchDocument(
            title: try payload.text("title"), text: try payload.text("text"),
            documentNumber: payload.optionalText("documentNumber"),
            indexNumber: payload.optionalText("indexNumber"), day: try payload.day("day"),
            body: try payload.text("body"), columns: payload.list("columns"), validity: "inForce"))
      case "rewritten": self = .rewritten(text: try payload.text("text"))
      case "repealed": self = .repealed
      case "takenDown": self = .takenDown
      default: throw .unknownName(name)
      }
    }
  }

  static let kind = FileKind.report

  var document: SearchDocument
  var isPublic = true

  init?(id: FileID, opening entry: Entry<Event>) {
    guard case .published(let document) = entry.event else { return nil }
    self.document = document
  }

  mutating func apply(_ entry: Entry<Event>) {
    switch entry.event {
    case .published: break
    case .rewritten(let text): document.text = text
    case .repealed:
      document.validity = "repealed"
      document.isInForce = false
    case .takenDown: isPublic = false
    }
  }
}

struct LeafletFeed: SearchFeed {
  let name = "leaflets"
  var revision = 1
  func document(of loaded: Loaded<Leaflet>) -> SearchDocument? {
    loaded.file.isPublic ? loaded.file.document : nil
  }
}

extension BookShelf {
  static var leaflets: BookShelf {
    var shelf = BookShelf()
    shelf.add(NoticeBook())
    shelf.add(feed: LeafletFeed())
    return shelf
  }
}

extension FileID {
  static func leaflet(_ number: Int) -> FileID { FileID(.report, "leaflet-\(number)") }
}

extension Store {
  /// Publishes in one command; the number in the list is the number of the file.
  func publish(_ documents: [SearchDocument], from first: Int = 0) async throws {
    try await write { writer in
      for (index, document) in documents.enumerated() {
        try writer.append(
          [Leaflet.Event.published(document)], to: .leaflet(first + index), expecting: 0, on: document.day,
          at: .morning, by: .system)
      }
    }
  }

  func change(_ number: Int, _ event: Leaflet.Event) async throws {
    try await write { writer in
      let version = try writer.version(of: .leaflet(number))
      try writer.append(
        [event], to: .leaflet(number), expecting: version, on: .on("2026-03-03"), at: .morning, by: .system)
    }
  }

  /// The numbers of the files found.
  func found(_ query: SearchQuery) async throws -> [Int] {
    try await read { try $0.search(query) }.hits.map { Int($0.file.key.dropFirst("leaflet-".count))! }
  }
}
