/// Homes that a label or the heading of a column calls so, told more closely than the village (社区): also without any
/// number, as in 家庭住址：西湖镇白行村大王庄.
struct LabelledHomes {
  private let text: ScreenedText

  static func find(in text: ScreenedText) -> [Suspicion] {
    let search = LabelledHomes(text: text)
    var found: [Suspicion] = []
    var position = 0
    while position < text.count {
      guard let value = search.value(labelledAt: position) else {
        position += 1
        continue
      }
      if let suspicion = search.judge(value.range) { found.append(suspicion) }
      position = value.next
    }
    text.cells(under: search.isHomeHeading) { cell in
      if let suspicion = search.judge(search.upToSign(cell)) { found.append(suspicion) }
    }
    return found
  }

  private init(text: ScreenedText) { self.text = text }

  private func isHomeHeading(_ cell: Range<Int>) -> Bool {
    if Self.headings.isInHeading(text, cell) { return true }
    guard Self.plainHeadings.isInHeading(text, cell), !Self.offices.isIn(text, cell) else { return false }
    // 地址 beside 身份证号码 is where the person lives.
    return Self.persons.isInHeading(text, text.range(ofLine: text.line(of: cell.lowerBound)))
  }

  // MARK: where an address stands

  private func value(labelledAt position: Int) -> (range: Range<Int>, next: Int)? {
    let start: Int
    if let length = Self.verbs.match(in: text, at: position, bound: text.count) {
      start = position + length
    } else if let length = Self.labels.match(in: text, at: position, bound: text.count) {
      start = position + length
    } else if let length = Self.openLabels.match(in: text, at: position, bound: text.count),
      isPersons(position, behind: 24)
    {
      start = position + length
    } else if isVerb(at: position) {
      start = position + 1
    } else {
      return nil
    }
    let from = skipSigns(from: start)
    // “户籍所在地居民委员会”: in a sentence the words are no label, and nothing parts them from what follows.
    let isVerb =
      text.folded[start - 1] == "住" || text.folded[start - 1] == "于" || text.folded[start - 1] == "在"
    guard from > start || isVerb else { return nil }
    return (upToSign(from..<min(text.count, from + 64)), max(from, start))
  }

  /// “，住某某镇…” behind what tells of a person.
  private func isVerb(at position: Int) -> Bool {
    guard text.folded[position] == "住", !text[position - 1].isHan, !Self.housing.contains(text[position + 1])
    else { return false }
    return Self.personsBefore.isIn(text, text.window(before: position, length: 48))
  }

  private func isPersons(_ position: Int, behind length: Int) -> Bool {
    let line = text.range(ofLine: text.line(of: position))
    let near = max(line.lowerBound, position - 60)..<min(line.upperBound, position + 80)
    // “某公司，住所地…”: of whom it is said stands just before.
    let before = max(line.lowerBound, position - 20)..<position
    return Self.persons.isIn(text, near) && !Self.organs.isIn(text, before)
  }

  private func skipSigns(from start: Int) -> Int {
    var position = start
    var breaks = 0
    while position < text.count, position - start < 12 {
      switch text.folded[position] {
      case ":", " ", "\t", "|", "│", "为", "是", "在", "于", "\r": break
      case "(", ")":
        guard position - start < 8 else { return position }
      case "\n":
        breaks += 1
        if breaks > 1 { return position }
      default: return position
      }
      position += 1
    }
    return position
  }

  private func upToSign(_ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    while start < range.upperBound, text[start].isSpace { start += 1 }
    var end = start
    while end < range.upperBound {
      let scalar = text.folded[end]
      if Self.signs.contains(scalar) || (scalar == " " && text[end + 1] == " ") { break }
      end += 1
    }
    while end > start, text[end - 1].isSpace { end -= 1 }
    return start..<end
  }

  // MARK: how closely it tells

  private func judge(_ value: Range<Int>) -> Suspicion? {
    guard value.count >= 4, value.contains(where: { text[$0].isHan }) else { return nil }
    guard !Self.offices.isIn(text, value) else { return nil }
    let tail = behindTownship(value)
    // 某某村, 王庄村***: masked already.
    guard tail.count >= 2, !tail.contains(where: { Self.masks.contains(text[$0]) }) else { return nil }
    if let village = villageEnd(in: tail) {
      let rest = village..<tail.upperBound
      guard Self.meaningful(text, rest) else { return nil }
      return suspicion(tail, keeping: tail.lowerBound..<village)
    }
    if let road = Self.roads.first(in: text, tail), road.lowerBound > tail.lowerBound,
      road.upperBound < tail.upperBound, !text[road.upperBound].isSpace
    {
      return suspicion(tail, keeping: tail.lowerBound..<road.upperBound)
    }
    let isNamed = Self.estates.last(in: text, tail).map { $0.lowerBound >= tail.lowerBound + 2 } ?? false
    guard isNamed && tail.count <= 16 || hasNumber(tail) else { return nil }
    return suspicion(tail, keeping: tail.lowerBound..<tail.lowerBound)
  }

  private func suspicion(_ range: Range<Int>, keeping kept: Range<Int>) -> Suspicion {
    Suspicion(
      kind: .homeAddress, severity: .block, range: range, proposal: text.string(kept) + "***",
      advice: ScreenAdvice.homeAddress)
  }

  /// What stands behind the township, or behind the county where no township is named.
  private func behindTownship(_ value: Range<Int>) -> Range<Int> {
    if let township = Self.townships.last(in: text, value), township.lowerBound > value.lowerBound {
      return township.upperBound..<value.upperBound
    }
    var start = value.lowerBound
    for position in value where Self.counties.contains(text[position]) && position > value.lowerBound + 1 {
      let before = text[position - 1]
      if text[position] == "区", Self.notDistricts.contains(before) { continue }
      start = position + 1
    }
    return start..<value.upperBound
  }

