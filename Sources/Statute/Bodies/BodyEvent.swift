/// What can happen to a public body (机关).
package enum BodyEvent: FileEvent {
  case founded(Founding)
  case renamed(name: String, shortName: String)
  /// It comes under another body (机构改革).
  case placedUnder(parent: String?)
  case sectionOpened(key: String, name: String)
  case sectionRenamed(key: String, name: String)
  case sectionClosed(key: String)
  case guideRevised(Guide)
  /// 无此项职能: a column of the law that the body has nothing to put in, and why.
  case absenceStated(Column, reason: String)
  case absenceEnded(Column)
  /// How the body handles what the law leaves open.
  case practiceSet(Practice, value: String)
  /// 内容检查词表: the whole list as it now is.
  case wordListSet([Lexicon.Entry])
  /// The body is no more; who took over its functions (the letter of 2019 on reorganised bodies).
  case closed(successor: String?)

  package struct Founding: Hashable, Sendable {
    package let code: UnifiedCode
    /// 全称.
    package let name: String
    /// 简称.
    package let shortName: String
    package let kind: BodyKind
    /// The code of the body above.
    package let parent: String?
    /// Its place among the bodies under one parent.
    package let order: Int

    package init(
      code: UnifiedCode, name: String, shortName: String, kind: BodyKind, parent: String?, order: Int = 0
    ) {
      self.code = code
      self.name = name
      self.shortName = shortName
      self.kind = kind
      self.parent = parent
      self.order = order
    }
  }
}

/// What a body settles for itself. Stored.
package enum Practice: String, CaseIterable, Sendable {
  /// 机关代字, before the year in its letters' numbers.
  case letterMark
  /// 复议机关.
  case reviewOrgan
  /// 有管辖权的法院.
  case court
  /// Where inspection reading is offered (article 25).
  case readingPlace
  /// Working days that each stage of a reply is given, where the body plans backwards from the last day.
  case leadDrafting, leadLegalReview, leadSecrecyReview, leadSigning, leadServing
  /// From so many working days on, whoever oversees is told: left, stood still, unconfirmed.
  case watchDueSoon, watchSuspended, watchUnconfirmed
  /// Whether the date of the annual report moves from a rest day (article 49 does not say).
  case reportRestDays

  package var title: String {
    switch self {
    case .letterMark: "答复文书代字"
    case .reviewOrgan: "行政复议机关"
    case .court: "行政诉讼管辖法院"
    case .readingPlace: "政府信息查阅场所"
    case .leadDrafting: "倒排：拟写答复（工作日）"
    case .leadLegalReview: "倒排：科室和法制审核（工作日）"
    case .leadSecrecyReview: "倒排：保密审查（工作日）"
    case .leadSigning: "倒排：签发（工作日）"
    case .leadServing: "倒排：送达或者交邮（工作日）"
    case .watchDueSoon: "督办：剩余几日起提醒（工作日）"
    case .watchSuspended: "督办：中止几日起提醒（工作日）"
    case .watchUnconfirmed: "督办：未确认几日起提醒（工作日）"
    case .reportRestDays: "年度报告期限遇休息日"
    }
  }
}

extension BodyEvent {
  package var name: String {
    switch self {
    case .founded: "founded"
    case .renamed: "renamed"
    case .placedUnder: "placedUnder"
    case .sectionOpened: "sectionOpened"
    case .sectionRenamed: "sectionRenamed"
    case .sectionClosed: "sectionClosed"
    case .guideRevised: "guideRevised"
    case .absenceStated: "absenceStated"
    case .absenceEnded: "absenceEnded"
    case .practiceSet: "practiceSet"
    case .wordListSet: "wordListSet"
    case .closed: "closed"
    }
  }

  package var payload: Payload {
    var payload = Payload()
    switch self {
    case .founded(let founding):
      payload.set("code", founding.code.text)
      payload.set("name", founding.name)
      payload.set("shortName", founding.shortName)
      payload.set("kind", founding.kind)
      payload.set("parent", founding.parent)
      payload.set("order", founding.order)
    case .renamed(let name, let shortName):
      payload.set("name", name)
      payload.set("shortName", shortName)
    case .placedUnder(let parent): payload.set("parent", parent)
    case .sectionOpened(let key, let name), .sectionRenamed(let key, let name):
      payload.set("section", key)
      payload.set("name", name)
    case .sectionClosed(let key): payload.set("section", key)
    case .guideRevised(let guide): guide.write(into: &payload)
    case .absenceStated(let column, let reason):
      payload.set("column", column)
      payload.set("reason", reason)
    case .absenceEnded(let column): payload.set("column", column)
    case .practiceSet(let practice, let value):
      payload.set("practice", practice)
      payload.set("value", value)
    case .wordListSet(let words): payload.set("words", words.map(\.stored))
    case .closed(let successor): payload.set("successor", successor)
    }
    return payload
  }

  package init(name: String, payload: Payload) throws(UnreadableEvent) {
    switch name {
    case "founded":
      guard let code = UnifiedCode(try payload.text("code")) else { throw .missing("code") }
      self = .founded(
        Founding(
          code: code, name: try payload.text("name"), shortName: try payload.text("shortName"),
          kind: try payload.choice("kind"), parent: payload.optionalText("parent"),
          order: try payload.number("order")))
    case "renamed": self = .renamed(name: try payload.text("name"), shortName: try payload.text("shortName"))
    case "placedUnder": self = .placedUnder(parent: payload.optionalText("parent"))
    case "sectionOpened":
      self = .sectionOpened(key: try payload.text("section"), name: try payload.text("name"))
    case "sectionRenamed":
      self = .sectionRenamed(key: try payload.text("section"), name: try payload.text("name"))
    case "sectionClosed": self = .sectionClosed(key: try payload.text("section"))
    case "guideRevised": self = .guideRevised(try Guide(payload))
    case "absenceStated":
      self = .absenceStated(try payload.choice("column"), reason: try payload.text("reason"))
    case "absenceEnded": self = .absenceEnded(try payload.choice("column"))
    case "practiceSet": self = .practiceSet(try payload.choice("practice"), value: try payload.text("value"))
    case "wordListSet":
      self = .wordListSet(payload.list("words").compactMap { Lexicon.Entry(stored: $0) })
    case "closed": self = .closed(successor: payload.optionalText("successor"))
    default: throw .unknownName(name)
    }
  }
}
