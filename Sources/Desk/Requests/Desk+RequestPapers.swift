import Ledger
package import Statute

/// A paper of a request, ready to be sent out.
package struct RequestPaper: Hashable, Sendable {
  package let attachment: Attachment
  /// Where its bytes lie.
  package let path: String
}

extension Desk {
  /// Keeps an upload for good; the file moves away from the staging folder.
  ///
  /// - Parameter path: where it was received, in the staging folder.
  package func keepUpload(stagedAt path: String, name: String, fromApplicant: Bool) async throws -> Attachment
  {
    let stored = try await attachments.keep(stagedAt: path)
    return Attachment(
      digest: stored.digest.hex, name: name, size: stored.bytes, fromApplicant: fromApplicant)
  }

  /// One paper of a request, for those who handle it; for the applicant only what the reply provides, once it has
  /// been served online.
  ///
  /// - Throws: `DeskError.notFound` where there is none or the viewer may not see it.
  package func requestPaper(_ digest: String, of file: FileID, for viewer: Viewer) async throws
    -> RequestPaper
  {
    let attachment = try await store.read { ledger in
      // What a masked copy has taken the place of stays with those who handle the file.
      guard let request = try ledger.load(InformationRequest.self, file)?.file,
        let attachment = (request.attachments + Array(request.originals.values)).first(where: {
          $0.digest == digest
        })
      else { throw DeskError.notFound }
      let body = request.intake.body
      let isProvided = request.provided.contains { $0.digest == digest }
      guard
        Visibility.may(viewer, see: .papers(file, body: body))
          || isProvided && Visibility.may(viewer, see: .servedReply(file, body: body))
      else { throw DeskError.notFound }
      return attachment
    }
    guard let fingerprint = Fingerprint(hex: digest) else { throw DeskError.notFound }
    return RequestPaper(attachment: attachment, path: attachments.path(of: fingerprint))
  }
}

extension InformationRequest {
  /// The papers that the reply provides, once the applicant has it online.
  package var provided: [Attachment] { isAnsweredOnline ? enclosed : [] }

  /// Whether the reply was served over the internet.
  package var isAnsweredOnline: Bool {
    step == .closed
      && happenings.contains { if case .replied(by: .online, _) = $0.kind { true } else { false } }
  }
}

extension LedgerWriter {
  /// Notes that the bytes of these papers are kept, so that they are checked and backed up.
  func register(_ papers: [Attachment], at instant: Instant) throws(LedgerError) {
    for paper in papers {
      guard let digest = Fingerprint(hex: paper.digest) else { continue }
      try register(StoredAttachment(digest: digest, bytes: paper.size), at: instant)
    }
  }
}
