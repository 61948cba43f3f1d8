/// Numbers of bank cards: the check of ISO/IEC 7812-1 (Luhn) and the ranges of issuers met in China.
enum BankCardNumber {
  enum Range {
    /// 62, the range of China UnionPay.
    case unionPay
    /// Visa, Mastercard and JCB, 16 places.
    case international
    /// Older ranges of Chinese banks (9558 and others), which codes of other kinds have too.
    case older
  }

  static func range(of digits: [UInt8]) -> Range? {
    guard (16...19).contains(digits.count) else { return nil }
    let four = digits.prefix(4).reduce(0) { $0 * 10 + Int($1) }
    switch four {
    case 6200...6299, 8100...8171: return .unionPay
    case 4000...4999, 5100...5599, 2221...2720, 3528...3589:
      return digits.count == 16 ? .international : .older
    case 6000...6199, 6300...6999, 9000...9999: return .older
    default: return nil
    }
  }

  static func passesLuhn(_ digits: [UInt8]) -> Bool {
    var sum = 0
    for (offset, digit) in digits.reversed().enumerated() {
      let doubled = offset % 2 == 1 ? Int(digit) * 2 : Int(digit)
      sum += doubled > 9 ? doubled - 9 : doubled
    }
    // Sixteen zeros pass too, and are no card.
    return sum % 10 == 0 && Set(digits).count > 1
  }
}
