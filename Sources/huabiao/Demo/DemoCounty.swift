import Desk
import Ledger
import Logging
import Statute

/// Loads the sample county into an empty store.
struct DemoCounty {
  let store: any Store
  let attachments: AttachmentFolder

  func load(seed: UInt64, today: Day, progress: (Int, Int) -> Void) async throws {
    let calendar = WorkCalendar.published
    let firstYear = today.year - 2
    guard let start = Day(year: firstYear, month: 1, day: 2) else { return }
    var chance = CountyChance(seed: seed)
    let clock = CountyClock(Instant(start))
    var keys = chance
    let drawn = Chance.drawn(from: "county \(keys.next())")
    let settings = SiteSettings(
      place: County.place, siteName: "云岭县政府信息公开", rootBody: County.government.code,
      address: "http://localhost:8080",
      siteCode: "9901230001", organizer: "云岭县人民政府办公室", telephone: "0999-6210001", postalAddress: "云岭县文峰路1号")
    let desk = Desk(
      store: store, attachments: attachments, calendar: calendar, settings: settings, now: clock.now,
      chance: drawn, logger: Logger(label: "demo"))
    try await keep(settings)

    var play = CountyPlay(today: today)
    play.found(on: start, chance: &chance)
    var numbers: [String: Int] = [:]
    for year in firstYear...today.year {
      play.publish(year: year, numbers: &numbers, chance: &chance, calendar: calendar)
    }
    try play.request(
      from: start.adding(days: 5), through: today, count: 320, chance: &chance, calendar: calendar)
    try play.requestLately(first: 320, count: 48, chance: &chance, calendar: calendar)
    for year in firstYear..<today.year { try play.report(year: year, chance: &chance, calendar: calendar) }
    var stage = CountyPlay.Stage(desk: desk, clock: clock)
    try await play.perform(&stage, progress: progress)
    try await openAccounts(desk)
  }

  private func keep(_ settings: SiteSettings) async throws {
    let kept = settings.kept
    try await store.write { ledger in
      for (name, value) in kept { try ledger.set(name, to: value) }
    }
  }

  private func openAccounts(_ desk: Desk) async throws {
    var keys = County.overseers.map(\.key)
    for body in County.agencies where County.openAtSignIn.contains(body.slug) {
      keys += County.posts.map { County.key(body, $0.role) }
    }
    try await desk.setOpenPassword(County.password, of: keys)
  }

  static let greeting = """
    示范县“\(County.place)”已装入，所有名称、人员和数字都是编造的。
    登录密码一律为 \(County.password)，用户名由机关和岗位组成：
      机关：yunling 县政府，ziran 县自然资源局，qingxi 清溪镇
      岗位：-xxy 信息员，-ks 科室负责人，-bm 保密审查员，-ld 分管领导，-gk 信息公开工作人员，-gkz 工作机构负责人
      另有：yunling-jd 监督人员，yunling-xt 系统管理员，yunling-aq 安全管理员，yunling-sj 审计管理员
      例如 qingxi-gk
    """
}
