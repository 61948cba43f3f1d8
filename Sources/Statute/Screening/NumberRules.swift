/// Whether a number is an identity number, a bank card or a telephone, told from its digits and its neighbourhood.
struct NumberRules {
  let text: ScreenedText
  let settings: ScreenSettings

  func identity(_ candidate: NumberCandidate) -> Suspicion? {
    guard [15, 18].contains(candidate.digits.count), !candidate.isPiece, !candidate.hasDots else {
      return nil
    }
    let verdict = IdentityNumber.judge(candidate.digits)
    guard verdict != .implausible, !isInCode(candidate.range, allowsLetterBefore: true) else { return nil }
    let label = text.label(
      before: candidate.range.lowerBound, among: [NumberLabels.identity, NumberLabels.code])
    let isLabelled = label == 0
    guard label != 1 else { return nil }
    if candidate.digits.count == 15 {
      let isPlainShape =
        candidate.isWhole || candidate.isWrapped || [[6, 6, 3], [6, 9]].contains(candidate.shape)
      guard isPlainShape || candidate.isSpread, isLabelled || candidate.isWhole else { return nil }
      guard isLabelled || !isAmount(candidate.range) else { return nil }
      // Fifteen places have no check digit: without a label the day of birth alone speaks for it.
      return Suspicion(
        kind: .identityNumber, severity: isLabelled ? .block : .warn, range: candidate.range,
        proposal: Masking.stars(candidate.digits, keepFirst: 4, keepLast: 3), advice: ScreenAdvice.identity15)
    }
    let proposal = Masking.stars(candidate.digits, keepFirst: 4, keepLast: 4)
    if verdict == .valid {
      return Suspicion(
        kind: .identityNumber, severity: .block, range: candidate.range, proposal: proposal,
        advice: ScreenAdvice.identity18)
    }
    let isUsual =
      candidate.isWhole
      || [[6, 8, 4], [6, 4, 4, 4], [6, 4, 2, 2, 4], [4, 4, 4, 4, 2], [3, 3, 4, 4, 4]]
        .contains(candidate.shape)
    guard isLabelled, isUsual else { return nil }
    return Suspicion(
      kind: .identityNumber, severity: .warn, range: candidate.range, proposal: proposal,
      advice: ScreenAdvice.identityWrongCheck)
  }

  func bankCard(_ candidate: NumberCandidate) -> Suspicion? {
    let digits = candidate.digits
    guard candidate.isNumeric, !candidate.isPiece, !candidate.hasDots,
      let range = BankCardNumber.range(of: digits), !isInCode(candidate.range), !isAmount(candidate.range)
    else { return nil }
    let isGrouped = candidate.shape.count >= 4 && candidate.shape.dropLast().allSatisfy { $0 == 4 }
    let isSixThenRest = candidate.shape.count == 2 && candidate.shape[0] == 6
    guard
      candidate.isWhole || isGrouped || isSixThenRest || candidate.isSpread || candidate.isColumn
        || isWrappedLine(candidate)
    else { return nil }
    let label = text.label(
      before: candidate.range.lowerBound,
      among: [NumberLabels.bank, NumberLabels.code, NumberLabels.card, NumberLabels.organAccount])
    let proposal = Masking.stars(digits, keepFirst: 4, keepLast: 4)
    func suspicion(_ severity: ScreenFinding.Severity, _ advice: String) -> Suspicion {
      Suspicion(
        kind: .bankCard, severity: severity, range: candidate.range, proposal: proposal, advice: advice)
    }
    guard BankCardNumber.passesLuhn(digits) else {
      return label == 2 && range == .unionPay ? suspicion(.warn, ScreenAdvice.bankCardWrongCheck) : nil
    }
    switch (label, range) {
    case (0, _), (2, _): return suspicion(.block, ScreenAdvice.bankCard)
    case (1, _), (3, _): return nil
    case (_, .unionPay): return suspicion(.warn, ScreenAdvice.bankCardUnlabelled)
    case (_, .international): return isGrouped ? suspicion(.warn, ScreenAdvice.bankCardUnlabelled) : nil
    default: return nil
    }
  }

