package import Statute

extension LedgerReader {
  /// The attachments of which the ledger knows, in the order of their digests, from after one.
  package func attachments(
    after digest: Fingerprint? = nil, limit: Int
  ) throws(LedgerError) -> [StoredAttachment] {
    try rows(
      "SELECT digest, bytes FROM attachment WHERE digest > $1 ORDER BY digest LIMIT $2",
      [digest.map { SQLValue($0) } ?? .blob([]), SQLValue(limit)]
    ).map { (row) throws(LedgerError) in
      StoredAttachment(digest: try row.fingerprint(0), bytes: try row.int(1))
    }
  }

  package func attachmentCount() throws(LedgerError) -> Int {
    try count("SELECT count(*) FROM attachment")
  }
}

extension LedgerWriter {
  /// Notes that an attachment is kept, in the command whose event names it; it is checked and backed up from then on.
  package func register(_ attachment: StoredAttachment, at instant: Instant) throws(LedgerError) {
    try execute(
      "INSERT INTO attachment (digest, bytes, at) VALUES ($1, $2, $3) ON CONFLICT (digest) DO NOTHING",
      [SQLValue(attachment.digest), SQLValue(attachment.bytes), SQLValue(instant)])
  }
}
