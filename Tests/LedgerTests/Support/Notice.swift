import Ledger
import Statute

/// A small kind of file for the tests: a notice that is put up, amended and taken down.
struct Notice: CaseFile, Equatable {
  enum Event: FileEvent {
    case putUp(title: String, text: String)
    case amended(text: String)
    case takenDown

    var name: String {
      switch self {
      case .putUp: "putUp"
      case .amended: "amended"
      case .takenDown: "takenDown"
      }
    }

    var payload: Payload {
      var payload = Payload()
      switch self {
      case .putUp(let title, let text):
        payload.set("title", title)
        payload.set("text", text)
      case .amended(let text): payload.set("text", text)
      case .takenDown: break
      }
      return payload
    }

    init(name: String, payload: Payload) throws(UnreadableEvent) {
      switch name {
      case "putUp": self = .putUp(title: try payload.text("title"), text: try payload.text("text"))
      case "amended": self = .amended(text: try payload.text("text"))
      case "takenDown": self = .takenDown
      default: throw .unknownName(name)
      }
    }
  }

  static let kind = FileKind.item

  let id: FileID
  let title: String
  var text: String
  var isUp = true
  var since: Day
  var changes = 1

  init?(id: FileID, opening entry: Entry<Event>) {
    guard case .putUp(let title, let text) = entry.event else { return nil }
    self.id = id
    self.title = title
    self.text = text
    since = entry.on
  }

  mutating func apply(_ entry: Entry<Event>) {
    changes += 1
    switch entry.event {
    case .putUp: break
    case .amended(let text): self.text = text
    case .takenDown: isUp = false
    }
  }
}

/// One row for each notice, and one for each of its words: two tables, an upsert and a redraw.
struct NoticeBook: Book {
  let name = "notices"
  var revision = 1

  let schema = [
    """
    CREATE TABLE notice_line (
      file TEXT PRIMARY KEY,
      title TEXT NOT NULL,
      is_up INTEGER NOT NULL,
      since TEXT NOT NULL,
      version INTEGER NOT NULL
    )
    """,
    "CREATE INDEX notice_line_since ON notice_line (since)",
    "CREATE TABLE notice_word (file TEXT NOT NULL, word TEXT NOT NULL, times INTEGER NOT NULL)",
    "CREATE INDEX notice_word_file ON notice_word (file)",
  ]

  func draw(_ loaded: Loaded<Notice>, into connection: any SQLConnection) throws {
    try connection.execute(
      """
      INSERT INTO notice_line (file, title, is_up, since, version) VALUES ($1, $2, $3, $4, $5)
      ON CONFLICT (file) DO UPDATE
      SET title = excluded.title, is_up = excluded.is_up, since = excluded.since, version = excluded.version
      """,
      [
        SQLValue(loaded.id), .text(loaded.file.title), SQLValue(loaded.file.isUp),
        SQLValue(loaded.file.since),
        SQLValue(loaded.version),
      ])
    try connection.execute("DELETE FROM notice_word WHERE file = $1", [SQLValue(loaded.id)])
    let words = loaded.file.text.split(separator: " ").map(String.init)
    for (word, times) in Dictionary(words.map { ($0, 1) }, uniquingKeysWith: +).sorted(by: { $0.key < $1.key }
    ) {
      try connection.execute(
        "INSERT INTO notice_word (file, word, times) VALUES ($1, $2, $3)",
        [SQLValue(loaded.id), .text(word), SQLValue(times)])
    }
  }
}
