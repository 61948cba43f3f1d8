package import Statute

/// Made-up texts of offices with known secrets in them, and texts that only look as if they had some. The same seed makes
/// the same texts; the persons do not exist.
package struct ScreeningCorpus {
  package struct Secret: Sendable {
    package var kind: ScreenFinding.Kind
    /// Unicode scalars of the text.
    package var range: Range<Int>
  }

  package struct Sample: Sendable {
    package var text: String
    package var secrets: [Secret]
  }

  var chance: SplitMix64
  var text = String.UnicodeScalarView()
  var secrets: [Secret] = []

  package init(seed: UInt64) { chance = SplitMix64(seed: seed) }

  /// A text with several secrets among sentences that hold none.
  package mutating func sample() -> Sample {
    text = .init()
    secrets = []
    add(pick(Self.openings))
    for _ in 0..<Int.random(in: 3...8, using: &chance) {
      if Int.random(in: 0..<5, using: &chance) < 2 { addSecret() } else { addHarmless() }
    }
    return Sample(text: String(text), secrets: secrets)
  }

  // MARK: putting together

  mutating func add(_ words: String) { text.append(contentsOf: words.unicodeScalars) }

  mutating func add(_ words: String, as kind: ScreenFinding.Kind) {
    let start = text.count
    add(words)
    secrets.append(Secret(kind: kind, range: start..<text.count))
  }

  mutating func pick<Value>(_ values: [Value]) -> Value {
    values[Int.random(in: 0..<values.count, using: &chance)]
  }

  mutating func digits(_ count: Int) -> String {
    (0..<count).map { _ in String(Int.random(in: 0...9, using: &chance)) }.joined()
  }

  mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &chance) }

  /// As people write numbers: plain, wide, with spaces or hyphens, over the end of a line.
  private mutating func written(_ plain: String, groups: [Int]) -> String {
    func parted(by sign: String) -> String {
      var rest = plain[...]
      return
        (groups.map { length in
          defer { rest = rest.dropFirst(length) }
          return String(rest.prefix(length))
        }).joined(separator: sign)
    }
    switch number(0...9) {
    case 0:
      return String(
        String.UnicodeScalarView(plain.unicodeScalars.compactMap { UnicodeScalar($0.value + 0xfee0) }))
    case 1: return parted(by: " ")
    case 2: return parted(by: "-")
    case 3: return parted(by: "　")
    case 4: return parted(by: "\u{200b}")
    case 5: return plain.lowercased()
    // A line breaks where it is full, also within a number.
    case 6 where plain.count == 18: return plain.prefix(11) + "\n" + plain.dropFirst(11)
    default: return plain
    }
  }

  // MARK: secrets

  private mutating func addSecret() {
    switch number(0...12) {
    case 0, 1:
      add(pick(["公民身份号码：", "申请人\(name())，身份证号", "\(name())（", "证件号码 ", "户主\(name())\t男\t"]))
      add(written(identity(), groups: [6, 8, 4]), as: .identityNumber)
      add("。\n")
    case 2:
      add("姓名\t身份证号\t手机号码\t银行卡号\n")
      for _ in 0..<number(1...4) {
        add(name() + "\t")
        add(identity(), as: .identityNumber)
        add("\t")
        add(mobile(), as: .mobile)
        add("\t")
        add(card(), as: .bankCard)
        add("\n")
      }
    case 3, 4:
      add(pick(["联系电话：", "手机", "\(name()) ", "电话", "请与\(name())联系，", "微信同号："]))
      add(written(mobile(), groups: pick([[3, 4, 4], [3, 8], [7, 4]])), as: .mobile)
      add(pick(["。", "\n", "，", "（本人）"]) + "\n")
    case 5:
      add(pick(["银行卡号：", "开户行：某县农商行，账号：", "打入一卡通账号", "收款账户 "]))
      add(written(card(), groups: [4, 4, 4, 4, 3]), as: .bankCard)
      add("\n")
    case 6, 7:
      add(pick(["家住", "现住址：", "户籍地址：颍河镇", "\(name())，男，住某县", "家庭住址："]))
      add(home(), as: .homeAddress)
      add("。\n")
    case 8:
      add(pick(["车牌号", "驾驶", "号牌为", "肇事车辆"]))
      add(plate(), as: .plate)
      add("的车辆\n")
    case 9:
      add(pick(["邮箱：", "电子邮箱 ", "请发至"]))
      add(
        pick(["zhang", "li.si_", "wang-"]) + digits(4) + "@"
          + pick(["qq.com", "163.com", "gmail.com", "sina.cn"]), as: .personalEmail)
      add("。\n")
    case 10:
      add("\n")
      add(pick(["机密★5年", "秘密★", "绝密★长期", "秘　密★1年", "密级：机密"]), as: .secrecyMark)
      add("\n")
    case 11:
      add("\n")
      add(pick(["内部文件", "内部资料 注意保存", "此件不公开", "不得公开", "公开属性：不予公开"]), as: .internalMark)
      add("\n")
    default:
      add(pick(["护照号码：E", "港澳通行证号C"]), as: .passport)
      secrets.removeLast()
      add(digits(8), as: .passport)
      add("\n")
    }
  }

  mutating func identity() -> String {
    let region = pick([
      "110105", "341421", "342123", "320102", "440305", "510104", "650102", "330106", "370202",
    ])
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    let plain = region + "\(number(1940...2015))" + two(number(1...12)) + two(number(1...28)) + digits(3)
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    let sum = zip(plain.utf8, weights).reduce(0) { $0 + Int($1.0 - 48) * $1.1 }
    return plain + ["1", "0", "X", "9", "8", "7", "6", "5", "4", "3", "2"][sum % 11]
  }

  mutating func mobile() -> String {
    pick([
      "130", "135", "138", "139", "147", "150", "159", "166", "173", "177", "182", "188", "191", "198", "199",
    ]) + "\(number(1...9))" + digits(7)
  }

  mutating func card() -> String {
    let plain = pick(["621700", "622848", "622202", "621799", "623668"]) + digits(12)
    var sum = 0
    for (offset, digit) in plain.utf8.reversed().enumerated() {
      let value = Int(digit - 48) * (offset % 2 == 0 ? 2 : 1)
      sum += value > 9 ? value - 9 : value
    }
    return plain + "\((10 - sum % 10) % 10)"
  }

  mutating func plate() -> String {
    let province = pick(["皖", "京", "沪", "苏", "粤", "豫"])
    let letter = pick(["A", "B", "K", "M"])
    switch number(0...3) {
    case 0: return province + letter + pick(["D", "F"]) + digits(5)
    case 1: return province + letter + "·" + digits(3) + pick(["H", "K"]) + digits(1)
    default: return province + letter + digits(5)
    }
  }

  private mutating func home() -> String {
    switch number(0...4) {
    case 0:
      return pick(["阳光小区", "锦绣花园", "和平家园"]) + "\(number(1...30))号楼\(number(1...4))单元\(number(101...999))室"
    case 1: return pick(["幸福里", "学府苑"]) + "\(number(1...30))栋\(number(1...4))单元\(number(101...999))"
    case 2: return pick(["王庄村", "李集村", "东湖社区"]) + "\(number(1...9))组\(number(1...99))号"
    case 3: return pick(["王庄", "刘寨"]) + "村民小组\(number(1...99))号"
    default: return pick(["人民路", "建设街"]) + "\(number(1...300))号\(number(1...9))幢\(number(101...999))室"
    }
  }

  mutating func name() -> String {
    pick(["张", "王", "李", "赵", "欧阳"]) + pick(["伟", "秀英", "建国", "小红", "志强"])
  }

  // MARK: what is no secret

  private mutating func addHarmless() {
    let year = number(2015...2025)
    let harmless: [String] = [
      "文号：皖政办〔\(year)〕\(number(1...99))号，索引号：1144170000728\(digits(4))Y/\(year)-\(digits(5))。\n",
      "统一社会信用代码：91341421MA2N\(digits(5))X，项目代码\(year)-341421-47-03-\(digits(6))。\n",
      "办公电话：0558-5\(digits(6))，传真：0558-5\(digits(6))，政务服务热线12345。\n", "咨询电话：（0558）5\(digits(6))。\n",
      "本年收入1\(digits(10))元，支出\(number(1...999)),\(digits(3)),\(digits(3)).\(digits(2))元。\n",
      "根据《中华人民共和国政府信息公开条例》第三十六条第（\(pick(["一", "三", "五"]))）项，决定不予公开。\n", "涉及国家秘密、商业秘密、个人隐私的，不得公开。\n",
      "征收颍河镇王庄村\(number(1...9))组集体土地\(number(1...90))亩，涉及\(number(10...90))户\(number(100...400))人。\n",
      "地址：某县政务服务中心\(number(1...9))号楼\(number(101...999))室，邮编\(digits(6))。\n",
      "办公地址：某县人民路\(number(1...300))号，邮箱xxgk@yingzhou.gov.cn。\n",
      "发票号码：\(digits(8))，合同编号：HT\(year)\(digits(8))，订单号：62\(digits(17))。\n",
      "\(year)年\(number(1...12))月\(number(1...28))日起施行，有效期五年。皖ICP备\(digits(8))号-1。\n",
      "申请人张某某，身份证号3421**********123X，电话138****\(digits(4))。\n",
      "序号\t指标\t数值\n1\t收入\t\(digits(9))\n2\t支出\t\(digits(10))\n",
      "新收\t\(number(0...99))\t\(number(0...99))\t0\t0\t0\t\(number(0...99))\n",
      "某县中小学校学生资助管理办法，覆盖学生\(number(1...9))\(digits(3))人。\n", "机密级计算机应当符合保密要求，工作秘密管理办法另行制定。\n",
      "加强内部管理，完善内部控制制度。\n",
      "新建住宅楼\(number(1...9))栋\(number(20...300))户，教学楼\(number(1...4))号楼。\n",
      "许可证编号：皖B2-\(year)\(digits(4))，执照注册号3414\(digits(11))。\n",
      "宗地编号341421\(digits(13))，图号\(digits(4))-\(digits(3))。\n", "坐标：116.\(digits(6))，32.\(digits(6))。\n",
    ]
    add(pick(harmless))
  }

  private static let openings = ["关于某事项的答复\n", "公示\n", "某县人民政府办公室关于印发办法的通知\n", "", "名单\n"]
}

