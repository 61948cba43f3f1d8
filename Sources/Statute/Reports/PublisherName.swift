/// What the name of a body tells of its place in the state, where nothing else is known of it: whose report it was, read
/// from a page. Nothing is told that the name leaves open.
package struct PublisherName: Hashable, Sendable {
  private let name: String
  /// The name from the last city on: 镇江市润州区人民政府 is 润州区人民政府, 新乡市教育局 is 教育局.
  private let belowCity: Substring
  /// The name from the last city, county or district on.
  private let belowCounty: Substring

  package init(_ name: String) {
    self.name = name
    // What a department does, and no place: 住房和城乡建设局, 乡村振兴局, 市场监督管理局; but 古城乡人民政府, 镇江市民政局.
    let place = name.replacing(#/城乡(?=建设|规划|管理|发展|居民)|乡村(?=振兴|建设|产业)|乡镇(?=企业)|城市(?=管理|建设|更新|规划)/#, with: "")
      .replacing(#/市场|市政(?!府)|市容|市民(?=服务|中心|热线)|社区|自治区/#, with: "")
    belowCity = Self.behind(["市"], place[...])
    belowCounty = Self.behind(["市", "县", "旗", "区"], place[...])
  }

  private static func behind(_ marks: Set<Character>, _ name: Substring) -> Substring {
    name.lastIndex { marks.contains($0) }.map { name[name.index(after: $0)...] } ?? name
  }

  /// Whether it is a township (乡镇), a street office (街道办事处), or belongs to one.
  package var isTownship: Bool {
    belowCity.contains("街道") || ["镇", "乡"].contains { belowCounty.contains($0) }
  }

  /// Whether it certainly makes no rules (规章): by article 93 of the Legislation Law (立法法) governments of provinces, cities
  /// with districts and autonomous prefectures make them, those of counties, autonomous counties, districts and townships
  /// do not. Of a city the name does not tell whether it has districts.
  package var makesNoRules: Bool {
    // 国家税务总局青溪县税务局 belongs to a body that makes rules.
    guard !name.hasPrefix("国家") else { return false }
    let isDistrict = name.hasSuffix("区人民政府") && !name.hasSuffix("自治区人民政府")
    return isTownship || isDistrict || belowCity.contains("县")
  }

  /// Who must publish an annual report by which date; `nil` where only local rules set one, or the name does not tell.
  package var reportPublisher: ReportDeadline.Publisher? {
    guard !isTownship else { return nil }
    if name.hasSuffix("人民政府") { return .government }
    let isDepartment = ["局", "委员会", "厅"].contains { name.hasSuffix($0) } && !name.contains("管理委员会")
    return isDepartment ? .department : nil
  }
}

extension BodyKind {
  /// Who must publish an annual report by which date; `nil` where only local rules set one (townships) or none is owed.
  package var reportPublisher: ReportDeadline.Publisher? {
    switch self {
    case .countyGovernment: .government
    case .department: .department
    case .township, .publicEnterprise, .collection: nil
    }
  }
}
