import Desk
import Statute
import WebParts

/// What can prove who somebody is (article 29, item 1).
enum IdentityProof: String, CaseIterable, Sendable {
  case identityCard, passport, mainlandPermit, residenceCard
  case socialCredit, otherProof

  var title: String {
    switch self {
    case .identityCard: "居民身份证"
    case .passport: "护照"
    case .mainlandPermit: "港澳台居民来往内地（大陆）通行证、居住证"
    case .residenceCard: "外国人永久居留身份证"
    case .socialCredit: "营业执照或其他统一社会信用代码证书"
    case .otherProof: "其他有效证件"
    }
  }

  /// Whether it proves what an organisation is.
  var isOfOrganization: Bool { self == .socialCredit || self == .otherProof }
  var isOfPerson: Bool { self != .socialCredit }
}

/// The request form (article 29): everything the law demands and nothing more; in particular no purpose is asked for.
struct ApplicationForm: Sendable {
  /// As typed.
  var form = Form()
  var held: [HeldUpload] = []
  var faults: [ErrorSummary.Fault] = []

  static let identityField = "identity"
  static let papersField = "papers"
  static let fileFields: Set<String> = [identityField, papersField]

  /// Every field of text, in the order of the page; what travels unseen through the confirming page.
  static let fields = [
    "applicant", "name", "contactPerson", "proofKind", "proofNumber", "phone", "email", "address", "postcode",
    "title", "documentNumber", "description", "form", "route",
  ]

  static let words = FaultWords(
    labels: [
      "applicant": "申请人类别", "name": "申请人姓名或者名称", "contactPerson": "联系人姓名", "proofKind": "证件名称",
      "proofNumber": "证件号码", "phone": "联系电话", "email": "电子邮箱", "address": "通信地址", "postcode": "邮政编码",
      "title": "信息名称", "documentNumber": "文号", "description": "其他特征描述", "form": "提供信息的方式",
      "route": "获取信息的途径", identityField: "身份证明",
    ], choices: ["applicant", "proofKind", "form", "route"])

  subscript(name: String) -> String { form[name] ?? "" }

  func held(_ field: String) -> [HeldUpload] { held.filter { $0.field == field } }
}

/// A form without a fault.
struct Application: Sendable, Equatable {
  let applicant: ApplicantKind
  let particulars: Particulars
  let wanted: String
  let provision: ProvisionForm
}

extension ApplicationForm {
  /// Judges everything at once.
  ///
  /// - Parameter needsUpload: whether the proof of identity has to be there as a file; at the counter it was shown.
  mutating func read(needsUpload: Bool = true) -> Application? {
    var reader = FormReader(form)
    let applicant: ApplicantKind? = reader.choice("applicant")
    let name = reader.text("name", max: 100)
    var contactPerson = ""
    if applicant?.isOrganization == true {
      contactPerson = reader.text("contactPerson", max: 50)
    } else {
      contactPerson = reader.optionalText("contactPerson", max: 50) ?? ""
    }
    let (proof, number) = readProof(&reader, applicant)
    let phone = reader.value("phone", otherwise: .rule("联系电话应当是手机号码或者带区号的固定电话，例如 0731-88880000")) {
      ContactText.phone($0)
    }
    let provision: ProvisionForm? = reader.choice("form")
    let route: ProvisionRoute? = reader.choice("route")
    let email = readEmail(&reader, isNeeded: route == .email)
    let address = readAddress(&reader, isNeeded: route == .post)
    let postcode = reader.optionalValue("postcode", otherwise: .rule("邮政编码应当是 6 位数字")) {
      ContactText.digits($0, count: 6)
    }
    let wanted = readWanted(&reader)
    if let provision, let route, !route.suits(provision) {
      reader.fault("route", .rule("“\(provision.title)”不能通过“\(route.title)”获取，请另选途径"))
    }
    if needsUpload, held(Self.identityField).isEmpty,
      !faults.contains(where: { $0.field == Self.identityField })
    {
      reader.fault(Self.identityField, .rule("请上传身份证明的照片或者扫描件"))
    }
    faults = sorted(Self.words.faults(reader.faults) + faults)
    guard faults.isEmpty, let applicant, let proof, let phone, let provision, let route else { return nil }
    return Application(
      applicant: applicant,
      particulars: Particulars(
        name: name, proofKind: proof.title, proofNumber: number, phone: phone, email: email, address: address,
        postcode: postcode ?? "", contactPerson: contactPerson, route: route), wanted: wanted,
      provision: provision)
  }

