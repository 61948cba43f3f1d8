extension Term.Name {
  /// What people call the limit.
  package var title: String {
    switch self {
    case .clarificationNotice: "补正告知期限"
    case .reply: "答复期限"
    case .extensionOfReply: "延长答复的期限"
    case .thirdParty: "第三方提出意见的期限"
    case .organ: "其他机关提出意见的期限"
    case .feePayment: "缴费期限"
    case .publication: "主动公开期限"
    case .review: "申请行政复议的期限"
    case .suit: "提起行政诉讼的期限"
    case .suitAfterReview: "复议后提起行政诉讼的期限"
    case .reviewDecision: "作出行政复议决定的期限"
    case .reviewDecisionSimplified: "作出行政复议决定的期限（简易程序）"
    case .extensionOfReviewDecision: "延长行政复议的期限"
    case .reviewAnswer: "行政复议答复期限"
    case .reviewAnswerSimplified: "行政复议答复期限（简易程序）"
    case .courtAnswer: "行政诉讼答辩期限"
    case .queryOrdinary: "查询答复期限（一般性问题）"
    case .queryComplex: "查询答复期限（重要复杂问题）"
    case .queryMaximum: "延长后的查询答复期限"
    case .queryAppeal: "查询投诉处理期限"
    case .queryAppealExtended: "延长后的查询投诉处理期限"
    case .queryRouting: "查询转办期限"
    case .publicOpinionFirst: "发布权威信息时限"
    case .publicOpinionConference: "举行新闻发布会时限"
    case .publicOpinionOther: "舆情回应时限"
    case .annualReportDepartment: "公布部门年度报告的期限"
    case .annualReportGovernment: "公布政府年度报告的期限"
    case .doublePublicity: "双公示期限"
    case .consultation: "公开征求意见期限"
    case .reassessment: "不予公开信息的评估期限"
    }
  }
}
