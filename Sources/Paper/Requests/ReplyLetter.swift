package import Statute

extension OfficialLetter {
  /// The reply to a request, worded by its outcome.
  ///
  /// - Parameters:
  ///   - recorded: the number it was given, `〔2026〕12号`; `nil` for a draft.
  ///   - date: the day of signing, or for a draft the day it is looked at.
  package static func reply(_ decision: Decision, _ facts: LetterFacts, recorded: String?, date: Day)
    -> OfficialLetter
  {
    let words = ReplyWords(decision: decision, facts: facts)
    let letter = decision.outcome.letterName
    let remedies = Remedies(for: decision.outcome, decidedOn: date)
    return OfficialLetter(
      kind: .reply, from: facts.bodyName, number: facts.number(recorded),
      title: "\(facts.bodyName)政府信息公开申请\(letter)", to: facts.to, opening: [facts.request] + words.course,
      grounds: words.grounds, decision: words.decisionParagraphs,
      remedies: remedies.map { RemedyText.paragraphs($0, facts, letter: letter) } ?? [],
      closing: words.attachments + facts.contact, date: date)
  }
}

extension Outcome {
  /// 答复书 where something is decided about the information, 告知书 where the request is not dealt with.
  var letterName: String {
    switch group {
    case .granted, .partlyGranted, .refused, .unable: "答复书"
    case .notProcessed, .other: "告知书"
    }
  }
}

/// The words of a reply.
struct ReplyWords {
  let decision: Decision
  let facts: LetterFacts

  private var you: String { facts.you }
  private var article: String { LetterText.wide(decision.outcome.article) }
  private var law: String { "根据" + article + "的规定，" }
  private var reasons: [String] { LetterText.sentences(decision.reasons) }
  private var guidance: [String] { LetterText.sentences(decision.guidance) }

  /// What happened on the way, as far as it bears on the limit.
  var course: [String] {
    var course: [String] = []
    if let clarification = facts.clarification {
      var text = "因申请内容不明确，本机关于\(clarification.askedOn.chinese)向\(you)发出补正告知书"
      if let day = clarification.clarifiedOn { text += "，并于\(day.chinese)收到\(you)的补正" }
      course.append(text + "。")
    }
    let thirdParties = facts.consultations.contains { $0.side == .thirdParty }
    let organs = facts.consultations.contains { $0.side == .organ }
    if thirdParties || organs {
      let whom = [thirdParties ? "第三方" : nil, organs ? "相关机关" : nil].compactMap(\.self).joined(separator: "和")
      course.append("办理期间，本机关依法书面征求了\(whom)的意见，所需时间不计入答复期限。")
    }
    return course
  }

  var grounds: [String] {
    switch decision.outcome {
    case .alreadyPublic: ["经审查，\(you)申请公开的政府信息已经主动公开。"] + reasons
    case .granted: ["经审查，\(you)申请公开的政府信息可以公开。"] + reasons + publicInterest
    case .partlyGranted:
      ["经审查，\(you)申请公开的信息中含有不应当公开的内容，但能够作区分处理。不予公开的内容及依据如下："] + withheld
        + ["不予公开的理由："] + reasons + publicInterest
    case .stateSecret: refused("属于依法确定的国家秘密")
    case .forbiddenByLaw: refused("属于法律、行政法规禁止公开的政府信息")
    case .threeSecurities: refused("公开后可能危及国家安全、公共安全、经济安全、社会稳定")
    case .thirdPartyRights: refused("涉及商业秘密、个人隐私等，公开会对第三方合法权益造成损害")
    case .internalAffairs: refused("属于本机关的内部事务信息，包括人事管理、后勤管理、内部工作流程等方面的信息")
    case .processInformation:
      refused("属于本机关在履行行政管理职能过程中形成的讨论记录、过程稿、磋商信函、请示报告等过程性信息")
    case .enforcementFile: refused("属于行政执法案卷信息")
    case .administrativeQuery:
      ["经审查，有关法律、行政法规对\(you)申请公开的信息的获取有特别规定。"] + reasons
    case .notHeld: ["经检索，本机关没有制作或者获取\(you)申请公开的信息，该政府信息不存在。检索情况如下："] + reasons
    case .notResponsible: ["经审查，\(you)申请公开的信息不属于本机关负责公开。"] + reasons
    case .needsCreation: ["经审查，本机关没有\(you)所申请的现成信息，需要对现有政府信息进行加工、分析。"] + reasons
    case .stillUnclear: ["经补正，\(you)的申请内容仍不明确，本机关无法据此确定所需政府信息。"] + reasons
    case .petition: ["经审查，\(you)的申请属于以政府信息公开申请的形式进行信访、投诉、举报等活动。"] + reasons
    case .duplicate: ["经审查，本机关已就\(you)申请公开的政府信息作出答复，\(you)重复申请公开相同政府信息。"] + reasons
    case .publication: ["经审查，\(you)申请提供的是政府公报、报刊、书籍等公开出版物。"] + reasons
    case .excessive: ["经审查，\(you)申请公开政府信息的数量、频次明显超过合理范围，说明的理由不合理。"] + reasons
    case .reissue: ["经审查，\(you)要求本机关对已获取的政府信息进行确认或者重新出具。"] + reasons
    case .notClarifiedInTime:
      ["\(you)无正当理由逾期未补正（补正期限至\(facts.clarification?.replyBy.chinese ?? "通知载明之日")）。"] + reasons
    case .feeUnpaid: ["\(you)未在收到收费通知次日起\(facts.term(.feePayment))内缴纳信息处理费。"] + reasons
    case .withdrawn: ["\(you)已向本机关提出撤回申请。"] + reasons
    case .otherHandling: ["经审查，情况如下："] + reasons
    }
  }

