package import Statute

/// Personal data that events point to and do not hold.
///
/// The ledger is kept for good; a name, an address, an identity number is not (Personal Information Protection Law,
/// article 47). So an event carries the key of a sealed content and its digest: the chain proves what was sealed for as
/// long as it is there, and stays whole when it is erased. The salt is erased with the content, since a digest of an
/// identity number alone could be guessed back.
package enum VaultContent: Hashable, Sendable {
  case sealed(Payload)
  case erased(at: Instant)
}

extension LedgerReader {
  /// What is sealed under a key; `nil` where nothing ever was.
  package func vaultContent(_ key: String) throws(LedgerError) -> VaultContent? {
    guard let row = try row("SELECT content, erased_at FROM vault WHERE key = $1", [.text(key)]) else {
      return nil
    }
    if let erased = try row.optionalInstant(1) { return .erased(at: erased) }
    return .sealed(try readPayload(try row.text(0)))
  }

  /// The keys sealed for one file, in the order of the keys.
  package func vaultKeys(of subject: FileID) throws(LedgerError) -> [String] {
    try rows("SELECT key FROM vault WHERE subject = $1 ORDER BY key", [SQLValue(subject)])
      .map { (row) throws(LedgerError) in try row.text(0) }
  }

  /// The digest of what is sealed under a key, to be held against the one in the event; `nil` once it is erased.
  package func vaultDigest(_ key: String) throws(LedgerError) -> Fingerprint? {
    guard let row = try row("SELECT salt, content FROM vault WHERE key = $1", [.text(key)]),
      let salt = try row.optionalText(0), let content = try row.optionalText(1)
    else { return nil }
    return vaultFingerprint(salt: salt, content: content)
  }
}

extension LedgerWriter {
  /// Seals a content under a new key, for one file.
  ///
  /// - Parameter salt: by chance, 128 bits at least; used for this content alone.
  /// - Returns: the digest that belongs into the event.
  package func seal(
    _ content: Payload, key: String, salt: String, for subject: FileID
  ) throws(LedgerError) -> Fingerprint {
    let text = content.json
    try execute(
      "INSERT INTO vault (key, subject, salt, content) VALUES ($1, $2, $3, $4)",
      [.text(key), SQLValue(subject), .text(salt), .text(text)])
    return vaultFingerprint(salt: salt, content: text)
  }

  /// Erases a content for good; that it was there, and when it was erased, remains.
  /// - Returns: whether there was something to erase.
  @discardableResult
  package func erase(_ key: String, at instant: Instant) throws(LedgerError) -> Bool {
    try execute(
      "UPDATE vault SET content = NULL, salt = NULL, erased_at = $2 WHERE key = $1 AND content IS NOT NULL",
      [.text(key), SQLValue(instant)]) > 0
  }
}

private func vaultFingerprint(salt: String, content: String) -> Fingerprint {
  Fingerprint(of: "huabiao vault 1\n\(salt.utf8.count) \(salt)\(content)".utf8)
}

func readPayload(_ json: String) throws(LedgerError) -> Payload {
  do {
    return try Payload(json: json)
  } catch {
    throw .malformed(column: "payload", text: "")
  }
}
