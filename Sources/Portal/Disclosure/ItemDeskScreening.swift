import Statute
import WebParts

/// What the screening found in a draft: kind, place, how it looks when masked, and what to do about it.
struct ScreeningFindings: Component {
  let outcomes: [ScreeningOutcome]
  let attachments: [Attachment]
  private var isTitled = true

  init(draft: Item.Draft) {
    outcomes = draft.screenings
    attachments = draft.attachments
  }

  /// In a reply and the papers of a request, under a heading of their own.
  init(_ outcomes: [ScreeningOutcome], attachments: [Attachment], isTitled: Bool) {
    self.outcomes = outcomes
    self.attachments = attachments
    self.isTitled = isTitled
  }

  /// What was found in words that are still being written.
  init(_ outcome: ScreeningOutcome) {
    outcomes = [outcome]
    attachments = []
  }

  var isEmpty: Bool { outcomes.allSatisfy(\.isClean) }

  var html: HTML {
    if isEmpty { return .empty }
    let rows = outcomes.flatMap { outcome in
      outcome.blocks.map { row($0, in: outcome, isBlock: true) }
        + outcome.warnings.map { row($0, in: outcome, isBlock: false) }
    }
    let table: HTML =
      rows.isEmpty
      ? .empty
      : DataTable(
        caption: "内容检查发现的问题", isCaptionUnseen: true,
        columns: [.init("问题"), .init("位置"), .init("内容（已遮盖）"), .init("处理办法")], rows: rows
      ).html
    return isTitled
      ? "<section id=\"screening\"><h2>内容检查</h2>\(table)\(unread)</section>" : "\(table)\(unread)"
  }

  /// What no program could look into: a person has to.
  private var unread: HTML {
    let lines = outcomes.flatMap { outcome in outcome.unread.map { "\(name(of: outcome))：\($0)" } }
    if lines.isEmpty { return .empty }
    return Notice(
      .look, "有 \(lines.count) 处未能自动检查，须人工审查", "<ul>\(lines.html { "<li>\($0)</li>" })</ul>"
    ).html
  }

  private func name(of outcome: ScreeningOutcome) -> String {
    guard let digest = outcome.attachment else { return "正文" }
    return attachments.first { $0.digest == digest }?.name ?? "附件"
  }

  private func row(_ finding: ScreeningOutcome.Finding, in outcome: ScreeningOutcome, isBlock: Bool) -> [HTML]
  {
    let kind = ScreenFinding.Kind(rawValue: finding.kind)
    let badge = isBlock ? Badge(.late, "不得公开") : Badge(.soon, "请核对")
    return [
      "\(kind?.title ?? finding.kind) \(badge)", "\(place(finding, in: outcome))",
      "<span class=\"\(finding.excerpt.count <= 19 ? "figures whole" : "figures")\">\(finding.excerpt)</span>",
      "\(kind?.advice ?? "请核对，属于不得公开的应当删除或者遮盖。")",
    ]
  }

  private func place(_ finding: ScreeningOutcome.Finding, in outcome: ScreeningOutcome) -> String {
    if outcome.attachment != nil {
      return "\(name(of: outcome))，" + (finding.place.isEmpty ? "第 \(finding.line) 行" : finding.place)
    }
    return finding.line == 0 ? "标题、概述或者关键词" : "正文第 \(finding.line) 行"
  }
}

/// The outcome of a screening in a line.
enum ScreeningWords {
  static func summary(_ outcome: ScreeningOutcome) -> String {
    var parts: [String] = []
    if !outcome.blocks.isEmpty { parts.append("不得公开 \(outcome.blocks.count) 处") }
    if !outcome.warnings.isEmpty { parts.append("需要核对 \(outcome.warnings.count) 处") }
    if !outcome.unread.isEmpty { parts.append("未能自动检查 \(outcome.unread.count) 处") }
    return parts.isEmpty ? "没有发现问题。" : parts.joined(separator: "，") + "。"
  }
}

/// Findings to be masked or left: one box each, ticked where a proposal can be taken.
struct MaskChoices: Component {
  let choices: [Choice]
  let chosen: Set<String>
  var label = "采用的遮盖"
  var error: String?

