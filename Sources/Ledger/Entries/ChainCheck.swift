import Statute

/// Walks the chain entry by entry and stops at the first that is not what it was when it was recorded.
struct ChainCheck: Sendable {
  private(set) var head = Head.empty
  private(set) var fault: ChainFault?
  private let published: Head?

  init(published: Head?) {
    self.published = published
  }

  /// Every column as it is stored, in the order of the digest, then the two digests.
  static func statement(_ dialect: any SQLDialect) -> String {
    let text = dialect.storedBytes
    return """
      SELECT position, \(text("file")), \(text("kind")), version, \(text("name")), \(text("payload")),
        \(text("on_day")), \(text("at")), \(text("actor")), \(text("command")), part, previous, digest
      FROM entry
      WHERE position > $1
      ORDER BY position LIMIT $2
      """
  }

  /// - Returns: whether to go on.
  mutating func take(_ row: SQLRow) -> Bool {
    do throws(LedgerError) {
      let position = try row.int(0)
      guard position == head.position + 1 else { return stop(.missing) }
      guard try row.fingerprint(11) == head.digest else { return stop(.previousDiffers) }
      let digest = try row.fingerprint(12)
      guard try ChainCheck.digest(of: row, after: head.digest) == digest else { return stop(.contentDiffers) }
      if let published, published.position == position, published.digest != digest {
        return stop(.publishedDiffers)
      }
      head = Head(position: position, digest: digest)
      return true
    } catch {
      return stop(.unreadable(String(describing: error)))
    }
  }

  /// After the last row.
  mutating func end() {
    if fault == nil, let published, published.position > head.position { _ = stop(.missing) }
  }

  mutating func stop(_ cause: ChainFault.Cause) -> Bool {
    fault = ChainFault(at: head.position + 1, cause)
    return false
  }

  private static func digest(of row: SQLRow, after previous: Fingerprint) throws(LedgerError) -> Fingerprint {
    var form = EntryDigest(previous: previous)
    for column in 0...10 {
      switch column {
      case 0, 3, 10: form.add(try row.int(column))
      case 9 where row[column] == .null: form.addNothing()
      default: form.add(bytes: try row.bytes(column))
      }
    }
    return form.fingerprint
  }
}

/// Where the chain breaks, and how it shows.
package struct ChainFault: Hashable, Sendable {
  package enum Cause: Hashable, Sendable {
    /// The entry of this position is not there.
    case missing
    /// The entry follows another one than the one that stands before it.
    case previousDiffers
    /// A column is not what it was.
    case contentDiffers
    /// The entry is whole but is not the one whose digest was published.
    case publishedDiffers
    /// The engine cannot read it, or reads something of another type.
    case unreadable(String)
  }

  /// The position of the first entry that is not as it was recorded.
  package let position: Int
  package let cause: Cause

  package init(at position: Int, _ cause: Cause) {
    self.position = position
    self.cause = cause
  }
}

/// What `verify` found.
package struct VerifyReport: Hashable, Sendable {
  /// The end of the chain as far as it is whole.
  package let head: Head
  package let fault: ChainFault?
  package let attachments: Int
  /// Attachments that are missing or are not what their digest says.
  package let damagedAttachments: [Fingerprint]

  /// Entries that are as they were recorded.
  package var entries: Int { head.position }
  package var isWhole: Bool { fault == nil && damagedAttachments.isEmpty }
}

extension Store {
  /// Walks the whole chain from the first entry and reads every attachment through.
  ///
  /// Finds the change of any byte of any entry, an entry taken out, put in or moved. That the end was cut off is seen by
  /// the chain only where the engine's own structures disagree or where a head is handed in that was published before.
  ///
  /// - Parameters:
  ///   - published: a head as it was once published; the entry there must be the same one.
  ///   - attachments: `nil` leaves the attachments out.
  package func verify(
    published: Head? = nil, attachments: AttachmentFolder?,
    progress: @Sendable (LedgerProgress) -> Void = { _ in }
  ) async throws -> VerifyReport {
    let total = (try? await read { try $0.head().position }) ?? 0
    var check = ChainCheck(published: published)
    var step = 1_000
    reading: while true {
      let after = check.head.position
      let limit = step
      let rows: [SQLRow]
      do {
        rows = try await read { reader in
          try reader.rows(ChainCheck.statement(reader.dialect), [SQLValue(after), SQLValue(limit)])
        }
      } catch let error as LedgerError where !error.isPassing {
        // One by one, to see which it is that cannot be read.
        if step > 1 {
          step = 1
          continue
        }
        _ = check.stop(.unreadable(String(describing: error)))
        break
      }
      for row in rows where !check.take(row) { break reading }
      if rows.count < limit { break }
      progress(
        LedgerProgress(.checkingEntries, done: check.head.position, total: max(total, check.head.position)))
    }
    check.end()
    if check.fault == nil, let damage = try await damage() { _ = check.stop(.unreadable(damage)) }
    let (count, damaged) = try await checkAttachments(in: attachments, progress: progress)
    return VerifyReport(
      head: check.head, fault: check.fault, attachments: count, damagedAttachments: damaged)
  }

  private func checkAttachments(
    in folder: AttachmentFolder?, progress: @Sendable (LedgerProgress) -> Void
  ) async throws -> (count: Int, damaged: [Fingerprint]) {
    guard let folder else { return (0, []) }
    let total = try await read { try $0.attachmentCount() }
    var damaged: [Fingerprint] = []
    var done = 0
    var last: Fingerprint?
    while true {
      let after = last
      let some = try await read { try $0.attachments(after: after, limit: 100) }
      for attachment in some {
        do throws(LedgerError) {
          try await folder.check(attachment.digest)
        } catch {
          damaged.append(attachment.digest)
        }
        done += 1
      }
      progress(LedgerProgress(.checkingAttachments, done: done, total: max(done, total)))
      guard some.count == 100, let end = some.last else { return (done, damaged) }
      last = end.digest
    }
  }
}
