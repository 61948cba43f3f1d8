import Desk
import Statute

/// What the bodies of the county publish: written for the sample, in the manner of the trade.
enum CountyItems {
  /// One thing to publish.
  struct Piece {
    let column: Column
    let title: String
    let genre: Genre
    /// Whether it is a document with a number.
    let isNumbered: Bool
    let paragraphs: [String]
    var table: [[String]] = []
  }

  /// Which columns a body has nothing to put in.
  static func has(nothingIn column: Column, _ body: County.Body) -> Bool {
    switch column {
    case .penalties: ["fagai", "caizheng", "minzheng"].contains(body.slug)
    case .charges: !["yunling", "ziran", "jiaoyu", "gongshui"].contains(body.slug)
    case .recruitment: !["yunling", "renshe", "jiaoyu", "weijian"].contains(body.slug)
    case .projects: !["yunling", "fagai", "jiaotong", "zhujian", "nongye"].contains(body.slug)
    default: false
    }
  }

  /// What a body publishes in a year, in the order of the columns.
  static func pieces(_ body: County.Body, year: Int, chance: inout CountyChance) -> [Piece] {
    Column.all(for: body.kind).flatMap { column in
      has(nothingIn: column, body) ? [] : pieces(column, body, year, &chance)
    }
  }

  private static func pieces(_ column: Column, _ body: County.Body, _ year: Int, _ chance: inout CountyChance)
    -> [Piece]
  {
    let name = body.name
    let field = body.field
    func piece(
      _ title: String, _ genre: Genre, numbered: Bool = false, _ paragraphs: [String], table: [[String]] = []
    )
      -> Piece
    {
      Piece(
        column: column, title: title, genre: genre, isNumbered: numbered, paragraphs: paragraphs, table: table
      )
    }
    switch column {
    case .basis:
      return [
        piece(
          "\(name)关于印发《云岭县\(field)管理办法》的通知（\(year)年）", .notice, numbered: true,
          [
            "各有关单位：", "现将《云岭县\(field)管理办法》印发给你们，请认真贯彻执行，以往印发的同名办法同时废止。", "# 第一章 总则",
            "第一条 为规范\(field)工作，保护公民、法人和其他组织的合法权益，结合本县实际，制定本办法。",
            "第二条 本办法适用于本县行政区域内的\(field)及其监督管理活动。", "# 第二章 职责分工",
            "第三条 \(name)负责\(field)的组织实施，有关部门在各自职责范围内做好相关工作。",
            "第四条 办理结果应当在作出之日起二十个工作日内向社会公开。", "# 第三章 附则",
            "第五条 本办法自印发之日起施行，有效期五年。",
          ]),
        piece(
          "《云岭县\(field)管理办法》政策解读", .interpretation,
          [
            "# 制定背景", "近年来群众对\(field)的关注不断增加，原有规定已经不能适应工作需要。", "# 主要内容",
            "办法共三章五条，明确了职责分工、办理程序和公开要求。", "# 执行口径", "办法施行前已经受理的事项，按照原规定办理。",
          ]),
      ]
    case .functions:
      return [
        piece(
          "\(name)机构职能和内设机构（\(year)年）", .other,
          [
            "# 主要职责", "贯彻执行有关法律法规和政策，承担\(field)工作。", "# 内设机构",
            "内设办公室、业务科、法规科、政府信息公开办公室。", "# 联系方式", "办公地址、办公时间和联系电话见本机关政府信息公开指南。",
          ])
      ]
    case .plans:
      return [
        piece(
          "云岭县\(field)\(year)年工作计划", .plan, numbered: true,
          ["# 总体要求", "坚持以人民为中心，稳步推进\(field)。", "# 重点任务", "按季度分解任务，明确责任科室和完成时限。"])
      ]
    case .statistics:
      let rows = (1...4).map { ["第\($0)季度", "\(120 + chance.below(380))", "\(80 + chance.below(190))"] }
      return [
        piece(
          "\(name)\(year - 1)年\(field)统计数据", .statistics, ["现将\(year - 1)年统计数据公布如下。"],
          table: [["季度", "受理件数", "办结件数"]] + rows)
      ]
    case .licences:
      return [
        piece(
          "\(name)行政许可和公共服务事项清单（\(year)年版）", .list,
          ["按照依据、条件、程序、办理结果分列。"],
          table: [
            ["事项", "依据", "办理时限"], ["\(field)备案", "有关管理规定", "5个工作日"], ["\(field)审批", "有关法律法规", "20个工作日"],
          ])
      ]
    case .penalties:
      return [
        piece(
          "\(name)\(year)年第\(1 + chance.below(4))季度行政处罚案件信息", .publicNotice,
          ["本季度作出有一定社会影响的行政处罚决定，案件信息见下表。当事人身份信息依法作了处理。"],
          table: [["案由", "处罚种类", "决定日期"], ["违反\(field)管理规定", "警告", "\(year)-0\(2 + chance.below(7))-15"]])
      ]
    case .budgets:
      return [
        piece(
          "\(name)\(year)年部门预算公开", .report,
          ["# 收支总体情况", "按照综合预算原则，所有收入和支出均纳入部门预算管理。", "# “三公”经费", "严格控制“三公”经费支出。"],
          table: [
            ["项目", "金额（万元）"], ["一般公共预算拨款", "\(800 + chance.below(2_000))"],
            ["“三公”经费", "\(5 + chance.below(20))"],
          ]),
        piece(
          "\(name)\(year - 1)年部门决算公开", .report, ["决算编制口径与预算一致，差异原因作了说明。"],
          table: [
            ["项目", "预算数（万元）", "决算数（万元）"],
            ["基本支出", "\(700 + chance.below(900))", "\(690 + chance.below(900))"],
          ]),
      ]
    case .charges:
      return [piece("\(name)行政事业性收费目录（\(year)年）", .list, ["收费项目、依据和标准列入目录，目录之外一律不得收费。"])]
    case .procurement:
      return [piece("\(name)\(year)年政府采购实施情况", .report, ["全年采购通过政府采购平台公开进行，合同在签订之日起二个工作日内公告。"])]
    case .projects:
      return [
        piece(
          "\(name)\(year)年重大建设项目批准和实施情况", .report, ["# 批准情况", "批准建设项目名称、依据和结果如下。", "# 实施情况", "工程进度与计划一致。"])
      ]
    case .livelihood:
      return [
        piece(
          "云岭县\(year)年\(field)惠民政策明白纸", .serviceGuide,
          ["# 补助对象", "符合条件的本县居民。", "# 申请办法", "向所在乡镇人民政府提出申请，五个工作日内答复。"])
      ]
    case .emergencies:
      return [
        piece(
          "\(name)关于印发\(field)应急预案的通知", .notice, numbered: true,
          ["# 适用范围", "适用于\(field)领域突发事件的应对。", "# 响应分级", "按照事件的性质和影响分为四级。"])
      ]
    case .inspections:
      return [
        piece(
          "\(name)\(year)年“双随机、一公开”抽查结果", .publicNotice, ["抽查对象和检查人员随机产生，抽查结果公布如下。"],
          table: [["抽查事项", "抽查户数", "发现问题"], [field, "\(20 + chance.below(60))", "\(chance.below(9))"]])
      ]
    case .recruitment:
      return [
        piece(
          "\(name)\(year)年公开招聘工作人员公告", .announcement, numbered: true,
          ["# 招聘岗位", "岗位、名额和报考条件见附表。", "# 报名办法", "网上报名，不收取费用。"])
      ]
    case .other:
      return [
        piece("\(name)关于人大代表建议和政协提案办理情况的公开（\(year)年）", .report, ["承办的建议和提案已经全部答复。"]),
        piece("\(name)\(year)年第二季度工作会议情况", .minutes, ["会议研究了\(field)有关事项，议定事项由责任科室落实。"]),
      ]
    case .countyMatters:
      return [piece("云岭县\(field)重点事项公开（\(year)年）", .other, ["市政建设、公共服务、公益事业、土地征收、房屋征收、治安管理、社会救助等事项的实施情况。"])]
    case .townshipMatters:
      return [
        piece("\(name)\(year)年\(field)情况公示", .publicNotice, ["按照村民小组汇总公示，村民有异议的可以在公示期内提出。"]),
        piece(
          "\(name)关于做好\(year)年农村环境噪声污染防治工作的通知", .notice, numbered: true,
          ["各村民委员会：", "为防治噪声污染，改善村民居住环境，现将有关事项通知如下。"]),
      ]
    case .disclosureRules:
      return year == 2024 || body.kind == .publicEnterprise
        ? [piece("\(name)政府信息公开审查制度", .other, ["坚持先审查、后公开，一事一审，谁公开谁审查、谁审查谁负责。"])] : []
    case .annualReports: return []
    }
  }
}

