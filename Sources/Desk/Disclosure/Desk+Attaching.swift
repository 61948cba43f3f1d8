import Ledger
package import Statute

extension Desk {
  /// 添加附件: keeps a file that was received in the staging folder and puts it into the draft, with what the screening
  /// finds in its text where that can be read.
  ///
  /// - Parameters:
  ///   - path: where the file was staged; it moves away from there.
  ///   - name: what the sender calls it.
  /// - Returns: the version after it.
  /// - Throws: as `act`; nothing is kept for somebody who may not see the file.
  @discardableResult
  package func attach(
    stagedAt path: String, name: String, to file: FileID, expecting version: Int, by officer: Officer,
    once key: String? = nil
  ) async throws -> Int {
    let dossier = try await item(file, for: .officer(officer))
    guard dossier.actions.contains(.addAttachment) else {
      throw ItemRefusal.notNow(.addAttachment, at: dossier.item.step)
    }
    let stored = try await attachments.keep(stagedAt: path)
    let attachment = Attachment(
      digest: stored.digest.hex, name: name, size: stored.bytes, fromApplicant: false)
    // What cannot be read (a scan, an old format) is kept all the same: a person has to look at it.
    let outcome = await screening(of: attachment, by: try await screen(of: officer.body))
    return try await act(
      ItemCommand.addAttachment(attachment, outcome), on: file, expecting: version, by: officer, once: key)
  }

  /// The item that somebody means by an index number, an address of ours or a key: a public one, or one of the own body.
  ///
  /// - Throws: `DeskError.notFound`.
  package func namedItem(_ words: String, for officer: Officer) async throws -> FileID {
    if let found = try await store.read({ try $0.item(indexNumber: words) }) { return found }
    let key = words.split(separator: "/").last.map(String.init) ?? words
    let file = FileID(.item, key)
    return try await store.read { ledger in
      guard let item = try ledger.load(Item.self, file)?.file,
        item.publicVersion != nil || Visibility.may(.officer(officer), see: .item(body: item.opening.body))
      else { throw DeskError.notFound }
      return file
    }
  }
}