  private func villageEnd(in tail: Range<Int>) -> Int? {
    for position in tail {
      guard let length = Self.villages.match(in: text, at: position, bound: tail.upperBound),
        position > tail.lowerBound
      else { continue }
      return position + length
    }
    return nil
  }

  /// A number with a unit of homes: 三组, 12号.
  private func hasNumber(_ range: Range<Int>) -> Bool {
    range.contains { position in
      let scalar = text[position]
      guard scalar.isDigit || scalar.isChineseNumeral else { return false }
      return Self.units.contains(text[position + 1])
    }
  }

  /// More than signs, and not words that go on about the village itself.
  private static func meaningful(_ text: ScreenedText, _ range: Range<Int>) -> Bool {
    let letters = range.lazy.filter { text[$0].isHan || text[$0].isAlphanumeric }.count
    return letters >= 2 && notPlaces.match(in: text, at: range.lowerBound, bound: range.upperBound) == nil
  }

  // MARK: words

  private static let labels: WordList = [
    "家庭住址", "家庭地址", "家庭详细地址", "家庭详细住址", "家庭居住地址", "现住址", "现居住地", "现居住地址", "现家庭住址", "居住地址", "经常居住地", "实际居住地",
    "实际居住地址", "住址", "户籍地址", "户籍地", "户籍所在地", "户口所在地", "户口地址", "户籍住址", "常住地址", "身份证住址", "身份证地址", "住宅地址", "个人地址",
    "申请人地址",
    "申请人住址", "户主地址", "户主住址", "当事人地址", "当事人住址", "信访人地址", "信访人住址", "被征收人地址", "被征收人住址", "学生住址", "监护人住址", "监护人地址",
    "家长住址",
  ]
  private static let verbs: WordList = ["家住", "现住", "居住于", "居住在", "租住于", "租住在", "暂住于", "暂住在", "家住在"]
  /// Of offices and firms too: only where a person is near.
  private static let openLabels: WordList = [
    "通讯地址", "通信地址", "邮寄地址", "联系地址", "收件地址", "送达地址", "住所地", "住所", "地址", "邮寄到", "快递地址",
  ]
  private static let headings: WordList = [
    "住址", "家庭地址", "详细地址", "户籍地", "居住地", "居住地址", "户籍", "住所", "家庭居住",
  ]
  private static let plainHeadings: WordList = ["地址", "组别", "所在村组", "村组"]
  private static let persons: WordList = [
    "身份证", "公民身份", "户主", "收件人", "信访人", "举报人", "投诉人", "申请人:", "申请人姓名", "出生", "男,", "女,", "男，", "女，", "汉族",
    "回族", "本人",
    "监护人", "家长", "借款人", "农户", "学生姓名", "当事人:",
  ]
  private static let personsBefore: WordList = [
    "男", "女", "出生", "日生", "汉族", "回族", "身份证", "公民身份", "岁", "申请人", "信访人", "原告", "被告", "当事人", "上诉人", "村民", "户主",
  ]
  private static let housing: Set<Unicode.Scalar> = ["所", "房", "建", "宿", "院", "宅", "户", "保", "持", "址"]
  private static let offices: WordList = [
    "公司", "政府", "委员会办", "政务", "大厅", "服务中心", "法院", "检察院", "医院", "学校", "大学", "学院", "中学", "小学", "大厦", "写字楼",
    "商务", "产业园",
    "工业园", "科技园", "酒店", "宾馆", "办公", "事务所", "银行", "机关", "管委会", "档案馆", "派出所", "合作社", "工厂", "经营", "单位", "机构",
    "注册", "企业", "门店",
    "超市", "证明", "复印件", "材料", "信息", "手机", "号码", "是否", "以及", "填写", "一致", "变更", "不详", "同上",
  ]
  private static let organs: WordList = [
    "公司", "合作社", "厂", "店", "中心", "学校", "医院", "局", "法院", "委员会", "有限", "集团", "代理", "采购人", "招标人", "受理", "办理",
  ]
  private static let townships: WordList = ["镇", "乡", "街道办事处", "街道办", "街道", "办事处", "苏木", "农场", "林场", "开发区"]
  private static let counties: Set<Unicode.Scalar> = ["县", "区", "市", "旗"]
  private static let notDistricts: Set<Unicode.Scalar> = [
    "小", "社", "园", "校", "厂", "置", "住", "户", "新", "A", "B", "C", "东", "西", "南", "北",
  ]
  private static let villages: WordList = [
    "村民委员会", "村委会", "行政村", "居民委员会", "居委会", "社区", "村", "嘎查", "居委",
  ]
  private static let roads: WordList = ["路", "街", "巷", "弄", "胡同", "大道"]
  private static let estates: WordList = [
    "小区", "花园", "家园", "苑", "新村", "家属院", "家属楼", "安置区", "嘉园", "华府", "公馆", "名城", "山庄", "别墅", "公租房",
  ]
  private static let units: Set<Unicode.Scalar> = [
    "组", "号", "队", "栋", "幢", "室", "单", "楼", "社", "户", "座", "#",
  ]
  private static let signs: Set<Unicode.Scalar> = [
    "\n", "\t", "|", "│", ",", "，", "。", ";", "；", "、", "(", "（", "《", "“", "\r",
  ]
  private static let masks: Set<Unicode.Scalar> = ["某", "*", "×", "X", "○", "＊", "□", "■", "…", "_"]
  private static let notPlaces: WordList = [
    "民", "委", "两委", "干部", "范围", "辖区", "集体", "居民", "党", "境内", "的", "内", "等", "工作",
  ]
}
