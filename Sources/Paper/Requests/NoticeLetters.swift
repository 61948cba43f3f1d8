package import Statute

/// The letters on the way to a reply.
extension OfficialLetter {
  /// 登记回执: number, day of receipt and what happens next; the query code is never in it.
  package static func receipt(_ facts: LetterFacts, date: Day) -> OfficialLetter {
    var decision: [String]
    if let receiptDay = facts.receiptDay {
      decision = [
        "根据《政府信息公开条例》第三十一条的规定，\(receiptDay.chinese)为收到申请之日。本机关将自收到申请之日起\(facts.term(.reply))内答复；"
          + "需要延长答复期限的，将依照第三十三条的规定告知\(facts.you)。"
      ]
    } else {
      decision = [
        "\(facts.you)以\(facts.channel.title)方式提出申请，根据《政府信息公开条例》第三十一条的规定，以双方确认之日为收到申请之日。"
          + "本机关将与\(facts.you)联系确认，并自收到申请之日起\(facts.term(.reply))内答复。"
      ]
    }
    decision.append("\(facts.you)可以凭编号和查询码在政府信息公开网站查询办理情况。")
    return OfficialLetter(
      kind: .receipt, from: facts.bodyName, number: nil, title: "政府信息公开申请登记回执", to: facts.to,
      opening: [
        "本机关于\(facts.receivedOn.chinese)收到\(facts.you)以\(facts.channel.title)方式提出的政府信息公开申请，申请公开\(facts.quoted)。"
          + "该申请已经登记，编号为\(facts.requestNumber)。"
      ], decision: decision, closing: facts.contact, date: date)
  }

  /// 补正告知书: once, with everything that is unclear and until when (article 30).
  package static func clarification(
    what: String, replyBy: Day, _ facts: LetterFacts, recorded: String?, date: Day
  ) -> OfficialLetter {
    OfficialLetter(
      kind: .clarification, from: facts.bodyName, number: facts.number(recorded),
      title: "政府信息公开申请补正告知书", to: facts.to, opening: [facts.request],
      grounds: ["经审查，\(facts.you)的申请内容不明确，需要补正以下事项："] + LetterText.sentences(what),
      decision: [
        "根据《政府信息公开条例》第三十条的规定，请\(facts.you)于\(replyBy.chinese)前补正。答复期限自本机关收到补正的申请之日起计算。",
        "无正当理由逾期不补正的，视为放弃申请，本机关不再处理该政府信息公开申请。",
      ], closing: facts.contact, date: date)
  }

  /// 延期答复告知书 (article 33).
  package static func extended(
    workdays: Int, reason: String, due: Day?, _ facts: LetterFacts, recorded: String?, date: Day
  ) -> OfficialLetter {
    OfficialLetter(
      kind: .extension, from: facts.bodyName, number: facts.number(recorded), title: "政府信息公开申请延期答复告知书",
      to: facts.to, opening: [facts.request],
      grounds: ["因下列原因，本机关不能在原答复期限内答复："] + LetterText.sentences(reason),
      decision: [
        "根据《政府信息公开条例》第三十三条第二款的规定，经本机关政府信息公开工作机构负责人同意，延长答复期限\(workdays)个工作日"
          + (due.map { "，将于\($0.chinese)前答复\(facts.you)。" } ?? "。")
      ], closing: facts.contact, date: date)
  }

  /// 收费通知书: basis, tariff, sum, until when (article 42).
  package static func fee(
    _ tariff: FeeTariff, amount: Int, _ facts: LetterFacts, recorded: String?, date: Day
  )
    -> OfficialLetter
  {
    let words = tariff.steps.map(\.words)
    let steps = words.enumerated().map { $0.element + ($0.offset == words.count - 1 ? "。" : "；") }
    return OfficialLetter(
      kind: .fee, from: facts.bodyName, number: facts.number(recorded), title: "政府信息公开信息处理费收费通知书",
      to: facts.to, opening: [facts.request],
      grounds: [
        "\(facts.you)申请公开政府信息的数量、频次明显超过合理范围。根据《政府信息公开条例》第四十二条和"
          + "《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）的规定，本机关决定收取信息处理费。计算如下："
      ] + steps,
      decision: [
        "以上合计人民币\(amount)元。请\(facts.you)自收到本通知书次日起\(facts.term(.feePayment))内缴纳；"
          + "逾期未缴纳的，视为放弃申请，本机关不再处理该政府信息公开申请。",
        "缴费后，答复期限自缴费次日起重新计算。",
      ], closing: facts.contact, date: date)
  }

  /// 征求第三方意见书: without a word of who asks (article 32).
  package static func thirdParty(_ name: String?, _ facts: LetterFacts, date: Day) -> OfficialLetter {
    OfficialLetter(
      kind: .thirdParty, from: facts.bodyName, number: nil, title: "政府信息公开征求第三方意见书", to: name ?? "第三方",
      opening: ["本机关收到政府信息公开申请，申请公开\(facts.quoted)。"],
      grounds: ["经审查，该政府信息涉及商业秘密、个人隐私等，公开可能损害贵方合法权益。"],
      decision: [
        "根据《政府信息公开条例》第三十二条的规定，现书面征求贵方意见。请自收到本意见书之日起\(facts.term(.thirdParty))内，"
          + "书面提出是否同意公开的意见；不同意公开的，请说明理由。",
        "逾期未提出意见的，由本机关依照《政府信息公开条例》的规定决定是否公开。贵方不同意公开且有合理理由的，本机关不予公开；"
          + "本机关认为不公开可能对公共利益造成重大影响的，可以决定予以公开，并将决定公开的内容和理由书面告知贵方。",
      ], closing: facts.contact, date: date)
  }

  /// 征求其他机关意见书: silence means consent here (article 34).
  package static func organ(_ name: String, _ facts: LetterFacts, date: Day) -> OfficialLetter {
    OfficialLetter(
      kind: .organ, from: facts.bodyName, number: nil, title: "政府信息公开征求意见函", to: name,
      opening: ["本机关收到政府信息公开申请，申请公开\(facts.quoted)。"],
      grounds: ["该政府信息由本机关牵头、与贵机关共同制作。"],
      decision: [
        "根据《政府信息公开条例》第三十四条的规定，现征求贵机关意见。请自收到本函之日起\(facts.term(.organ))内提出意见；"
          + "逾期未提出意见的，视为同意公开。"
      ], closing: facts.contact, date: date)
  }
}
