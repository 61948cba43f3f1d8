import Desk
import Statute
import WebParts

/// One form about an item: what the act means, what it needs, and the papers it is about.
struct ItemActPage {
  let action: ItemAction
  let dossier: ItemDossier
  let form: Form
  let today: Day
  var faults: [ErrorSummary.Fault] = []
  var notice = HTML.empty
  /// Whether the form comes back on the file as it now is, after somebody else acted.
  var isFresh = false
  var linked: [FileID: Way] = [:]

  private var limitWords: String { Term.Name.publication.words(on: today) ?? "计算" }
  private var item: Item { dossier.item }
  private var key: String { item.id.key }

  /// Says why the law does not let it be done: beside its field where the form has it, else above.
  mutating func add(_ refusal: ItemRefusal) {
    if case .faulty(let found) = refusal {
      let editor = Link.itemAct(key, .revise)
      let lines = found.html { fault in
        "<li><a href=\"\(editor)#\(FieldFrame.id(fault.formField))\">\(fault.message)</a></li>"
      }
      notice = Notice(.stop, "还有 \(found.count) 项需要补充或者更正", "<ul>\(lines)</ul>").html
    } else if let field = refusal.field, action.fields.contains(field) {
      faults.append(.init(field: field, message: refusal.sentence))
    } else {
      notice = Notice(.stop, "不能办理", "<p>\(refusal.sentence)</p>").html
    }
  }

  func html(path: String, token: HiddenInput) -> HTML {
    let version = isFresh ? String(dossier.version) : form["version"] ?? String(dossier.version)
    let isPossible = dossier.actions.contains(action)
    let block: HTML =
      isPossible
      ? FormBlock(
        action: path, fields: "\(meaning)\(fields)",
        hidden: [token, HiddenInput(name: "version", value: version)],
        hasFiles: action == .addAttachment, isGuarded: !action.fields.isEmpty,
        buttons: [
          Button(action.title, action.rank == .danger ? .danger : .primary),
          Button("返回", .link, address: Link.itemDesk(key)),
        ]
      ).html : kept
    return """
      <h1>\(action.title)</h1><p class="lead">\(item.draft.content.title)</p>
      \(ErrorSummary(faults: faults))\(notice)\(block)\(papers)
      """
  }

  /// Where the act is no longer possible, what was typed is still there to be taken along.
  private var kept: HTML {
    let typed = action.fields.compactMap { form[$0] }.filter { !$0.isEmpty }
    return """
      <p>这条信息现在\(item.step.title)，不能再办理“\(action.title)”。</p>
      \(HTML.if(!typed.isEmpty) { "<h2>您填写的内容</h2><p class=\"typed\">\(typed.joined(separator: "\n"))</p>" })
      <div class="actions">\(Button("返回案卷", address: Link.itemDesk(key)))</div>
      """
  }

  // MARK: What it means