  /// An account or a passbook 存折, whose numbers follow no rule that could be checked: by its label, and a person's by
  /// what else stands in the line.
  func account(_ candidate: NumberCandidate) -> Suspicion? {
    guard candidate.isNumeric, !candidate.isPiece, !candidate.hasDots,
      (12...23).contains(candidate.digits.count), Set(candidate.digits).count > 2,
      !isInCode(candidate.range), !isAmount(candidate.range)
    else { return nil }
    let isGrouped = candidate.shape.count >= 3 && candidate.shape.dropLast().allSatisfy { $0 == 4 }
    guard candidate.isWhole || isGrouped else { return nil }
    let label = text.label(
      before: candidate.range.lowerBound,
      among: [
        NumberLabels.bank, NumberLabels.code, NumberLabels.card, NumberLabels.organAccount,
        NumberLabels.identity,
        NumberLabels.phone, NumberLabels.socialSecurity,
      ])
    guard label == 0 || label == 2 else { return nil }
    return Suspicion(
      kind: .bankCard, severity: .warn, range: candidate.range,
      proposal: Masking.stars(candidate.digits, keepFirst: 4, keepLast: 4), advice: ScreenAdvice.account)
  }

  func mobile(_ candidate: NumberCandidate) -> Suspicion? {
    guard candidate.isNumeric, let number = Self.mobileNumber(candidate), !isInCode(candidate.range),
      !isInAddressOfPage(candidate.range), !candidate.isWrapped || isWrappedLine(candidate)
    else { return nil }
    let hasPrefix = candidate.digits.count > 11
    guard !candidate.isPiece || hasPrefix else { return nil }
    guard !candidate.hasDots || candidate.gaps.allSatisfy({ $0 == .dot }) else { return nil }
    guard !settings.officeNumbers.contains(Masking.text(number)) else { return nil }
    let label = text.label(
      before: candidate.range.lowerBound,
      among: [NumberLabels.phone, NumberLabels.office, NumberLabels.code],
      within: 16)
    guard label != 2, label != nil || !(isAmount(candidate.range) || isFigure(candidate.range)) else {
      return nil
    }
    // 192.168.1.1 and its like are no telephones; a number with points has to be called one.
    guard !candidate.hasDots || label != nil else { return nil }
    let isOffice = label == 1
    return Suspicion(
      kind: .mobile, severity: isOffice ? .warn : .block, range: candidate.range,
      proposal: Masking.stars(number, keepFirst: 3, keepLast: 4),
      advice: isOffice ? ScreenAdvice.mobileOfOffice : ScreenAdvice.mobile)
  }

  /// The eleven digits of a mobile number, without 86 or 0 before it.
  private static func mobileNumber(_ candidate: NumberCandidate) -> [UInt8]? {
    guard (11...15).contains(candidate.digits.count) else { return nil }
    var number = candidate.digits
    var shape = candidate.shape
    for prefix: [UInt8] in [[0, 0, 8, 6], [8, 6], [0]]
    where number.count == 11 + prefix.count && number.starts(with: prefix) {
      number.removeFirst(prefix.count)
      if shape.first == prefix.count { shape.removeFirst() } else { shape[0] -= prefix.count }
      break
    }
    guard number.count == 11, number[0] == 1, isMobileRange(number[1] * 10 + number[2]) else { return nil }
    if Set(number.dropFirst(3)).count == 1, number[3] == 0 { return nil }
    let isUsual = usualShapes.contains(shape) && !candidate.gaps.contains(.lineBreak)
    return isUsual || candidate.isSpread || candidate.isWrapped ? number : nil
  }

  private static let usualShapes: Set<[Int]> = [
    [11], [3, 4, 4], [3, 8], [7, 4], [4, 4, 3], [4, 3, 4], [3, 3, 5], [5, 6], [6, 5], [3, 2, 2, 2, 2],
  ]

  /// The second and third places, as the ranges were handed out by 2024.
  private static func isMobileRange(_ pair: UInt8) -> Bool {
    switch pair {
    case 30...39, 45...49, 50...53, 55...59, 62, 65, 66, 67, 70...78, 80...89, 90...93, 95...99: true
    default: false
    }
  }