extension CountyPlay {
  /// Publishes what the bodies have to say in a year, each through three reviews and a secrecy review.
  mutating func publish(
    year: Int, numbers: inout [String: Int], chance: inout CountyChance, calendar: WorkCalendar
  ) {
    for body in County.all {
      for piece in CountyItems.pieces(body, year: year, chance: &chance) {
        let formed = Day(year: year, month: 1 + chance.below(11), day: 1 + chance.below(27)) ?? Day(number: 0)
        var documentNumber = ""
        if piece.isNumbered {
          let key = "\(body.slug)-\(year)"
          numbers[key, default: 0] += 1
          documentNumber = "\(body.mark)发〔\(year)〕\(numbers[key] ?? 1)号"
        }
        // Now and then one comes later than the twenty working days of article 26.
        let delay = chance.percent(4) ? 24 : 1 + chance.below(12)
        guard let published = try? calendar.workday(delay, after: formed) else { continue }
        publish(piece, body, formedOn: formed, on: published, documentNumber: documentNumber, chance: &chance)
      }
    }
  }

  private mutating func publish(
    _ piece: CountyItems.Piece, _ body: County.Body, formedOn: Day, on day: Day, documentNumber: String,
    chance: inout CountyChance
  ) {
    var text = piece.paragraphs.joined(separator: "\n\n")
    if let head = piece.table.first {
      let rows = [head, head.map { _ in "---" }] + piece.table.dropFirst()
      text += "\n\n" + rows.map { "|" + $0.joined(separator: "|") + "|" }.joined(separator: "\n")
    }
    let content = ItemContent(
      title: piece.title,
      abstract: piece.paragraphs.first { $0.count > 12 && !$0.hasPrefix("#") } ?? piece.title,
      text: text, formedOn: formedOn, documentNumber: documentNumber, issuer: body.name, column: piece.column,
      genre: piece.genre, keywords: [String(body.field.prefix(8)), body.shortName])
    // The draft of somebody today may still be on its way.
    let stopsAt = chance.percent(2) ? 1 + chance.below(5) : 6
    let repealsAfter = chance.percent(3)
    let withdrawsAfter = chance.percent(1)
    plan(day, piece.title) { stage in
      try await CountyEditing(desk: stage.desk, body: body).publish(
        content, table: piece.table, steps: stopsAt)
    }
    if withdrawsAfter {
      plan(day.adding(days: 30), "撤下 " + piece.title) { stage in
        try await CountyEditing(desk: stage.desk, body: body).act(
          .withdraw(reason: "附表中个别数据有误，核实后重新发布"), onItemTitled: piece.title)
      }
    }
    if repealsAfter {
      let later = day.adding(days: 120)
      plan(later, "失效 " + piece.title) { stage in
        try await CountyEditing(desk: stage.desk, body: body).lapse(title: piece.title)
      }
    }
  }
}
