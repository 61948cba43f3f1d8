extension Matter {
  /// What one tells of the matter, with the words in which it is asked.
  package var questions: Questions {
    switch self {
    case .request: Questions(.day)
    case .clarificationNotice: Questions(.day, steps: [done("发出补正通知")])
    case .thirdParty: Questions(.day, steps: [done("第三方提出意见")])
    case .organ: Questions(.day, steps: [done("该机关提出意见")])
    case .feePayment: Questions(.day, steps: [done("缴纳信息处理费")])
    case .publication: Questions(.day, steps: [done("主动公开")])
    case .doublePublicity: Questions(.day, steps: [done("上网公示")])
    case .consultation:
      Questions(
        .day,
        steps: [
          .init(name: "closed", title: "结束征求意见"), .init(name: "closedEarly", title: "结束征求意见，已公开说明缩短期限的理由"),
        ], restDays: [.consultation])
    case .publicOpinion:
      Questions(
        .moment,
        manners: [
          .init(name: "major", title: "特别重大、重大突发事件"), .init(name: "other", title: "其他政务舆情"),
        ],
        steps: [
          .init(name: "published", title: "发布权威信息"), .init(name: "conferenceHeld", title: "举行新闻发布会"),
          .init(name: "responded", title: "回应"),
        ], restDays: [.publicOpinionFirst, .publicOpinionConference, .publicOpinionOther])
    case .annualReport:
      Questions(
        .year,
        manners: [
          .init(name: "department", title: "县级以上人民政府部门"), .init(name: "government", title: "县级以上地方人民政府"),
        ], steps: [.init(name: "published", title: "公布年度报告")],
        restDays: [.annualReportDepartment, .annualReportGovernment])
    case .dispute: .dispute
    case .suitAfterReview: Questions(.day, steps: [done("提起行政诉讼")])
    case .reviewAnswer:
      Questions(
        .day,
        manners: [.init(name: "ordinary", title: "普通程序"), .init(name: "simplified", title: "简易程序")],
        steps: [done("提出书面答复")])
    case .courtAnswer: Questions(.day, steps: [done("提交答辩状和证据")])
    case .inquiry: .inquiry
    case .complaint:
      Questions(.day, steps: [.init(name: "extended", title: "经负责人同意延长"), done("处理并答复")])
    }
  }

  private func done(_ title: String) -> Step { Step(name: "done", title: title) }
}

extension Matter.Questions {
  fileprivate init(
    _ beginning: Beginning, manners: [Matter.Manner] = [], steps: [Matter.Step] = [],
    restDays: [Term.Name] = []
  ) {
    self.init(beginning: beginning, manners: manners, steps: steps, restDays: restDays)
  }

  fileprivate static let inquiry = Self(
    .day,
    manners: [
      .init(name: "ordinary", title: "一般性问题，由承办部门受理"), .init(name: "complex", title: "重要复杂问题，由承办部门受理"),
      .init(name: "ordinaryAtOffice", title: "一般性问题，先由政府办公室转办"),
      .init(name: "complexAtOffice", title: "重要复杂问题，先由政府办公室转办"),
    ],
    steps: [
      .init(name: "toOffice", title: "转政府办公室（或者转上一级、下一级政府办公室）"),
      .init(name: "toDepartment", title: "政府办公室转承办部门"),
      .init(name: "partAnswered", title: "答复本部门部分，转下一部门"),
      .init(name: "extended", title: "经本单位负责人同意延长"), .init(name: "answered", title: "答复"),
      .init(name: "withdrawn", title: "查询人撤回"), .init(name: "complained", title: "查询人投诉"),
      .init(name: "complaintExtended", title: "投诉经负责人同意延长"), .init(name: "complaintDecided", title: "答复投诉"),
    ])

  fileprivate static let dispute = Self(
    .day,
    manners: [
      .init(name: "other", title: "公开，无法提供，不予处理，或者逾期不答复"),
      .init(name: "withheld", title: "不予公开，或者部分公开"),
    ],
    steps: [
      .init(name: "reviewFiled", title: "申请行政复议"), .init(name: "reviewAccepted", title: "复议机关受理"),
      .init(name: "reviewAcceptedSimplified", title: "复议机关受理，适用简易程序"),
      .init(name: "reviewCopyReceived", title: "被申请人收到复议申请书副本"),
      .init(name: "reviewAnswered", title: "被申请人提出书面答复"),
      .init(name: "reviewExtended", title: "复议机关延长期限", number: "延长多少日"),
      .init(name: "reviewDecided", title: "作出行政复议决定", further: "申请人收到决定书的日期"),
      .init(name: "suitFiled", title: "提起行政诉讼"), .init(name: "suitCopyReceived", title: "被告收到起诉状副本"),
      .init(name: "defenceFiled", title: "被告提交答辩状和证据"),
    ])
}

