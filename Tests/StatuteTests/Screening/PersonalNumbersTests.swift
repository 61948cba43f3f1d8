import Testing

@testable import Statute

@Suite("Screening: numbers of persons")
struct PersonalNumbersTests {
  let screen = Screen()

  func kinds(_ text: String) -> [ScreenFinding.Kind] { screen.findings(in: text).map(\.kind) }

  @Test func `the standard's own example passes the check`() {
    #expect(IdentityNumber.judge([1, 1, 0, 1, 0, 5, 1, 9, 4, 9, 1, 2, 3, 1, 0, 0, 2, 10]) == .valid)
    #expect(IdentityNumber.judge([1, 1, 0, 1, 0, 5, 1, 9, 4, 9, 1, 2, 3, 1, 0, 0, 2, 9]) == .wrongCheckDigit)
  }

  @Test(arguments: [
    "11010519491231002X", "11010519491231002x", "１１０１０５１９４９１２３１００２Ｘ", "110105 19491231 002X",
    "110105-19491231-002X",
    "1 1 0 1 0 5 1 9 4 9 1 2 3 1 0 0 2 X", "1101051949\n1231002X", "110105\u{200b}19491231002X",
    "110105　19491231　002×",
    "1101 0519 4912 3100 2X", "姓名张三11010519491231002X住址", "（11010519491231002X）", "ID:11010519491231002X",
  ])
  func `an identity number is found however it is written`(text: String) {
    let found = screen.findings(in: text)
    #expect(found.map(\.kind) == [.identityNumber])
    #expect(found.first?.severity == .block)
    #expect(found.first?.excerpt == "1101**********002X")
  }

  @Test(arguments: [
    "110105194912310021", "11010519491331002X", "991105194912310020", "110105 1949 123100 21",
    "21010519491231002X0",
    "统一社会信用代码：91341421MA2N12345X", "1101051949123100200000",
  ])
  func `what cannot be an identity number is none`(text: String) {
    #expect(kinds(text) == [])
  }

  @Test(arguments: ["一三八零〇○零五六七八", "一三八OOOO五六七八", "一三八ＯＯＯＯ五六七八", "幺三八oooo五六七八"])
  func `a telephone spelled in Chinese figures is found, with whatever stands for nought`(text: String) {
    #expect(kinds("请拨打\(text)联系") == [.mobile])
  }

  @Test func `a number called an identity number but failing the check is pointed out`() {
    let found = screen.findings(in: "公民身份号码：110105194912310021")
    #expect(found.map(\.kind) == [.identityNumber] && found.map(\.severity) == [.warn])
  }

  @Test func `fifteen places stop publication where they are called an identity number`() {
    let labelled = screen.findings(in: "身份证号：110105491231002")
    #expect(labelled.map(\.severity) == [.block] && labelled.map(\.excerpt) == ["1101********002"])
    #expect(screen.findings(in: "李四 110105491231002").map(\.severity) == [.warn])
    #expect(kinds("纳税人识别号：110105491231002") == [])
    #expect(kinds("身份证号：110105491331002") == [])
  }

  @Test(arguments: [
    "13812345678", "138 1234 5678", "138-1234-5678", "１３８１２３４５６７８", "+86 13812345678", "8613812345678",
    "+86-138-1234-5678",
    "1 3 8 1 2 3 4 5 6 7 8", "手机13812345678。", "联系电话：13812345678", "（13812345678）", "TEL13812345678",
    "13812345678/", "013812345678",
    "请于工作日致电联系经办人员王某,号码138\n12345678", "138\u{200b}1234\u{200b}5678",
  ])
  func `a mobile number is found however it is written`(text: String) {
    let found = screen.findings(in: text)
    #expect(found.map(\.kind) == [.mobile] && found.map(\.severity) == [.block])
    #expect(found.first?.excerpt == "138****5678")
  }

  @Test(arguments: [
    "12345678901", "10012345678", "13812345678元", "2013812345678", "138123456789", "0.13812345678",
    "13812345678.56万元",
    "编号：13812345678", "https://www.example.gov.cn/art/13812345678.html", "3413812345678AB", "138****5678",
    "1,381,234,567.80",
    "12345", "政务服务热线：12345", "13800000000元", "ABC13812345678", "t20210513812345678",
  ])
  func `what is no mobile number raises nothing`(text: String) {
    #expect(kinds(text) == [])
  }

