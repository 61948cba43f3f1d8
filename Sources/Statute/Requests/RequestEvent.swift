/// What can happen to a request (依申请公开). The days the law counts from stand on the entries; what a person is
/// called, where they live and what they wrote about themselves stand in the vault, to which an event only points.
package enum RequestEvent: FileEvent {
  /// 登记: a request came in.
  case received(Intake)
  /// 与申请人确认收到 (article 31).
  case receiptConfirmed
  /// 交办: a section takes it in hand.
  case assigned(section: String)
  /// 补正通知 (article 30).
  case clarificationAsked(what: String, replyBy: Day, letter: String)
  case clarified(summary: String)
  case clarificationLapsed
  /// 征求第三方意见 (article 32); the party's name lies in the vault.
  case thirdPartyConsulted(party: String, receivedOn: Day?)
  case thirdPartyAnswered(ConsultationAnswer, reasons: String)
  /// 征求共同制作机关意见 (article 34).
  case organConsulted(organ: String, receivedOn: Day?)
  case organAnswered(ConsultationAnswer, reasons: String)
  /// 延期答复 (article 33).
  case extended(workdays: Int, reason: String, letter: String)
  /// 收费通知 (article 42).
  case feeNoticed(FeeTariff, amount: Int, receivedOn: Day?, letter: String)
  /// 收费通知送达申请人, where the notice did not say it yet; the days of payment run from then.
  case feeNoticeReceived
  case feePaid
  case feeLapsed
  /// 拟办: a reply is drafted.
  case replyDrafted(Decision)
  case draftReturned(reason: String)
  /// 科室负责人审核同意.
  case draftApproved
  /// 保密审查通过 (article 17).
  case secrecyCleared
  /// 分管领导签发.
  case signed(letter: String)
  /// 送达.
  case replied(by: ServiceMethod, servedOn: Day?)
  case withdrawn(reason: String)
  case reviewFiled(organ: String)
  case reviewDecided(DisputeResult)
  case suitFiled(court: String, afterReview: Bool)
  case suitDecided(DisputeResult)
  /// A paper was added to the file: digest of its bytes, its name, its size in bytes.
  case attachmentAdded(Attachment)
  /// A new calendar moved a limit.
  case limitRecounted(LimitRecount)
  /// A masked copy takes the place of a paper of the body's; the original stays in the file and is given to nobody.
  case attachmentMasked(original: String, copy: Attachment)
  /// What the screening found in the words of the reply or in a paper of the file.
  case screened(ScreeningOutcome)
  /// A named person lets the reply go out in spite of what was found.
  case screeningOverridden(reason: String)
  case noted(text: String)

  package struct Intake: Hashable, Sendable {
    package var body: String
    /// `2026-0042`.
    package var number: String
    package var channel: RequestChannel
    package var receivedOn: Day
    package var applicant: ApplicantKind
    /// Where in the vault the applicant's name, proof of identity and contact lie.
    package var particulars: String
    /// The salted digest of what lies there, so that it cannot be exchanged unseen.
    package var particularsDigest: String
    /// What is asked for: name, number or other description (article 29, item 2).
    package var wanted: String
    package var form: ProvisionForm
    /// SHA-256 of the query code, in hexadecimal; the code itself is told once and kept nowhere.
    package var codeDigest: String

    package init(
      body: String, number: String, channel: RequestChannel, receivedOn: Day, applicant: ApplicantKind,
      particulars: String, particularsDigest: String, wanted: String, form: ProvisionForm, codeDigest: String
    ) {
      self.body = body
      self.number = number
      self.channel = channel
      self.receivedOn = receivedOn
      self.applicant = applicant
      self.particulars = particulars
      self.particularsDigest = particularsDigest
      self.wanted = wanted
      self.form = form
      self.codeDigest = codeDigest
    }
  }
}

/// In what form the applicant wants the information (article 29, item 3; article 40).
package enum ProvisionForm: String, CaseIterable, Sendable {
  case paper, electronic, inspection

  package var title: String {
    switch self {
    case .paper: "纸质复制件"
    case .electronic: "电子数据"
    case .inspection: "当场查阅、抄录"
    }
  }
}

/// What a third party or another organ says when consulted.
package enum ConsultationAnswer: String, CaseIterable, Sendable {
  case agrees, objects

  package var title: String {
    switch self {
    case .agrees: "同意公开"
    case .objects: "不同意公开"
    }
  }
}

/// How a reconsideration or a suit ended: the columns of table 4.
package enum DisputeResult: String, CaseIterable, Sendable {
  case upheld, corrected, other

  package var title: String {
    switch self {
    case .upheld: "结果维持"
    case .corrected: "结果纠正"
    case .other: "其他结果"
    }
  }
}

/// A paper of a file: what it is called and where its bytes are.
package struct Attachment: Hashable, Sendable {
  /// SHA-256 of the bytes, in hexadecimal: the name under which they are kept.
  package let digest: String
  package let name: String
  /// In bytes.
  package let size: Int
  /// Whether the applicant handed it in, as proof of identity or as a clarification.
  package let fromApplicant: Bool

  package init(digest: String, name: String, size: Int, fromApplicant: Bool) {
    self.digest = digest
    self.name = name
    self.size = size
    self.fromApplicant = fromApplicant
  }
}
