import TestSupport

/// Chinese text that nobody wrote: words of official language and made-up ones, common and rare as in real text (the
/// n-th word comes up about 1/n as often as the first).
struct GeneratedText {
  private static let known = """
    政府 信息 公开 申请 机关 行政 管理 规定 通知 办法 条例 实施 方案 工作 部门 单位 人民 项目 建设 规划 环境 保护 噪声 污染 防治 不动产
    登记 旅游 教育 卫生 医疗 保险 养老 就业 创业 培训 补贴 财政 预算 决算 审计 采购 招标 投标 合同 土地 征收 补偿 安置 住房 公积金 交通
    运输 道路 桥梁 水利 灌溉 防汛 抗旱 农业 粮食 种植 养殖 林业 草原 湿地 耕地 乡村 振兴 扶贫 民政 社会 救助 低保 残疾人 儿童 妇女 老年
    食品 药品 安全 生产 消防 应急 救援 演练 检查 执法 处罚 许可 备案 审批 服务 事项 清单 目录 指南 流程 期限 答复 复议 诉讼 法院 司法
    公证 律师 调解 仲裁 统计 调查 人口 普查 经济 运行 工业 企业 科技 创新 专利 商标 标准 质量 计量 市场 监管 价格 收费 税务 发票 金融
    银行 贷款 担保 证券 投资 外资 贸易 海关 口岸 文化 体育 广播 电视 新闻 出版 图书馆 博物馆 文物 非遗 档案 地方志 民族 宗教 侨务 外事
    """.split(whereSeparator: \.isWhitespace).map(String.init)

  private static let characters = Array(
    "的一是在有人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严龙飞"
  )

  /// Words, the most common first.
  let words: [String]
  private let steps: [Double]
  private var chance: SplitMix64

  init(seed: UInt64, vocabulary: Int = 30_000) {
    var chance = SplitMix64(seed: seed)
    var words = GeneratedText.known
    words.shuffle(using: &chance)
    var seen = Set(words)
    while words.count < vocabulary {
      let word = String(
        (0..<(chance.chance(70) ? 2 : 3)).map { _ in
          GeneratedText.characters[chance.int(0..<GeneratedText.characters.count)]
        })
      if seen.insert(word).inserted { words.append(word) }
    }
    self.words = words
    self.chance = chance
    var sum = 0.0
    steps = words.indices.map { index in
      sum += 1 / Double(index + 10)
      return sum
    }
  }

  mutating func word() -> String {
    let place = Double.random(in: 0..<(steps.last ?? 1), using: &chance)
    var low = 0
    var high = steps.count - 1
    while low < high {
      let middle = (low + high) / 2
      if steps[middle] > place { high = middle } else { low = middle + 1 }
    }
    return words[low]
  }

  mutating func title() -> String {
    "关于" + (0..<chance.int(6..<12)).map { _ in word() }.joined() + "的通知"
  }

  /// Paragraphs of about so many characters in all.
  mutating func text(characters: Int) -> String {
    var text = ""
    var count = 0
    var inSentence = 0
    while count < characters {
      let next = word()
      text += next
      count += next.unicodeScalars.count
      inSentence += 1
      if inSentence >= 4, chance.chance(20) {
        text += chance.chance(50) ? "，" : chance.chance(70) ? "。" : "。\n"
        inSentence = 0
      }
    }
    return text + "。"
  }
}