  @Test func `a mobile number as the telephone of an office is a warning`() {
    #expect(screen.findings(in: "监督电话：13812345678").map(\.severity) == [.warn])
  }

  @Test func `numbers of the body itself are known`() {
    let own = Screen(settings: ScreenSettings(officeNumbers: ["138-1234-5678"]))
    #expect(own.findings(in: "值班13812345678") == [])
  }

  @Test(arguments: [
    "家庭电话：0558-5123456", "宅电：05585123456", "申请人联系电话：(0558)5123456", "户主电话 0558－5123456", "住宅电话：010-65123456",
    "家庭座机：5123456",
  ])
  func `a landline that is called a person's is found`(text: String) {
    #expect(kinds(text) == [.landline])
  }

  @Test(arguments: [
    "办公电话：0558-5123456", "联系电话：0558-5123456", "传真：0558-5123457", "咨询电话（0558）5123456", "电话：010-65123456",
    "0558-5123456",
    "监督电话：12345", "举报电话：0558-12345", "电话：5123456", "总机：05585123456转8001",
  ])
  func `telephones of offices raise nothing`(text: String) {
    #expect(kinds(text) == [])
  }

  @Test func `a landline in a line with a person's identity number is a warning`() {
    let found = screen.findings(in: "张三 11010519491231002X 电话0558-5123456")
    #expect(found.map(\.kind) == [.identityNumber, .landline] && found.map(\.severity) == [.block, .warn])
    #expect(kinds("联系人：李工 电话：0558-2260000 13812345678") == [.mobile])
  }

  @Test(arguments: [
    "卡号：6217001210024455220", "银行账号 6217 0012 1002 4455 220", "打入张三一卡通６２１７００１２１００２４４５５２２０",
    "开户行：某银行，账号：6222020200112230",
    "卡号：4392258300000009", "银行卡：6217001210\n024455220",
  ])
  func `a bank card with its label stops publication`(text: String) throws {
    let found = screen.findings(in: text)
    try #require(found.map(\.kind) == [.bankCard])
    #expect(found.first?.excerpt.contains("****") == true)
  }

  @Test(arguments: [
    "订单号：6217001210024455220", "6217001210024455221", "项目代码：2019-341421-47-03-012345",
    "11441700007280420Y/2021-00050",
    "发票号码6217001210024455220", "0000000000000000", "合同编号 4392258300000009", "4392258300000009",
  ])
  func `codes of other kinds are no bank cards`(text: String) {
    #expect(kinds(text) == [])
  }

  @Test func `the heading of a column says what its numbers are`() {
    let table = "序号\t姓名\t银行卡号\t证件号码\n1\t张三\t9558801202106233084\t110105491231002"
    let found = screen.findings(in: table)
    #expect(found.map(\.kind) == [.bankCard, .identityNumber])
    #expect(found.map(\.severity) == [.block, .block])
  }

  @Test func `line, column and length count characters from one`() throws {
    let found = try #require(screen.findings(in: "第一行\r\n第二行😀：13812345678").first)
    #expect(found.line == 2 && found.column == 6 && found.length == 11)
  }

  @Test(arguments: ["护照号码：E12345678", "护照号EA1234567", "港澳居民来往内地通行证H12345678", "Passport No. G12345678"])
  func `passports and permits are found by their label`(text: String) {
    #expect(kinds(text) == [.passport])
  }

  @Test(arguments: ["社会保障卡号：A12345678", "社保卡号 341421012345678901", "医保编号：3414210000123456"])
  func `numbers of social security are found by their label`(text: String) {
    #expect(kinds(text) == [.socialSecurity])
  }

  @Test(arguments: ["产品型号E12345678", "护照办理时间20240101", "社会保障卡20240101发放", "医保基金支出341421000万元"])
  func `codes and dates near such words raise nothing`(text: String) {
    #expect(kinds(text) == [])
  }
}
