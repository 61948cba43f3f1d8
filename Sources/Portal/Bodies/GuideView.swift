import Statute
import WebParts

/// 政府信息公开指南 as a record: what article 12 asks for, the ways in for requests, and where to complain.
struct GuideView: Component {
  let guide: Guide
  let body: BodySummary
  let practices: [Practice: String]

  var html: HTML {
    """
    <div class="page-head"><h1>政府信息公开指南</h1>\
    \(HTML.let(body.guideRevisedOn) { "<p class=\"soft\">\(DayText($0))修订</p>" })</div>
    <p class="narrow">为方便公民、法人和其他组织获取\(body.name)的政府信息，根据《中华人民共和国政府信息公开条例》第十二条编制本指南。</p>
    \(part("信息分类", guide.classification))\(part("编排体系", guide.arrangement))\
    \(part("获取方式", guide.waysToObtain))\(readingPlace)
    <section><h2>政府信息公开工作机构</h2>\(MetadataHead(facts: guide.office.facts))</section>
    \(channels)\(supervision)
    """
  }

  private func part(_ title: String, _ text: String) -> HTML {
    if text.isEmpty { return .empty }
    return "<section class=\"narrow\"><h2>\(title)</h2>\(paragraphs(text))</section>\n"
  }

  private func paragraphs(_ text: String) -> HTML {
    text.split(whereSeparator: \.isNewline).html { "<p>\($0)</p>" }
  }

  private var readingPlace: HTML {
    HTML.let(practices[.readingPlace]) {
      "<section class=\"narrow\"><h2>政府信息查阅场所</h2>\(paragraphs($0))</section>\n"
    }
  }

  private var channels: HTML {
    guard body.takesRequests else { return .empty }
    let answers = guide.channels.map { intake in
      Answers.Answer(intake.channel.title, typed: intake.how)
    }
    return """
      <section><h2>依申请公开的受理渠道</h2>
      <p class="narrow">公民、法人和其他组织可以通过下列渠道提出申请。申请应当写明申请人姓名或者名称、身份证明和联系方式，\
      所需信息的名称、文号或者便于查询的其他特征，以及希望的提供形式。</p>
      \(Answers(answers: answers))
      <div class="actions">\(Button("申请公开", address: Link.applying(body.code)))\
      \(Button("查询办理进度", .link, address: Link.status))</div></section>

      """
  }

  private var supervision: HTML {
    var answers: [Answers.Answer] = []
    if !guide.supervision.isEmpty { answers.append(.init("投诉举报", typed: guide.supervision)) }
    if let organ = practices[.reviewOrgan] { answers.append(.init("行政复议机关", "\(organ)")) }
    if let court = practices[.court] { answers.append(.init("行政诉讼管辖法院", "\(court)")) }
    if answers.isEmpty { return .empty }
    return """
      <section><h2>监督和救济</h2>
      <p class="narrow">认为本机关在政府信息公开工作中侵犯其合法权益的，可以向上一级行政机关或者政府信息公开工作主管部门投诉、举报，\
      也可以依法申请行政复议或者提起行政诉讼（《政府信息公开条例》第五十一条）。对不予公开政府信息的答复不服的，应当先申请行政复议。</p>
      \(Answers(answers: answers))</section>
      """
  }
}
