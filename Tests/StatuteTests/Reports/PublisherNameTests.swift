import Statute
import Testing

/// What is told of a body by its name alone: never more than is certain.
@Suite struct PublisherNameTests {
  @Test(arguments: [
    "云水镇人民政府", "云水镇", "东湖街道办事处", "古城乡人民政府", "青溪县云水镇人民政府", "镇江市丹徒区高桥镇人民政府", "景德镇市浮梁县瑶里镇财政所",
    "湘潭市湘乡市棋梓镇人民政府", "衡东县石湾镇", "西藏自治区乡城县香巴拉镇人民政府", "某某区清河街道社区服务中心", "三都水族自治县中和镇人民政府",
  ])
  func `A township or a street is one, and has no date in the Regulation`(organ: String) {
    let name = PublisherName(organ)
    #expect(name.isTownship)
    #expect(name.makesNoRules)
    #expect(name.reportPublisher == nil)
  }

  @Test(arguments: [
    ("镇江市人民政府", ReportDeadline.Publisher.government), ("新乡市人民政府", .government),
    ("萍乡市人民政府", .government), ("景德镇市人民政府", .government), ("湘潭市湘乡市人民政府", .government),
    ("宣城市人民政府", .government), ("辉县市人民政府", .government), ("镇江市民政局", .department), ("新乡市教育局", .department),
    ("景德镇市市场监督管理局", .department), ("镇江市城市管理局", .department), ("某市教育局", .department),
    ("广西壮族自治区人民政府", .government), ("恩施土家族苗族自治州人民政府", .government), ("某省住房和城乡建设厅", .department),
    ("北山区住房和城乡建设局", .department), ("平潭综合实验区", nil), ("镇江市政府", nil),
  ])
  func `A city whose name sounds like a township's is none`(
    organ: String, publisher: ReportDeadline.Publisher?
  ) {
    let name = PublisherName(organ)
    #expect(!name.isTownship)
    #expect(!name.makesNoRules)
    #expect(name.reportPublisher == publisher)
  }

  @Test(arguments: [
    ("青溪县人民政府", ReportDeadline.Publisher.government), ("新乡县人民政府", .government), ("镇平县人民政府", .government),
    ("西乡县人民政府", .government), ("南阳市镇平县人民政府", .government),
    ("长阳土家族自治县人民政府", .government), ("镇宁布依族苗族自治县人民政府", .government), ("镇海区人民政府", .government),
    ("镇江市润州区人民政府", .government), ("青溪县乡村振兴局", .department), ("青溪县城市管理局", .department),
    ("青溪县住房和城乡建设局", .department), ("西藏自治区乡城县教育局", .department), ("青溪县经济开发区管理委员会", nil),
  ])
  func `A county and a district of a city make no rules, and have their date`(
    organ: String, publisher: ReportDeadline.Publisher?
  ) {
    let name = PublisherName(organ)
    #expect(!name.isTownship)
    #expect(name.makesNoRules)
    if let publisher { #expect(name.reportPublisher == publisher) }
  }
}
