/// Telephones and identity numbers spelled in Chinese figures: 一三八零零零零五六七八.
enum SpelledNumbers {
  static func find(in text: ScreenedText, settings: ScreenSettings) -> [Suspicion] {
    var found: [Suspicion] = []
    var position = 0
    while position < text.count {
      guard digit(text.folded[position]) != nil else {
        position += 1
        continue
      }
      var end = position
      var digits: [UInt8] = []
      while end < text.count, let digit = digit(text.folded[end]) {
        digits.append(digit)
        end += 1
      }
      if let suspicion = judge(digits, position..<end, settings) { found.append(suspicion) }
      position = end
    }
    return found
  }

  private static func judge(_ digits: [UInt8], _ range: Range<Int>, _ settings: ScreenSettings) -> Suspicion?
  {
    switch digits.count {
    case 11 where digits[0] == 1 && digits[1] >= 3 && !settings.officeNumbers.contains(Masking.text(digits)):
      Suspicion(
        kind: .mobile, severity: .block, range: range,
        proposal: Masking.stars(digits, keepFirst: 3, keepLast: 4),
        advice: ScreenAdvice.mobile)
    case 18 where IdentityNumber.judge(digits) == .valid:
      Suspicion(
        kind: .identityNumber, severity: .block, range: range,
        proposal: Masking.stars(digits, keepFirst: 4, keepLast: 4), advice: ScreenAdvice.identity18)
    default: nil
    }
  }

  private static func digit(_ scalar: Unicode.Scalar) -> UInt8? {
    switch scalar {
    case "〇", "零", "○", "O": 0
    case "一", "幺", "壹": 1
    case "二", "两", "贰": 2
    case "三", "叁": 3
    case "四", "肆": 4
    case "五", "伍": 5
    case "六", "陆": 6
    case "七", "柒": 7
    case "八", "捌": 8
    case "九", "玖": 9
    default: nil
    }
  }
}
