import Desk
import Statute
import WebParts

/// The form of a reply: one outcome out of six groups, each with its article and what it needs.
struct DecisionFields: Component {
  let act: ActForm

  /// What a decision can withhold of a severed record.
  static let grounds: [Outcome] = Outcome.allCases.filter { $0.withholds && $0 != .partlyGranted }

  var html: HTML {
    """
    \(outcomes)
    \(act.area("reasons", "事实和理由", hint: "写入答复书。不予公开、无法提供、不予处理的必须写明；信息不存在的，写明检索的范围、方法和结果。", isRequired: false, rows: 6))
    \(act.area("guidance", "告知事项", hint: "获取的方式、途径和时间；负责公开的机关及联系方式；应当依照的规定或者应当使用的渠道。", isRequired: false))
    \(Checkboxes(
      name: "withheld", label: "不予公开部分的依据（部分公开时选择）",
      choices: Self.grounds.map { Choice($0.rawValue, $0.title, hint: $0.article) },
      values: Set(act.form.values("withheld")), error: act.faults["withheld"]))
    \(act.area("publicInterest", "公共利益理由", hint: "第三方不同意而决定公开的，写明不公开会对公共利益造成的重大影响（第十五条、第三十二条）。", isRequired: false))
    \(act.area("provided", "随答复提供的信息", hint: "每行一个名称，与添加的材料名称一致；电子送达后申请人可以下载。", isRequired: false, rows: 3))
    \(act.on("拟写日期"))
    <div class="actions">\(Button("预览答复书", .secondary, name: "step", value: "preview"))</div>
    """
  }

  /// All outcomes as one question, group by group, since exactly one may be chosen.
  private var outcomes: HTML {
    let choices = Outcome.Group.allCases.flatMap { group in
      Outcome.allCases.filter { $0.group == group && $0.isDecidedInReply }.map { outcome in
        Choice(outcome.rawValue, "\(group.title)：\(outcome.title)", hint: outcome.hint)
      }
    }
    return Radios(
      name: "outcome", label: "办理结果", choices: choices, value: act.form["outcome"],
      error: act.faults["outcome"],
      isRequired: true
    ).html
  }
}

extension Outcome {
  /// The article, what must be filled in, and which remedies follow.
  var hint: String {
    let needs =
      switch self {
      case .alreadyPublic: "写明获取的方式、途径"
      case .granted: "提供信息，或者写明获取的方式、途径和时间"
      case .partlyGranted: "区分处理：选择不予公开部分的依据并说明理由"
      case .notHeld: "写明检索的范围、方法和结果"
      case .notResponsible: "说明理由；能够确定负责公开的机关的，写明名称和联系方式"
      case .administrativeQuery: "写明应当依照的法律、行政法规"
      case .stillUnclear: "只用于补正之后"
      case .duplicate: "写明此前答复的日期和文号"
      case .publication: "可以写明获取的途径"
      case .petition: "可以写明相应的渠道"
      default: "说明理由"
      }
    return "\(article)。\(needs)。" + (withholds ? "救济：复议前置。" : "")
  }
}

extension ActForm {
  /// The tariff as typed, where it can be read.
  var tariff: FeeTariff? {
    guard let quantity = Int(self["quantity"].trimmed) else { return nil }
    switch self["tariff"] {
    case "perItem":
      return Int(self["before"].trimmed.isEmpty ? "0" : self["before"].trimmed).map {
        .perItem(before: $0, items: quantity)
      }
    case "perPage": return .perPage(pages: quantity)
    default: return nil
    }
  }

  /// The decision as typed; its gaps are for `Statute` to find.
  func decision(_ reader: inout FormReader) -> Decision? {
    let outcome: Outcome? = reader.choice("outcome")
    let reasons = reader.optionalLines("reasons") ?? ""
    let guidance = reader.optionalLines("guidance") ?? ""
    let publicInterest = reader.optionalLines("publicInterest") ?? ""
    let provided = (reader.optionalLines("provided") ?? "").split(whereSeparator: \.isNewline)
      .map { String($0).trimmed }.filter { !$0.isEmpty }
    let withheld = reader.list("withheld").compactMap(Outcome.init).filter(DecisionFields.grounds.contains)
    return outcome.map {
      Decision(
        outcome: $0, reasons: reasons, guidance: guidance, withheld: $0 == .partlyGranted ? withheld : [],
        publicInterest: publicInterest, provided: provided)
    }
  }
}
