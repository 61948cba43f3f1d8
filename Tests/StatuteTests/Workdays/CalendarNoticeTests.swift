import Foundation
import Testing

@testable import Statute

/// The reader of yearly notices gives back what a printer in each wording put in, and refuses what is not certain.
@Suite struct CalendarNoticeTests {
  /// The yearly notices as they were first issued, before a later document changed the year.
  static let issued: [HolidayNotice] = WorkCalendar.published.notices.values.sorted { $0.year < $1.year }.map
  {
    notice in
    var holidays = notice.holidays.filter { $0.value != "抗战胜利纪念日" }
    var worked = notice.makeUpWorkdays.filter { $0.value != "抗战胜利纪念日" }
    switch notice.year {
    case 2019:
      holidays = holidays.filter { $0.value != "劳动节" || $0.key.dayOfMonth == 1 }
      worked = worked.filter { $0.value != "劳动节" }
    case 2020:
      holidays = holidays.filter { $0.value != "春节" || $0.key <= Day("2020-01-30")! }
      worked[Day("2020-02-01")!] = "春节"
    default: break
    }
    return HolidayNotice(
      year: notice.year, documents: [notice.documents[0]], holidays: holidays, makeUpWorkdays: worked)
  }

  @Test(arguments: NoticePrinter.allCases)
  func `every year since 2008 is read back from every wording that can say it`(printer: NoticePrinter) throws
  {
    for notice in Self.issued {
      // The explained wording needs the days of the moon.
      if printer == .explained, ![2008, 2009, 2010, 2016, 2022, 2026].contains(notice.year) { continue }
      let text = printer.print(notice)
      for form in [
        text, Self.fullWidth(text), Self.oneLine(text), "首页 > 政策 > 正文\r\n\r\n" + text + "\n扫一扫 2011-01-02",
      ] {
        let read = try CalendarNotice(text: form)
        guard case .yearly(let found) = read.content else {
          Issue.record("not a yearly notice")
          continue
        }
        #expect(found.holidays == notice.holidays, "\(form)")
        #expect(found.makeUpWorkdays == notice.makeUpWorkdays, "\(form)")
        #expect(found.number == notice.number)
        if let day = notice.issuedOn, form == text { #expect(found.issuedOn == day) }
      }
    }
  }

  /// Digits and dashes as some web pages have them, blanks strewn in.
  static func fullWidth(_ text: String) -> String {
    String(
      text.flatMap { character -> [Character] in
        guard let value = character.wholeNumberValue, character.isASCII else { return [character] }
        return [Character(UnicodeScalar(UInt32(0xFF10 + value))!), " "]
      })
  }

  /// As newspapers print it: no line breaks within the text.
  static func oneLine(_ text: String) -> String {
    let lines = text.split(separator: "\n")
    return lines.dropLast(2).joined() + "\n" + lines.suffix(2).joined(separator: "\n")
  }

  @Test func `a wording as it was published is read`() throws {
    // One item in the words of each time, the rest of the notice plain.
    let cases: [(year: Int, festival: String, words: String)] = [
      (
        2008, "元旦",
        "2007年12月30日-2008年1月1日放假，共3天。其中： 1月1日（星期二）为法定节假日，12月30日（星期日）为公休日，12月29日（星期六）公休日调至12月31日（星期一），12月29日（星期六）上班。"
      ),
      (
        2008, "春节",
        "2月6日—12日（即农历除夕至正月初六）放假，共7天。其中，2月6日（除夕）、2月7日（春节）、2月8日（正月初二）为法定节假日，2月9日（星期六）、2月10日（星期日）照常公休，将2月2日（星期六）、2月3日（星期日）两个公休日调至2月11日（星期一）、2月12日（星期二），2月2日（星期六）、2月3日（星期日）上班。"
      ),
      (2008, "清明节", "4月4日—6日放假，共3天。其中：4月4日（清明节），为法定节假日，4月5日（星期六）、4月6日（星期日）照常公休。"),
      (2008, "中秋节", "9月13日—15日放假3天。其中，9月13日（星期六）为公休日；9月14日（农历八月十五，中秋节）为法定节假日，9月14日（星期日）公休日调至9月15日（星期一）。"),
      (
        2009, "国庆节、中秋节",
        "10月1日至8日放假，共8天。其中，10月1日（星期四）、10月2日（星期五）、10月3日（星期六）为国庆节法定节假日，10月4日（星期日）照常公休；10月3日（星期六）公休日及中秋节分别调至10月5日（星期一）、10月6日（星期二），9月27日（星期日）、10月10日（星期六）公休日调至10月7日（星期三）、10月8日（星期四）。9月27日（星期日）、10月10日（星期六）上班。"
      ),
      (2010, "端午节", "6月14日至16日放假调休，共3天。6月12日（星期六）、13日（星期日）上班。"),
      (2011, "春节", "2月2日（农历除夕）至8日放假调休，共7天。1月30日（星期日）、2月12日（星期六）上班。"),
      (2012, "元旦", "2012年1月1日至3日放假调休，共3天。2011年12月31日（星期六）上班。"),
      (2014, "清明节", "4月5日放假，4月7日（星期一）补休。"), (2014, "元旦", "1月1日放假1天。"),
      (2015, "春节", "2月18日（除夕）至24日（大年初六）放假调休，共7天。2月15日（星期日）、2月28日（星期六）上班。"),
      (2017, "中秋节、国庆节", "10月1日至8日放假调休，共8天。9月30日（星期六）上班。"),
      (2019, "元旦", "2018年12月30日至2019年1月1日放假调休，共3天。2018年12月29日（星期六）上班。"),
      (2023, "元旦", "2022年12月31日至2023年1月2日放假调休，共3天。"), (2023, "清明节", "4月5日放假，共1天。"),
      (2024, "春节", "2月10日至17日放假调休，共8天。2月4日（星期日）、2月18日（星期日）上班。鼓励各单位结合带薪年休假等制度落实，安排职工在除夕（2月9日）休息。"),
      (2025, "春节", "1月28日（农历除夕、周二）至2月4日（农历正月初七、周二）放假调休，共8天。1月26日（周日）、2月8日（周六）上班。"),
      (2026, "春节", "2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。"),
    ]
    for (year, festival, words) in cases {
      let notice = try #require(Self.issued.first { $0.year == year })
      let text = Self.replacing(festival, by: words, in: NoticePrinter.plain.print(notice))
      let read = try CalendarNotice(text: text)
      guard case .yearly(let found) = read.content else { return }
      #expect(found.holidays == notice.holidays && found.makeUpWorkdays == notice.makeUpWorkdays, "\(words)")
    }
  }

  static func replacing(_ festival: String, by words: String, in text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.contains("、" + festival + "：") ? line.prefix(4) + festival + "：" + words : line
    }.joined(separator: "\n")
  }

