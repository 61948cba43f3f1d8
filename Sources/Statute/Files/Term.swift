/// A legal limit (时限) as data: how long, in which unit, from when and until what, by which article, and when
/// that was the law.
///
/// No number of days stands in code outside the table below; a check keeps it so.
package struct Term: Hashable, Sendable {
  package enum Name: String, CaseIterable, Sendable {
    case clarificationNotice, reply, extensionOfReply, thirdParty, organ, feePayment, publication
    case review, suit, suitAfterReview
    case reviewDecision, reviewDecisionSimplified, extensionOfReviewDecision
    case reviewAnswer, reviewAnswerSimplified, courtAnswer
    case queryOrdinary, queryComplex, queryMaximum, queryAppeal, queryAppealExtended, queryRouting
    case publicOpinionFirst, publicOpinionConference, publicOpinionOther
    case annualReportDepartment, annualReportGovernment
    case doublePublicity, consultation, reassessment
  }

  /// How it is counted. Days and months begin on the day after the starting day (Civil Code, article 201), hours at
  /// the moment itself.
  package enum Unit: String, Sendable {
    case workingDays, calendarDays, months, hours
    /// A fixed date of the following year; `count` is month × 100 + day.
    case date
  }

  /// What it means that the last day goes by and nothing was done.
  package enum Lapse: String, Sendable {
    /// What is owed is still owed, and late.
    case overdue
    /// The right is gone.
    case lost
    /// Nothing had to be done: the time had to be given, and has been.
    case fulfilled
  }

  /// What becomes of a last day on which nobody works; of hours, what becomes of those of such a day.
  package enum RestDay: Hashable, Sendable {
    /// A limit in working days never ends on one.
    case never
    /// The next working day takes its place.
    case moves(article: String)
    /// No rule was found. This is what holds where a body has not settled it otherwise: the reading by which nobody is
    /// late and nobody is given less time.
    case unsettled(RestDays)
  }

  /// Its place in the table. A clock, a count and a story carry their term wherever they go: so it is a byte, which
  /// nobody retains, and everything it says is read from the table.
  private let place: UInt8

  private init(place: Int) {
    self.place = UInt8(place)
  }

  private struct Row: Sendable {
    let name: Name
    let count: Int
    let unit: Unit
    let rule: String
    let article: String
    let starts: String
    let stops: String
    let lapse: Lapse
    let restDay: RestDay
    let since: Day?
    let until: Day?

    init(
      _ name: Name, _ count: Int, _ unit: Unit, _ rule: String, _ article: String, from starts: String,
      to stops: String, lapse: Lapse = .overdue, restDay: RestDay = .never, since: Day? = nil,
      until: Day? = nil
    ) {
      self.name = name
      self.count = count
      self.unit = unit
      self.rule = rule
      self.article = article
      self.starts = starts
      self.stops = stops
      self.lapse = lapse
      self.restDay = restDay
      self.since = since
      self.until = until
    }

    func holds(on day: Day) -> Bool {
      (since.map { $0 <= day } ?? true) && (until.map { day <= $0 } ?? true)
    }
  }

  package var name: Name { Term.table[Int(place)].name }
  package var count: Int { Term.table[Int(place)].count }
  package var unit: Unit { Term.table[Int(place)].unit }
  /// The short name programs rely on, `art.33`.
  package var rule: String { Term.table[Int(place)].rule }
  /// The article as people cite it.
  package var article: String { Term.table[Int(place)].article }
  /// What it runs from.
  package var starts: String { Term.table[Int(place)].starts }
  /// What meets it.
  package var stops: String { Term.table[Int(place)].stops }
  package var lapse: Lapse { Term.table[Int(place)].lapse }
  package var restDay: RestDay { Term.table[Int(place)].restDay }
  /// First day on which a matter falls under this term; `nil` for as far back as matters go.
  package var since: Day? { Term.table[Int(place)].since }
  /// Last such day; `nil` while it is the law.
  package var until: Day? { Term.table[Int(place)].until }

  /// Every limit Huabiao counts, in the order of the table.
  package static let all: [Term] = table.indices.map { Term(place: $0) }

  /// The term in force for a matter that began on a day; `nil` where the law of that day knew none.
  package static func inForce(_ name: Name, on day: Day) -> Term? {
    table.firstIndex { $0.name == name && $0.holds(on: day) }.map { Term(place: $0) }
  }
}

