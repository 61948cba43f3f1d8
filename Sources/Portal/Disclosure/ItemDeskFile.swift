import Desk
import Statute
import WebParts

/// The file of one item: what it says and what happened to it at the left, the limit and what can be done now at the
/// right.
struct ItemDeskFile: Component {
  let dossier: ItemDossier
  let officer: Officer
  let today: Day
  /// The items to which the draft is linked, as far as this officer may know of them.
  let linked: [FileID: Way]

  private var item: Item { dossier.item }
  private var content: ItemContent { item.draft.content }
  private var key: String { item.id.key }

  var html: HTML {
    """
    <div class="page-head"><h1>\(TitleText(content.title))</h1>
    <p>\(item.step.badge(isReturned: item.draft.returnedBecause != nil)) \(state)</p></div>
    \(notices)
    <div class="side-by-side"><div>
    \(metadata)
    \(HTML.if(!content.abstract.isEmpty) { "<h2>内容概述</h2><p class=\"typed\">\(content.abstract)</p>" })
    \(text)\(attachments)\(links)
    \(ScreeningFindings(draft: item.draft).html)
    \(versions)
    <h2>办理经过</h2>\(ItemCourse(dossier: dossier).html)
    </div><div>\(limit)\(actions)\(hands)</div></div>
    """
  }

  private var state: HTML {
    let validity = item.validity(on: today)
    let badge: HTML =
      item.versions.isEmpty || validity == .inForce
      ? .empty : "\(Badge(validity == .repealed ? .ended : .lapsed, validity.title))"
    guard let number = item.indexNumber else { return badge }
    let address: HTML = item.publicVersion == nil ? .empty : "　<a href=\"\(Link.item(key))\">查看公开页面</a>"
    return "\(badge)　索引号 \(IndexNumber(number))\(address)"
  }

  // MARK: What must be seen first

  private var notices: HTML {
    var all = HTML.empty
    if let reason = item.draft.returnedBecause {
      all += Notice(.look, "已退回修改", "<p class=\"typed\">\(reason)</p><p>修改后重新送审。</p>").html
    }
    if let referral = item.draft.referral, item.step == .secrecyReview {
      all +=
        Notice(
          .fact, "已报有关部门确定能否公开",
          "<p>\(referral.on.chinese)报\(referral.to)：\(referral.question)</p><p>收到答复后，据以办理保密审查。</p>"
        ).html
    }
    if !item.draft.blocks.isEmpty, item.step.isInHand {
      if let override = item.draft.override {
        let name = dossier.names[override.by] ?? override.by
        all +=
          Notice(.look, "检查发现的问题已说明理由", "<p>\(override.on.chinese)，\(name)：\(override.reason)</p>").html
      } else {
        all +=
          Notice(
            .stop, "内容检查发现 \(item.draft.blocks.count) 处不得公开的内容",
            """
            <p>遮盖或者删除之前不能发布（《政府信息公开条例》第十七条）。<a href="#screening">查看位置和处理办法</a></p>\(remedies)
            """
          ).html
      }
    }
    if let withdrawal = item.withdrawal {
      all += Notice(.fact, "\(withdrawal.on.chinese)撤下", "<p class=\"typed\">\(withdrawal.reason)</p>").html
    }
    return all
  }

  /// The ways to mend it that this person has.
  private var remedies: HTML {
    let ways: [(ItemAction, String)] = [
      (.revise, "遮盖正文"), (.maskAttachment, "遮盖附件"), (.overrideScreening, "说明理由，准予发布"),
    ]
    let links = ways.filter { way in
      guard dossier.actions.contains(way.0) else { return false }
      return way.0 != .revise || !(item.draft.screening(of: nil)?.blocks.isEmpty ?? true)
    }
    if links.isEmpty { return .empty }
    let list = links.html { "<li><a href=\"\(Link.itemAct(key, $0.0))\">\($0.1)</a></li>" }
    return "<ul>\(list)</ul>"
  }

  // MARK: Content

