import Desk
import Ledger
import Statute

/// The way of an item through the hands of a body.
struct CountyEditing {
  let desk: Desk
  let body: County.Body

  /// - Parameters:
  ///   - table: a table that goes with it as a file too.
  ///   - steps: after how many steps it lies still; 6 is published.
  func publish(_ content: ItemContent, table: [[String]], steps: Int) async throws {
    let drafter = County.officer(body, .informationOfficer)
    let file = try await desk.draft(content, by: drafter)
    if content.column == .budgets { try await attach(table, to: file, drafter) }
    let earlier = try await earlierEdition(of: content)
    if let earlier {
      try await act(.link(ItemLink(.replaces, to: earlier)), on: file, as: .informationOfficer)
    }
    let way: [(ItemCommand, Role)] = [
      (.submit, .informationOfficer), (.approveSection, .sectionHead),
      (.clearSecrecy(basis: "经审查，不涉及国家秘密、商业秘密和个人隐私"), .secrecyReviewer),
      (.approveOffice, .disclosureOfficer), (.approve, .deputyInCharge), (.publish, .disclosureOfficer),
    ]
    for (command, role) in way.prefix(steps) { try await act(command, on: file, as: role) }
    if steps == way.count, let earlier {
      try await act(.repeal(reason: "已有新的办法代替", by: file), on: earlier, as: .disclosureOfficer)
    }
  }

  /// Marks the newest item of this title as lapsed.
  func lapse(title: String) async throws {
    try await act(.lapse(reason: "有效期届满", by: nil), onItemTitled: title)
  }

  /// Does something to the newest item of this title that is in force.
  func act(_ command: ItemCommand, onItemTitled title: String) async throws {
    guard let file = try await inForce({ $0 == title }) else { return }
    try await act(command, on: file, as: .disclosureOfficer)
  }

  private func act(_ command: ItemCommand, on file: FileID, as role: Role) async throws {
    let officer = County.officer(body, role)
    let version = try await desk.item(file, for: .officer(officer)).version
    try await desk.act(command, on: file, expecting: version, by: officer)
  }

  private func attach(_ table: [[String]], to file: FileID, _ drafter: Officer) async throws {
    let text = "\u{FEFF}" + table.map { $0.joined(separator: ",") + "\r\n" }.joined()
    let kept = try await desk.attachments.keep(Array(text.utf8))
    let attachment = Attachment(
      digest: kept.digest.hex, name: "收支表.csv", size: kept.bytes, fromApplicant: false)
    try await act(
      .addAttachment(attachment, ScreeningOutcome(ofAttachment: attachment.digest, text: text, by: Screen())),
      on: file, as: .informationOfficer)
  }

  /// The management rules of the year before, which new ones replace.
  private func earlierEdition(of content: ItemContent) async throws -> FileID? {
    guard content.column == .basis, content.genre == .notice else { return nil }
    let stem = content.title.prefix { $0 != "(" && $0 != "（" }
    return try await inForce { $0.hasPrefix(stem) && $0 != content.title }
  }

  private func inForce(_ isSought: (String) -> Bool) async throws -> FileID? {
    let page = try await desk.catalogue(CatalogueFilter(body: body.code, validity: .inForce), limit: 200)
    return page.entries.first { isSought($0.title) }?.file
  }
}