extension Term.Name {
  /// How long the limit is as the law of a day has it, `20个工作日`, `1月31日前`; `nil` where it knew none.
  package func words(on day: Day) -> String? {
    Term.inForce(self, on: day).map { $0.unit.words($0.count) }
  }
}

extension Term {
  /// The last day of a limit in calendar days or months or on a date, before a rest day makes it move (Civil Code,
  /// articles 201 and 202).
  package func lastCalendarDay(from start: Day) -> Day {
    switch unit {
    case .months: start.adding(months: count)
    case .date: Day(year: start.year + 1, month: count / 100, day: count % 100) ?? start
    case .workingDays, .calendarDays, .hours: start.adding(days: count)
    }
  }

  /// How many days after its start a limit of one of these names can still run: its length, months at their longest, and
  /// six weeks for rest days at its end and for the way of a letter. Who looks for files by it finds too many rather than
  /// too few.
  package static func reach(of names: Set<Name>) -> Int {
    let lengths = all.filter { names.contains($0.name) }.map { term in
      switch term.unit {
      case .calendarDays: term.count
      case .workingDays: term.count * 3
      case .hours: term.count / 24
      case .months: term.count * 31
      case .date: 366
      }
    }
    return (lengths.max() ?? 0) + 6 * 7
  }

  /// The edition of 2019 (State Council Order 711) came into force on this day; matters received before it are
  /// counted by the edition of 2008 (Order 492).
  package static let edition2019 = Day(number: 18_031)
  private static let edition2008Ends = Day(number: 18_030)
  /// The revised Administrative Reconsideration Law came into force on 2024-01-01.
  package static let reconsiderationLaw2024 = Day(number: 19_723)
  private static let reconsiderationLaw1999Ends = Day(number: 19_722)
  /// The revised Administrative Litigation Law came into force on 2015-05-01.
  private static let litigationLaw2015 = Day(number: 16_556)
  private static let litigationLaw1989Ends = Day(number: 16_555)

  /// The Interim Regulation on Procedures for Major Administrative Decisions (Order 713) came into force on 2019-09-01.
  private static let decisionRegulation = Day(number: 18_140)
  /// The notice on public opinion (国办发〔2016〕61号) was published on 2016-08-12, the detailed rules (国办发〔2016〕80号) on
  /// 2016-11-15.
  private static let opinionNotice = Day(number: 17_025)
  private static let opinionRules = Day(number: 17_120)
  private static let opinionNoticeAlone = Day(number: 17_119)

  private static let regulation = "《政府信息公开条例》"
  /// A last day that is a rest day moves: Civil Code, article 203; the same stands in the Civil Procedure Law, article
  /// 85, to which the laws on reconsideration and litigation refer.
  private static let procedural = RestDay.moves(article: "《民法典》第二百零三条")

