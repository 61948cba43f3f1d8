import HTTPTypes
package import Hummingbird
import NIOCore
import Synchronization

/// What somebody typed, held while their request is answered: where the answer fails through no fault of theirs, the page
/// that says so gives it back.
package final class TypedForm: Sendable {
  @TaskLocal static var current: TypedForm?

  /// What was read: the typed text, and how many files came with it.
  package struct Content: Sendable {
    package let form: Form
    package let files: Int

    package init(_ upload: Upload) {
      form = upload.form
      files = upload.files.count
    }

    init(form: Form) {
      self.form = form
      files = 0
    }
  }

  private let content = Mutex<Content?>(nil)

  private init() {}

  /// Called by whoever reads a form, of either kind.
  func hold(_ content: Content) {
    self.content.withLock { $0 = content }
  }

  /// Runs the answer to a request, and gives its error together with the form that was read until then.
  package static func holding<R>(
    _ answer: () async throws -> R
  ) async -> (result: Result<R, any Error>, typed: Content?) {
    let typed = TypedForm()
    return await $current.withValue(typed) {
      do {
        return (.success(try await answer()), typed.content.withLock { $0 })
      } catch {
        return (.failure(error), typed.content.withLock { $0 })
      }
    }
  }
}

extension Request {
  /// Whether the body is a form of one of the two kinds that browsers send; and whether it is the one with files.
  package var formKind: (isForm: Bool, hasFiles: Bool) {
    let type = headers[.contentType] ?? ""
    let hasFiles = HeaderParameters.read(type, expecting: "multipart/form-data") != nil
    return (
      hasFiles || HeaderParameters.read(type, expecting: "application/x-www-form-urlencoded") != nil, hasFiles
    )
  }
}
