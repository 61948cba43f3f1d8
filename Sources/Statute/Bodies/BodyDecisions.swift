/// What a person asks to be done to a body.
package enum BodyCommand: Hashable, Sendable {
  case rename(name: String, shortName: String)
  case placeUnder(parent: String?)
  case openSection(key: String, name: String)
  case renameSection(key: String, name: String)
  case closeSection(key: String)
  case reviseGuide(Guide)
  case stateAbsence(Column, reason: String)
  case endAbsence(Column)
  case setPractice(Practice, value: String)
  case setWordList([Lexicon.Entry])
  case close(successor: String?)

  package var action: BodyAction {
    switch self {
    case .rename: .rename
    case .placeUnder: .placeUnder
    case .openSection: .openSection
    case .renameSection: .renameSection
    case .closeSection: .closeSection
    case .reviseGuide: .reviseGuide
    case .stateAbsence: .stateAbsence
    case .endAbsence: .endAbsence
    case .setPractice: .setPractice
    case .setWordList: .setWordList
    case .close: .close
    }
  }
}

/// The raw value stands in addresses of forms and never changes.
package enum BodyAction: String, CaseIterable, Sendable {
  case found, rename, placeUnder, openSection, renameSection, closeSection
  case reviseGuide, stateAbsence, endAbsence, setPractice, setWordList, close

  /// The verb on the button.
  package var title: String {
    switch self {
    case .found: "新增机关"
    case .rename: "变更名称"
    case .placeUnder: "变更隶属关系"
    case .openSection: "新增科室"
    case .renameSection: "变更科室名称"
    case .closeSection: "撤销科室"
    case .reviseGuide: "修订公开指南"
    case .stateAbsence: "声明无此项职能"
    case .endAbsence: "取消声明"
    case .setPractice: "设置"
    case .setWordList: "设置内容检查词表"
    case .close: "撤销机关"
    }
  }

  /// The shape of the bodies is the system administrator's, what a body tells people its disclosure office's.
  var roles: Set<Role> {
    switch self {
    case .found, .rename, .placeUnder, .openSection, .renameSection, .closeSection, .close:
      [.systemAdministrator]
    case .reviseGuide, .stateAbsence, .endAbsence, .setWordList: [.disclosureOfficer, .disclosureOfficeHead]
    case .setPractice: [.disclosureOfficeHead, .systemAdministrator]
    }
  }
}

/// Why an act on a body is not allowed.
package enum BodyRefusal: Error, Hashable, Sendable {
  case notYours(BodyAction)
  case futureDay(Day)
  /// The body is closed.
  case closed
  case empty(field: String)
  /// Not a unified social credit code.
  case badCode
  /// A body cannot stand under itself, nor under one that stands under it.
  case underItself
  /// The body above is none in the charge of the one who acts, or none at all.
  case notInCharge
  /// There is a section with this key, or there is none.
  case sectionTaken
  case noSuchSection
  /// The guide lacks what article 12 asks for.
  case incomplete([Guide.Gap])
  /// The column is none that the law asks of this kind of body.
  case notOfBody(Column)
  case noAbsence
  /// A word of the list is too short, too long or stands twice, or there are too many.
  case badWord(String)
  case tooManyWords
  /// A number of working days that is none, or out of all reason.
  case noWorkdays
  /// Neither of the two things that rest days can be to a limit.
  case noRestDays

  package var article: String? {
    switch self {
    case .incomplete: "《政府信息公开条例》第十二条"
    case .notOfBody(let column): column.article
    case .badCode: "GB 32100-2015"
    default: nil
    }
  }

  package var field: String? {
    switch self {
    case .futureDay: "on"
    case .empty(let field): field
    case .badCode: "code"
    case .underItself, .notInCharge: "parent"
    case .sectionTaken, .noSuchSection: "section"
    case .incomplete(let gaps): gaps.first?.field
    case .notOfBody, .noAbsence: "column"
    case .badWord, .tooManyWords: "words"
    case .noWorkdays, .noRestDays: "value"
    case .notYours, .closed: nil
    }
  }

  /// One plain sentence.
  package var message: String {
    switch self {
    case .notYours(let action): "您的岗位不能办理“\(action.title)”。"
    case .futureDay(let day): "办理日期\(day.chinese)晚于今天。"
    case .closed: "该机关已经撤销。"
    case .noWorkdays:
      "请填写\(Practice.possibleWorkdays.lowerBound)到\(Practice.possibleWorkdays.upperBound)之间的工作日数。"
    case .noRestDays: "请选择休息日是否顺延。"
    case .empty: "此项必填。"
    case .badCode: "统一社会信用代码不正确：应当为18位，末位是校验码。"
    case .underItself: "机关不能隶属于自身，也不能隶属于自己的下级机关。"
    case .notInCharge: "请从您管理的机关中选择上级机关。"
    case .sectionTaken: "已有同一编号的科室。"
    case .noSuchSection: "没有这个科室。"
    case .incomplete(let gaps): gaps.map(\.message).joined()
    case .notOfBody(let column): "本机关不需要设置“\(column.title)”栏目。"
    case .noAbsence: "没有作过这项声明。"
    case .badWord(let word): "“\(word)”不能作为词条：每个词二到五十字，不能重复。"
    case .tooManyWords: "词表最多 \(Lexicon.Entry.most) 条。"
    }
  }
}

