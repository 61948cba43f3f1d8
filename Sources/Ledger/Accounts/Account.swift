package import Statute

/// How a person signs in. The person's name, body and roles are a file of their own; here is only what opens the door.
package struct Account: Hashable, Sendable {
  /// The key of the person's file.
  package let person: String
  /// What is typed at the door; unique, compared exactly.
  package var signInName: String
  /// As the hashing code wrote it, parameters and salt included.
  package var passwordHash: String
  /// Wrong passwords since the last right one.
  package var failures: Int
  package var lockedUntil: Instant?
  package var changedAt: Instant

  package init(
    person: String, signInName: String, passwordHash: String, failures: Int = 0, lockedUntil: Instant? = nil,
    changedAt: Instant
  ) {
    self.person = person
    self.signInName = signInName
    self.passwordHash = passwordHash
    self.failures = failures
    self.lockedUntil = lockedUntil
    self.changedAt = changedAt
  }
}

extension LedgerReader {
  package func account(of person: String) throws(LedgerError) -> Account? {
    try row(
      """
      SELECT person, sign_in_name, password_hash, failures, locked_until, changed_at
      FROM account
      WHERE person = $1
      """, [.text(person)]
    ).map { (row) throws(LedgerError) in try Account(row: row) }
  }

  package func account(signInName: String) throws(LedgerError) -> Account? {
    try row(
      """
      SELECT person, sign_in_name, password_hash, failures, locked_until, changed_at
      FROM account
      WHERE sign_in_name = $1
      """, [.text(signInName)]
    ).map { (row) throws(LedgerError) in try Account(row: row) }
  }
}

extension LedgerWriter {
  /// Opens an account or replaces the person's account.
  package func save(_ account: Account) throws(LedgerError) {
    try execute(
      """
      INSERT INTO account (person, sign_in_name, password_hash, failures, locked_until, changed_at)
      VALUES ($1, $2, $3, $4, $5, $6)
      ON CONFLICT (person) DO UPDATE
      SET sign_in_name = excluded.sign_in_name, password_hash = excluded.password_hash,
        failures = excluded.failures, locked_until = excluded.locked_until, changed_at = excluded.changed_at
      """,
      [
        .text(account.person), .text(account.signInName), .text(account.passwordHash),
        SQLValue(account.failures),
        SQLValue(account.lockedUntil), SQLValue(account.changedAt),
      ])
  }

  /// Notes a wrong password.
  /// - Returns: how many there are now, those of others who guess at the same moment included.
  package func noteFailure(of person: String) throws(LedgerError) -> Int {
    try count(
      "UPDATE account SET failures = failures + 1 WHERE person = $1 RETURNING failures", [.text(person)])
  }

  /// Closes an account for a while.
  package func lock(_ person: String, until instant: Instant) throws(LedgerError) {
    try execute(
      "UPDATE account SET locked_until = $2 WHERE person = $1", [.text(person), SQLValue(instant)])
  }

  /// Forgets the wrong passwords after a right one.
  package func clearFailures(of person: String) throws(LedgerError) {
    try execute("UPDATE account SET failures = 0, locked_until = NULL WHERE person = $1", [.text(person)])
  }

  package func removeAccount(of person: String) throws(LedgerError) {
    try execute("DELETE FROM account WHERE person = $1", [.text(person)])
  }
}

extension Account {
  fileprivate init(row: SQLRow) throws(LedgerError) {
    person = try row.text(0)
    signInName = try row.text(1)
    passwordHash = try row.text(2)
    failures = try row.int(3)
    lockedUntil = try row.optionalInstant(4)
    changedAt = try row.instant(5)
  }
}