  private var metadata: HTML {
    func text(_ text: String) -> HTML { text.isEmpty ? "<span class=\"soft\">未填写</span>" : "\(text)" }
    func day(_ day: Day?) -> HTML {
      day.map { DayText($0.chinese, iso: $0.description).html } ?? "<span class=\"soft\">未填写</span>"
    }
    var facts = [
      Fact("栏目", text(columnWords)), Fact("体裁", text(content.genre?.title ?? "")),
      Fact(
        "文号",
        content.documentNumber.isEmpty
          ? "<span class=\"soft\">无</span>" : DocumentNumber(content.documentNumber).html),
      Fact("成文日期", day(content.formedOn)), Fact("发文机关", text(content.issuer)),
      Fact("主题分类", text(content.theme.flatMap { Theme(code: $0)?.title } ?? "")),
      Fact("公开属性", "\(content.attribute.title)"),
      Fact("有效期", text(periodWords)),
    ]
    if !content.attributeReason.isEmpty {
      facts.append(Fact("不主动公开的理由", "\(content.attributeReason)", isAcross: true))
    }
    if !content.keywords.isEmpty {
      facts.append(Fact("关键词", "\(content.keywords.joined(separator: "、"))", isAcross: true))
    }
    return MetadataHead(facts: facts).html
  }

  private var columnWords: String {
    guard let column = content.column else { return "" }
    let part = content.part.flatMap { column.part($0)?.title }
    return part.map { column.title + " · " + $0 } ?? column.title
  }

  private var periodWords: String {
    switch (content.effectiveFrom, content.effectiveThrough) {
    case (nil, nil): "未设期限"
    case (let from?, nil): "自\(from.chinese)起施行"
    case (nil, let through?): "有效期至\(through.chinese)"
    case (let from?, let through?): "\(from.chinese)至\(through.chinese)"
    }
  }

  private var text: HTML {
    if content.text.allSatisfy(\.isWhitespace) {
      return "<h2>正文</h2><p class=\"soft\">没有正文\(item.draft.attachments.isEmpty ? "" : "，内容见附件")。</p>"
    }
    let isOpen = item.step.isInHand && item.step != .drafting
    return """
      <details\(attribute: "open", isOpen)><summary>正文（约 \(Grouped.text(content.text.count)) 字）</summary>\
      <article class="document">\(ItemTextPage(text: content.document))</article></details>
      """
  }

  private var attachments: HTML {
    if item.draft.attachments.isEmpty { return .empty }
    let files = item.draft.attachments.map { attachment in
      Attachments.File(
        title: attachment.name + (item.originals[attachment.digest] == nil ? "" : "（遮盖件）"),
        address: Link.itemDeskAttachment(key, attachment.digest),
        kind: ItemAttachment.kind(attachment.name), size: FileSize.words(attachment.size))
    }
    let unread = item.draft.attachments.filter { item.draft.screening(of: $0.digest) == nil }
    let note: HTML =
      unread.isEmpty || !item.step.isInHand
      ? .empty
      : "<p class=\"small soft\">\(unread.map(\.name).joined(separator: "、"))：还没有检查，请先办理“重新检查”。</p>"
    return "<h2>附件</h2>\(Attachments(files: files))\(note)\(originals)"
  }

  /// What masked copies have taken the place of: for the people of the body alone.
  private var originals: HTML {
    let files = item.draft.attachments.compactMap { copy in
      item.originals[copy.digest].map {
        Attachments.File(
          title: "\($0.name)（原件）", address: Link.itemDeskAttachment(key, $0.digest),
          kind: ItemAttachment.kind($0.name), size: FileSize.words($0.size))
      }
    }
    if files.isEmpty { return .empty }
    return "<h3>遮盖前的原件（不对外公开）</h3>\(Attachments(files: files))"
  }

  private var links: HTML {
    if item.draft.links.isEmpty { return .empty }
    let lines = item.draft.links.html { link in
      guard let way = linked[link.target] else { return "<li>\(link.relation.title)：（没有找到该信息）</li>" }
      return "<li>\(link.relation.title)：<a href=\"\(way.address)\">\(way.title)</a></li>"
    }
    return "<h2>关联文件</h2><ul>\(lines)</ul>"
  }

