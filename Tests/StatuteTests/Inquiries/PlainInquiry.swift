import Statute

/// The limits of a question a second time: slow, obvious, written from the rules of the query line and not from the
/// engine. A list of stays, each counted day by day over a set of working days.
struct PlainInquiry {
  let working: Set<Int>
  let today: Int

  private func end(_ count: Int, after start: Int) -> Int {
    var day = start
    var left = count
    while left > 0 {
      day += 1
      if working.contains(day) { left -= 1 }
    }
    return day
  }

  /// `queryOrdinary 2026-11-02 2026-11-09 met 3`, a line a limit, and then the refused steps.
  func lines(_ story: InquiryStory) -> [String] {
    // Who, since when, how long, ended how and when.
    struct Stay {
      let isOffice: Bool
      let from: Int
      var days: Int
      var end = ""
      var endedOn = 0
    }
    let own = story.category == .ordinary ? 5 : 10
    func stay(_ isOffice: Bool, _ from: Int) -> Stay {
      Stay(isOffice: isOffice, from: from, days: isOffice ? 5 : own)
    }
    var stays = [stay(story.by == .office, story.receivedOn.number)]
    var isOver = false
    var isAnswered = false
    var complaint: Stay?
    var refused: [String] = []
    let procedure = [
      "toOffice", "toDepartment", "partAnswered", "extended", "answered", "withdrawn", "complained",
      "complaintExtended", "complaintDecided",
    ]
    let events = story.events.sorted {
      ($0.on.number, procedure.firstIndex(of: $0.kind.rawValue)!) < (
        $1.on.number, procedure.firstIndex(of: $1.kind.rawValue)!
      )
    }
    for event in events {
      let day = event.on.number
      var last = stays.count - 1
      func finish(_ how: String) {
        stays[last].end = how
        stays[last].endedOn = day
        last = stays.count
      }
      var isAllowed = day >= story.receivedOn.number
      if isAllowed {
        switch event.kind.rawValue {
        case "toOffice" where !isOver:
          finish("done")
          stays.append(stay(true, day))
        case "toDepartment" where !isOver && stays[last].isOffice,
          "partAnswered" where !isOver && !stays[last].isOffice:
          finish("done")
          stays.append(stay(false, day))
        case "extended"
        where !isOver && !stays[last].isOffice && stays[last].days < 20
          && day <= end(own, after: stays[last].from):
          stays[last].days = 20
        case "answered" where !isOver:
          finish("done")
          isOver = true
          isAnswered = true
        case "withdrawn" where !isOver:
          finish("void")
          isOver = true
        case "complained" where isAnswered && complaint == nil:
          complaint = Stay(isOffice: false, from: day, days: 15)
        case "complaintExtended":
          if let open = complaint, open.end.isEmpty, open.days == 15, day <= end(15, after: open.from) {
            complaint?.days = 30
          } else {
            isAllowed = false
          }
        case "complaintDecided" where complaint?.end == "":
          complaint?.end = "done"
          complaint?.endedOn = day
        default: isAllowed = false
        }
      }
      if !isAllowed { refused.append("query \(event.kind.rawValue) \(event.on)") }
    }
    func line(_ name: String, _ stay: Stay) -> String {
      let due = end(stay.days, after: stay.from)
      let status =
        switch stay.end {
        case "done": stay.endedOn <= due ? "met" : "missed"
        case "void": "void"
        default: today > due ? "overdue" : "running"
        }
      let through = stay.end.isEmpty ? today : min(today, stay.endedOn)
      let counted = through > stay.from ? (stay.from + 1...through).count { working.contains($0) } : 0
      return "\(name) \(Day(number: stay.from)) \(Day(number: due)) \(status) \(counted)"
    }
    var lines = stays.map { stay in
      let name = story.category == .ordinary ? "queryOrdinary" : "queryComplex"
      return line(stay.isOffice ? "queryRouting" : stay.days == 20 ? "queryMaximum" : name, stay)
    }
    if let complaint {
      lines.append(line(complaint.days == 30 ? "queryAppealExtended" : "queryAppeal", complaint))
    }
    return lines + refused
  }
}
