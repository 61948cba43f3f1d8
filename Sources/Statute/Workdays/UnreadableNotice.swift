/// A notice that could not be read for certain: the line, and why. Nothing of such a text is used.
package struct UnreadableNotice: Error, Hashable, Sendable {
  /// Counted from 1; 0 where the fault is in the text as a whole.
  package let line: Int
  /// The line as it stands in the text.
  package let text: String
  package let reason: Reason

  package enum Reason: Hashable, Sendable {
    /// No title of a notice on holidays.
    case noTitle
    /// Two titles, two numbers or two notices in one text.
    case ambiguous(String)
    /// No numbered item follows the title.
    case noItems
    /// A name that is no festival, or one arranged twice.
    case festival(String)
    case missingFestival(String)
    /// A clause that says something of days in words that are not known.
    case clause(String)
    case noSuchDay(String)
    /// The weekday in brackets is not that of the day.
    case weekdayDiffers(Day)
    case countDiffers(said: Int, found: Int)
    /// A day to be worked that is no Saturday or Sunday.
    case notWeekend(Day)
    /// A day both off and worked, or named for two festivals.
    case contradiction(Day)
    /// A day explained as part of a holiday that does not hold it, or not next to a weekend though said to be.
    case outsideHoliday(Day)
    /// A day to be worked that is weeks away from the holiday it makes up for.
    case farFromHoliday(Day)
    /// The holiday lacks a day that the law gives.
    case lacksStatutoryDay(Day)
  }

  /// For the person who handed the text in.
  package var message: String {
    line > 0 ? "第\(line)行「\(text)」：\(explanation)" : explanation
  }

  private var explanation: String {
    switch reason {
    case .noTitle: "没有找到节假日安排通知的标题"
    case .ambiguous(let what): "\(what)不止一个，请逐件读入"
    case .noItems: "没有找到分条列明的放假安排"
    case .festival(let name): "节日名称「\(name)」无法识别或者重复"
    case .missingFestival(let name): "没有\(name)的安排"
    case .clause(let clause): "无法确定「\(clause)」的含义"
    case .noSuchDay(let date): "没有「\(date)」这一天"
    case .weekdayDiffers(let day): "\(day.chinese)的星期与日历不符"
    case .countDiffers(let said, let found): "写明共\(said)天，实际列出\(found)天"
    case .notWeekend(let day): "\(day.chinese)不是周六、周日，不能作为调休上班日"
    case .contradiction(let day): "\(day.chinese)的安排前后不一"
    case .outsideHoliday(let day): "\(day.chinese)不在所述假期之内"
    case .farFromHoliday(let day): "调休上班日\(day.chinese)距离假期过远"
    case .lacksStatutoryDay(let day): "假期没有包括法定放假的\(day.chinese)"
    }
  }
}
