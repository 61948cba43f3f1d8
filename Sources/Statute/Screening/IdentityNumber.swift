/// Citizen identity numbers 公民身份号码: 18 places by GB 11643-1999, and the 15 of the cards before 1999.
package enum IdentityNumber {
  package enum Verdict: Equatable, Sendable {
    case valid
    /// Region and day of birth are possible, the check digit is not the one that follows from them.
    case wrongCheckDigit
    case implausible
  }

  private static let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  private static let checkDigits: [UInt8] = [1, 0, 10, 9, 8, 7, 6, 5, 4, 3, 2]

  /// - Parameter text: as a person writes it, without blanks; `X` for 10 in the last place.
  package static func judge(text: String) -> Verdict {
    let places = text.uppercased().utf8.map { byte -> UInt8? in
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
      case UInt8(ascii: "X"): 10
      default: nil
      }
    }
    let digits = places.compactMap(\.self)
    return digits.count == places.count ? judge(digits) : .implausible
  }

  /// - Parameter digits: 18 or 15 places, 10 for X.
  static func judge(_ digits: [UInt8]) -> Verdict {
    switch digits.count {
    case 18: judge18(digits)
    case 15:
      !digits.contains(10) && isRegion(digits) && isDay(year: 1900 + number(digits[6..<8]), digits[8..<12])
        ? .valid : .implausible
    default: .implausible
    }
  }

  private static func judge18(_ digits: [UInt8]) -> Verdict {
    let year = number(digits[6..<10])
    guard !digits.dropLast().contains(10), isRegion(digits), year >= 1900, year <= 2049,
      isDay(year: year, digits[10..<14])
    else { return .implausible }
    return digits[17] == checkDigit(digits) ? .valid : .wrongCheckDigit
  }

  /// ISO 7064, MOD 11-2, over the first 17 places; 10 is X.
  static func checkDigit(_ digits: [UInt8]) -> UInt8 {
    checkDigits[zip(digits, weights).reduce(0) { $0 + Int($1.0) * $1.1 } % 11]
  }

  /// Whether the first four places can be a province and a prefecture (GB/T 2260, with the codes of the residence
  /// permits of Hong Kong, Macao and Taiwan and of foreigners).
  private static func isRegion(_ digits: [UInt8]) -> Bool {
    let prefecture = number(digits[2..<4])
    switch number(digits[0..<2]) {
    case 11...15, 21...23, 31...37, 41...46, 50...54, 61...65, 71:
      return (0...70).contains(prefecture) || prefecture == 90
    case 81...83, 91: return true
    default: return false
    }
  }

  private static func isDay(year: Int, _ monthAndDay: ArraySlice<UInt8>) -> Bool {
    let month = number(monthAndDay.prefix(2))
    let day = number(monthAndDay.suffix(2))
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return (1...12).contains(month) && day >= 1 && day <= lengths[month - 1]
  }

  private static func number(_ digits: some Sequence<UInt8>) -> Int { digits.reduce(0) { $0 * 10 + Int($1) } }
}