  private var meaning: HTML {
    let words: String? =
      switch action {
      case .maskAttachment:
        "另行生成遮盖后的副本代替原附件，并重新读取一遍，确认没有遗漏。原件留存案卷，不对外公开。Word、Excel、PowerPoint、网页和文本可以遮盖，PDF、图片请在原文档中处理。"
      case .rescreen: "按照现在的规则和本机关词表，把正文和附件重新检查一遍。"
      case .submit: "送审后不能再修改，依次经科室初审、保密审查、公开机构复审和分管领导终审。"
      case .approveSection: "同意后送保密审查。"
      case .clearSecrecy: "确认不涉及国家秘密和其他不得公开的内容。审查人不得是起草人或者其他环节的审查人（《政府信息公开条例》第十七条）。"
      case .referSecrecy: "不能确定能否公开的，报有关主管部门或者保密行政管理部门确定（《政府信息公开条例》第十七条）。"
      case .approveOffice: "同意后送分管领导终审。"
      case .approve: "同意后由公开机构发布或者存档。"
      case .publish: item.indexNumber == nil ? "发布后立即对外公开，并编定索引号；索引号不再变动。" : "发布后以新版本对外公开，索引号不变，原版本留在历史版本中。"
      case .file: "不主动公开的信息存档备查，满一年重新评估能否公开。"
      case .overrideScreening: "只有确认应当公开的才可以说明理由后准予发布；理由和姓名记入案卷。正文修改后须重新说明。"
      case .openRevision: "现有版本继续公开，修订稿经过审查后替换。公开期限自信息变更之日起\(limitWords)（第二十六条）。"
      case .withdraw: "撤下后公众只能看到撤下的日期和原因，正文和附件不再提供。"
      case .discard: item.versions.isEmpty ? "作废后不能恢复。" : "只作废修订稿，已经公开的版本不受影响。"
      case .repeal: "标记后，公开页面注明“废止”，正文仍可查阅。"
      case .lapse: "标记后，公开页面注明“失效”，正文仍可查阅。"
      case .withdrawVersion: "撤下的历史版本不再提供正文，版本记录注明原因。现行版本不受影响。"
      case .note: "备注只在工作台显示，不对外公开。"
      default: nil
      }
    return HTML.let(words) { "<p>\($0)</p>" }
  }

  // MARK: What it needs

  private var fields: HTML {
    switch action {
    case .addAttachment:
      return FileInput(
        name: "files", label: "文件", hint: "可以一次选择几个文件。能读出文字的，自动检查其中有无不得公开的内容", error: faults["files"],
        isRequired: true,
        takesSeveral: true
      ).html
    case .maskAttachment:
      let papers = item.draft.maskable
      return MaskChoices(
        papers, chosen: form["chosen"] == nil ? nil : Set(form.values("mask")), error: faults["mask"]
      ).html + HiddenInput(name: "chosen", value: "yes").html
    case .removeAttachment:
      return Radios(
        name: "digest", label: "删除哪个附件", choices: item.draft.attachments.map { Choice($0.digest, $0.name) },
        value: form["digest"], error: faults["digest"], isRequired: true
      ).html
    case .link:
      return """
        \(Radios(
          name: "relation", label: "本件与该文件的关系", choices: ItemRelation.allCases.map { Choice($0.rawValue, $0.words) },
          value: form["relation"], error: faults["relation"], isRequired: true))\(target("该文件", isRequired: true))
        """
    case .unlink:
      return Radios(
        name: "link", label: "取消哪项关联",
        choices: item.draft.links.map {
          Choice($0.stored, "\($0.relation.title)：\(linked[$0.target]?.title ?? $0.target.key)")
        },
        value: form["link"], error: faults["link"] ?? faults["target"], isRequired: true
      ).html
    case .clearSecrecy:
      return area("basis", "审查依据", "例如“经审查，不涉及国家秘密、商业秘密和个人隐私”")
    case .referSecrecy:
      return """
        \(TextInput(name: "to", label: "报送机关", value: form["to"] ?? "", error: faults["to"], isRequired: true, width: .medium))
        \(area("question", "请求确定的问题", nil))
        """
    case .returnDraft: return area("reason", "退回原因", "写明需要修改的内容")
    case .overrideScreening: return area("reason", "准予发布的理由", "写明依据，例如“联系电话为办事窗口公开电话”")
    case .openRevision:
      return """
        \(area("reason", "修订说明", "公开后列入版本记录，例如“更新办理时限”"))
        \(DateInput(
          name: "changedOn", label: "信息变更日期", value: form["changedOn"] ?? today.description, error: faults["changedOn"] ?? faults["on"],
          isRequired: true, latest: today.description))
        """
    case .discard: return area("reason", "作废原因", nil)
    case .repeal, .lapse:
      return """
        \(area("reason", action == .repeal ? "废止的依据" : "失效的原因", "对外公开，例如“由某某文件宣布废止”"))\
        \(target("由哪个文件替代或者废止", isRequired: false))
        """
    case .withdraw: return area("reason", "撤下原因", "对外公开，请用可以公布的表述")
    case .withdrawVersion:
      let choices = item.versions.dropLast().filter { $0.withdrawnBecause == nil }.map {
        Choice(String($0.number), "第 \($0.number) 版，\($0.publishedOn.chinese)公开")
      }
      return """
        \(Radios(
          name: "number", label: "撤下哪个版本", choices: choices, value: form["number"], error: faults["number"],
          isRequired: true))\(area("reason", "撤下原因", "对外公开，请用可以公布的表述"))
        """
    case .note: return area("text", "备注", nil)
    case .revise, .rescreen, .submit, .approveSection, .approveOffice, .approve, .publish, .file:
      return .empty
    }
  }