  private func refused(_ what: String) -> [String] {
    ["经审查，\(you)申请公开的信息\(what)。"] + (reasons.isEmpty ? [] : ["具体理由："] + reasons)
  }

  private var withheld: [String] {
    decision.withheld.enumerated().map { index, ground in
      let last = index == decision.withheld.count - 1
      return "\(index + 1).\(ground.withheldWords)（\(LetterText.wide(ground.withholdingArticle))）"
        + (last ? "。" : "；")
    }
  }

  private var publicInterest: [String] {
    if LetterText.trimmed(decision.publicInterest).isEmpty { return [] }
    return ["第三方不同意公开。本机关认为不公开会对公共利益造成重大影响，根据《政府信息公开条例》第十五条、第三十二条的规定，决定予以公开："]
      + LetterText.sentences(decision.publicInterest)
  }

  /// What is provided with the letter.
  var attachments: [String] {
    if decision.provided.isEmpty { return [] }
    if decision.provided.count == 1 { return ["附件：\(decision.provided[0])"] }
    return decision.provided.enumerated().map { index, name in
      (index == 0 ? "附件：" : "　　　") + "\(index + 1).\(name)"
    }
  }
}

extension ReplyWords {
  /// What follows from the grounds, with the article.
  var decisionParagraphs: [String] {
    switch decision.outcome {
    case .alreadyPublic: [law + "现告知\(you)获取该政府信息的方式和途径："] + guidance
    case .granted:
      [law + "本机关决定予以公开。" + (decision.provided.isEmpty ? "" : "该政府信息随本答复书提供。")] + providedBy
    case .partlyGranted:
      [law + "本机关决定对可以公开的内容予以公开。" + (decision.provided.isEmpty ? "" : "可以公开的内容随本答复书提供。")]
        + providedBy
    case .stateSecret, .forbiddenByLaw, .threeSecurities, .thirdPartyRights, .internalAffairs,
      .processInformation,
      .enforcementFile:
      [law + "本机关决定不予公开。"]
    case .administrativeQuery: [law + "请\(you)依照有关法律、行政法规的规定办理："] + guidance
    case .notHeld: [law + "告知\(you)该政府信息不存在。"] + guidance
    case .notResponsible:
      [law + "告知\(you)该信息不由本机关公开。" + (guidance.isEmpty ? "" : "负责公开该信息的行政机关及其联系方式：")] + guidance
    case .needsCreation: [law + "本机关不予提供。"] + guidance
    case .stillUnclear: [law + "本机关无法提供。\(you)可以在明确所需内容后重新提出申请。"] + guidance
    case .petition:
      [law + "本机关不作为政府信息公开申请处理。" + (guidance.isEmpty ? "\(you)可以通过相应渠道提出。" : "\(you)可以通过以下渠道提出：")]
        + guidance
    case .duplicate: [law + "本机关不予重复处理。"] + guidance
    case .publication: [law + (guidance.isEmpty ? "请\(you)通过公开发行的渠道获取。" : "现告知\(you)获取的途径：")] + guidance
    case .excessive, .reissue: [law + "本机关不予处理。"] + guidance
    case .notClarifiedInTime: [law + "视为放弃申请，本机关不再处理该政府信息公开申请。"]
    case .feeUnpaid: [law + "视为放弃申请，本机关不再处理该政府信息公开申请。"]
    case .withdrawn: ["本机关终止办理该政府信息公开申请（\(article)）。"]
    case .otherHandling: [law + "本机关作出上述处理。"] + guidance
    }
  }

  private var providedBy: [String] {
    guidance.isEmpty ? [] : ["获取该政府信息的方式、途径和时间："] + guidance
  }
}

extension Outcome {
  /// A withheld part, by its ground.
  fileprivate var withheldWords: String {
    switch self {
    case .stateSecret: "属于依法确定的国家秘密的内容"
    case .forbiddenByLaw: "法律、行政法规禁止公开的内容"
    case .threeSecurities: "公开后可能危及国家安全、公共安全、经济安全、社会稳定的内容"
    case .thirdPartyRights: "涉及商业秘密、个人隐私等，公开会对第三方合法权益造成损害的内容"
    case .internalAffairs: "属于内部事务信息的内容"
    case .processInformation: "属于过程性信息的内容"
    case .enforcementFile: "属于行政执法案卷信息的内容"
    default: "不属于政府信息的内容"
    }
  }

  /// The article that names the ground alone.
  fileprivate var withholdingArticle: String {
    switch self {
    case .stateSecret, .forbiddenByLaw, .threeSecurities: "《政府信息公开条例》第十四条"
    case .thirdPartyRights: "《政府信息公开条例》第十五条"
    case .internalAffairs: "《政府信息公开条例》第十六条第一款"
    case .processInformation, .enforcementFile: "《政府信息公开条例》第十六条第二款"
    default: "《政府信息公开条例》第三十七条"
    }
  }
}
