/// Something in a text that must not slip out, or that somebody should look at before it is published
/// (articles 14, 15 and 17 of the Regulation; Personal Information Protection Law, articles 28 and 31).
package struct ScreenFinding: Sendable, Hashable {
  package enum Kind: String, Sendable, CaseIterable, Codable {
    /// 居民身份证号码
    case identityNumber
    /// 手机号码
    case mobile
    /// 个人固定电话
    case landline
    /// 银行卡号
    case bankCard
    /// 乡镇以下的住址
    case homeAddress
    /// 车牌号
    case plate
    /// 护照、通行证号码
    case passport
    /// 社会保障卡号
    case socialSecurity
    /// 个人电子邮箱
    case personalEmail
    /// 未成年人姓名及其学校
    case minor
    /// 国家秘密标志
    case secrecyMark
    /// 内部、不得公开等标志
    case internalMark
    /// 本机关词表
    case lexicon
  }

  package enum Severity: String, Sendable, Comparable, Codable {
    /// Somebody should look; publication may go on.
    case warn
    /// Publication stops until it is masked, or until a named person overrides it with a reason.
    case block

    package static func < (left: Self, right: Self) -> Bool { left == .warn && right == .block }
  }

  package var kind: Kind
  package var severity: Severity
  /// From 1.
  package var line: Int
  /// From 1, in Unicode scalars, as `length` is.
  package var column: Int
  package var length: Int
  /// Where it stands in the text, counted in Unicode scalars from 0.
  package var range: Range<Int>
  /// What was found, masked; safe to show and to keep in a log.
  package var excerpt: String
  /// What may stand in its place; nil for marks of secrecy, which no masking makes fit to publish.
  package var proposal: String?
  /// What to do, in a sentence for the editor.
  package var advice: String
}

/// A finding before it is told where in the lines of the text it stands.
struct Suspicion {
  var kind: ScreenFinding.Kind
  var severity: ScreenFinding.Severity
  var range: Range<Int>
  var proposal: String?
  var advice: String
  /// Shown instead of the proposal, for marks that are no secret themselves.
  var excerpt: String?
}