extension Matter {
  package var title: String {
    switch self {
    case .request: "依申请公开"
    case .clarificationNotice: "补正告知"
    case .thirdParty: "征求第三方意见"
    case .organ: "征求其他机关意见"
    case .feePayment: "缴纳信息处理费"
    case .publication: "主动公开"
    case .doublePublicity: "行政许可和行政处罚公示"
    case .consultation: "公开征求意见"
    case .publicOpinion: "政务舆情回应"
    case .annualReport: "年度报告"
    case .dispute: "行政复议和行政诉讼"
    case .suitAfterReview: "复议后提起诉讼"
    case .reviewAnswer: "行政复议答复"
    case .courtAnswer: "行政诉讼答辩"
    case .inquiry: "政务查询"
    case .complaint: "查询投诉"
    }
  }

  /// What its beginning is called.
  package var beginningTitle: String {
    switch self {
    case .request, .clarificationNotice: "收到申请的日期"
    case .thirdParty: "第三方收到征求意见书的日期"
    case .organ: "该机关收到征求意见书的日期"
    case .feePayment: "申请人收到收费通知的日期"
    case .publication: "政府信息形成或者变更的日期"
    case .doublePublicity: "作出行政决定的日期"
    case .consultation: "开始征求意见的日期"
    case .publicOpinion: "事件或者舆情发生的时间"
    case .annualReport: "哪一年度的报告"
    case .dispute: "知道答复的日期"
    case .suitAfterReview: "收到行政复议决定书的日期"
    case .reviewAnswer: "收到复议申请书副本的日期"
    case .courtAnswer: "收到起诉状副本的日期"
    case .inquiry: "受理查询的日期"
    case .complaint: "受理投诉的日期"
    }
  }

  /// What follows where nothing is done in time, as the law has it; `nil` where it says nothing of its own.
  package var consequence: String? {
    switch self {
    case .thirdParty: "第三方逾期未提出意见的，由行政机关依照条例决定是否公开，不视为同意（《政府信息公开条例》第三十二条）。"
    case .organ: "被征求意见的机关逾期未提出意见的，视为同意公开（《政府信息公开条例》第三十四条）。"
    case .feePayment: "申请人逾期未缴费的，视为放弃申请，不再处理；缴费后，答复期限重新计算（国办函〔2020〕109号）。"
    case .clarificationNotice: "补正应当一次性告知；答复期限自收到补正的申请之日起重新计算（《政府信息公开条例》第三十条）。"
    case .inquiry: "每一级转办各有期限，各承办部门各有完整的期限，互不占用；逾期未答复的，应当公开说明原因。"
    case .suitAfterReview: "复议机关逾期不作决定的，自复议期满之日起计算（《行政诉讼法》第四十五条）。"
    case .consultation: "因情况紧急等原因需要缩短期限的，公开征求意见时应当予以说明（《重大行政决策程序暂行条例》第十五条）。"
    default: nil
    }
  }

  /// What its kinds are called together.
  package var mannerTitle: String {
    switch self {
    case .publicOpinion: "舆情的性质"
    case .annualReport: "编制报告的机关"
    case .dispute: "答复的结果"
    case .reviewAnswer: "复议程序"
    default: "问题的类别"
    }
  }

  /// The shelves on which matters stand.
  package enum Shelf: String, CaseIterable, Sendable {
    case onRequest, proactive, remedies, queries

    package var title: String {
      switch self {
      case .onRequest: "依申请公开"
      case .proactive: "主动公开和公众参与"
      case .remedies: "复议和诉讼"
      case .queries: "政务查询"
      }
    }

    package var matters: [Matter] { Matter.allCases.filter { $0.shelf == self } }
  }

  package var shelf: Shelf {
    switch self {
    case .request, .clarificationNotice, .thirdParty, .organ, .feePayment: .onRequest
    case .publication, .doublePublicity, .consultation, .publicOpinion, .annualReport: .proactive
    case .dispute, .suitAfterReview, .reviewAnswer, .courtAnswer: .remedies
    case .inquiry, .complaint: .queries
    }
  }
}
