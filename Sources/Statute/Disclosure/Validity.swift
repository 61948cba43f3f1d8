/// Whether a document is in force (有效性). Stored.
package enum Validity: String, CaseIterable, Sendable {
  case inForce, lapsed, repealed

  package var title: String {
    switch self {
    case .inForce: "有效"
    case .lapsed: "失效"
    case .repealed: "废止"
    }
  }
}

/// How a document may be disclosed (公开属性), set when it is drafted and approved with it (国办发〔2016〕80号). Stored.
package enum DisclosureAttribute: String, CaseIterable, Sendable {
  case proactive, onRequest, none

  package var title: String {
    switch self {
    case .proactive: "主动公开"
    case .onRequest: "依申请公开"
    case .none: "不予公开"
    }
  }
}
