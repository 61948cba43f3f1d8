package import Statute

extension LedgerReader {
  /// All bodies, closed ones included, in no meaningful order.
  package func bodies() throws(LedgerError) -> [BodySummary] {
    var bodies: [BodySummary] = []
    for row in try rows("SELECT \(BodySummary.columns) FROM body_row ORDER BY place, code") {
      bodies.append(try BodySummary(row))
    }
    return bodies
  }

  package func body(_ code: String) throws(LedgerError) -> BodySummary? {
    try row("SELECT \(BodySummary.columns) FROM body_row WHERE code = $1", [SQLValue(code)])
      .map { (row) throws(LedgerError) in try BodySummary(row) }
  }

  /// The reasons of the absences that a body states, by column.
  package func absences(of body: String) throws(LedgerError) -> [Column: String] {
    var absences: [Column: String] = [:]
    for row in try rows("SELECT column_code, reason FROM body_absence WHERE code = $1", [SQLValue(body)]) {
      absences[try row.choice(0)] = try row.text(1)
    }
    return absences
  }

  /// The people of a body, those who have left last.
  package func people(of body: String) throws(LedgerError) -> [PersonSummary] {
    var people: [PersonSummary] = []
    let rows = try rows(
      """
      SELECT file, name, body, section, roles, left_on FROM person_row
      WHERE body = $1 ORDER BY left_on IS NOT NULL, file
      """, [SQLValue(body)])
    for row in rows { people.append(try PersonSummary(row)) }
    return people
  }

  /// The codes of all bodies that people are said to work for, entered or not.
  package func bodiesOfPeople() throws(LedgerError) -> [String] {
    try rows("SELECT DISTINCT body FROM person_row ORDER BY body")
      .map { (row) throws(LedgerError) in try row.text(0) }
  }

  /// What people are called, by their key: for timelines.
  package func names(of keys: some Sequence<String>) throws(LedgerError) -> [String: String] {
    var names: [String: String] = [:]
    for key in Set(keys) {
      names[key] = try row("SELECT name FROM person_row WHERE file = $1", [SQLValue(FileID(.person, key))])
        .map { (row) throws(LedgerError) in try row.text(0) }
    }
    return names
  }
}

extension BodySummary {
  static let columns = "code, name, short_name, kind, parent, place, guide_revised_on, closed_on"

  init(_ row: SQLRow) throws(LedgerError) {
    self.init(
      code: try row.text(0), name: try row.text(1), shortName: try row.text(2), kind: try row.choice(3),
      parent: try row.optionalText(4), order: try row.int(5), guideRevisedOn: try row.optionalDay(6),
      closedOn: try row.optionalDay(7))
  }
}

extension PersonSummary {
  init(_ row: SQLRow) throws(LedgerError) {
    let file = try row.file(0)
    self.init(
      key: file.key, name: try row.text(1), body: try row.text(2), section: try row.optionalText(3),
      roles: try row.text(4).split(separator: " ").compactMap { Role(rawValue: String($0)) },
      leftOn: try row.optionalDay(5))
  }
}
