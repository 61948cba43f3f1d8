package import Statute

/// What the law or the form of official documents demands of a letter and this one lacks.
package enum LetterGap: String, CaseIterable, Sendable {
  case from, number, title, addressee, request, grounds, article, decision, remedies, reviewFirst

  package var message: String {
    switch self {
    case .from: "缺少发文机关"
    case .number: "缺少发文字号"
    case .title: "缺少标题"
    case .addressee: "缺少主送（申请人姓名或者名称）"
    case .request: "缺少收到申请的日期、编号和申请内容"
    case .grounds: "缺少事实和理由"
    case .article: "缺少法律依据"
    case .decision: "缺少处理决定"
    case .remedies: "缺少救济途径和期限（《政府信息公开条例》第五十一条）"
    case .reviewFirst: "没有告知应当先申请行政复议（《行政复议法》第二十三条）"
    }
  }
}

extension OfficialLetter {
  /// - Parameters:
  ///   - outcome: the outcome of a reply; `nil` for the letters on the way.
  ///   - isSigned: whether it is on its way out, so that it must have a number.
  package func gaps(outcome: Outcome? = nil, isSigned: Bool = true) -> [LetterGap] {
    var gaps: [LetterGap] = []
    func need(_ gap: LetterGap, _ isThere: Bool) {
      if !isThere { gaps.append(gap) }
    }
    need(.from, !from.isEmpty)
    let isNumbered = [.clarification, .extension, .fee, .reply].contains(kind)
    let isDecided = outcome?.isDecidedInReply ?? true
    if isNumbered, isSigned, isDecided { need(.number, number != nil) }
    need(.title, !title.isEmpty)
    need(.addressee, !to.isEmpty && to != "申请人")
    need(.request, !opening.isEmpty)
    if kind != .receipt { need(.grounds, !grounds.isEmpty) }
    need(.decision, !decision.isEmpty)
    need(.article, (grounds + decision).contains { $0.contains("条例》第") })
    if let outcome {
      need(.remedies, !remedies.isEmpty)
      if let rule = Remedies(for: outcome, decidedOn: date), rule.reviewFirst {
        need(.reviewFirst, remedies.contains { $0.contains("应当先") && $0.contains("行政复议") })
      }
    }
    return gaps
  }
}