/// How well the screen does on a corpus.
package struct ScreeningScore: Sendable {
  package var secrets = 0
  package var found = 0
  package var alarms = 0
  package var falseAlarms = 0
  package var samples = 0
  /// Some of what went wrong, to be looked at.
  package var examples: [String] = []

  package init() {}

  package var recall: Double { secrets == 0 ? 1 : Double(found) / Double(secrets) }
  /// False alarms among a thousand texts.
  package var falseAlarmsPerThousand: Double {
    samples == 0 ? 0 : 1000 * Double(falseAlarms) / Double(samples)
  }

  package mutating func add(_ sample: ScreeningCorpus.Sample, _ findings: [ScreenFinding]) {
    samples += 1
    secrets += sample.secrets.count
    alarms += findings.count
    let scalars = Array(sample.text.unicodeScalars)
    func context(_ range: Range<Int>) -> String {
      String(
        String.UnicodeScalarView(
          scalars[max(0, range.lowerBound - 12)..<min(scalars.count, range.upperBound + 6)]))
    }
    for secret in sample.secrets {
      if findings.contains(where: { $0.kind == secret.kind && $0.range.overlaps(secret.range) }) {
        found += 1
      } else {
        examples.append("missed \(secret.kind): \(context(secret.range))")
      }
    }
    for finding in findings
    where !sample.secrets.contains(where: { $0.kind == finding.kind && $0.range.overlaps(finding.range) }) {
      falseAlarms += 1
      examples.append("false \(finding.kind): \(context(finding.range))")
    }
  }
}