  func landline(_ candidate: NumberCandidate) -> Suspicion? {
    guard candidate.isNumeric, !candidate.isPiece, !candidate.hasDots, !candidate.gaps.contains(.lineBreak),
      !isInCode(candidate.range),
      !isAmount(candidate.range)
    else { return nil }
    let digits = candidate.digits
    let hasArea = digits.first == 0 && (10...12).contains(digits.count) && digits[1] != 0
    let isLocal = candidate.isWhole && (7...8).contains(digits.count) && digits[0] >= 2
    guard hasArea || isLocal else { return nil }
    let areaLength = hasArea ? (digits[1] <= 2 ? 3 : 4) : 0
    guard !hasArea || candidate.isWhole || candidate.shape == [areaLength, digits.count - areaLength] else {
      return nil
    }
    guard !settings.officeNumbers.contains(Masking.text(digits)) else { return nil }
    let label = text.label(
      before: candidate.range.lowerBound,
      among: [NumberLabels.home, NumberLabels.office, NumberLabels.code, NumberLabels.phone], within: 16)
    let local = Masking.stars(Array(digits.dropFirst(areaLength)), keepFirst: 0, keepLast: 3)
    let proposal = hasArea ? Masking.text(Array(digits.prefix(areaLength))) + "-" + local : local
    switch label {
    case 0:
      return Suspicion(
        kind: .landline, severity: .block, range: candidate.range, proposal: proposal,
        advice: ScreenAdvice.landline)
    case 3 where hasArea || isLocal:
      return Suspicion(
        kind: .landline, severity: .warn, range: candidate.range, proposal: proposal,
        advice: ScreenAdvice.landlineBesidePerson)
    default: return nil
    }
  }

  // MARK: neighbourhood

  /// Letters touch the number: it is a piece of a code, a key or a name of a file.
  private func isInCode(_ range: Range<Int>, allowsLetterBefore: Bool = false) -> Bool {
    let before = text[range.lowerBound - 1]
    let after = text[range.upperBound]
    if before == "_" || after == "_" || before == "*" || after == "*" || after.isAlphanumeric { return true }
    if before.isLetter { return !allowsLetterBefore && !isWord(endingAt: range.lowerBound) }
    // Digits behind a point are decimals, and digits before one are an amount with decimals.
    if before == ".", text[range.lowerBound - 2].isDigit { return true }
    return after == "." && text[range.upperBound + 1].isDigit
  }

  /// TEL13812345678 is no code.
  private func isWord(endingAt end: Int) -> Bool {
    ["TEL", "MOBILE", "PHONE", "NO", "ID"].contains { word in
      let start = end - word.unicodeScalars.count
      return text.stands(Array(word.unicodeScalars), at: start) && !text[start - 1].isAlphanumeric
    }
  }

  private func isAmount(_ range: Range<Int>) -> Bool {
    let before = text[range.lowerBound - 1]
    if before == "¥" || before == "$" || before.value == 0xffe5 { return true }
    return NumberLabels.units.match(
      in: text, at: range.upperBound, bound: min(text.count, range.upperBound + 3)) != nil
  }

  /// It stands in a column of amounts.
  private func isFigure(_ range: Range<Int>) -> Bool {
    text.headers(of: range.lowerBound).contains { NumberLabels.figures.isInHeading(text, $0) }
  }

  /// In the address of a page, numbers name pages.
  private func isInAddressOfPage(_ range: Range<Int>) -> Bool {
    var start = range.lowerBound
    while start > 0, range.lowerBound - start < 200, text[start - 1].value > 0x20,
      text[start - 1].value < 0x7f
    {
      start -= 1
    }
    let address = start..<range.lowerBound
    return NumberLabels.pageAddress.isIn(text, address)
  }

  /// A number that a full line breaks in two; two short lines are two cells of a list.
  private func isWrappedLine(_ candidate: NumberCandidate) -> Bool {
    guard candidate.isWrapped, let first = candidate.shape.first else { return false }
    let start = text.lineStarts[text.line(of: candidate.range.lowerBound)]
    return candidate.range.lowerBound + first - start >= 12
  }
}
