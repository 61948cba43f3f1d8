/// Finds numbers of persons among the digits of a text: identity numbers, bank cards, telephones.
struct PersonalNumbers {
  private let text: ScreenedText
  private let rules: NumberRules
  private(set) var found: [Suspicion] = []
  /// Landlines that nothing labels as an office's: alarms where the line speaks of a person anyway.
  private var openLandlines: [Suspicion] = []
  /// Accounts that follow no rule: alarms where the line or the heading of the table speaks of a person.
  private var openAccounts: [Suspicion] = []
  /// Where the groups of one digit end that were last met.
  private var singlesEnd = 0

  static func find(in text: ScreenedText, settings: ScreenSettings) -> [Suspicion] {
    var search = PersonalNumbers(text: text, settings: settings)
    for chain in NumberChain.all(in: text) { search.read(chain) }
    search.settleLandlines()
    search.settleAccounts()
    return search.found
  }

  private init(text: ScreenedText, settings: ScreenSettings) {
    self.text = text
    rules = NumberRules(text: text, settings: settings)
  }

  private mutating func read(_ chain: NumberChain) {
    singlesEnd = 0
    var group = 0
    while group < chain.groups.count {
      group = match(chain, from: group) ?? (group + 1)
    }
  }

  /// Tries the numbers that begin with a group: one group alone first, then joined with those that follow.
  ///
  /// - Returns: the group behind the number that was found, or behind groups that are no numbers of persons.
  private mutating func match(_ chain: NumberChain, from group: Int) -> Int? {
    let isSingle = chain.groups[group].positions.count == 1
    if isSingle, group >= singlesEnd {
      singlesEnd = group
      while singlesEnd < chain.groups.count, chain.groups[singlesEnd].positions.count == 1 { singlesEnd += 1 }
      // Boxes of a form hold one number or two; a long row of single digits is a table of figures.
      if singlesEnd - group > 48 { return singlesEnd }
    }
    let furthest = isSingle ? singlesEnd - 1 : min(chain.groups.count - 1, group + 6)
    var candidates: [(candidate: NumberCandidate, next: Int)] = []
    var digits = 0
    for last in group...max(group, furthest) {
      digits += chain.groups[last].positions.count
      guard digits <= 20 else { break }
      guard digits >= 7, let candidate = NumberCandidate(text, chain, group...last) else { continue }
      candidates.append((candidate, last + 1))
    }
    guard !candidates.isEmpty else { return nil }
    let tests: [(NumberCandidate) -> Suspicion?] = [rules.identity, rules.bankCard, rules.mobile]
    for test in tests {
      if let whole = candidates.first, whole.candidate.isWhole, let suspicion = test(whole.candidate) {
        found.append(suspicion)
        return whole.next
      }
      // The longest joined number first: sixteen places of a card of nineteen may pass the check by chance.
      for (candidate, next) in candidates.reversed() where !candidate.isWhole {
        if let suspicion = test(candidate) {
          found.append(suspicion)
          return next
        }
      }
    }
    for (candidate, next) in candidates.reversed() {
      if let suspicion = rules.account(candidate) {
        openAccounts.append(suspicion)
        return next
      }
    }
    for (candidate, next) in candidates {
      if let suspicion = rules.landline(candidate) {
        if suspicion.severity == .block { found.append(suspicion) } else { openLandlines.append(suspicion) }
        return next
      }
    }
    return nil
  }

  /// A landline in a line that names a person's number is likely to be that person's.
  private mutating func settleLandlines() {
    guard !openLandlines.isEmpty else { return }
    var lines: Set<Int> = []
    // A mobile number beside it says nothing: offices give both.
    for suspicion in found where suspicion.severity == .block && suspicion.kind != .mobile {
      lines.insert(text.line(of: suspicion.range.lowerBound))
    }
    for landline in openLandlines where lines.contains(text.line(of: landline.range.lowerBound)) {
      found.append(landline)
    }
  }

  private mutating func settleAccounts() {
    guard !openAccounts.isEmpty else { return }
    var lines: Set<Int> = []
    for suspicion in found where suspicion.severity == .block {
      lines.insert(text.line(of: suspicion.range.lowerBound))
    }
    for var account in openAccounts {
      let line = text.line(of: account.range.lowerBound)
      let isPersons =
        lines.contains(line) || Self.persons.isInHeading(text, text.headerRow(of: account.range.lowerBound))
      let isCard = NumberLabels.card.isIn(
        text, text.window(before: account.range.lowerBound, length: 12, lineBreaks: 1))
      guard isPersons || isCard else { continue }
      guard !Self.organs.isIn(text, text.window(before: account.range.lowerBound, length: 40)) else {
        continue
      }
      if isPersons { account.severity = .block }
      found.append(account)
    }
  }

  private static let persons: WordList = ["身份证", "户主", "姓名", "农户", "受助人", "领款人", "本人"]
  private static let organs: WordList = ["公司", "专户", "非税", "财政", "国库", "对公", "基本户", "交易中心", "委员会", "收款单位"]
}