  @Test func `a later notice changes the year it speaks of`() throws {
    let rearranged = try CalendarNotice(
      text: """
        国务院办公厅关于调整2019年劳动节假期安排的通知
        国办发明电〔2019〕3号
        各省、自治区、直辖市人民政府，国务院各部委、各直属机构：
        经国务院批准，现将调整2019年劳动节放假安排通知如下。
        一、2019年5月1日至4日放假调休，共4天。4月28日（星期日）、5月5日（星期日）上班。
        二、各地区、各部门要抓紧做好劳动节假期调整落实工作。
        国务院办公厅
        2019年3月22日
        """)
    let lengthened = try CalendarNotice(
      text: """
        国务院办公厅关于延长2020年春节假期的通知
        国办发明电〔2020〕1号
        经国务院批准，现将延长2020年春节假期的具体安排通知如下。
        一、延长2020年春节假期至2月2日（农历正月初九，星期日），2月3日（星期一）起正常上班。
        二、各地大专院校、中小学、幼儿园推迟开学，具体时间由教育部门另行通知。
        国务院办公厅
        2020年1月26日
        """)
    let single = try CalendarNotice(
      text: """
        国务院关于中国人民抗日战争暨世界反法西斯战争胜利70周年纪念日调休放假的通知
        国发明电〔2015〕1号
        各省、自治区、直辖市人民政府，国务院各部委、各直属机构：
        2015年是中国人民抗日战争暨世界反法西斯战争胜利70周年。为使全国人民参与纪念活动，2015年9月3日全国放假1天。\
        为方便公众安排假日期间生产生活，特作如下调休：9月3日至5日调休放假，共3天。\
        其中9月3日（星期四）放假，9月4日（星期五）调休，9月6日（星期日）上班。
        调休放假期间，各地区、各部门要妥善安排好值班和安全、保卫等工作。
        国务院
        2015年5月13日
        """)
    var calendar = try #require(WorkCalendar(notices: Self.issued))
    for notice in [single, rearranged, lengthened] {
      calendar = try #require(notice.applied(to: calendar))
    }
    let moved = calendar.difference(to: .published).filter(\.movesLimits)
    #expect(moved.isEmpty, "\(moved)")
    #expect(calendar.notices[2019]?.number == WorkCalendar.published.notices[2019]?.number)
    #expect(calendar.notices[2020]?.documents.last?.issuedOn == Day("2020-01-26"))
  }