  private func readProof(_ reader: inout FormReader, _ applicant: ApplicantKind?) -> (IdentityProof?, String)
  {
    let proof: IdentityProof? = reader.choice("proofKind")
    if let proof, let applicant {
      if applicant.isOrganization, !proof.isOfOrganization {
        reader.fault("proofKind", .rule("法人或者其他组织请选择“\(IdentityProof.socialCredit.title)”"))
      } else if !applicant.isOrganization, !proof.isOfPerson {
        reader.fault("proofKind", .rule("自然人请选择个人的身份证件"))
      }
    }
    let number = reader.value("proofNumber", otherwise: .malformed, max: 50) { text in
      let plain = String(text.uppercased().filter { !$0.isWhitespace })
      return plain.isEmpty ? nil : plain
    }
    if let number, proof == .identityCard, IdentityNumber.judge(text: number) != .valid {
      reader.fault("proofNumber", .rule("身份证号码不对：应当是 18 位，请逐位核对"))
    }
    if let number, proof == .socialCredit, UnifiedCode(number) == nil {
      reader.fault("proofNumber", .rule("统一社会信用代码不对：应当是 18 位，请逐位核对"))
    }
    return (proof, number ?? "")
  }

  private func readEmail(_ reader: inout FormReader, isNeeded: Bool) -> String {
    let email = reader.optionalValue("email", otherwise: .rule("电子邮箱的格式不对，例如 name@example.cn"), max: 100) {
      ContactText.email($0)
    }
    if isNeeded, form["email"]?.trimmed.isEmpty ?? true {
      reader.fault("email", .rule("选择通过电子邮件获取的，请填写电子邮箱"))
    }
    return email ?? ""
  }

  private func readAddress(_ reader: inout FormReader, isNeeded: Bool) -> String {
    let address = reader.optionalText("address", max: 200)
    if isNeeded, form["address"]?.trimmed.isEmpty ?? true {
      reader.fault("address", .rule("选择邮寄的，请填写通信地址"))
    }
    return address ?? ""
  }

  /// The name, the number or another description of what is wanted (article 29, item 2): one of the three is enough.
  private func readWanted(_ reader: inout FormReader) -> String {
    let title = reader.optionalText("title", max: 200)
    let number = reader.optionalText("documentNumber", max: 60)
    let description = reader.optionalLines("description", max: 2000)
    if ["title", "documentNumber", "description"].allSatisfy({ form[$0]?.trimmed.isEmpty ?? true }) {
      reader.fault("title", .rule("请写明所需信息的名称、文号或者其他特征，至少填写一项"))
    }
    return [title, number.map { "文号：\($0)" }, description].compactMap(\.self).joined(separator: "\n")
  }

  /// In the order of the page.
  private func sorted(_ faults: [ErrorSummary.Fault]) -> [ErrorSummary.Fault] {
    let order = [
      "title", "documentNumber", "description", "form", "route", "applicant", "name", "contactPerson",
      "proofKind",
      "proofNumber", "phone", "address", "postcode", "email", Self.identityField, Self.papersField,
    ]
    func place(_ fault: ErrorSummary.Fault) -> Int { order.firstIndex(of: fault.field) ?? order.count }
    return faults.enumerated().sorted { (place($0.element), $0.offset) < (place($1.element), $1.offset) }
      .map(\.element)
  }
}

extension ProvisionRoute {
  /// Whether information in a form can come this way.
  func suits(_ form: ProvisionForm) -> Bool {
    switch form {
    case .paper: self == .post || self == .pickup
    case .electronic: self != .post
    case .inspection: self == .pickup
    }
  }
}

/// Telephone numbers, addresses of mail: what a person can be reached by.
enum ContactText {
  /// Digits, with the signs that people put between them; 7 to 20 digits.
  static func phone(_ text: String) -> String? {
    let signs = Set(" -－—()（）+转,，")
    guard text.allSatisfy({ $0.isASCII && $0.isNumber || signs.contains($0) }) else { return nil }
    return (7...20).contains(text.count { $0.isNumber }) ? text : nil
  }

  /// Something before and after one `@`, and a dot behind it.
  static func email(_ text: String) -> String? {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, !text.contains(where: \.isWhitespace) else { return nil }
    let labels = parts[1].split(separator: ".", omittingEmptySubsequences: false)
    return labels.count >= 2 && labels.allSatisfy { !$0.isEmpty } ? text : nil
  }

  static func digits(_ text: String, count: Int) -> String? {
    text.count == count && text.allSatisfy { $0.isASCII && $0.isNumber } ? text : nil
  }
}
