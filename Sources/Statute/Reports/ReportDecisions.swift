extension AnnualReport {
  package static let flow = Flow<ReportStep, ReportAction>([
    .init(.enterDisclosure, at: [.drafting], by: writers),
    .init(.writeProse, at: [.drafting], by: writers),
    .init(.submit, at: [.drafting], by: writers),
    .init(.publish, at: [.review], by: [.deputyInCharge]),
    .init(.return, at: [.review], by: [.deputyInCharge]),
    .init(.correct, at: [.published], by: [.disclosureOfficeHead]),
  ])

  private static let writers: Set<Role> = [.informationOfficer, .disclosureOfficer, .disclosureOfficeHead]

  package func actions(for roles: Set<Role>) -> [ReportAction] {
    AnnualReport.flow.actions(at: step, for: roles)
  }

  package func decide(_ command: ReportCommand, _ situation: Situation) throws(ReportRefusal)
    -> Ruling<ReportEvent>
  {
    let action = command.action
    guard AnnualReport.flow.allows(action, at: step) else { throw .notNow(action, at: step) }
    guard let role = AnnualReport.flow.role(for: action, at: step, among: situation.roles) else {
      throw .notYours(action, at: step)
    }
    return Ruling(role: role, events: [try event(for: command, situation)])
  }

  private func event(for command: ReportCommand, _ situation: Situation) throws(ReportRefusal) -> ReportEvent
  {
    switch command {
    case .enterDisclosure(let values):
      for (cell, text) in values where !AnnualReport.isFigure(text, in: cell) { throw .notAFigure(cell) }
      return .disclosureEntered(values)
    case .writeProse(let section, let text): return .proseWritten(section, text: text)
    case .submit:
      try checkProse()
      return .submitted
    case .return(let reason):
      guard !reason.isEmpty else { throw .empty(field: "reason") }
      return .returned(reason: reason)
    case .publish(let figures):
      if let end = Day(year: year, month: 12, day: 31), situation.today <= end { throw .yearRuns(until: end) }
      guard situation.person != writtenBy else { throw .sameHands }
      try checkProse()
      let failures = figures.violations
      guard failures.isEmpty else { throw .broken(failures) }
      return .published(figures: figures.named)
    case .correct(let reason):
      guard !reason.isEmpty else { throw .empty(field: "reason") }
      return .correctionOpened(reason: reason)
    }
  }

  /// Sections one and five must say something; six may not be empty either (say 无其他需要报告的事项).
  private func checkProse() throws(ReportRefusal) {
    for section in [ReportSection.overview, .problems, .other] where (prose[section] ?? "").isEmpty {
      throw .emptySection(section)
    }
  }

  private static func isFigure(_ text: String, in cell: DisclosureCell) -> Bool {
    let isAmount = cell == .chargesAmount || cell == .procurementAmount
    guard isAmount else { return Int(text).map { $0 >= 0 } ?? false }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count <= 2
      && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy(\.isNumber) && $0.allSatisfy(\.isASCII) }
  }
}
