import WebParts

/// What happened to a file, oldest first, with the papers of each step; what is still to come stands dashed.
struct Timeline: Component {
  struct Paper: Sendable, Equatable {
    var title: String
    var address: String
    var kind: String
    var size: String?
  }

  struct Step: Sendable {
    enum Stage: String, Sendable { case past, now, ahead }

    /// As it is to be read: 2026-11-21.
    var date: String
    /// 09:32, or nothing.
    var time: String?
    var title: String
    /// Who did it.
    var by: String?
    var content: HTML
    var papers: [Paper]
    var stage: Stage

    init(
      _ date: String, _ title: String, time: String? = nil, by: String? = nil, content: HTML = .empty,
      papers: [Paper] = [], stage: Stage = .past
    ) {
      self.date = date
      self.time = time
      self.title = title
      self.by = by
      self.content = content
      self.papers = papers
      self.stage = stage
    }
  }

  var steps: [Step]

  var html: HTML { "<ol class=\"timeline\">\(steps.html(item))</ol>" }

  private func item(_ step: Step) -> HTML {
    """
    <li class="\(step.stage.rawValue)"\(attribute: "aria-current", step.stage == .now ? "step" : nil)>\
    <time>\(step.date)\(HTML.let(step.time) { "<small>\($0)</small>" })</time><div><h3>\(step.title)</h3>\
    \(HTML.let(step.by) { "<p class=\"by\">\($0)</p>" })\(step.content)\(papers(step.papers))</div></li>

    """
  }

  private func papers(_ papers: [Paper]) -> HTML {
    if papers.isEmpty { return .empty }
    let items = papers.html { paper in
      """
      <li><span class="kind">\(paper.kind)</span><a href="\(paper.address)">\(paper.title)</a>\
      \(HTML.let(paper.size) { "<span class=\"size\">\($0)</span>" })</li>
      """
    }
    return "<ul class=\"papers\">\(items)</ul>"
  }
}

/// A limit as a sentence: 还剩 6 个工作日，12 月 18 日止, with the way it was counted one click away.
struct LimitSentence: Component {
  /// 答复期限.
  var name: String
  var tone: Badge.Tone
  /// The word of the state: 按时, 即将到期 …
  var state: String
  /// Before the number: 还剩, 已逾期. The sentence without a number where there is none.
  var before: String
  var number: Int?
  /// Behind the number: 个工作日.
  var after: String = ""
  /// 12月18日止.
  var until: String
  /// The page that shows the count day by day.
  var countAddress: String?

  var html: HTML {
    """
    <section class="limit \(tone.rawValue)"><p class="name">\(name) \(Badge(tone, state))</p>\
    <p class="left">\(before)\(HTML.let(number) { " <strong>\($0)</strong> " })\(after)</p>\
    <p>\(until)\(HTML.let(countAddress) { "　<a href=\"\($0)\">查看逐日计算</a>" })</p></section>
    """
  }
}