extension Body {
  /// What the law makes of a wish to enter a body.
  package static func found(
    code: String, name: String, shortName: String, kind: BodyKind, parent: String?, order: Int,
    _ situation: Situation
  ) throws(BodyRefusal) -> Ruling<BodyEvent> {
    let role = try role(for: .found, situation)
    guard let code = UnifiedCode(code) else { throw .badCode }
    guard parent != code.text else { throw .underItself }
    let founding = BodyEvent.Founding(
      code: code, name: try filled(name, "name"), shortName: try filled(shortName, "shortName"), kind: kind,
      parent: parent, order: order)
    return Ruling(role: role, events: [.founded(founding)])
  }

  /// What the law makes of a command in a situation: the events to record, or why not.
  package func decide(_ command: BodyCommand, _ situation: Situation) throws(BodyRefusal) -> Ruling<BodyEvent>
  {
    let role = try Body.role(for: command.action, situation)
    guard closure == nil else { throw .closed }
    return Ruling(role: role, events: [try event(for: command)])
  }

  /// What people in these roles may do now.
  package func actions(for roles: Set<Role>) -> [BodyAction] {
    guard closure == nil else { return [] }
    return BodyAction.allCases.filter { $0 != .found && !$0.roles.isDisjoint(with: roles) }
  }

  private func event(for command: BodyCommand) throws(BodyRefusal) -> BodyEvent {
    switch command {
    case .rename(let name, let shortName):
      return .renamed(name: try Body.filled(name, "name"), shortName: try Body.filled(shortName, "shortName"))
    case .placeUnder(let parent):
      guard parent != code.text else { throw .underItself }
      return .placedUnder(parent: parent)
    case .openSection(let key, let name):
      guard section(key) == nil else { throw .sectionTaken }
      return .sectionOpened(key: try Body.filled(key, "section"), name: try Body.filled(name, "name"))
    case .renameSection(let key, let name):
      guard section(key)?.isOpen == true else { throw .noSuchSection }
      return .sectionRenamed(key: key, name: try Body.filled(name, "name"))
    case .closeSection(let key):
      guard section(key)?.isOpen == true else { throw .noSuchSection }
      return .sectionClosed(key: key)
    case .reviseGuide(let guide):
      let gaps = guide.gaps(for: bodyKind)
      guard gaps.isEmpty else { throw .incomplete(gaps) }
      return .guideRevised(guide)
    case .stateAbsence(let column, let reason):
      guard Column.statutory(for: bodyKind).contains(column) else { throw .notOfBody(column) }
      return .absenceStated(column, reason: try Body.filled(reason, "reason"))
    case .endAbsence(let column):
      guard absences[column] != nil else { throw .noAbsence }
      return .absenceEnded(column)
    case .setWordList(let words):
      guard words.count <= Lexicon.Entry.most else { throw .tooManyWords }
      var seen: Set<String> = []
      for entry in words {
        let length = entry.word.count
        guard (2...50).contains(length), seen.insert(entry.word).inserted else { throw .badWord(entry.word) }
      }
      return .wordListSet(words)
    case .setPractice(let practice, let value):
      return .practiceSet(practice, value: try practice.read(value))
    case .close(let successor):
      guard successor != code.text else { throw .underItself }
      return .closed(successor: successor)
    }
  }

  private static func role(for action: BodyAction, _ situation: Situation) throws(BodyRefusal) -> Role {
    guard let role = Role.allCases.first(where: { action.roles.contains($0) && situation.roles.contains($0) })
    else {
      throw .notYours(action)
    }
    guard situation.on <= situation.today else { throw .futureDay(situation.on) }
    return role
  }

  private static func filled(_ text: String, _ field: String) throws(BodyRefusal) -> String {
    guard !text.allSatisfy(\.isWhitespace) else { throw .empty(field: field) }
    return text
  }
}
