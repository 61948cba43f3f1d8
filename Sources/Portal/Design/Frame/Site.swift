/// Whose pages these are, and what the standards want said on every one of them (《政府网站发展指引》 annex).
struct Site: Sendable, Equatable {
  /// The normalised name: META `SiteName` and the masthead.
  var name: String
  /// The English domain: META `SiteDomain`.
  var domain: String
  /// 政府网站标识码: META `SiteIDCode` and the footer.
  var idCode: String
  /// 主办单位.
  var organizer: String
  /// 承办单位.
  var operatedBy: String?
  var telephone: String
  var address: String?
  /// 办公时间.
  var hours: String?
  /// ICP 备案编号.
  var icpNumber: String?
  /// 公安机关备案号.
  var policeNumber: String?
  /// Where 党政机关网站标识 leads.
  var certificateAddress: String?
  /// Where 我为政府网站找错 leads.
  var faultAddress: String?
  var siteMapAddress = "/sitemap"
  var accessibilityAddress = "/accessibility"
  /// Hosts beside `.gov.cn` to which a link leads without the leaving notice.
  var knownHosts: [String] = []
}

/// A link among the ways through the site or the desk.
struct Way: Sendable, Equatable {
  var title: String
  var address: String
  var isCurrent = false
  /// How many things wait there.
  var count: Int?
  /// Whether what waits there cannot wait: the number is set off, and said so.
  var isPressing = false

  init(
    _ title: String, _ address: String, isCurrent: Bool = false, count: Int? = nil, isPressing: Bool = false
  ) {
    self.title = title
    self.address = address
    self.isCurrent = isCurrent
    self.count = count
    self.isPressing = isPressing
  }
}
