package import Statute

/// The register of bodies (机关名录) and what each states that it has nothing to put in.
package struct BodyBook: Book {
  package let name = "bodies"

  package init() {}

  package let schema = [
    """
    CREATE TABLE body_row (
      file TEXT PRIMARY KEY,
      code TEXT NOT NULL,
      name TEXT NOT NULL,
      short_name TEXT NOT NULL,
      kind TEXT NOT NULL,
      parent TEXT,
      place INTEGER NOT NULL,
      guide_revised_on TEXT,
      closed_on TEXT
    )
    """,
    "CREATE INDEX body_row_code ON body_row (code)",
    """
    CREATE TABLE body_absence (
      code TEXT NOT NULL,
      column_code TEXT NOT NULL,
      reason TEXT NOT NULL,
      stated_on TEXT NOT NULL,
      PRIMARY KEY (code, column_code)
    )
    """,
  ]

  package func draw(_ loaded: Loaded<Body>, into connection: any SQLConnection) throws {
    let body = loaded.file
    try connection.send("DELETE FROM body_row WHERE file = $1", [SQLValue(body.id)])
    try connection.send(
      """
      INSERT INTO body_row (file, code, name, short_name, kind, parent, place, guide_revised_on, closed_on)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
      """,
      [
        SQLValue(body.id), SQLValue(body.code.text), SQLValue(body.name), SQLValue(body.shortName),
        SQLValue(body.bodyKind), SQLValue(body.parent), SQLValue(body.order), SQLValue(body.guideRevisedOn),
        SQLValue(body.closure?.on),
      ])
    try connection.send("DELETE FROM body_absence WHERE code = $1", [SQLValue(body.code.text)])
    for column in Column.allCases {
      guard let absence = body.absences[column] else { continue }
      try connection.send(
        "INSERT INTO body_absence (code, column_code, reason, stated_on) VALUES ($1, $2, $3, $4)",
        [SQLValue(body.code.text), SQLValue(column), SQLValue(absence.reason), SQLValue(absence.on)])
    }
  }
}

/// The register of people and the roles they hold.
package struct PersonBook: Book {
  package let name = "people"

  package init() {}

  package let schema = [
    """
    CREATE TABLE person_row (
      file TEXT PRIMARY KEY,
      name TEXT NOT NULL,
      body TEXT NOT NULL,
      section TEXT,
      roles TEXT NOT NULL,
      left_on TEXT
    )
    """,
    "CREATE INDEX person_row_body ON person_row (body)",
  ]

  package func draw(_ loaded: Loaded<Person>, into connection: any SQLConnection) throws {
    let person = loaded.file
    let roles = Role.allCases.filter { person.roles.contains($0) }.map(\.rawValue).joined(separator: " ")
    try connection.send("DELETE FROM person_row WHERE file = $1", [SQLValue(person.id)])
    try connection.send(
      "INSERT INTO person_row (file, name, body, section, roles, left_on) VALUES ($1, $2, $3, $4, $5, $6)",
      [
        SQLValue(person.id), SQLValue(person.name), SQLValue(person.body), SQLValue(person.section),
        SQLValue(roles),
        SQLValue(person.leftOn),
      ])
  }
}
