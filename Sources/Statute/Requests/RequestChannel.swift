/// How a request came in (Regulation, article 31). The raw values are those of `huabiao due`.
package enum RequestChannel: String, CaseIterable, Sendable {
  /// 当面提交.
  case inPerson
  /// 邮寄且经签收.
  case signedPost
  /// 平常信函等无需签收的邮寄.
  case ordinaryPost
  /// 网上申请.
  case online
  /// 电子邮件.
  case email
  /// 传真.
  case fax

  /// Whether the day of receipt is the day on which receipt was confirmed with the applicant, rather than the day
  /// on which the paper came in (article 31, items 2 and 3).
  package var needsConfirmation: Bool {
    switch self {
    case .inPerson, .signedPost: false
    case .ordinaryPost, .online, .email, .fax: true
    }
  }

  package var title: String {
    switch self {
    case .inPerson: "当面提交"
    case .signedPost: "邮寄（签收）"
    case .ordinaryPost: "平常信函"
    case .online: "网上提交"
    case .email: "电子邮件"
    case .fax: "传真"
    }
  }
}

/// How a reply reaches the applicant (国办公开办函〔2016〕235号). The raw values are those of `huabiao due`.
package enum ServiceMethod: String, CaseIterable, Sendable {
  /// 直接送达: counts on the day the applicant signs.
  case inPerson
  /// 邮寄送达: counts on the day of posting.
  case post
  /// 电子送达: counts on the day it was sent and arrived (not settled by the letter; a decision of ours).
  case online

  package var title: String {
    switch self {
    case .inPerson: "直接送达"
    case .post: "邮寄送达"
    case .online: "电子送达"
    }
  }
}