  private var versions: HTML {
    if item.versions.isEmpty { return .empty }
    let rows = item.versions.reversed().map { version -> [HTML] in
      [
        "第 \(version.number) 版", "\(version.publishedOn.description)", "\(version.reason ?? "首次公开")",
        version.withdrawnBecause.map { "\(Badge(.ended, "已撤下")) \($0)" } ?? "<span class=\"soft\">—</span>",
      ]
    }
    return """
      <h2>公开版本</h2>\(DataTable(
        caption: "公开版本", isCaptionUnseen: true,
        columns: [.init("版本", .whole), .init("公开日期", .whole), .init("修订说明"), .init("撤下")], rows: rows))
      """
  }

  // MARK: What can be done

  private var limit: HTML {
    guard let clock = dossier.clock else { return .empty }
    return LimitView(clock: clock, today: today).sentence(count: Link.itemDeskLimit(key)).html
  }

  private var actions: HTML {
    let moving = dossier.actions.filter(\.isNextStep)
    let others = dossier.actions.filter { !$0.isNextStep && $0.rank != .danger }
    let final = dossier.actions.filter { $0.rank == .danger }
    // The first of the acts that move the file on is what the page is for.
    let buttons = (moving + others + final).enumerated().map { index, action in
      Button(
        action.title,
        index == 0 && action.isNextStep ? .primary : action.rank == .primary ? .secondary : action.rank,
        address: Link.itemAct(key, action))
    }
    let barred: HTML = dossier.barred.isEmpty ? .empty : "<p class=\"small\">\(barredWords)</p>"
    if buttons.isEmpty {
      return """
        <section class="panel no-print"><h2>现在可以办理</h2><p class="soft">\(waitingWords)</p>\(barred)</section>
        """
    }
    return """
      <section class="panel no-print"><h2>现在可以办理</h2>\(barred)<div class="actions stacked">\(buttons)</div></section>
      """
  }

  private var barredWords: String {
    let titles = dossier.barred.map { "“\($0.title)”" }.joined(separator: "、")
    return "\(titles)须由起草人和前一环节审查人以外的人员办理（《政府信息公开条例》第十七条）。"
  }

  private var waitingWords: String {
    if officer.body != item.opening.body { return "监督人员只查看，不办理。" }
    return item.step.isInHand ? "这条信息\(item.step.title)，目前没有您可以办理的事项。" : "目前没有您可以办理的事项。"
  }

  /// Through whose hands it passed.
  private var hands: HTML {
    let hands = item.step.isInHand ? item.draft.hands : item.versions.last?.hands ?? item.draft.hands
    func name(_ key: String?) -> HTML {
      key.map { "\(dossier.names[$0] ?? $0)" } ?? "<span class=\"soft\">—</span>"
    }
    return """
      <section class="panel"><h2>经办人员</h2>\(Answers(
        answers: [
          .init("起草", "\(hands.drafters.map { dossier.names[$0] ?? $0 }.joined(separator: "、"))"),
          .init("初审", name(hands.section)), .init("保密审查", name(hands.secrecy)),
          .init("复审", name(hands.office)), .init("终审", name(hands.final)),
        ], isClose: true))</section>
      """
  }
}

extension ItemAction {
  /// Whether the act moves the file on its way.
  var isNextStep: Bool {
    switch self {
    case .submit, .approveSection, .clearSecrecy, .approveOffice, .approve, .publish, .file: true
    default: false
    }
  }

  /// How weighty its button is.
  var rank: Button.Rank {
    switch self {
    case .discard, .withdraw, .withdrawVersion: .danger
    case .note, .unlink, .removeAttachment, .rescreen: .link
    case .revise, .addAttachment, .maskAttachment, .link, .referSecrecy, .returnDraft, .overrideScreening,
      .openRevision,
      .repeal, .lapse:
      .secondary
    case .submit, .approveSection, .clearSecrecy, .approveOffice, .approve, .publish, .file: .primary
    }
  }
}

/// How an attachment is said to be.
enum ItemAttachment {
  /// The end of its name in capitals.
  static func kind(_ name: String) -> String {
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return "文件" }
    let ending = name[name.index(after: dot)...]
    return ending.count <= 5 ? ending.uppercased() : "文件"
  }
}
