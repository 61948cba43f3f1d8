import Desk
import Statute

extension CountyPlay {
  /// The reports of a year: written in January, published in time (article 49), the county's own in March.
  mutating func report(year: Int, chance: inout CountyChance, calendar: WorkCalendar) throws {
    for body in County.agencies {
      let isRoot = body.slug == County.government.slug
      guard let start = Day(year: year + 1, month: isRoot ? 3 : 1, day: isRoot ? 10 : 8) else { continue }
      let day = try calendar.workday(1 + chance.below(6), after: start)
      let disclosure = Self.disclosure(body, year: year, &chance)
      plan(day, "\(body.name)\(year)年年度报告") { stage in
        try await CountyReporting(desk: stage.desk, body: body, year: year).publish(disclosure)
      }
    }
  }

  private static func disclosure(_ body: County.Body, year: Int, _ chance: inout CountyChance)
    -> [DisclosureCell: String]
  {
    let made = 2 + chance.below(6)
    let isDepartment = body.kind == .department
    return [
      .rulesMade: "0", .rulesRepealed: "0", .rulesInForce: "0", .normativeMade: String(made),
      .normativeRepealed: String(chance.below(2)), .normativeInForce: String(made + 12 + chance.below(20)),
      .licenceDecisions: String(isDepartment ? 40 + chance.below(900) : chance.below(60)),
      .penaltyDecisions: String(isDepartment ? chance.below(80) : 0),
      .coercionDecisions: String(isDepartment ? chance.below(6) : 0),
      .chargesAmount: CountyItems.has(nothingIn: .charges, body) ? "0" : "\(10 + chance.below(300)).5",
    ]
  }
}

/// Writes and publishes one report, the prose from the figures, so that the two cannot disagree.
struct CountyReporting {
  let desk: Desk
  let body: County.Body
  let year: Int

  func publish(_ disclosure: [DisclosureCell: String]) async throws {
    let writer = County.officer(body, .disclosureOfficer)
    try await desk.openReport(year: year, by: writer)
    var version = try await desk.act(
      .other(.enterDisclosure(disclosure)), year: year, expecting: 1, by: writer)
    let figures = try await desk.report(of: body.code, year: year, for: writer).figures
    for section in [ReportSection.overview, .problems, .other] {
      version = try await desk.act(
        .other(.writeProse(section, text: prose(section, figures))), year: year, expecting: version,
        by: writer)
    }
    version = try await desk.act(.other(.submit), year: year, expecting: version, by: writer)
    try await desk.act(.publish, year: year, expecting: version, by: County.officer(body, .deputyInCharge))
  }

  private func prose(_ section: ReportSection, _ figures: ReportFigures) -> String {
    func number(_ row: ReportRow) -> Int { figures[row, .total] ?? 0 }
    switch section {
    case .overview:
      return """
        \(year)年，\(body.name)认真执行《中华人民共和国政府信息公开条例》，推进主动公开，依法办理公开申请。
        主动公开方面，围绕\(body.field)等群众关心的事项及时公开文件、预算决算和办理结果。
        依申请公开方面，全年新收政府信息公开申请\(number(.new))件，上年结转\(number(.carriedIn))件，办结\(number(.handledTotal))件，结转下年度继续办理\(number(.carriedOut))件。
        信息管理方面，实行先审查、后公开。平台建设方面，按照统一规范维护政府信息公开专栏。监督保障方面，定期检查栏目更新情况，组织业务培训。
        """
    case .problems:
      return """
        存在的主要问题：一是个别栏目更新不够及时，二是答复文书的说理还不够充分。
        改进情况：建立栏目更新提醒，对答复文书实行集体会审，开展业务培训。
        """
    default:
      return number(.feeUnpaid) > 0 ? "本年度依法发出收费通知，部分申请人逾期未缴纳信息处理费。" : "本年度没有收取信息处理费。无其他需要报告的事项。"
    }
  }
}
