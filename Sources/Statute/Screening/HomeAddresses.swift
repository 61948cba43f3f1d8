/// Homes told more closely than the township: building and room, group of a village and house, house in a street.
struct HomeAddresses {
  private let text: ScreenedText

  static func find(in text: ScreenedText) -> [Suspicion] {
    let search = HomeAddresses(text: text)
    var found: [Suspicion] = []
    var position = 0
    while position < text.count {
      guard HomeAddressDetail.begins(text, at: position) else {
        position += 1
        continue
      }
      guard let detail = HomeAddressDetail(text, at: position) else {
        position = HomeAddressDetail.endOfNumeral(text, from: position)
        continue
      }
      if let suspicion = search.judge(detail) { found.append(suspicion) }
      position = detail.range.upperBound
    }
    return found
  }

  private init(text: ScreenedText) { self.text = text }

  private func judge(_ detail: HomeAddressDetail) -> Suspicion? {
    let before = clause(before: detail.range.lowerBound)
    let isHome =
      Self.homeWords.isIn(text, before) || says(before, "住") || isHomeColumn(detail.range.lowerBound)
    let place = placeName(before: detail.range.lowerBound, in: before)
    let severity: ScreenFinding.Severity?
    if detail.isRoom {
      severity = ofRoom(detail, before: before, place: place, isHome: isHome)
    } else if detail.has(.group), place.isVillage {
      // Land is described by village and group; with a house, or with someone living there, it is a home.
      let isLikely = detail.has(.house) && !isOffice(before)
      severity = isHome ? .block : isLikely ? (namesPerson(before) ? .block : .warn) : nil
    } else if detail.isTriple, place.isEstate {
      severity = isOffice(before) ? nil : .block
    } else if detail.has(.house) {
      severity =
        isHome && !isOffice(before) && (place.isVillage || place.isEstate || place.isStreet) ? .block : nil
    } else {
      severity = nil
    }
    guard let severity else { return nil }
    // 某某路12号: masked already.
    guard !text.folded[place.start..<detail.range.lowerBound].contains("某") else { return nil }
    let range = place.start..<detail.range.upperBound
    let name = text.string(place.start..<detail.range.lowerBound)
    return Suspicion(
      kind: .homeAddress, severity: severity, range: range, proposal: name.trimmed + "***",
      advice: severity == .block ? ScreenAdvice.homeAddress : ScreenAdvice.homeAddressLikely)
  }

  private func ofRoom(
    _ detail: HomeAddressDetail, before: Range<Int>, place: Place, isHome: Bool
  ) -> ScreenFinding.Severity? {
    if isHome { return isOffice(place.start..<detail.range.lowerBound) ? nil : .block }
    if isOffice(before) || isOffice(text.window(after: detail.range.upperBound, length: 8)) { return nil }
    if place.isEstate { return .block }
    if detail.has(.unit), detail.has(.room) { return detail.has(.building) ? .block : .warn }
    return place.isStreet || place.isVillage || namesPerson(before) ? .warn : nil
  }

  // MARK: what stands before

  /// The words before, back to the end of a sentence and 48 characters at most. The line above counts where it ends in a
  /// label: 家庭住址：
  private func clause(before position: Int) -> Range<Int> {
    let lineStart = text.lineStarts[text.line(of: position)]
    let isLabelAbove = lineStart > 1 && text[lineStart - 2] == ":"
    let window = text.window(before: position, length: 48, lineBreaks: isLabelAbove ? 1 : 0)
    let start = window.reversed().first { text[$0] == "。" || text[$0] == ";" || text[$0] == "；" }
    return (start.map { $0 + 1 } ?? window.lowerBound)..<position
  }

  private func isOffice(_ range: Range<Int>) -> Bool { Self.officeWords.isIn(text, range) }

  private func isHomeColumn(_ position: Int) -> Bool {
    text.headers(of: position).contains {
      Self.homeWords.isInHeading(text, $0) || Self.homeHeadings.isInHeading(text, $0)
    }
  }

  private func namesPerson(_ range: Range<Int>) -> Bool { Self.personWords.isIn(text, range) }

  /// A verb at the start of a clause: “，住某某镇”.
  private func says(_ range: Range<Int>, _ verb: Unicode.Scalar) -> Bool {
    range.contains { position in
      guard text[position] == verb else { return false }
      let before = text[position - 1]
      let isVerb =
        !before.isHan || before == "现" || before == "家" || before == "居" || before == "暂" || before == "租"
      return isVerb && !Self.housing.contains(text[position + 1])
    }
  }

