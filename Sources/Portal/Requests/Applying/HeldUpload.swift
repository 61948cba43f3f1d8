import Foundation
import Statute
import WebParts

/// A file that an applicant has sent and not yet confirmed: it waits in the staging folder under its digest, while the
/// confirming page carries what it is called. Nothing of it is stored for good before the request is sent.
struct HeldUpload: Sendable, Equatable {
  /// The field it was sent in: proof of identity, or further papers.
  let field: String
  /// What the sender calls it.
  let name: String
  /// In bytes.
  let size: Int
  let digest: String
  /// When it came, in seconds since 1970; what waits too long is thrown away.
  let since: Int

  /// The hidden field that carries it from page to page.
  static let input = "held"

  var text: String {
    [field, String(since), digest, String(size), PercentCoding.encode(name)].joined(separator: " ")
  }

  /// - Parameter text: from the page, where anybody may have changed it: nothing in it becomes a path as it stands.
  init?(_ text: String) {
    let parts = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    let digits = Set("0123456789abcdef")
    guard parts.count == 5, ApplicationForm.fileFields.contains(parts[0]), let since = Int(parts[1]),
      since >= 0,
      parts[2].count == 64, parts[2].allSatisfy(digits.contains), let size = Int(parts[3]),
      let name = PercentCoding.decode(parts[4], plusIsSpace: false), !name.isEmpty, name.count <= 200
    else { return nil }
    field = parts[0]
    self.since = since
    digest = parts[2]
    self.size = size
    self.name = name
  }

  init(_ file: StagedFile, since: Int) {
    field = file.field
    name = file.filename.isEmpty ? "未命名" : String(file.filename.suffix(200))
    size = file.size
    digest = file.sha256
    self.since = since
  }
}

/// The corner of the staging folder where uploads wait to be confirmed.
struct HeldUploads: Sendable {
  let folder: String
  /// Seconds since 1970.
  let now: Int
  /// How long an upload waits: longer than the form it belongs to.
  static let patience = 6 * 3600

  /// Puts an upload aside and throws away what has waited too long.
  ///
  /// - Throws: `StagingError` where the folder cannot be written.
  func hold(_ file: StagedFile) throws -> HeldUpload {
    sweep()
    let held = HeldUpload(file, since: now)
    let target = path(of: held)
    if FileManager.default.fileExists(atPath: target) {
      file.discard()
    } else {
      try FileManager.default.moveItem(atPath: file.path, toPath: target)
    }
    return held
  }

  /// Where it waits; `nil` where it is no longer there.
  func find(_ held: HeldUpload) -> String? {
    let path = path(of: held)
    return FileManager.default.fileExists(atPath: path) ? path : nil
  }

  func discard(_ held: HeldUpload) {
    try? FileManager.default.removeItem(atPath: path(of: held))
  }

  private func path(of held: HeldUpload) -> String { "\(folder)/\(held.since)-\(held.digest).held" }

  private func sweep() {
    for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    where name.hasSuffix(".held") {
      guard let since = name.split(separator: "-").first.flatMap({ Int($0) }), now - since > Self.patience
      else {
        continue
      }
      try? FileManager.default.removeItem(atPath: folder + "/" + name)
    }
  }
}
