/// One limit that a new calendar moved, as the history of a file records it: old day, new day, cause.
///
/// It says what happened; the state of the file does not hang on it, since limits are counted from what people did.
package struct LimitRecount: Hashable, Sendable {
  package let name: Term.Name
  /// The starting day of the limit, which tells two limits of one name apart.
  package let from: Day
  /// `nil` where the end was not known.
  package let old: Day?
  package let new: Day?
  /// Whether the old day was provisional, for want of a notice.
  package let wasProvisional: Bool
  /// The notice that made the difference, as one quotes it.
  package let cause: String
  /// The edition of the calendar that moved it.
  package let edition: Int
  /// The key of the person who took the notice up; `nil` for a calendar that came with the program.
  package let takenUpBy: String?

  package init(
    name: Term.Name, from: Day, old: Day?, new: Day?, wasProvisional: Bool, cause: String, edition: Int,
    takenUpBy: String?
  ) {
    self.name = name
    self.from = from
    self.old = old
    self.new = new
    self.wasProvisional = wasProvisional
    self.cause = cause
    self.edition = edition
    self.takenUpBy = takenUpBy
  }

  /// `答复期限由2027年1月4日改为2027年1月5日`.
  package var sentence: String {
    func end(_ day: Day?) -> String { day?.chinese ?? "不能确定" }
    return "\(name.title)由\(end(old))\(wasProvisional ? "（暂定）" : "")改为\(end(new))"
  }

  /// The name under which the event is stored, in files of every kind.
  package static let eventName = "limitRecounted"

  package func write(into payload: inout Payload) {
    payload.set("limit", name)
    payload.set("from", from)
    payload.set("old", old)
    payload.set("new", new)
    payload.set("wasProvisional", wasProvisional)
    payload.set("cause", cause)
    payload.set("edition", edition)
    payload.set("takenUpBy", takenUpBy)
  }

  package init(_ payload: Payload) throws(UnreadableEvent) {
    self.init(
      name: try payload.choice("limit"), from: try payload.day("from"), old: payload.optionalDay("old"),
      new: payload.optionalDay("new"), wasProvisional: payload.flag("wasProvisional"),
      cause: try payload.text("cause"), edition: try payload.number("edition"),
      takenUpBy: payload.optionalText("takenUpBy"))
  }
}

/// A kind of file with limits that a calendar moves.
package protocol CalendarBound: CaseFile {
  /// The limits that an edition of the calendar moves, counted from what had been recorded by then; the same
  /// whenever it is asked.
  static func recounts(
    of id: FileID, _ entries: [Entry<Event>], by edition: Int, among editions: CalendarEditions
  ) throws(OutsideCalendar) -> [LimitRecount]

  /// The event by which a file of the kind records it.
  static func recounted(_ recount: LimitRecount) -> Event
}
