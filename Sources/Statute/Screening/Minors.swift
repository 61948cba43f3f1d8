/// Names of minors beside their schools (Law on the Protection of Minors, article 103: nothing may be published by which a
/// minor can be recognised).
struct Minors {
  private let text: ScreenedText

  static func find(in text: ScreenedText) -> [Suspicion] {
    let search = Minors(text: text)
    var found: [Suspicion] = []
    for line in text.lineStarts.indices {
      let range = text.range(ofLine: line)
      // A line without a school has no minor with one; the search for names is the dear part.
      guard schools.isIn(text, range), cues.isIn(text, range) else { continue }
      found += search.names(in: range).map(search.suspicion)
    }
    return found
  }

  private init(text: ScreenedText) { self.text = text }

  private func suspicion(_ name: Range<Int>) -> Suspicion {
    let length = PersonNames.surnameLength(in: text, at: name.lowerBound) ?? 1
    return Suspicion(
      kind: .minor, severity: .block, range: name,
      proposal: Masking.name(text.string(name), surname: length), advice: ScreenAdvice.minor)
  }

  private func names(in line: Range<Int>) -> [Range<Int>] {
    var names: [Range<Int>] = []
    var position = line.lowerBound
    while position < line.upperBound {
      guard let name = name(at: position, in: line, after: names.last), isNearSchool(name, in: line) else {
        position += 1
        continue
      }
      names.append(name)
      position = name.upperBound
    }
    return names
  }

  /// A name at a position, where what stands around it says that it is a pupil's.
  private func name(at position: Int, in line: Range<Int>, after last: Range<Int>?) -> Range<Int>? {
    guard PersonNames.surnameLength(in: text, at: position) != nil else { return nil }
    let before = position
    // One of several: 学生张小明、李小红.
    let goesOn = text[before - 1] == "、" && last?.upperBound == before - 1
    let isLed = goesOn || precedes(before)
    for length in [3, 4, 2] {
      guard let name = PersonNames.name(in: text, at: position, length: length),
        name.upperBound <= line.upperBound
      else { continue }
      if Self.calls.match(in: text, at: name.upperBound, bound: line.upperBound) != nil,
        !text[before - 1].isHan || isLed
      {
        return name
      }
      guard endsName(name.upperBound) else { continue }
      if isLed { return name }
      // A cell of a table, or an entry of a list: 张小明，男，9岁。
      let standsAlone = !text[before - 1].isHan
      if standsAlone, isGender(behind: name.upperBound) || (length != 4 && isRow(line) && isCell(name)) {
        return name
      }
    }
    return nil
  }

  /// 学生, 班 and their like end just before.
  private func precedes(_ position: Int) -> Bool {
    var end = position
    while end > 0, [" ", ":", "、", "“", "的"].contains(text[end - 1]) { end -= 1 }
    return Self.leads.match(in: text, endingAt: end) != nil
  }

  private func endsName(_ position: Int) -> Bool {
    let next = text[position]
    if !next.isHan { return next != "·" }
    return Self.follows.match(in: text, at: position, bound: text.count) != nil
  }

  private func isGender(behind position: Int) -> Bool {
    let next = text.window(after: position, length: 5)
    guard let sign = next.first(where: { text[$0] == "男" || text[$0] == "女" }) else { return false }
    return !(position..<sign).contains { text[$0].isAlphanumeric || text[$0].isHan } && !text[sign + 1].isHan
  }

  /// Cells parted by tabs, bars, commas or wide spaces, one of which names a class.
  private func isRow(_ line: Range<Int>) -> Bool {
    guard line.count <= 400,
      line.contains(where: {
        ["\t", "|", ",", "，"].contains(text[$0]) || (text[$0] == " " && text[$0 + 1] == " ")
      })
    else { return false }
    return Self.classes.isIn(text, line)
  }

  private func isCell(_ name: Range<Int>) -> Bool {
    func parts(_ scalar: Unicode.Scalar) -> Bool { [" ", "\t", "|", ",", "\n", "，"].contains(scalar) }
    return parts(text[name.lowerBound - 1]) && parts(text[name.upperBound])
  }

  private func isNearSchool(_ name: Range<Int>, in line: Range<Int>) -> Bool {
    let near = max(line.lowerBound, name.lowerBound - 60)..<min(line.upperBound, name.upperBound + 60)
    guard let school = Self.schools.first(in: text, near) else { return false }
    // 大学 has 学 as well, and its students are grown up; the teachers are too.
    return !Self.adults.isIn(
      text, max(line.lowerBound, name.lowerBound - 6)..<min(line.upperBound, name.upperBound + 6))
      && !(text[school.lowerBound - 1] == "大" && text[school.lowerBound] == "学")
  }

  // MARK: words

  private static let schools: WordList = [
    "小学", "中学", "幼儿园", "初中", "高中", "一中", "二中", "三中", "四中", "五中", "六中", "实验学校", "学校", "附小", "附中", "职高", "中专",
    "中心校",
    "职业高级中学", "托儿所", "福利院",
  ]
  private static let cues: WordList = [
    "学生", "同学", "年级", "班", "儿童", "幼儿", "未成年", "岁", "就读", "小朋友", "入学", "新生", "留守", "孤儿", "少先队",
  ]
  /// Behind a name: 张小明同学.
  private static let calls: WordList = ["同学", "小朋友"]
  private static let leads: WordList = [
    "学生", "同学", "学生姓名", "姓名", "班", "班学生", "儿童", "幼儿", "孤儿", "女生", "男生", "新生", "留守儿童", "年级", "未成年人", "幼童",
    "少年",
    "小朋友", "之子", "之女", "其子", "其女", "儿子", "女儿",
  ]
  /// Words that go on behind a name without a sign between.
  private static let follows: WordList = [
    "等", "获", "荣获", "因", "于", "在", "系", "的", "和", "与", "及", "被", "是", "就读", "同学", "已", "患", "为", "从", "自",
    "家庭", "一家",
  ]
  private static let classes: WordList = [
    "年级", "一班", "二班", "三班", "四班", "五班", "六班", "1班", "2班", "3班", "4班", "5班", "6班", "7班", "8班", "9班", "0班",
    ")班", "）班", "大班",
    "中班", "小班", "初一", "初二", "初三", "高一", "高二", "高三", "七年", "八年", "九年",
  ]
  private static let adults: WordList = [
    "老师", "教师", "校长", "书记", "班主任", "园长", "主任", "家长", "教授", "大学", "学院", "研究生", "博士", "硕士", "局长", "镇长", "县长",
    "市长",
    "记者", "高等学校", "高校",
  ]
}
