import Statute

/// Who asks (article 29, items 1 and 3): kept in the vault, never in the ledger, the log or an address.
package struct Particulars: Hashable, Sendable {
  package var name: String
  /// What proves identity: 居民身份证, 营业执照 …
  package var proofKind: String
  package var proofNumber: String
  package var phone: String
  package var email: String
  package var address: String
  package var postcode: String
  /// For an organisation: the person to talk to.
  package var contactPerson: String
  /// By which way the applicant wants the information (article 29, item 3).
  package var route: ProvisionRoute?

  package init(
    name: String, proofKind: String = "居民身份证", proofNumber: String, phone: String, email: String = "",
    address: String = "", postcode: String = "", contactPerson: String = "", route: ProvisionRoute? = nil
  ) {
    self.name = name
    self.proofKind = proofKind
    self.proofNumber = proofNumber
    self.phone = phone
    self.email = email
    self.address = address
    self.postcode = postcode
    self.contactPerson = contactPerson
    self.route = route
  }

  var payload: Payload {
    var payload = Payload()
    payload.set("name", name)
    payload.set("proofKind", proofKind)
    payload.set("proofNumber", proofNumber)
    payload.set("phone", phone)
    payload.set("email", email)
    payload.set("address", address)
    payload.set("postcode", postcode)
    payload.set("contactPerson", contactPerson)
    if let route { payload.set("route", route) }
    return payload
  }

  init(_ payload: Payload) {
    self.init(
      name: payload.optionalText("name") ?? "", proofKind: payload.optionalText("proofKind") ?? "",
      proofNumber: payload.optionalText("proofNumber") ?? "", phone: payload.optionalText("phone") ?? "",
      email: payload.optionalText("email") ?? "", address: payload.optionalText("address") ?? "",
      postcode: payload.optionalText("postcode") ?? "",
      contactPerson: payload.optionalText("contactPerson") ?? "",
      route: payload.optionalText("route").flatMap(ProvisionRoute.init))
  }
}

/// The way by which information reaches the applicant (获取信息的途径; article 29, item 3).
package enum ProvisionRoute: String, CaseIterable, Sendable {
  case website, email, post, pickup

  package var title: String {
    switch self {
    case .website: "在本网站查阅、下载"
    case .email: "电子邮件"
    case .post: "邮寄"
    case .pickup: "到受理机关领取、查阅"
    }
  }
}

/// A third party that is asked (article 32): in the vault, like the applicant.
package struct ThirdParty: Hashable, Sendable {
  package var name: String
  package var contact: String

  package init(name: String, contact: String) {
    self.name = name
    self.contact = contact
  }

  var payload: Payload {
    var payload = Payload()
    payload.set("name", name)
    payload.set("contact", contact)
    return payload
  }

  init(_ payload: Payload) {
    self.init(name: payload.optionalText("name") ?? "", contact: payload.optionalText("contact") ?? "")
  }
}
