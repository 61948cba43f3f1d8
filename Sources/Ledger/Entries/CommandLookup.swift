package import Statute

extension LedgerReader {
  /// The version that a command reached on a file; `nil` where it never did anything to it.
  package func version(reachedBy command: CommandID, on file: FileID) throws(LedgerError) -> Int? {
    try row(
      "SELECT max(version) FROM entry WHERE command = $1 AND file = $2",
      [.text(command.text), SQLValue(file)]
    )?.optionalInt(0)
  }
}
