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

  package init(
    name: String, proofKind: String = "居民身份证", proofNumber: String, phone: String, email: String = "",
    address: String = "", postcode: String = "", contactPerson: String = ""
  ) {
    self.name = name
    self.proofKind = proofKind
    self.proofNumber = proofNumber
    self.phone = phone
    self.email = email
    self.address = address
    self.postcode = postcode
    self.contactPerson = contactPerson
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
    return payload
  }

  init(_ payload: Payload) {
    self.init(
      name: payload.optionalText("name") ?? "", proofKind: payload.optionalText("proofKind") ?? "",
      proofNumber: payload.optionalText("proofNumber") ?? "", phone: payload.optionalText("phone") ?? "",
      email: payload.optionalText("email") ?? "", address: payload.optionalText("address") ?? "",
      postcode: payload.optionalText("postcode") ?? "",
      contactPerson: payload.optionalText("contactPerson") ?? "")
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
