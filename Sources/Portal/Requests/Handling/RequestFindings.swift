import Statute
import WebParts

/// What the screening found in the reply, in the papers that go with it, and in what the applicant handed in.
struct RequestFindings: Component {
  let request: InformationRequest

  var html: HTML {
    let enclosed = Set(request.enclosed.map(\.digest))
    let own = request.screenings.filter { $0.attachment.map(enclosed.contains) ?? true }
    let others = request.screenings.filter { outcome in
      guard let digest = outcome.attachment else { return false }
      return !enclosed.contains(digest)
    }
    return
      "\(stop)\(section("答复的内容检查", own))\(section("其他材料的内容检查", others, note: "不随答复提供，不影响签发；摘录、转送时注意遮盖。"))"
  }

  private var stop: HTML {
    if request.blocks.isEmpty || request.step == .closed { return .empty }
    if let override = request.screeningOverride {
      return Notice(.look, "检查发现的问题已说明理由", "<p>\(override.on.chinese)：\(override.reason)</p>").html
    }
    return Notice(
      .stop, "答复中有 \(request.blocks.count) 处不得提供的内容",
      "<p>处理之前不能签发、送达：修改答复、遮盖材料，或者由有权人员说明理由（《政府信息公开条例》第十四条、第十五条）。</p>"
    ).html
  }

  private func section(_ title: String, _ outcomes: [ScreeningOutcome], note: String? = nil) -> HTML {
    if outcomes.allSatisfy(\.isClean) { return .empty }
    return """
      <h2>\(title)</h2>\(HTML.let(note) { "<p class=\"soft\">\($0)</p>" })\
      \(ScreeningFindings(outcomes, attachments: request.attachments, isTitled: false))
      """
  }
}
