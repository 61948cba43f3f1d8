import Desk
import HTTPTypes
import Hummingbird
import Statute
import WebParts

extension Site {
  init(_ settings: SiteSettings) {
    let foot = settings.foot
    func given(_ text: String) -> String? { text.isEmpty ? nil : text }
    self.init(
      name: settings.siteName,
      domain: settings.address.split(separator: "/").last.map(String.init) ?? settings.address,
      idCode: settings.siteCode, organizer: settings.organizer, operatedBy: given(foot.operatedBy),
      telephone: settings.telephone, address: given(settings.postalAddress), hours: given(foot.hours),
      icpNumber: given(foot.icpNumber), policeNumber: given(foot.policeNumber),
      certificateAddress: given(foot.certificateAddress), faultAddress: given(foot.faultAddress),
      knownHosts: foot.knownHosts)
  }
}

/// A body's place in the tree, for the masthead and the ways of its pages.
struct BodyHead: Sendable, Equatable {
  let code: String
  let name: String
  let takesRequests: Bool
}

extension Portal {
  /// A public page that belongs to the whole site.
  func page(
    _ head: PageHead, path: String, context: PortalContext, breadcrumb: [Way] = [], query: String = "",
    aside: HTML? = nil, main: HTML
  ) -> HTML {
    frame(head, path, context, siteWays(path), breadcrumb, query, aside, nil, main)
  }

  /// A public page of one body, with the four sections of the platform standard beside 依申请公开.
  func page(
    _ head: PageHead, of body: BodyHead, path: String, context: PortalContext, breadcrumb: [Way] = [],
    aside: HTML? = nil, main: HTML
  ) -> HTML {
    frame(
      head, path, context, bodyWays(body, path), [Way(body.name, Link.body(body.code))] + breadcrumb, "",
      aside,
      Way(body.name, Link.body(body.code)), main)
  }

  private func frame(
    _ head: PageHead, _ path: String, _ context: PortalContext, _ ways: [Way], _ breadcrumb: [Way],
    _ query: String, _ aside: HTML?, _ body: Way?, _ main: HTML
  ) -> HTML {
    let assets = assets
    let crumbs = breadcrumb.isEmpty ? [] : [Way("首页", Link.home)] + breadcrumb
    return PageFrame(
      site: site, head: head, body: body, home: Link.home, ways: ways, breadcrumb: crumbs, path: path,
      display: context.display, query: query, searchAddress: Link.search,
      signIn: Way("工作人员登录", Link.signIn), aside: aside, main: main,
      assetAddress: { assets.url(for: $0) }
    ).html
  }

  private func siteWays(_ path: String) -> [Way] {
    [
      ("首页", Link.home), ("机关目录", Link.bodies), ("信息检索", Link.search), ("依申请公开", Link.apply),
      ("办理进度查询", Link.status), ("期限计算", Link.calculator),
    ].map { Way($0.0, $0.1, isCurrent: $0.1 == path) }
  }

  /// Exactly the four sections, in the order of the standard (P-6), and 依申请公开 after them where the body takes
  /// requests (article 55).
  func bodyWays(_ body: BodyHead, _ path: String) -> [Way] {
    var ways = [
      ("政府信息公开指南", Link.guide(body.code)), ("政府信息公开制度", Link.rules(body.code)),
      ("法定主动公开内容", Link.content(body.code)), ("政府信息公开年报", Link.reports(body.code)),
    ]
    if body.takesRequests { ways.append(("依申请公开", Link.applying(body.code))) }
    return ways.map { Way($0.0, $0.1, isCurrent: path.hasPrefix($0.1)) }
  }

  /// A page of the staff desk.
  func deskPage(
    _ title: String, path: String, context: OfficerContext, breadcrumb: [Way] = [], aside: HTML? = nil,
    main: HTML
  ) async throws -> HTML {
    let assets = assets
    let officer = context.officer
    let ways = deskWays(officer, path)
    let bodyName = try await desk.bodyName(officer.body) ?? site.name
    return DeskFrame(
      site: site, title: title, bodyName: bodyName, person: officer.name,
      role: Role.allCases.filter(officer.roles.contains).map(\.title).joined(separator: "、"), ways: ways,
      breadcrumb: [Way("工作台", Link.desk)] + breadcrumb, path: path, display: context.display,
      token: token(.signOut, context), aside: aside, main: main, assetAddress: { assets.url(for: $0) }
    ).html
  }

  private func deskWays(_ officer: Officer, _ path: String) -> [Way] {
    var ways: [(String, String)] = []
    let works = !officer.roles.isDisjoint(with: Role.caseworkers) || officer.roles.contains(.supervisor)
    if works {
      ways += [("依申请公开", Link.requestInbox), ("主动公开", Link.itemDesk), ("年度报告", Link.reportDesk)]
    }
    if !officer.roles.isDisjoint(with: ReportAuditFile.checkers) { ways.append(("报告核查", Link.auditDesk)) }
    if officer.oversees { ways.append(("督办", Link.supervision)) }
    if works { ways.append(("期限", Link.deadlines)) }
    if works, !officer.roles.isDisjoint(with: Role.caseworkers) { ways.append(("本机关", Link.bodyDesk)) }
    if officer.roles.contains(.securityAdministrator) { ways.append(("人员和岗位", Link.people)) }
    if !officer.roles.isDisjoint(with: Role.administrators) { ways.append(("系统管理", Link.administration)) }
    return ways.map { Way($0.0, $0.1, isCurrent: path.hasPrefix($0.1)) }
  }

  /// The hidden token of a form where somebody acts.
  func token(_ purpose: FormPurpose, _ context: OfficerContext) -> HiddenInput {
    HiddenInput(name: FormTokens.field, value: tokens.token(for: context.session, purpose: purpose.text))
  }

  /// Checks the token of a form that somebody sent.
  ///
  /// - Throws: a 403 whose page says to open the form again.
  func check(_ form: Form, _ purpose: FormPurpose, _ context: OfficerContext) throws(Problem) {
    guard tokens.accepts(form[FormTokens.field], for: context.session, purpose: purpose.text) else {
      throw Problem(.forbidden, "formExpired")
    }
  }
}

/// What a form of the desk does, as its token binds it.
enum FormPurpose: Hashable, Sendable {
  case signOut
  /// A form about one file: the kind of act and the key of the file.
  case act(String, on: String)

  var text: String {
    switch self {
    case .signOut: "sign-out"
    case .act(let act, let file): "\(act)@\(file)"
    }
  }
}
