import Statute

/// Prints the arrangements of a year in the wordings that notices have had, so that the reader is tried on every
/// year in every wording.
enum NoticePrinter: CaseIterable, Sendable {
  /// 2008 and 2009: how the days come together is explained day by day.
  case explained
  /// 2010 to 2013: 放假公休 and 放假调休.
  case plain
  /// 2014 to 2019: 与周末连休 and 补休.
  case joined
  /// 2020 to 2024: always the number of days.
  case counted
  /// Since 2025: weekdays in brackets behind every day.
  case weekdays

  func print(_ notice: HolidayNotice) -> String {
    let year = notice.year
    let festivals = Set(notice.holidays.values)
    let arranged = festivals.map { name in
      (
        name, notice.holidays.filter { $0.value == name }.keys.sorted(),
        notice.makeUpWorkdays.filter { $0.value == name }.keys.sorted()
      )
    }.sorted { $0.1[0] < $1.1[0] }
    let numerals = ["一", "二", "三", "四", "五", "六", "七"]
    var lines = [
      "国务院办公厅关于\(year)年", "部分节假日安排的通知", notice.number, "",
      "各省、自治区、直辖市人民政府，国务院各部委、各直属机构：",
      "　　经国务院批准，现将\(year)年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。",
    ]
    for (index, (name, off, worked)) in arranged.enumerated() {
      lines.append("　　\(numerals[index])、\(name)：" + item(year, name, off, worked))
    }
    lines.append("　　节假日期间，各地区、各部门要妥善安排好值班和安全、保卫等工作，祥和平安度过节日假期。")
    lines += ["　　　　国务院办公厅", "　　　　\(notice.issuedOn?.chinese ?? "二○○八年十二月九日")"]
    return lines.joined(separator: "\n")
  }

  private func item(_ year: Int, _ name: String, _ off: [Day], _ worked: [Day]) -> String {
    let first = off[0]
    let last = off[off.count - 1]
    let isRun = last.number - first.number == off.count - 1
    let count = "共\(off.count)天"
    let range = self.range(year, first, last)
    let works = worked.isEmpty ? "" : list(worked, self == .weekdays ? "周" : "星期") + "上班。"
    guard isRun, self != .joined || off.count > 2 else {
      // A day off and another made up for it, or a single day.
      let rest = off.dropFirst().map { day(year, $0, "星期") + "补休" }
      let weekend = off.count == 1 && [1, 5].contains(first.weekday) && self == .joined ? ["与周末连休"] : []
      return ([day(year, first, nil) + "放假"] + rest + weekend).joined(separator: "，") + "。" + works
    }
    switch self {
    case .explained: return range + "放假，\(count)。" + explanation(year, off, worked)
    case .plain: return range + (worked.isEmpty ? "放假公休" : "放假调休") + "，\(count)。" + works
    case .joined, .counted: return range + (worked.isEmpty ? "放假" : "放假调休") + "，\(count)。" + works
    case .weekdays:
      if off.count == 1 { return range + "放假1天，不调休。" }
      return range + (worked.isEmpty ? "放假" : "放假调休") + "，\(count)。" + works
    }
  }

  private func explanation(_ year: Int, _ off: [Day], _ worked: [Day]) -> String {
    let statutory = off.filter(StatutoryDays.of(year).contains)
    let rest = off.filter { $0.isWeekend && !statutory.contains($0) }
    let targets = off.filter { !$0.isWeekend && !statutory.contains($0) }
    let sources = (statutory.filter(\.isWeekend) + worked).sorted()
    var clauses = [list(statutory, "星期") + "为法定节假日"]
    if !rest.isEmpty { clauses.append(list(rest, "星期") + "照常公休") }
    if !targets.isEmpty, !sources.isEmpty {
      let joint = targets.count == sources.count ? "公休日调至" : "公休日及中秋节分别调至"
      clauses.append(list(sources, "星期") + joint + list(targets, "星期"))
    }
    let works = worked.isEmpty ? "" : list(worked, "星期") + "上班。"
    return "其中，" + clauses.joined(separator: "，") + "。" + works
  }

  private func range(_ year: Int, _ first: Day, _ last: Day) -> String {
    let mark = self == .weekdays ? "周" : nil
    guard first < last else { return day(year, first, mark) }
    let explicit = first.year != year
    let end =
      explicit
      ? last.chinese
      : last.month == first.month ? "\(last.dayOfMonth)日" : last.chineseShort
    let dash = self == .explained ? "—" : "至"
    return (explicit ? first.chinese : first.chineseShort) + note(first, mark) + dash + end + note(last, mark)
  }

  private func day(_ year: Int, _ day: Day, _ mark: String?) -> String {
    (day.year == year ? day.chineseShort : day.chinese) + note(day, mark)
  }

  private func note(_ day: Day, _ mark: String?) -> String {
    mark.map { "（" + $0 + ["一", "二", "三", "四", "五", "六", "日"][day.weekday - 1] + "）" } ?? ""
  }

  /// Within a list a December before the year is left without its year, as the notice for 2008 has it.
  private func list(_ days: [Day], _ mark: String) -> String {
    days.map { (self == .explained ? $0.chineseShort : $0.chinese) + note($0, mark) }.joined(separator: "、")
  }
}

/// The days the law gives, told again for the printer: months and days that do not move, and those of the moon.
enum StatutoryDays {
  static func of(_ year: Int) -> Set<Day> {
    let moon = [
      2008: "02-06 02-07 02-08 04-04 06-08 09-14", 2009: "01-25 01-26 01-27 04-04 05-28 10-03",
      2010: "02-13 02-14 02-15 04-05 06-16 09-22", 2016: "02-08 02-09 02-10 04-04 06-09 09-15",
      2022: "02-01 02-02 02-03 04-05 06-03 09-10", 2026: "02-16 02-17 02-18 02-19 04-05 06-19 09-25",
    ]
    let fixed = "01-01 05-01 10-01 10-02 10-03" + (year >= 2025 ? " 05-02" : "")
    return Set(((moon[year] ?? "") + " " + fixed).split(separator: " ").compactMap { Day("\(year)-\($0)") })
  }
}
