/// What can happen to the official calendar of an installation. Each event but the first brings another edition.
package enum CalendarEvent: FileEvent {
  /// The calendar that the installation began with.
  case established([HolidayNotice])
  /// A person took a notice up.
  case noticeTakenUp(Taking)
  /// What was taken up as the edition of this number is taken back: the calendar before it holds again.
  case noticeTakenBack(edition: Int, reason: String)
  /// A later program brought years that nobody had taken up, or corrected those that had come with it.
  case programRevised([HolidayNotice])

  package struct Taking: Hashable, Sendable {
    /// The year as it stands with the notice: what later programs count by, however they read the text.
    package let notice: HolidayNotice
    /// The text as published and as it was handed in.
    package let text: String
    /// SHA-256 of the text in UTF-8, in hexadecimal.
    package let digest: String
    /// Why it is taken up, in the words of whoever did.
    package let reason: String

    package init(notice: HolidayNotice, text: String, digest: String, reason: String) {
      self.notice = notice
      self.text = text
      self.digest = digest
      self.reason = reason
    }

    /// The document that was read, the last of those on which the year stands.
    package var document: NoticeDocument? { notice.documents.last }
  }

  package var name: String {
    switch self {
    case .established: "established"
    case .noticeTakenUp: "noticeTakenUp"
    case .noticeTakenBack: "noticeTakenBack"
    case .programRevised: "programRevised"
    }
  }

  package var payload: Payload {
    var payload = Payload()
    switch self {
    case .established(let notices), .programRevised(let notices):
      payload.set("notices", notices.sorted { $0.year < $1.year }.map(\.stored))
    case .noticeTakenUp(let taking):
      payload.set("notice", taking.notice.stored)
      payload.set("number", taking.document?.number)
      payload.set("text", taking.text)
      payload.set("digest", taking.digest)
      payload.set("reason", taking.reason)
    case .noticeTakenBack(let edition, let reason):
      payload.set("edition", edition)
      payload.set("reason", reason)
    }
    return payload
  }

  package init(name: String, payload: Payload) throws(UnreadableEvent) {
    func notices() throws(UnreadableEvent) -> [HolidayNotice] {
      try payload.list("notices").map { stored throws(UnreadableEvent) in try HolidayNotice(stored: stored) }
    }
    switch name {
    case "established": self = .established(try notices())
    case "programRevised": self = .programRevised(try notices())
    case "noticeTakenUp":
      self = .noticeTakenUp(
        Taking(
          notice: try HolidayNotice(stored: try payload.text("notice")), text: try payload.text("text"),
          digest: try payload.text("digest"), reason: try payload.text("reason")))
    case "noticeTakenBack":
      self = .noticeTakenBack(edition: try payload.number("edition"), reason: try payload.text("reason"))
    default: throw .unknownName(name)
    }
  }
}
