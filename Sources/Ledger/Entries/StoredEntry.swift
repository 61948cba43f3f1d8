package import Statute

/// An entry exactly as it stands in the ledger, its event not yet read.
package struct StoredEntry: Hashable, Sendable {
  /// 1 for the first entry of the ledger, without gaps.
  package let position: Int
  package let file: FileID
  /// 1 for the first event of the file.
  package let version: Int
  /// The stored name of the event.
  package let name: String
  package let payload: Payload
  /// The day the law counts from.
  package let on: Day
  /// When it was recorded.
  package let at: Instant
  package let by: Actor
  package let command: CommandID?
  package let digest: Fingerprint
}

/// Where the ledger ends: published, it binds everything before it.
package struct Head: Hashable, Sendable {
  /// 0 for an empty ledger.
  package let position: Int
  package let digest: Fingerprint

  package static let empty = Head(position: 0, digest: .zero)

  package init(position: Int, digest: Fingerprint) {
    self.position = position
    self.digest = digest
  }

  /// As it is published and handed in again, `NUMBER:DIGEST`.
  package var text: String { "\(position):\(digest.hex)" }

  /// The colon may be the full-width one that a Chinese keyboard gives.
  /// - Returns: `nil` where the text is not of that form.
  package init?(_ text: String) {
    let parts = text.split(omittingEmptySubsequences: false) { ":：".contains($0) }
    guard parts.count == 2, let position = Int(parts[0]), position >= 0,
      let digest = Fingerprint(hex: parts[1])
    else { return nil }
    self.init(position: position, digest: digest)
  }
}

/// One file that a command wrote to.
package struct CommandTrace: Hashable, Sendable {
  package let file: FileID
  /// The version reached when the command was done.
  package let version: Int
}
