package import Statute

/// Why the ledger did not do what it was asked. Facts only: words for people are made where they are read.
package enum LedgerError: Error, Hashable, Sendable {
  /// Somebody else wrote to the file since it was read. Nothing was appended.
  case stale(expected: Int, found: Int)
  /// One command appended twice to the same file within one piece of work; give the second part its own id.
  case commandUsedTwice(CommandID)
  /// A stored event that this program cannot read.
  case unreadable(file: FileID, version: Int, UnreadableEvent)
  /// The first event of a file does not open a file of that kind.
  case notOpened(FileID)
  /// A row does not have what the query promised: a wrong type, or NULL where there must be a value.
  case column(index: Int, expected: String)
  /// A column holds a text that is not of its form (a day, an actor).
  case malformed(column: String, text: String)
  /// A book could not be drawn; the append that asked for it was rolled back.
  case book(name: String, reason: String)
  /// The engine refused: its own code and message.
  case engine(code: Int, message: String)
  /// PostgreSQL refused: SQLSTATE and its first line, which names no values.
  case refused(state: String, message: String)
  /// What was given as the address of a database is none. It is not repeated here: there may be a password in it.
  case notAnAddress
  /// The database server cannot be reached, and did not come back for as long as one waits for it. Nothing was changed.
  case unreachable(String)
  /// The database server answers and does not take this program in, or is not taken for what it says it is. Waiting does
  /// not help. The words are the server's or libpq's, and hold no password.
  case notAdmitted(NotAdmitted, String)
  /// The connection was lost while a command was being committed, and it could not be found out whether it was. Whoever
  /// sends it again under the same command id does nothing twice.
  case outcomeUnknown
  /// More wait for the database than may. Nothing was changed.
  case busy
  /// A statement took longer than statements may. Nothing was changed.
  case outOfTime
  /// The store lacks these steps of its schema, or these books are not drawn, and this program was told to leave that
  /// to another (`huabiao migrate`).
  case notMigrated(missing: [String])
  /// Another version of the program has drawn a book anew since this one was started; this one must be started again.
  case otherBooks(String)
  /// The database cannot keep a ledger: why, in words for its administrator.
  case unsuitable(String)
  /// The store was written by a newer program; `found` names the migration that this one does not know.
  case newerSchema(found: String)
  /// There is no ledger in this folder.
  case noLedger(String)
  /// What was to be filled with a copy holds something already, in this table.
  case notEmpty(String)
  /// Another server holds the data folder.
  case folderInUse(String)
  /// The data folder or a file in it cannot be used.
  case folder(path: String, reason: String)
  /// No attachment of this digest is stored.
  case noAttachment(Fingerprint)
  /// What was handed in or what is stored is not what its digest says.
  case attachmentDiffers(expected: Fingerprint, found: Fingerprint)
}

/// What stands between a program and a database server that is there.
package enum NotAdmitted: String, Hashable, Sendable {
  /// A wrong user or password, or none; or the server lets nobody in from here (SQLSTATE class 28).
  case credentials
  /// There is no database of that name (3D000).
  case noDatabase
  /// The user may not connect to it (42501).
  case noPrivilege
  /// The certificate of the server, or of this program, cannot be trusted or read.
  case certificate
  /// The one asks for TLS, or for a version of it, that the other does not speak.
  case encryption
}
