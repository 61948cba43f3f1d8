import Testing

@testable import Statute

@Suite("Screening: homes, plates, mail and minors")
struct PlacesAndNamesTests {
  let screen = Screen()

  func kinds(_ text: String) -> [ScreenFinding.Kind] { screen.findings(in: text).map(\.kind) }

  @Test(arguments: [
    "家住阳光小区3号楼2单元501室", "现住颍河镇锦绣花园12栋301", "住址：颍河镇王庄村民小组12号", "家庭住址：颍河镇王庄村三组45号", "户籍地址为颍河镇李庄行政村东刘庄12号",
    "张三，男，住颍河镇王庄村3组12号", "阳光小区3-2-501", "阳光小区３号楼２单元５０１室", "家住人民路123号", "家庭住址：\n颍河镇王庄村3组",
    "住址：建设街18号院2号楼1单元8号",
    "锦绣家园B区12#楼2单元1103", "住XX县城关镇和平小区六号楼三单元二〇一室", "颍河镇幸福里8幢1单元202室",
  ])
  func `a home below the township stops publication`(text: String) {
    let found = screen.findings(in: text)
    #expect(found.map(\.kind) == [.homeAddress] && found.map(\.severity) == [.block])
    #expect(screen.findings(in: Masking.mask(text, found)).isEmpty)
  }

  @Test(arguments: [
    "办公地址：某县政务服务中心3号楼201室", "地址：某县人民路123号", "征收颍河镇王庄村3组集体土地12.5亩", "第三组第5号", "某县人民政府令第12号",
    "会议地点：行政中心1号楼305会议室",
    "本条例分三组五章", "教学楼3号楼2单元", "某公司，住所：某市高新区创业大厦3号楼201室", "新建住宅楼3栋120户", "皖政〔2024〕12号", "共有5栋12户", "王庄村3个村民小组",
    "该村12组织", "G35高速12号桥",
    "某某建设集团3号楼2单元工程", "刘某某，男，住某市某某路12号",
  ])
  func `addresses of offices, land and documents raise nothing`(text: String) {
    #expect(kinds(text) == [])
  }

  @Test func `what was masked keeps the place down to the village`() {
    let text = "户籍地址：颍河镇王庄村3组12号"
    #expect(Masking.mask(text, screen.findings(in: text)) == "户籍地址：颍河镇王庄村***")
  }

  @Test(arguments: [
    "皖K12345", "皖K·12345", "皖K-12345", "皖 K 12345", "京AD12345", "沪A12345D", "粤B1234学", "皖k1234警", "皖Ｋ１２３４５",
    "鲁Q·8F3K7".replacing("F", with: "1"),
  ])
  func `plates are found`(text: String) {
    #expect(kinds("车牌号\(text)的车辆") == [.plate])
  }

  @Test(arguments: [
    "皖B2-20210001", "皖ICP备12345678号", "京ABCDE", "皖K1234", "皖A123456", "川A级", "新A股12345", "湘AB12C45",
    "青G12O45", "京A12345-1", "皖Q/AB12345",
  ])
  func `what looks like a plate and is none raises nothing`(text: String) {
    #expect(kinds(text) == [])
  }

  @Test func `plates of cars in public service are a warning`() {
    #expect(screen.findings(in: "公务用车拍卖：皖K12345").map(\.severity) == [.warn])
  }

  @Test(arguments: [
    "zhangsan@qq.com", "邮箱：zhang.san_1@163.com。", "ｚｈａｎｇ＠ｑｑ．ｃｏｍ", "13812345678@139.com",
    "mailto:a-b+c@gmail.com",
  ])
  func `mail at a provider for everybody stops publication`(text: String) {
    let found = screen.findings(in: text)
    #expect(found.map(\.kind) == [.personalEmail] && found.map(\.severity) == [.block])
  }

  @Test(arguments: ["xxgk@yingzhou.gov.cn", "bgs@gov.cn", "@某某", "a@b", "weibo.com/@abc", "12@34", "@qq.com"])
  func `office mail and what is no mail raise nothing`(text: String) {
    #expect(kinds(text) == [])
  }

  @Test func `other mail is looked at`() {
    #expect(screen.findings(in: "office@example.com").isEmpty)
    #expect(screen.findings(in: "本人邮箱 wang@example.com").map(\.severity) == [.warn])
    #expect(screen.findings(in: "意见反馈邮箱：abc@163.com").map(\.severity) == [.warn])
    #expect(screen.findings(in: "公示期内联系电话：2260000，邮箱：abc@163.com").map(\.severity) == [.warn])
    let own = Screen(settings: ScreenSettings(officeDomains: ["example.com"]))
    #expect(own.findings(in: "office@mail.example.com").isEmpty)
  }

  @Test(arguments: [
    ("阳光小学三年级2班学生张小明", "张某某"), ("张小明同学，就读于阳光小学", "张某某"), ("李红，女，9岁，某镇中心小学学生", "李某"),
    ("1\t王小芳\t女\t阳光小学\t三（2）班", "王某某"),
    ("资助对象：城关一中高二学生欧阳小明", "欧阳某某"), ("某村留守儿童赵乐乐，现就读于城关小学", "赵某某"),
  ])
  func `a minor's name with the school stops publication`(text: String, masked: String) {
    let found = screen.findings(in: text)
    #expect(found.map(\.kind) == [.minor] && found.map(\.excerpt) == [masked])
    #expect(screen.findings(in: Masking.mask(text, found)).isEmpty)
  }

  @Test func `each of several names is found`() {
    #expect(kinds("阳光小学学生张小明、李小红、王强获奖") == [.minor, .minor, .minor])
  }

  @Test(arguments: [
    "小学学生安全管理规定", "某中学学生张某某", "阳光小学校长张明", "中学教师李芳，女，35岁", "中小学学生学籍管理", "全县小学在校学生应当参加", "高等学校学生张明",
    "学校应当保障学生、家长的权利",
    "幼儿园儿童安全、卫生", "小学同学段课程", "义务教育阶段学校学生资助", "某大学学生张小明",
  ])
  func `schools without a minor's name raise nothing`(text: String) {
    #expect(kinds(text) == [])
  }
}
