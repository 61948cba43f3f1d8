import Desk
import Statute

extension CountyPlay {
  /// The bodies, their guides and their people.
  mutating func found(on day: Day, chance: inout CountyChance) {
    let government = County.government
    plan(day, "云岭县人民政府") { stage in
      for (key, role) in County.overseers {
        try await stage.desk.install(
          key: key, name: CountyNames.overseer(role), body: government.code, roles: [role])
      }
    }
    for (order, body) in County.all.enumerated() {
      let names = County.posts.map { _ in CountyNames.person(&chance) }
      plan(day, body.name) { stage in try await Self.found(body, order: order, names: names, stage.desk) }
    }
  }

  private static func found(_ body: County.Body, order: Int, names: [String], _ desk: Desk) async throws {
    let government = County.government
    let isRoot = body.slug == government.slug
    let administrator = Officer(
      key: "yunling-xt", name: "", body: government.code, roles: [.systemAdministrator],
      supervised: Set(County.all.map(\.code)))
    try await desk.found(
      code: body.code, name: body.name, shortName: body.shortName, kind: body.kind,
      parent: isRoot ? nil : government.code, order: order, by: administrator)
    for (post, name) in zip(County.posts, names) {
      try await desk.install(
        key: County.key(body, post.role), name: name, body: body.code, roles: [post.role])
    }
    var version = try await desk.bodyDossier(body.code, for: administrator).version
    let head = County.officer(body, .disclosureOfficeHead)
    version = try await desk.act(
      .reviseGuide(County.guide(of: body)), on: body.code, expecting: version, by: head)
    for (key, name) in County.sections {
      version = try await desk.act(
        .openSection(key: key, name: name), on: body.code, expecting: version, by: administrator)
    }
    let practices: [(Practice, String)] = [
      (.letterMark, body.mark + "公开"), (.reviewOrgan, isRoot ? "云山市人民政府" : "云岭县人民政府"),
      (.court, "云岭县人民法院"), (.readingPlace, "云岭县档案馆一楼查阅室"),
    ]
    for (practice, value) in practices {
      version = try await desk.act(
        .setPractice(practice, value: value), on: body.code, expecting: version, by: head)
    }
    for column in Column.statutory(for: body.kind) where CountyItems.has(nothingIn: column, body) {
      version = try await desk.act(
        .stateAbsence(column, reason: "本机关无此项职能"), on: body.code, expecting: version, by: head)
    }
  }
}

/// Invented names.
enum CountyNames {
  private static let surnames = Array(
    "安柏常成邓丁范方傅高葛顾韩何洪侯胡黄贾江蒋金康孔赖雷黎梁廖林刘柳卢陆罗吕马孟宁潘彭齐钱秦邱任沈石史宋苏孙谭汤唐陶田万汪韦魏温文吴伍夏谢邢徐许薛严颜姚叶易尹于余俞袁岳曾詹张赵郑钟周朱邹")
  private static let given = Array(
    "安宝斌博昌成楚春德栋恩帆飞丰岗光国海汉浩和宏洪华惠佳嘉建江杰晶景静娟军凯康兰乐磊力立莉林琳玲龙梅敏明宁鹏平琪倩强清庆秋荣锐瑞珊胜石书淑思涛婷伟文武霞贤祥晓心新兴秀旭雪雅艳扬洋瑶怡毅英永勇宇雨玉元源月云泽哲振志中忠子"
  )

  static func person(_ chance: inout CountyChance) -> String {
    let length = chance.percent(75) ? 2 : 1
    return String(chance.pick(surnames)) + String((0..<length).map { _ in chance.pick(given) })
  }

  static func overseer(_ role: Role) -> String {
    switch role {
    case .supervisor: "严督"
    case .systemAdministrator: "谢统"
    case .securityAdministrator: "安权"
    default: "沈计"
    }
  }
}
