import Desk
import Statute

/// A county that does not exist: its bodies, its people, its names. Every name, number and code is invented; the codes
/// begin with a region that no province has.
struct County {
  struct Body {
    /// How its people sign in: `qingxi.xxy`.
    let slug: String
    let name: String
    let shortName: String
    let kind: BodyKind
    /// 机关代字 of its letters and documents.
    let mark: String
    let serial: Int
    /// What it is about, for the titles of its documents.
    let field: String

    /// The unified code, check character included; the body of it has no character that the standard leaves out.
    var code: String {
      let digits = String(serial)
      let padded = String(repeating: "0", count: 9 - 2 - digits.count) + digits
      return UnifiedCode(completing: "11990123" + "MB" + padded)?.text ?? ""
    }
  }

  static let place = "云岭县"

  static let government = Body(
    slug: "yunling", name: "云岭县人民政府", shortName: "县政府", kind: .countyGovernment, mark: "云政", serial: 1,
    field: "全县经济社会发展")

  static let departments = [
    Body(
      slug: "fagai", name: "云岭县发展和改革局", shortName: "县发改局", kind: .department, mark: "云发改", serial: 11,
      field: "重大项目建设"),
    Body(
      slug: "jiaoyu", name: "云岭县教育体育局", shortName: "县教体局", kind: .department, mark: "云教", serial: 12,
      field: "义务教育招生"),
    Body(
      slug: "minzheng", name: "云岭县民政局", shortName: "县民政局", kind: .department, mark: "云民", serial: 13,
      field: "社会救助"),
    Body(
      slug: "caizheng", name: "云岭县财政局", shortName: "县财政局", kind: .department, mark: "云财", serial: 14,
      field: "预算绩效管理"),
    Body(
      slug: "renshe", name: "云岭县人力资源和社会保障局", shortName: "县人社局", kind: .department, mark: "云人社", serial: 15,
      field: "就业创业服务"),
    Body(
      slug: "ziran", name: "云岭县自然资源局", shortName: "县自然资源局", kind: .department, mark: "云自然资", serial: 16,
      field: "土地征收和不动产登记"),
    Body(
      slug: "huanjing", name: "云岭县生态环境局", shortName: "县生态环境局", kind: .department, mark: "云环", serial: 17,
      field: "饮用水水源地保护"),
    Body(
      slug: "zhujian", name: "云岭县住房和城乡建设局", shortName: "县住建局", kind: .department, mark: "云建", serial: 18,
      field: "老旧小区改造"),
    Body(
      slug: "jiaotong", name: "云岭县交通运输局", shortName: "县交通局", kind: .department, mark: "云交", serial: 19,
      field: "农村公路养护"),
    Body(
      slug: "nongye", name: "云岭县农业农村局", shortName: "县农业农村局", kind: .department, mark: "云农", serial: 20,
      field: "高标准农田建设"),
    Body(
      slug: "weijian", name: "云岭县卫生健康局", shortName: "县卫健局", kind: .department, mark: "云卫", serial: 21,
      field: "基层医疗服务"),
    Body(
      slug: "shichang", name: "云岭县市场监督管理局", shortName: "县市监局", kind: .department, mark: "云市监", serial: 22,
      field: "食品安全监督抽检"),
  ]

  static let townships = [
    Body(
      slug: "qingxi", name: "清溪镇人民政府", shortName: "清溪镇", kind: .township, mark: "清政", serial: 31,
      field: "农村土地承包经营权流转"),
    Body(
      slug: "shiqiao", name: "石桥镇人民政府", shortName: "石桥镇", kind: .township, mark: "石政", serial: 32,
      field: "农田水利工程建设"),
    Body(
      slug: "shuanghe", name: "双河镇人民政府", shortName: "双河镇", kind: .township, mark: "双政", serial: 33,
      field: "宅基地审核"),
    Body(
      slug: "liulin", name: "柳林镇人民政府", shortName: "柳林镇", kind: .township, mark: "柳政", serial: 34,
      field: "人居环境整治"),
    Body(
      slug: "beiping", name: "北坪乡人民政府", shortName: "北坪乡", kind: .township, mark: "北政", serial: 35,
      field: "筹资筹劳"),
    Body(
      slug: "yunfeng", name: "云峰乡人民政府", shortName: "云峰乡", kind: .township, mark: "峰政", serial: 36,
      field: "社会救助"),
  ]

  static let waterworks = Body(
    slug: "gongshui", name: "云岭县供水公司", shortName: "县供水公司", kind: .publicEnterprise, mark: "云供水", serial: 41,
    field: "供水服务")

  static var agencies: [Body] { [government] + departments + townships }
  static var all: [Body] { agencies + [waterworks] }

  // MARK: People

  /// The posts of every body, with the end of the sign-in name.
  static let posts: [(suffix: String, role: Role)] = [
    ("xxy", .informationOfficer), ("ks", .sectionHead), ("bm", .secrecyReviewer), ("ld", .deputyInCharge),
    ("gk", .disclosureOfficer), ("gkz", .disclosureOfficeHead),
  ]

  /// Posts of the county alone.
  static let overseers: [(key: String, role: Role)] = [
    ("yunling-jd", .supervisor), ("yunling-xt", .systemAdministrator), ("yunling-aq", .securityAdministrator),
    ("yunling-sj", .auditAdministrator),
  ]

  /// The bodies whose people have passwords, so that loading stays quick.
  static let openAtSignIn: Set<String> = ["yunling", "ziran", "qingxi"]

  /// The password of every account of the sample county; printed when it is loaded.
  static let password = "yunling-2026"

  static func key(_ body: Body, _ role: Role) -> String {
    body.slug + "-" + (posts.first { $0.role == role }?.suffix ?? "xxy")
  }

  /// The person of a body who holds a role, as the desk knows them.
  static func officer(_ body: Body, _ role: Role) -> Officer {
    Officer(key: key(body, role), name: "", body: body.code, roles: [role])
  }

  /// The sections of every body, by key.
  static let sections = [("office", "办公室"), ("business", "业务科"), ("law", "法规科")]

  static let guideOffice = "政府信息公开办公室"

  static func guide(of body: Body) -> Guide {
    let telephone = "0999-62\(10_000 + body.serial * 37)"
    return Guide(
      classification: "按照《中华人民共和国政府信息公开条例》第二十条、第二十一条，分为履职依据、机构职能、规划信息、统计信息、财政预算决算等类。",
      arrangement: "每条信息编有索引号，由统一社会信用代码、年份和五位流水号组成，可以按栏目、年份、文号和关键词查找。",
      waysToObtain: "在本网站在线查阅、检索和下载，也可以到\(body.name)查阅点、县档案馆、县图书馆查阅纸质文本。",
      office: .init(
        name: body.shortName + guideOffice, address: "云岭县文峰路\(body.serial)号",
        hours: "工作日 9:00—12:00,14:00—17:30",
        telephone: telephone, fax: telephone, internet: "xxgk@\(body.slug).example"),
      channels: body.kind.takesRequests
        ? [
          .init(.inPerson, how: "到上述地址当面提交书面申请，书写确有困难的，由工作人员代为填写。"),
          .init(.signedPost, how: "信封上注明“政府信息公开申请”，寄至上述地址。"),
          .init(.online, how: "在本网站“依申请公开”栏目填写申请表。"),
        ] : [],
      supervision: "认为本机关未依法公开的，可以向云岭县人民政府办公室投诉，电话 0999-6210001。")
  }
}
