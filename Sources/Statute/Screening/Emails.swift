/// Addresses of electronic mail that are not an office's.
enum Emails {
  static func find(in text: ScreenedText, settings: ScreenSettings) -> [Suspicion] {
    var found: [Suspicion] = []
    var position = 0
    var reached = 0
    while position < text.count {
      defer { position += 1 }
      guard text.folded[position] == "@", let address = address(in: text, at: position, from: reached) else {
        continue
      }
      reached = address.upperBound
      let domain = String(String.UnicodeScalarView(text.folded[(position + 1)..<address.upperBound]))
        .lowercased()
      guard !isOffice(domain, settings) else { continue }
      let isFree = providers.contains(domain)
      let before = text.window(before: address.lowerBound, length: 32, lineBreaks: 1)
      let isPersons = personWords.isIn(text, before)
      // The mail of a firm is no person's, unless a person gives it.
      guard isFree || isPersons else { continue }
      let after = text.window(after: address.upperBound, length: 16)
      let isOfBody = isFree && !isPersons && (officeWords.isIn(text, before) || offices.isIn(text, after))
      let first = text.string(address.lowerBound..<(address.lowerBound + 1))
      found.append(
        Suspicion(
          kind: .personalEmail, severity: isFree && !isOfBody ? .block : .warn, range: address,
          proposal: first + "***" + text.string(position..<address.upperBound),
          advice: !isFree
            ? ScreenAdvice.emailOther : isOfBody ? ScreenAdvice.emailOfOffice : ScreenAdvice.email))
    }
    return found
  }

  private static func address(in text: ScreenedText, at sign: Int, from earliest: Int) -> Range<Int>? {
    var start = sign
    while start > earliest, sign - start < 64, isLocal(text[start - 1]) { start -= 1 }
    while start < sign, text[start] == "." || text[start] == "-" { start += 1 }
    guard start < sign else { return nil }
    var end = sign + 1
    while end < text.count, end - sign < 128, isDomain(text[end]) { end += 1 }
    while end > sign + 1, !text[end - 1].isLetter { end -= 1 }
    let domain = text.folded[(sign + 1)..<end]
    guard let dot = domain.lastIndex(of: "."), dot > sign + 1, end - dot - 1 >= 2,
      text[sign + 1].isAlphanumeric
    else { return nil }
    return start..<end
  }

  private static func isLocal(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isAlphanumeric || scalar == "." || scalar == "_" || scalar == "-" || scalar == "+" || scalar == "%"
  }

  private static func isDomain(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isAlphanumeric || scalar == "." || scalar == "-"
  }

  private static func isOffice(_ domain: String, _ settings: ScreenSettings) -> Bool {
    domain == "gov.cn" || domain.hasSuffix(".gov.cn") || domain.hasSuffix(".mil.cn")
      || settings.officeDomains.contains { domain == $0 || domain.hasSuffix("." + $0) }
  }

  /// Providers at which anybody has an address.
  private static let providers: Set<String> = [
    "qq.com", "vip.qq.com", "foxmail.com", "163.com", "vip.163.com", "126.com", "vip.126.com", "yeah.net",
    "188.com",
    "sina.com", "sina.cn", "vip.sina.com", "sohu.com", "vip.sohu.com", "139.com", "189.cn", "wo.cn",
    "21cn.com",
    "tom.com", "aliyun.com", "263.net", "gmail.com", "googlemail.com", "hotmail.com", "outlook.com",
    "live.com",
    "live.cn", "msn.com", "msn.cn", "icloud.com", "me.com", "mac.com", "yahoo.com", "yahoo.com.cn",
    "yahoo.cn",
    "proton.me", "protonmail.com", "88.com", "eyou.com", "citiz.net", "263.com",
  ]

  private static let personWords: WordList = ["申请人", "姓名", "身份证", "本人", "个人", "先生", "女士"]
  private static let offices: WordList = ["办公室", "公开办", "政府", "委员会", "管委会", "服务中心"]
  private static let officeWords: WordList = [
    "办公邮箱", "办公电子邮箱", "单位邮箱", "受理邮箱", "监督邮箱", "举报邮箱", "投诉邮箱", "咨询邮箱", "政务邮箱", "公共邮箱", "征求意见", "反馈",
    "意见建议", "报名邮箱", "投稿", "公开邮箱", "申请邮箱", "机构邮箱", "业务邮箱", "接收邮箱", "受理机构", "传真", "邮编", "办公地址", "办公室", "联系单位",
    "起草单位", "联系电话", "公示期", "监督电话",
  ]
}
