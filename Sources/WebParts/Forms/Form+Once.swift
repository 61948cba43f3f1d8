import Crypto

extension Form {
  /// A key that is the same each time this form is sent with these words, and another one as soon as a word is changed:
  /// what the form brings is done once per key. Who goes back to a form that was sent, mends it and sends it again wants
  /// something else than the first time. `nil` for a form without a token.
  ///
  /// Line ends count alike, since browsers send those of a text area and of a hidden field in different ways; passwords
  /// do not count, since the key is kept.
  package var once: String? {
    guard self[FormTokens.field] != nil else { return nil }
    var hash = SHA256()
    for field in fields where !field.name.contains("password") {
      for piece in [field.name, field.value] {
        let bytes = piece.utf8.filter { $0 != UInt8(ascii: "\r") }
        hash.update(data: Array("\(bytes.count):".utf8) + bytes)
      }
    }
    return hash.finalize().hexadecimal
  }
}

extension Upload {
  /// The same for a form with files: other files are another wish.
  package var once: String? {
    guard let once = form.once, !files.isEmpty else { return form.once }
    return SHA256.hash(data: Array(([once] + files.map(\.sha256)).joined().utf8)).hexadecimal
  }
}
