/// How a year's days off stand in the ledger: a promise, held by a golden test.
extension HolidayNotice {
  /// One line for the year, one for each document, one for each day; what a later document decided names its place:
  ///
  /// ```
  /// year 2020
  /// document 国务院办公厅关于2020年部分节假日安排的通知 | 国办发明电〔2019〕16号 | 2019-11-21
  /// off 2020-01-31 春节 1
  /// work 2020-01-19 春节
  /// ```
  package var stored: String {
    func lines(_ word: String, _ days: [Day: String]) -> [String] {
      days.sorted { $0.key < $1.key }.map { day, festival in
        "\(word) \(day) \(festival)" + (laterDocuments[day].map { " \($0)" } ?? "")
      }
    }
    let documents = documents.map { document in
      "document \(document.title) | \(document.number ?? "") | \(document.issuedOn?.description ?? "")"
    }
    return (["year \(year)"] + documents + lines("off", holidays) + lines("work", makeUpWorkdays))
      .joined(separator: "\n")
  }

  /// - Throws: `UnreadableEvent.malformed` for a line that is none of these.
  package init(stored: String) throws(UnreadableEvent) {
    var year: Int?
    var documents: [NoticeDocument] = []
    var days: [String: [Day: String]] = ["off": [:], "work": [:]]
    var later: [Day: Int] = [:]
    for line in stored.split(separator: "\n") {
      let words = line.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
      switch words.first {
      case "year" where words.count == 2: year = Int(words[1])
      case "document": documents.append(try NoticeDocument(stored: line.dropFirst("document ".count)))
      case "off"?, "work"?:
        guard words.count == 3 || words.count == 4, let day = Day(words[1]) else { throw .malformed }
        days[words[0]]?[day] = words[2]
        if words.count == 4 {
          guard let place = Int(words[3]) else { throw .malformed }
          later[day] = place
        }
      default: throw .malformed
      }
    }
    guard let year, !documents.isEmpty, later.values.allSatisfy({ documents.indices.contains($0) }) else {
      throw .malformed
    }
    self.init(
      year: year, documents: documents, holidays: days["off"] ?? [:], makeUpWorkdays: days["work"] ?? [:],
      laterDocuments: later)
  }
}

extension NoticeDocument {
  fileprivate init(stored: Substring) throws(UnreadableEvent) {
    let parts = stored.split(separator: "|", omittingEmptySubsequences: false).map { part in
      String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
    guard parts.count == 3 else { throw .malformed }
    self.init(title: parts[0], number: parts[1].isEmpty ? nil : parts[1], issuedOn: Day(parts[2]))
  }
}
