import Desk
import Statute
import WebParts

/// A body as those who keep it up to date see it.
struct BodyDeskPage: Component {
  let dossier: BodyDossier
  let place: BodyPlace
  let columns: [ColumnState]
  /// The name of the body above.
  let parent: String?

  private var body: Body { dossier.body }

  var html: HTML {
    """
    <div class="page-head"><h1>\(body.name)</h1>\
    \(HTML.let(body.closure) { "<p>\(Badge(.ended, "已撤销")) \($0.on.chinese)</p>" })</div>
    <div class="side-by-side"><div>\(facts)\(practices)\(completeness)\(sections)
    <h2>办理经过</h2>\(Timeline(steps: dossier.course.reversed().prefix(12).map(step)))</div>
    <div>\(actions)</div></div>
    """
  }

  private func may(_ action: BodyAction) -> Bool { dossier.actions.contains(action) }

  private var facts: HTML {
    let guide: HTML =
      body.guideRevisedOn.map { "\($0.chinese)修订　<a href=\"\(Link.guide(body.code.text))\">查看</a>" }
      ?? "\(Badge(.late, "尚未公布"))"
    var facts = [
      Fact("统一社会信用代码", "<span class=\"figures\">\(body.code.text)</span>"), Fact("简称", "\(body.shortName)"),
      Fact("类别", "\(body.bodyKind.title)"), Fact("隶属", "\(parent ?? "无")"),
      Fact("公开指南", guide, isAcross: true),
    ]
    if !body.formerNames.isEmpty {
      let names = body.formerNames.map { "\($0.name)（至\($0.until.chinese)）" }.joined(separator: "、")
      facts.append(Fact("曾用名", "\(names)", isAcross: true))
    }
    return MetadataHead(facts: facts).html
  }

  private var practices: HTML {
    let answers = Practice.allCases.map { practice in
      Answers.Answer(
        practice.title, body.practices[practice].map { "\(practice.words($0))" } ?? unset(practice),
        changeAddress: may(.setPractice) ? place.act(.setPractice) + "?practice=\(practice.rawValue)" : nil)
    }
    let stopping = body.wordList.filter { $0.severity == .block }.count
    let words = Answers.Answer(
      "内容检查词表",
      body.wordList.isEmpty
        ? "<span class=\"soft\">未设置</span>" : "\(body.wordList.count) 条，其中 \(stopping) 条阻止发布",
      changeAddress: may(.setWordList) ? place.act(.setWordList) : nil)
    return "<h2>办理设置</h2>\(Answers(answers: answers + [words]))"
  }

  private func unset(_ practice: Practice) -> HTML {
    let words =
      switch practice.answer {
      case .words: "未设置"
      case .workdays(let usual): "未设置（按 \(usual)）"
      case .restDays: "未设置（不顺延）"
      }
    return "<span class=\"soft\">\(words)</span>"
  }

  /// Article 20: every column is filled or the body says why it has nothing to put in.
  private var completeness: HTML {
    let rows = columns.map { state -> [HTML] in
      let word =
        state.items > 0
        ? Badge(.good, "有内容") : state.absence == nil ? Badge(.late, "无内容，未声明") : Badge(.done, "已声明无此项职能")
      var act: HTML = "<span class=\"soft\">—</span>"
      if state.absence != nil, may(.endAbsence) {
        act = "<a class=\"whole\" href=\"\(place.act(.endAbsence))?column=\(state.column.code)\">取消声明</a>"
      } else if state.absence == nil, state.items == 0, may(.stateAbsence) {
        act =
          "<a class=\"whole\" href=\"\(place.act(.stateAbsence))?column=\(state.column.code)\">声明无此项职能</a>"
      }
      return [
        "\(state.column.title)", "\(word)", "\(state.items)", "\(state.latest?.description ?? "—")", act,
      ]
    }
    let complete = columns.filter(\.isComplete).count
    return """
      <h2>法定主动公开内容</h2>
      \(ProgressBar(label: "有内容或者已作声明的栏目", done: complete, total: columns.count, unit: "项"))
      \(DataTable(
        caption: "法定主动公开内容", isCaptionUnseen: true,
        columns: [.init("栏目"), .init("状态"), .init("条数", .figure), .init("最近更新", .whole), .init("办理")], rows: rows))
      """
  }

  private var sections: HTML {
    if body.sections.isEmpty { return .empty }
    let rows = body.sections.map { section -> [HTML] in
      let badge = section.isOpen ? Badge(.good, "在用") : Badge(.lapsed, "已撤销")
      var acts: [HTML] = []
      if section.isOpen, may(.renameSection) {
        acts.append("<a href=\"\(place.act(.renameSection))?section=\(section.key)\">变更名称</a>")
      }
      if section.isOpen, may(.closeSection) {
        acts.append("<a href=\"\(place.act(.closeSection))?section=\(section.key)\">撤销</a>")
      }
      return [
        "\(section.name)", "\(section.key)", "\(badge)",
        acts.isEmpty ? "<span class=\"soft\">—</span>" : acts.joined(separator: "　"),
      ]
    }
    return """
      <h2>科室</h2>\(DataTable(
        caption: "科室", isCaptionUnseen: true, columns: [.init("名称"), .init("编号", .whole), .init("状态"), .init("办理")], rows: rows))
      """
  }

  private var actions: HTML {
    let offered = dossier.actions.filter { action in
      switch action {
      // These are reached from the line they are about.
      case .stateAbsence, .endAbsence, .setPractice, .setWordList, .renameSection, .closeSection: false
      default: true
      }
    }
    if offered.isEmpty {
      return
        "<section class=\"panel no-print\"><h2>现在可以办理</h2><p class=\"soft\">公开指南和声明由本机关政府信息公开工作机构维护。</p></section>"
    }
    let buttons = offered.map {
      Button(
        $0.title, $0 == .close ? .danger : $0 == .reviseGuide ? .primary : .secondary, address: place.act($0))
    }
    return """
      <section class="panel no-print"><h2>现在可以办理</h2><div class="actions stacked">\(buttons)</div></section>
      """
  }

  private func step(_ entry: Entry<BodyEvent>) -> Timeline.Step {
    let title =
      switch entry.event {
      case .founded: "新增机关"
      case .renamed(let name, _): "更名为\(name)"
      case .placedUnder: "变更隶属关系"
      case .sectionOpened(_, let name): "新增科室“\(name)”"
      case .sectionRenamed(_, let name): "科室更名为“\(name)”"
      case .sectionClosed: "撤销科室"
      case .guideRevised: "修订公开指南"
      case .absenceStated(let column, _): "声明无“\(column.title)”职能"
      case .absenceEnded(let column): "取消“\(column.title)”的声明"
      case .practiceSet(let practice, _): "设置\(practice.title)"
      case .wordListSet(let words): "设置内容检查词表（\(words.count) 条）"
      case .closed: "撤销机关"
      }
    return Timeline.Step(entry.on.description, title, by: entry.by.words { dossier.names[$0] })
  }
}

extension Practice {
  /// What was set, as people say it.
  func words(_ value: String) -> String {
    if case .restDays = answer { RestDays(rawValue: value)?.title ?? value } else { value }
  }
}