  /// The findings in the words of an item.
  init(_ findings: [ItemFinding], chosen: Set<String>?) {
    choices = findings.map { found in
      let place = found.field == .text ? "正文第 \(found.finding.line) 行" : found.field.title
      return Choice(
        found.key, "\(found.finding.kind.title)：\(found.finding.proposal ?? found.finding.excerpt)",
        hint: "\(place)。\(found.finding.proposal == nil ? "标志不能遮盖。" : "")\(found.finding.advice)")
    }
    self.chosen =
      chosen
      ?? Set(findings.filter { $0.finding.severity == .block && $0.finding.proposal != nil }.map(\.key))
  }

  /// The findings in attachments, as the file keeps them.
  init(_ papers: [(paper: Attachment, outcome: ScreeningOutcome)], chosen: Set<String>?, error: String?) {
    var choices: [Choice] = []
    var preset: Set<String> = []
    for (paper, outcome) in papers {
      for (index, finding) in outcome.all.enumerated() {
        let kind = ScreenFinding.Kind(rawValue: finding.kind)
        let isMark = kind == .secrecyMark || kind == .internalMark
        let value = "\(paper.digest):\(index)"
        if index < outcome.blocks.count, !isMark { preset.insert(value) }
        let place = finding.place.isEmpty ? "第 \(finding.line) 行" : finding.place
        choices.append(
          Choice(
            value, "\(kind?.title ?? finding.kind)：\(finding.excerpt)",
            hint: "\(paper.name)，\(place)。\(isMark ? "标志不能遮盖，按保密规定办理。" : "")"))
      }
    }
    self.choices = choices
    self.chosen = chosen ?? preset
    self.error = error
  }

  var html: HTML {
    Checkboxes(
      name: "mask", label: label, choices: choices, values: chosen, hint: "打勾的以遮盖后的内容代替，不打勾的保留原样",
      error: error
    ).html
  }

  /// What was ticked, by attachment.
  static func chosen(_ form: Form, among papers: [(paper: Attachment, outcome: ScreeningOutcome)])
    -> [(digest: String, findings: Set<ScreeningOutcome.Finding>)]
  {
    let ticked = Set(form.values("mask"))
    return papers.compactMap { paper, outcome in
      let findings = outcome.all.enumerated().filter { ticked.contains("\(paper.digest):\($0.offset)") }.map(
        \.element)
      return findings.isEmpty ? nil : (paper.digest, Set(findings))
    }
  }
}

extension ScreeningOutcome {
  /// Blocks first.
  fileprivate var all: [Finding] { blocks + warnings }
}

extension Item.Draft {
  /// Attachments in which something was found.
  var maskable: [(paper: Attachment, outcome: ScreeningOutcome)] {
    attachments.compactMap { paper in
      screening(of: paper.digest).flatMap { $0.blocks.isEmpty && $0.warnings.isEmpty ? nil : (paper, $0) }
    }
  }
}

extension ScreenFinding.Kind {
  /// What was found.
  var title: String {
    switch self {
    case .identityNumber: "身份证号码"
    case .mobile: "手机号码"
    case .landline: "个人固定电话"
    case .bankCard: "银行卡号"
    case .homeAddress: "具体住址"
    case .plate: "机动车号牌"
    case .passport: "护照、通行证号码"
    case .socialSecurity: "社会保障卡号"
    case .personalEmail: "个人电子邮箱"
    case .minor: "未成年人信息"
    case .secrecyMark: "国家秘密标志"
    case .internalMark: "内部或者不予公开标志"
    case .lexicon: "本机关词表中的词"
    }
  }

  /// What to do about it. The file keeps the kind alone, so the words are general.
  var advice: String {
    switch self {
    case .identityNumber, .bankCard: "删除，或者只保留前四位和后四位，中间用“*”代替。"
    case .mobile: "遮盖中间四位；确需对外公布的，改用办公电话。"
    case .landline, .passport, .socialSecurity: "删除或者遮盖。"
    case .homeAddress: "只写到乡镇（街道）或者村（社区）。"
    case .plate: "遮盖；依法应当公开的，可以说明理由后保留。"
    case .personalEmail: "删除，对外联系使用单位邮箱。"
    case .minor: "隐去姓名，写作“张某某”。"
    case .secrecyMark: "涉密文件不得公开；已解密的，凭解密手续删除标志后再公开。"
    case .internalMark: "核对公文的公开属性，属于内部文件的不得公开。"
    case .lexicon: "核对是否可以公开。"
    }
  }
}
