import Testing

@testable import Statute

@Suite("Screening: marks of secrecy, and words of the body")
struct MarksTests {
  let screen = Screen()

  func findings(_ text: String) -> [ScreenFinding] { screen.findings(in: text) }

  @Test(arguments: [
    "机密★5年", "秘密★", "绝密★长期", "绝　密★30年", "机密 ★ 10 年", "机密☆5年", "机密*5年", "机密★启用前", "密级：秘密", "密级:机密 保密期限:5年",
    "绝密", "  秘 密  ", "【机密】",
    "000001\n机密★1年\n某县人民政府文件", "秘密  5年", "秘密级★3年", "密级\t机密", "机密★六个月",
  ])
  func `marks of secrecy stop publication`(text: String) {
    #expect(findings(text).map(\.kind) == [.secrecyMark])
    #expect(findings(text).map(\.severity) == [.block])
  }

  @Test(arguments: [
    "保守国家秘密", "涉及国家秘密、商业秘密、个人隐私的", "国家秘密的密级分为绝密、机密、秘密三级", "机密级国家秘密", "密级：无", "泄露秘密的", "第二章 国家秘密的范围和密级",
    "秘密级，五年",
    "一、秘密", "(一)国家秘密;", "商业秘密", "工作秘密管理办法", "机密*", "绝密级为三十年", "密级确定",
  ])
  func `the words of secrecy in a sentence raise nothing`(text: String) {
    #expect(findings(text) == [])
  }

  @Test(arguments: [
    "内部文件", "内部资料 注意保存", "（内部文件，不得公开）", "此件不公开", "（此件不予公开）", "不得公开", "内 部 资 料", "公开属性：不予公开", "公开方式：不公开",
    "内部★", "【内部使用】", "仅供内部参考，不得外传",
    "工作秘密", "某县政府办公室（内部传阅）", "商业秘密★5年", "公开属性\t不公开",
  ])
  func `marks of papers that are not for the public stop publication`(text: String) {
    #expect(findings(text).map(\.kind) == [.internalMark])
    #expect(findings(text).map(\.severity) == [.block])
  }

  @Test(arguments: [
    "公开属性：依申请公开", "（此件依申请公开）",
  ])
  func `papers on request are a warning`(text: String) {
    #expect(findings(text).map(\.severity) == [.warn])
  }

  @Test(arguments: [
    "此件公开发布", "（此件主动公开）", "公开属性：主动公开", "不得公开的政府信息", "行政机关的内部事务信息，可以不予公开", "加强内部管理", "内部审计", "不予公开答复书",
    "内部控制制度",
    "依法不得公开国家秘密", "（以下简称内部文件管理）", "属于内部资料的，应当妥善保管", "公开方式：依申请公开目录",
  ])
  func `the same words in a sentence raise nothing`(text: String) {
    #expect(findings(text) == [])
  }

  @Test func `marks are not masked away`() {
    let text = "机密★5年\n张三13812345678"
    #expect(Masking.mask(text, findings(text)) == "机密★5年\n张三138****5678")
  }

  @Test func `words of the body are found through spaces, breaks, width and case`() {
    let lexicon = Lexicon([
      .init("星火计划", severity: .block, advice: "尚未批准公开。"), .init("Project X"), .init("火计"), .init(" "),
      .init("计划书"),
    ])
    let screen = Screen(settings: ScreenSettings(lexicon: lexicon))
    let found = screen.findings(in: "关于星 火\n计划的汇报，ｐｒｏｊｅｃｔ x，以及计划书")
    #expect(found.map(\.kind) == [.lexicon, .lexicon, .lexicon])
    #expect(found.map(\.severity) == [.block, .warn, .warn])
    #expect(found[0].excerpt == "星***" && found[0].advice == "尚未批准公开。" && found[0].length == 6)
    #expect(screen.findings(in: "计划") == [])
  }

  @Test func `a list is read one word a line`() {
    let lexicon = Lexicon(lines: "# 注释\n星火计划\n!某某专案 # 停止发布\n\n")
    #expect(lexicon.entries == [.init("星火计划"), .init("某某专案", severity: .block)])
  }
}
