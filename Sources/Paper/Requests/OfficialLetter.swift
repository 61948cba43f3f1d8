package import Statute

/// A letter of a public body in the order of its parts (GB/T 9704-2012; the order of a reply follows the practice of the
/// standardisation pilots): what was asked, what was found, what is decided by which article, what can be done about it.
package struct OfficialLetter: Hashable, Sendable {
  /// Which letter it is. The raw value stands in addresses.
  package enum Kind: String, CaseIterable, Sendable {
    /// 登记回执.
    case receipt
    /// 补正告知书 (article 30).
    case clarification
    /// 延期答复告知书 (article 33).
    case `extension`
    /// 收费通知书 (article 42).
    case fee
    /// 征求第三方意见书 (article 32).
    case thirdParty
    /// 征求其他机关意见书 (article 34).
    case organ
    /// 答复书, 告知书 (articles 36 to 39).
    case reply
  }

  package let kind: Kind
  /// The full name of the body, which signs as well.
  package let from: String
  /// 发文字号; `nil` where the letter has none, or none yet.
  package let number: String?
  package let title: String
  /// 主送, without the colon.
  package let to: String
  /// The request: when it came, what it asks for, what has happened since.
  package let opening: [String]
  /// What was found, and the reasons.
  package let grounds: [String]
  /// What follows, with the article.
  package let decision: [String]
  /// What can be done about it.
  package let remedies: [String]
  /// 附件说明 and whom to ask.
  package let closing: [String]
  package let date: Day

  package init(
    kind: Kind, from: String, number: String?, title: String, to: String, opening: [String],
    grounds: [String] = [],
    decision: [String], remedies: [String] = [], closing: [String] = [], date: Day
  ) {
    self.kind = kind
    self.from = from
    self.number = number
    self.title = title
    self.to = to
    self.opening = opening
    self.grounds = grounds
    self.decision = decision
    self.remedies = remedies
    self.closing = closing
    self.date = date
  }

  /// The text from after the addressee to before the signature.
  package var paragraphs: [String] { opening + grounds + decision + remedies + closing }
}

/// What a letter about a request is written from. Nothing in it is asked for here: the desk hands it in.
package struct LetterFacts: Hashable, Sendable {
  package var bodyName: String
  package var bodyKind: BodyKind
  /// 机关代字, before the year of the letter's number; empty where the body has settled none.
  package var letterMark: String
  /// The working body with its address and telephone, as the guide says; `nil` where there is no guide.
  package var office: Guide.Office?
  /// 复议机关 by name; `nil` where only the rule is known.
  package var reviewOrgan: String?
  /// 有管辖权的法院 by name.
  package var court: String?
  /// Name of the applicant; `nil` for whoever may not know it.
  package var applicant: String?
  package var applicantKind: ApplicantKind
  package var requestNumber: String
  package var channel: RequestChannel
  package var receivedOn: Day
  package var receiptDay: Day?
  package var wanted: String
  package var clarification: InformationRequest.Clarification?
  /// Whether third parties or other organs were consulted, and how the third parties answered.
  package var consultations: [InformationRequest.Consultation]
  package var isServedOnline: Bool

  package init(
    bodyName: String, bodyKind: BodyKind, letterMark: String = "", office: Guide.Office? = nil,
    reviewOrgan: String? = nil, court: String? = nil, applicant: String?, applicantKind: ApplicantKind,
    requestNumber: String, channel: RequestChannel, receivedOn: Day, receiptDay: Day?, wanted: String,
    clarification: InformationRequest.Clarification? = nil,
    consultations: [InformationRequest.Consultation] = [], isServedOnline: Bool = false
  ) {
    self.bodyName = bodyName
    self.bodyKind = bodyKind
    self.letterMark = letterMark
    self.office = office
    self.reviewOrgan = reviewOrgan
    self.court = court
    self.applicant = applicant
    self.applicantKind = applicantKind
    self.requestNumber = requestNumber
    self.channel = channel
    self.receivedOn = receivedOn
    self.receiptDay = receiptDay
    self.wanted = wanted
    self.clarification = clarification
    self.consultations = consultations
    self.isServedOnline = isServedOnline
  }
}

extension LetterFacts {
  /// How the applicant is addressed: 您 for a person, 你单位 for an organisation.
  var you: String { applicantKind.isOrganization ? "你单位" : "您" }

  var to: String { applicant ?? "申请人" }

  /// The whole number from what was recorded: `云教信〔2026〕12号`.
  func number(_ recorded: String?) -> String? {
    recorded.flatMap { $0.isEmpty ? nil : letterMark + $0 }
  }

  /// What is asked for, in one line and in quotation marks.
  var quoted: String {
    let lines = wanted.split(whereSeparator: \.isNewline).map(LetterText.trimmed).filter { !$0.isEmpty }
    return "“" + lines.joined(separator: "；").replacing("“", with: "‘").replacing("”", with: "’") + "”"
  }

  /// `本机关于…收到您提出的政府信息公开申请(编号…),申请公开“…”。`
  var request: String {
    let day = (receiptDay ?? receivedOn).chinese
    return "本机关于\(day)收到\(you)提出的政府信息公开申请（编号：\(requestNumber)），申请公开\(quoted)。"
  }

  /// How long a limit of the law is, `20个工作日`, for a request of this time.
  func term(_ name: Term.Name) -> String {
    guard let term = Term.inForce(name, on: receiptDay ?? receivedOn) else { return "规定期限" }
    return term.unit.words(term.count)
  }

  /// Whom to ask.
  var contact: [String] {
    guard let office else { return [] }
    return ["联系单位：\(office.name)；联系电话：\(office.telephone)；地址：\(office.address)。"]
  }
}

/// How the text of a letter is set: full-width punctuation, as official documents have it.
enum LetterText {
  /// Commas, colons, semicolons and round brackets of the other script made wide; figures and letters as they are.
  static func wide(_ text: String) -> String {
    let pairs: [Character: Character] = [
      ",": "，", ";": "；", ":": "：", "(": "（", ")": "）", "?": "？", "!": "！",
    ]
    let characters = Array(text)
    return String(
      characters.indices.map { index in
        guard let wide = pairs[characters[index]] else { return characters[index] }
        let before = index > 0 ? characters[index - 1] : "一"
        let after = index + 1 < characters.count ? characters[index + 1] : "一"
        // Inside an address of the web or a figure it stays: 10:30, http://…
        return before.isASCII && before.isLetter || before.isNumber && after.isNumber
          ? characters[index] : wide
      })
  }

  /// What somebody typed as one sentence: without blanks around it and with a full stop at its end.
  static func sentence(_ typed: String) -> String {
    let text = trimmed(typed)
    guard let last = text.last else { return "" }
    return "。！？；.!?".contains(last) ? text : text + "。"
  }

  /// Each line that somebody typed as a paragraph.
  static func sentences(_ typed: String) -> [String] {
    typed.split(whereSeparator: \.isNewline).map { sentence(String($0)) }.filter { !$0.isEmpty }
  }

  static func trimmed(_ text: some StringProtocol) -> String {
    guard let first = text.firstIndex(where: { !$0.isWhitespace }),
      let last = text.lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(text[first...last])
  }
}