  private func area(_ name: String, _ label: String, _ hint: String?) -> HTML {
    TextArea(
      name: name, label: label, value: form[name] ?? "", hint: hint, error: faults[name], isRequired: true,
      rows: 4
    ).html
  }

  private func target(_ label: String, isRequired: Bool) -> HTML {
    TextInput(
      name: "target", label: label, value: form["target"] ?? "", hint: "填写索引号，或者粘贴该信息的网址",
      error: faults["target"],
      isRequired: isRequired
    ).html
  }

  // MARK: What it is about

  private var papers: HTML {
    let findings = ScreeningFindings(draft: item.draft).html
    guard
      action.isNextStep || action == .overrideScreening || action == .returnDraft || action == .referSecrecy
    else { return .empty }
    let gaps =
      action == .submit
      ? item.draft.content.faultsOfSubmission(hasAttachment: !item.draft.attachments.isEmpty) : []
    let missing: HTML =
      gaps.isEmpty || !notice.isEmpty
      ? .empty
      : Notice(
        .look, "送审前还要补充 \(gaps.count) 项",
        """
        <ul>\(gaps.html { "<li>\($0.message)</li>" })</ul><p><a href="\(Link.itemAct(key, .revise))">补充内容</a></p>
        """
      ).html
    let content = item.draft.content
    return """
      \(missing)\(findings)
      <section><h2>审查的内容</h2><article class="document"><h3>\(TitleText(content.title))</h3>
      \(HTML.if(!content.abstract.isEmpty) { "<p class=\"soft\">概述：\(content.abstract)</p>" })
      \(ItemTextPage(text: content.document))</article>
      \(Attachments(files: item.draft.attachments.map {
        .init(title: $0.name, address: Link.itemDeskAttachment(key, $0.digest), kind: ItemAttachment.kind($0.name),
          size: FileSize.words($0.size))
      }))</section>
      """
  }
}

extension ItemAction {
  /// The fields of its form.
  fileprivate var fields: [String] {
    switch self {
    case .addAttachment: ["files"]
    case .maskAttachment: ["mask"]
    case .removeAttachment: ["digest"]
    case .link: ["relation", "target"]
    case .unlink: ["link", "target"]
    case .clearSecrecy: ["basis"]
    case .referSecrecy: ["to", "question"]
    case .returnDraft, .overrideScreening, .discard, .withdraw: ["reason"]
    case .openRevision: ["reason", "changedOn", "on"]
    case .repeal, .lapse: ["reason", "target"]
    case .withdrawVersion: ["number", "reason"]
    case .note: ["text"]
    case .revise, .rescreen, .submit, .approveSection, .approveOffice, .approve, .publish, .file: []
    }
  }
}

extension ItemRelation {
  /// The relation as somebody chooses it.
  fileprivate var words: String {
    switch self {
    case .replaces: "本件替代该文件"
    case .amends: "本件修改该文件的部分内容"
    case .repeals: "本件废止该文件"
    case .interprets: "本件解读该文件"
    case .relatesTo: "与该文件有关"
    }
  }
}