  /// The table. Sources: Regulation (2019 and 2008 editions), fee measure 国办函〔2020〕109号,
  /// Administrative Reconsideration Law (2023), Administrative Litigation Law (2017), 国办发〔2016〕80号 and the notice
  /// of 2016-08-12 on public opinion, the rules of the query line.
  private static let table: [Row] = [
    Row(
      .clarificationNotice, 7, .workingDays, "art.30", regulation + "第三十条", from: "收到申请之日",
      to: "发出补正通知", since: edition2019),
    Row(
      .reply, 20, .workingDays, "art.33", regulation + "第三十三条", from: "收到申请（或者补正后的申请）之日",
      to: "答复送达或者交邮", since: edition2019),
    Row(
      .reply, 15, .workingDays, "2008.art.24", "2008年" + regulation + "第二十四条", from: "收到申请之日",
      to: "答复", until: edition2008Ends),
    Row(
      .extensionOfReply, 20, .workingDays, "art.33", regulation + "第三十三条", from: "原答复期限届满之日",
      to: "答复送达或者交邮", since: edition2019),
    Row(
      .extensionOfReply, 15, .workingDays, "2008.art.24", "2008年" + regulation + "第二十四条",
      from: "原答复期限届满之日", to: "答复", until: edition2008Ends),
    Row(
      .thirdParty, 15, .workingDays, "art.32", regulation + "第三十二条", from: "第三方收到征求意见书之日",
      to: "第三方提出意见", since: edition2019),
    Row(
      .organ, 15, .workingDays, "art.34", regulation + "第三十四条", from: "被征求意见机关收到征求意见书之日",
      to: "被征求意见机关提出意见（逾期未提出视为同意公开）", since: edition2019),
    Row(
      .feePayment, 20, .workingDays, "fee", "《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）",
      from: "申请人收到收费通知之日", to: "缴纳信息处理费"),
    Row(
      .publication, 20, .workingDays, "art.26", regulation + "第二十六条", from: "政府信息形成或者变更之日",
      to: "主动公开", since: edition2019),
    Row(
      .publication, 20, .workingDays, "2008.art.18", "2008年" + regulation + "第十八条",
      from: "政府信息形成或者变更之日", to: "主动公开", until: edition2008Ends),
    Row(
      .review, 60, .calendarDays, "reconsideration.art.20", "《行政复议法》第二十条", from: "知道答复之日",
      to: "申请行政复议", lapse: .lost, restDay: procedural, since: reconsiderationLaw2024),
    Row(
      .review, 60, .calendarDays, "reconsideration1999.art.9", "1999年《行政复议法》第九条", from: "知道答复之日",
      to: "申请行政复议", lapse: .lost, restDay: procedural, until: reconsiderationLaw1999Ends),
    Row(
      .suit, 6, .months, "litigation.art.46", "《行政诉讼法》第四十六条", from: "知道答复之日",
      to: "提起行政诉讼", lapse: .lost, restDay: procedural, since: litigationLaw2015),
    Row(
      .suit, 3, .months, "litigation1989.art.39", "1989年《行政诉讼法》第三十九条", from: "知道答复之日",
      to: "提起行政诉讼", lapse: .lost, restDay: procedural, until: litigationLaw1989Ends),
    Row(
      .suitAfterReview, 15, .calendarDays, "litigation.art.45", "《行政诉讼法》第四十五条",
      from: "收到复议决定书或者复议期满之日", to: "提起行政诉讼", lapse: .lost, restDay: procedural,
      since: litigationLaw2015),
    Row(
      .suitAfterReview, 15, .calendarDays, "litigation1989.art.38", "1989年《行政诉讼法》第三十八条",
      from: "收到复议决定书或者复议期满之日", to: "提起行政诉讼", lapse: .lost, restDay: procedural,
      until: litigationLaw1989Ends),
    Row(
      .reviewDecision, 60, .calendarDays, "reconsideration.art.62", "《行政复议法》第六十二条",
      from: "受理行政复议申请之日", to: "作出行政复议决定", restDay: procedural, since: reconsiderationLaw2024),
    Row(
      .reviewDecision, 60, .calendarDays, "reconsideration1999.art.31", "1999年《行政复议法》第三十一条",
      from: "受理行政复议申请之日", to: "作出行政复议决定", restDay: procedural, until: reconsiderationLaw1999Ends),
    Row(
      .reviewDecisionSimplified, 30, .calendarDays, "reconsideration.art.62", "《行政复议法》第六十二条",
      from: "受理行政复议申请之日（简易程序）", to: "作出行政复议决定", restDay: procedural,
      since: reconsiderationLaw2024),
    Row(
      .extensionOfReviewDecision, 30, .calendarDays, "reconsideration.art.62", "《行政复议法》第六十二条",
      from: "原复议期限届满之日", to: "作出行政复议决定", restDay: procedural, since: reconsiderationLaw2024),
    Row(
      .extensionOfReviewDecision, 30, .calendarDays, "reconsideration1999.art.31",
      "1999年《行政复议法》第三十一条", from: "原复议期限届满之日", to: "作出行政复议决定", restDay: procedural,
      until: reconsiderationLaw1999Ends),
    Row(
      .reviewAnswer, 10, .workingDays, "reconsideration.art.48", "《行政复议法》第四十八条",
      from: "收到复议申请书副本之日", to: "提出书面答复", since: reconsiderationLaw2024),
    // The law of 1999 meant working days by 五日 and 七日 alone (its article 40).
    Row(
      .reviewAnswer, 10, .calendarDays, "reconsideration1999.art.23", "1999年《行政复议法》第二十三条",
      from: "收到复议申请书副本之日", to: "提出书面答复", restDay: procedural, until: reconsiderationLaw1999Ends),
    Row(
      .reviewAnswerSimplified, 5, .workingDays, "reconsideration.art.54", "《行政复议法》第五十四条",
      from: "收到复议申请书副本之日（简易程序）", to: "提出书面答复", since: reconsiderationLaw2024),
    Row(
      .courtAnswer, 15, .calendarDays, "litigation.art.67", "《行政诉讼法》第六十七条",
      from: "收到起诉状副本之日", to: "提交答辩状和证据", restDay: procedural, since: litigationLaw2015),
    Row(
      .courtAnswer, 10, .calendarDays, "litigation1989.art.43", "1989年《行政诉讼法》第四十三条",
      from: "收到起诉状副本之日", to: "提交答辩状和材料", restDay: procedural, until: litigationLaw1989Ends),
    Row(
      .queryOrdinary, 5, .workingDays, "query", query, from: "受理一般性问题之日", to: "答复"),
    Row(.queryComplex, 10, .workingDays, "query", query, from: "受理重要复杂问题之日", to: "答复"),
    // A total and no addition: 延长到 20 working days, where the head of the unit agrees.
    Row(.queryMaximum, 20, .workingDays, "query", query, from: "受理查询之日", to: "答复"),
    Row(.queryAppeal, 15, .workingDays, "query", query, from: "受理投诉之日", to: "处理并答复"),
    Row(.queryAppealExtended, 30, .workingDays, "query", query, from: "受理投诉之日", to: "处理并答复"),
    // Each government office that passes a question on has its own.
    Row(.queryRouting, 5, .workingDays, "query", query, from: "收到转办之日", to: "转下一级或者承办部门"),
    Row(
      .publicOpinionFirst, 5, .hours, "N80", "国办发〔2016〕80号", from: "特别重大、重大突发事件发生",
      to: "发布权威信息", restDay: .unsettled(.counted), since: opinionRules),
    Row(
      .publicOpinionConference, 24, .hours, "N61", "国办发〔2016〕61号", from: "特别重大、重大突发事件发生",
      to: "举行新闻发布会", restDay: .unsettled(.counted), since: opinionNotice, until: opinionNoticeAlone),
    Row(
      .publicOpinionConference, 24, .hours, "N80", "国办发〔2016〕80号", from: "特别重大、重大突发事件发生",
      to: "举行新闻发布会", restDay: .unsettled(.counted), since: opinionRules),
    Row(
      .publicOpinionOther, 48, .hours, "N61", "国办发〔2016〕61号", from: "政务舆情发生", to: "回应",
      restDay: .unsettled(.counted), since: opinionNotice),
    Row(
      .annualReportDepartment, 131, .date, "art.49", regulation + "第四十九条", from: "上一年度终了",
      to: "报送并公布年度报告", restDay: .unsettled(.counted), since: edition2019),
    Row(
      .annualReportDepartment, 331, .date, "2008.art.31", "2008年" + regulation + "第三十一条",
      from: "上一年度终了", to: "公布年度报告", restDay: .unsettled(.counted), until: edition2008Ends),
    Row(
      .annualReportGovernment, 331, .date, "art.49", regulation + "第四十九条", from: "上一年度终了",
      to: "公布年度报告", restDay: .unsettled(.counted), since: edition2019),
    Row(
      .annualReportGovernment, 331, .date, "2008.art.31", "2008年" + regulation + "第三十一条",
      from: "上一年度终了", to: "公布年度报告", restDay: .unsettled(.counted), until: edition2008Ends),
    Row(
      .doublePublicity, 7, .workingDays, "doublePublicity", "行政许可和行政处罚等信用信息公示要求",
      from: "作出行政决定之日", to: "上网公示"),
    Row(
      .consultation, 30, .calendarDays, "decision.art.15", "《重大行政决策程序暂行条例》第十五条",
      from: "公开征求意见之日", to: "征求意见期满", lapse: .fulfilled, restDay: .unsettled(.skipped),
      since: decisionRegulation),
    Row(
      .reassessment, 12, .months, "art.18", regulation + "第十八条（法律未定期间，由机关设定）",
      from: "决定不予公开之日", to: "再次评估", restDay: .unsettled(.counted)),
  ]

  private static let query = "政务信息查询办理规定"
}