  private struct Place {
    var start: Int
    var isEstate = false
    var isVillage = false
    var isStreet = false
  }

  /// The name that the numbers follow: an estate, a village, a street.
  private func placeName(before position: Int, in clause: Range<Int>) -> Place {
    var end = position
    while end > clause.lowerBound, [" ", "第", ",", "，"].contains(text[end - 1]) { end -= 1 }
    var place = Place(start: position)
    if Self.estates.match(in: text, endingAt: end) != nil { place.isEstate = true }
    if Self.villages.match(in: text, endingAt: end) != nil { place.isVillage = true }
    if Self.streets.match(in: text, endingAt: end) != nil { place.isStreet = true }
    guard place.isEstate || place.isVillage || place.isStreet else { return place }
    // The name begins behind the township or behind the last sign.
    var start = end - 1
    while start > clause.lowerBound, end - start < 12,
      text[start - 1].isHan || text[start - 1].isAlphanumeric,
      !Self.townships.contains(text[start - 1]), !(text[start - 1] == "住" || text[start - 1] == "址")
    {
      start -= 1
    }
    place.start = start
    return place
  }

  private static let townships: Set<Unicode.Scalar> = ["镇", "乡", "县", "区", "市", "道", "省", "旗"]

  // MARK: words

  private static let homeWords: WordList = [
    "家住", "住址", "现住", "居住地", "居住于", "居住在", "家庭地址", "户籍地址", "户籍地", "户籍所在地", "户口所在地", "户口地址", "常住地址",
    "常住", "租住", "暂住", "居住地址", "住宅地址", "身份证地址", "身份证住址", "家庭详细地址", "个人地址", "住户",
  ]
  private static let homeHeadings: WordList = ["住址", "家庭地址", "住所", "详细地址", "户籍", "居住", "门牌", "楼栋", "房号"]
  /// 住所, 住房, 住建 and the rest: 住 that is no verb.
  private static let housing: Set<Unicode.Scalar> = ["所", "房", "建", "宿", "院", "宅", "户", "保", "持"]
  private static let personWords: WordList = [
    "男,", "女,", "男，", "女，", "身份证", "出生", "户主", "村民", "居民", "业主", "某某", "先生", "女士",
  ]
  private static let officeWords: WordList = [
    "办公", "政府", "政务", "大厅", "中心", "窗口", "公司", "委员会", "法院", "检察院", "医院", "学校", "大学", "学院", "中学", "小学", "大厦",
    "写字楼", "园区", "产业园", "工业园", "科技园", "商务", "酒店", "宾馆", "会议", "机房", "教室", "实验室", "办事", "受理", "邮寄地址", "通讯地址",
    "通信地址", "联系地址", "递交", "开标", "评标", "报名地点", "局", "厅", "处室", "企业", "单位", "注册地址", "经营场所", "营业", "事务所", "银行",
    "代理机构", "项目", "工程", "机关", "管委会", "档案馆", "图书馆", "服务站", "派出所", "部门", "门店", "药店", "超市", "商铺", "住所:", "合作社",
    "养殖场", "家庭农场", "基地", "厂址", "工厂",
  ]
  private static let estates: WordList = [
    "小区", "花园", "家园", "公寓", "苑", "新村", "新城", "名城", "华府", "公馆", "家属院", "家属楼", "家属区", "宿舍", "宿舍区", "安置房", "安置区",
    "安置点", "庄园", "雅居", "豪庭", "华庭", "嘉园", "佳园", "雅园", "名邸", "府邸", "山庄", "景园", "美庐", "御景", "湾", "花城", "庭院",
    "别墅",
    "新居", "公租房", "廉租房", "棚户区", "社区", "里", "世家", "名都", "名苑", "锦园", "尚城", "国际城", "家苑", "一号院",
  ]
  private static let villages: WordList = [
    "村", "庄", "屯", "寨", "营", "郢", "圩", "湾", "冲", "坝", "社区", "居委会", "村委会", "行政村", "自然村", "居", "村民小组", "居民小组",
    "小组", "嘎查", "大队", "庙", "集",
    "店", "沟", "塘", "岗", "坪", "店子", "坊",
  ]
  private static let streets: WordList = ["路", "街", "巷", "弄", "胡同", "大道", "道", "里", "坊", "条"]
}

extension String {
  fileprivate var trimmed: String {
    var view = Substring(self)
    while let last = view.unicodeScalars.last, [" ", ",", "，", "第"].contains(last) {
      view.unicodeScalars.removeLast()
    }
    return String(view)
  }
}
