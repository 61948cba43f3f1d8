/// The papers of a file (材料、附件) as they stand, with what the screening found in them and in the words beside them.
package struct Papers: Hashable, Sendable {
  package private(set) var attachments: [Attachment] = []
  /// What a masked copy has taken the place of, by the digest of the copy: it stays in the file and is given to nobody.
  package private(set) var originals: [String: Attachment] = [:]
  /// What was found, by attachment (`nil` the words), as last screened.
  package private(set) var screenings: [ScreeningOutcome] = []
  /// When a paper was last screened, by digest.
  private var screenedAt: [String: Instant] = [:]
  /// Who put a paper in or masked it, by digest.
  private var hands: [String: Set<String>] = [:]

  package func screening(of digest: String?) -> ScreeningOutcome? {
    screenings.first { $0.attachment == digest }
  }

  /// Whether a paper was screened, and by the word list that was set at a moment; `nil` where none was ever set.
  func isScreened(_ paper: Attachment, bySetAt listSetAt: Instant?) -> Bool {
    guard screening(of: paper.digest) != nil else { return false }
    guard let listSetAt else { return true }
    return screenedAt[paper.digest].map { $0 > listSetAt } ?? false
  }

  /// Whether somebody put a paper in or masked it.
  func isTouched(_ paper: Attachment, by person: String) -> Bool {
    hands[paper.digest]?.contains(person) ?? false
  }

  mutating func add(_ paper: Attachment, by actor: Actor) {
    attachments.append(paper)
    touch(paper.digest, actor)
  }

  /// Puts a paper in the place of one with the same bytes.
  mutating func replace(_ paper: Attachment, by actor: Actor) {
    attachments.removeAll { $0.digest == paper.digest }
    add(paper, by: actor)
  }

  mutating func remove(_ digest: String) {
    attachments.removeAll { $0.digest == digest }
    forget(digest)
  }

  /// Puts a masked copy in the place of a paper; `false` where there is no such paper.
  mutating func mask(_ digest: String, with copy: Attachment, by actor: Actor) -> Bool {
    guard let index = attachments.firstIndex(where: { $0.digest == digest }) else { return false }
    // Masked a second time, the first original is the one that counts.
    originals[copy.digest] = originals[digest] ?? attachments[index]
    attachments[index] = copy
    hands[copy.digest, default: []].formUnion(hands[digest] ?? [])
    touch(copy.digest, actor)
    forget(digest)
    return true
  }

  /// Takes up what was found, in the place of what was found before.
  mutating func record(_ outcome: ScreeningOutcome, at instant: Instant) {
    screenings.removeAll { $0.attachment == outcome.attachment }
    screenings.append(outcome)
    if let digest = outcome.attachment { screenedAt[digest] = instant }
  }

  /// Forgets what was found in a paper, or for `nil` in the words, which are others now.
  mutating func forget(_ digest: String?) {
    screenings.removeAll { $0.attachment == digest }
  }

  /// Goes back to the papers of a published version, with what is known of them.
  mutating func reopen(with papers: [Attachment]) {
    attachments = papers
    screenings.removeAll { outcome in !papers.contains { $0.digest == outcome.attachment } }
  }

  private mutating func touch(_ digest: String, _ actor: Actor) {
    if let person = actor.personKey { hands[digest, default: []].insert(person) }
  }
}
