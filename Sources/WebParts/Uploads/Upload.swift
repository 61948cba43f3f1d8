/// A form with its files.
package struct Upload: Sendable, Equatable {
  package var form: Form
  package var files: [StagedFile]

  package init(form: Form, files: [StagedFile] = []) {
    self.form = form
    self.files = files
  }

  /// The files of one field, in the order sent.
  package func files(_ field: String) -> [StagedFile] {
    files.filter { $0.field == field }
  }

  /// Removes all files that still lie in the staging folder. For the way out of every handler that did not keep them.
  package func discard() {
    for file in files { file.discard() }
  }
}

/// Why what was sent cannot be taken, together with the text that was typed. No staged file is left behind.
package struct UploadFailure: Error, Sendable, Equatable {
  package enum Reason: Sendable, Equatable {
    /// One file has more than so many bytes.
    case fileTooLarge(field: String, filename: String, limit: Int)
    /// One text has more than so many bytes.
    case fieldTooLarge(field: String, limit: Int)
    /// All together have more than so many bytes.
    case tooLarge(limit: Int)
    case tooManyParts(limit: Int)
    case headTooLarge(limit: Int)
    /// A text that is no UTF-8.
    case notUTF8(field: String)
    /// Not what a browser sends.
    case malformed
    /// Ended before its end: the connection was cut.
    case cutOff
    /// Neither of the two content types of forms.
    case unknownContentType
  }

  /// Never empty; in the order met.
  package var reasons: [Reason]
  /// All text fields that were read, before and after what was refused.
  package var form: Form

  package init(_ reasons: [Reason], form: Form) {
    self.reasons = reasons
    self.form = form
  }
}
