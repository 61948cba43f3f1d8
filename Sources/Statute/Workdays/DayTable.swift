/// Every day a calendar covers, laid out for counting: what it is, how many working days lie up to it, and
/// where the n-th working day is. Each question is a look-up, however long the limit.
struct DayTable: Hashable, Sendable {
  let first: Day
  let last: Day
  /// The kinds that occur; a day holds an index into them.
  private let kinds: [DayKind]
  private let kindOfDay: [UInt16]
  /// Working days from `first` up to and including a day.
  private let workedThrough: [Int32]
  /// Offsets from `first` of all working days, in order.
  private let workingOffsets: [Int32]

  init(_ days: ClosedRange<Day>, kind: (Day) -> DayKind) {
    first = days.lowerBound
    last = days.upperBound
    var kinds: [DayKind] = []
    var indices: [DayKind: UInt16] = [:]
    var kindOfDay: [UInt16] = []
    var workedThrough: [Int32] = []
    var workingOffsets: [Int32] = []
    for day in days {
      let kind = kind(day)
      let index = indices[kind] ?? UInt16(kinds.count)
      if indices[kind] == nil {
        indices[kind] = index
        kinds.append(kind)
      }
      kindOfDay.append(index)
      if kind.isWorking { workingOffsets.append(Int32(day.number - first.number)) }
      workedThrough.append(Int32(workingOffsets.count))
    }
    self.kinds = kinds
    self.kindOfDay = kindOfDay
    self.workedThrough = workedThrough
    self.workingOffsets = workingOffsets
  }

  func covers(_ day: Day) -> Bool { day >= first && day <= last }

  /// `nil` outside the table.
  func kind(of day: Day) -> DayKind? {
    covers(day) ? kinds[Int(kindOfDay[day.number - first.number])] : nil
  }

  /// Working days from the first day up to and including `day`, which may also be the eve of the first day.
  func worked(through day: Day) -> Int {
    day < first ? 0 : Int(workedThrough[day.number - first.number])
  }

  /// The day that is the `rank`-th working day of the table, from 1; `nil` beyond the last.
  func workday(rank: Int) -> Day? {
    rank >= 1 && rank <= workingOffsets.count
      ? first.adding(days: Int(workingOffsets[rank - 1])) : nil
  }
}