  @Test(arguments: [
    // What stands in place of an item of 2018, and why it is refused.
    ("清明节", "4月5日至7日放假调休，共3天。4月8日（星期六）上班。", UnreadableNotice.Reason.weekdayDiffers(Day("2018-04-08")!)),
    ("清明节", "4月5日至7日放假调休，共4天。4月8日（星期日）上班。", .countDiffers(said: 4, found: 3)),
    ("清明节", "4月5日至7日放假调休，共3天。4月9日上班。", .notWeekend(Day("2018-04-09")!)),
    ("清明节", "4月31日放假。", .noSuchDay("4月31日")), ("清明节", "0月5日放假。", .noSuchDay("0月5日")),
    ("清明节", "4月5日左右放假。", .clause("#左右放假")), ("清明节", "另行通知。", .clause("另行通知")),
    ("清明节", "4月6日至8日放假，共3天。", .lacksStatutoryDay(Day("2018-04-05")!)),
    ("清明节", "4月5日至7日放假调休，共3天。4月7日（星期六）上班。", .contradiction(Day("2018-04-07")!)),
    ("清明节", "4月5日放假，与周末连休。", .outsideHoliday(Day("2018-04-05")!)),
    ("清明节", "4月5日至3日放假。", .contradiction(Day("2018-04-03")!)),
    ("清明节", "4月5日（2018年）放假。", .clause("(2018年)")),
    ("清明节", "4月5日至7日放假调休，共3天。5月6日（星期日）上班。", .farFromHoliday(Day("2018-05-06")!)),
    // A Saturday within the holiday of another item.
    ("中秋节", "9月24日放假，与周末连休。10月6日（星期六）上班。", .contradiction(Day("2018-10-06")!)),
  ])
  func `what is not certain is refused with its line`(
    festival: String, words: String, reason: UnreadableNotice.Reason
  ) throws {
    let notice = try #require(Self.issued.first { $0.year == 2018 })
    let text = Self.replacing(festival, by: words, in: NoticePrinter.plain.print(notice))
    let error = #expect(throws: UnreadableNotice.self) { try CalendarNotice(text: text) }
    #expect(error?.reason == reason)
    let line = text.split(separator: "\n", omittingEmptySubsequences: false)
    if let error, error.line > 0 {
      #expect(line[error.line - 1].contains(error.text) && !error.text.isEmpty)
      #expect(error.message.hasPrefix("第\(error.line)行"))
    }
  }

  @Test func `a text that is no whole notice is refused`() throws {
    let text = NoticePrinter.plain.print(try #require(Self.issued.first { $0.year == 2018 }))
    func reason(_ text: String) -> UnreadableNotice.Reason? {
      do {
        _ = try CalendarNotice(text: text)
        return nil
      } catch { return error.reason }
    }
    #expect(reason("") == .noTitle)
    #expect(reason("关于做好防汛工作的通知\n一、6月1日起值班。") == .noTitle)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(reason(lines.filter { !$0.contains("端午节：") }.joined(separator: "\n")) == .missingFestival("端午节"))
    #expect(reason(lines.prefix(6).joined(separator: "\n")) == .noItems)
    #expect(reason(text + "\n" + text) == .ambiguous("通知"))
    let twice = lines.flatMap { $0.contains("端午节：") ? [$0, $0] : [$0] }.joined(separator: "\n")
    #expect(reason(twice) == .festival("端午节"))
    #expect(reason("国务院办公厅关于2017年部分节假日安排的通知\n" + text) == .ambiguous("标题"))
  }

  @Test(arguments: [2019, 2026])
  func `a figure misprinted in an arrangement is refused, but for a worked day put off by a week`(year: Int)
    throws
  {
    let notice = try #require(Self.issued.first { $0.year == year })
    let text = Array(NoticePrinter.weekdays.print(notice))
    let body = try #require(String(text).range(of: "一、")).lowerBound
    let start = String(text).distance(from: String(text).startIndex, to: body)
    let end = try #require(text.lastIndex(of: "节"))
    for index in start..<end where text[index].isNumber && text[index].isASCII {
      for digit in "0123456789" where digit != text[index] {
        var misprint = text
        misprint[index] = digit
        guard let read = try? CalendarNotice(text: String(misprint)), case .yearly(let found) = read.content
        else { continue }
        #expect(found.holidays == notice.holidays, "\(String(misprint))")
        let gone = Set(notice.makeUpWorkdays.keys).subtracting(found.makeUpWorkdays.keys).map(\.number)
        let come = Set(found.makeUpWorkdays.keys).subtracting(notice.makeUpWorkdays.keys).map(\.number)
        let isWeekOff = gone.count == come.count && zip(gone, come).allSatisfy { abs($0 - $1) == 7 }
        #expect(isWeekOff, "\(String(misprint))")
      }
    }
  }

  @Test func `a torn text is refused or read, and never breaks the reader`() throws {
    var chance = NoticeFamily(seed: 11)
    for notice in Self.issued {
      for printer in [NoticePrinter.plain, .weekdays] {
        let text = Array(printer.print(notice))
        for _ in 0..<25 {
          var torn = text
          for _ in 0..<chance.number(1...6) {
            let at = chance.number(0...(torn.count - 1))
            switch chance.number(0...3) {
            case 0: torn.removeSubrange(at..<min(torn.count, at + chance.number(1...40)))
            case 1: torn.insert(contentsOf: text[chance.number(0...(text.count - 1))...].prefix(9), at: at)
            case 2: torn[at] = text[chance.number(0...(text.count - 1))]
            default: torn.swapAt(at, chance.number(0...(torn.count - 1)))
            }
            if torn.isEmpty { torn = text }
          }
          guard let read = try? CalendarNotice(text: String(torn)), case .yearly(let found) = read.content
          else { continue }
          let isAllWeekends = found.makeUpWorkdays.keys.allSatisfy { $0.isWeekend }
          #expect(isAllWeekends)
          #expect(Set(found.holidays.keys).isDisjoint(with: found.makeUpWorkdays.keys))
        }
      }
    }
  }
}
