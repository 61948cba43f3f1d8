import Crypto

/// Tokens that stand in forms and prove that the form came from us.
///
/// Two kinds. For somebody signed in: bound to the session and to what the form does. For a visitor without a session
/// (the public request form): signed, with an end and a key that marks the one sending, so that pressing the button
/// twice enters one request. Every token looks different, so that compressed pages give nothing away (BREACH).
package struct FormTokens: Sendable {
  /// The name of the hidden field.
  package static let field = "_token"

  private let key: SymmetricKey

  /// - Parameter secret: at least 32 bytes, the same for all processes of one site.
  package init(secret: [UInt8]) {
    precondition(secret.count >= 32, "a secret of fewer than 32 bytes can be guessed")
    key = SymmetricKey(data: secret)
  }

  // MARK: For somebody signed in

  /// A token for a form of this purpose, good as long as the session is.
  package func token(for session: Session, purpose: String) -> String {
    let salt = RandomID.bytes(16)
    return salt.hexadecimal + mac(["session", session.hash, purpose], salt: salt).hexadecimal
  }

  /// Whether the token was made for this session and this purpose. Compares in constant time.
  package func accepts(_ token: String?, for session: Session, purpose: String) -> Bool {
    guard let bytes = token.flatMap({ [UInt8](hexadecimal: $0) }), bytes.count == 48 else { return false }
    return isValid(bytes.suffix(32), ["session", session.hash, purpose], salt: Array(bytes.prefix(16)))
  }

  /// The hidden field.
  package func input(for session: Session, purpose: String) -> HTML {
    Self.input(token(for: session, purpose: purpose))
  }

  // MARK: For a visitor

  /// A token for a form of this purpose, good until `expiresAt` (seconds since 1970).
  package func visitorToken(purpose: String, expiresAt: Int) -> String {
    let salt = RandomID.bytes(16)
    let mac = mac(["visitor", String(expiresAt), purpose], salt: salt)
    return "\(expiresAt).\(salt.hexadecimal).\(mac.hexadecimal)"
  }

  /// Reads a visitor's token.
  ///
  /// - Returns: a key that is the same each time this one form is sent: enter what it brings once per key.
  /// - Throws: why the form must be shown again.
  package func visitorKey(_ token: String?, purpose: String, now: Int) throws(FormTokenRefusal) -> String {
    guard let token, !token.isEmpty else { throw .missing }
    let pieces = token.split(separator: ".", omittingEmptySubsequences: false)
    guard pieces.count == 3, let expiresAt = Int(pieces[0]), let salt = [UInt8](hexadecimal: pieces[1]),
      let mac = [UInt8](hexadecimal: pieces[2]), salt.count == 16,
      isValid(mac[...], ["visitor", String(expiresAt), purpose], salt: salt)
    else { throw .forged }
    guard now < expiresAt else { throw .expired }
    return salt.hexadecimal
  }

  /// The hidden field.
  package func visitorInput(purpose: String, expiresAt: Int) -> HTML {
    Self.input(visitorToken(purpose: purpose, expiresAt: expiresAt))
  }

  private static func input(_ token: String) -> HTML {
    "<input type=\"hidden\" name=\"\(field)\" value=\"\(token)\">"
  }

  private func mac(_ pieces: [String], salt: [UInt8]) -> HMAC<SHA256>.MAC {
    HMAC<SHA256>.authenticationCode(for: Self.message(pieces, salt: salt), using: key)
  }

  private func isValid(_ mac: ArraySlice<UInt8>, _ pieces: [String], salt: [UInt8]) -> Bool {
    HMAC<SHA256>.isValidAuthenticationCode(
      Array(mac), authenticating: Self.message(pieces, salt: salt), using: key)
  }

  /// Each piece behind its length, so that no two lists of pieces give the same message.
  private static func message(_ pieces: [String], salt: [UInt8]) -> [UInt8] {
    pieces.reduce(into: salt) { message, piece in
      message += Array("\(piece.utf8.count):\(piece)".utf8)
    }
  }
}

/// Why a form's token does not do.
package enum FormTokenRefusal: Error, Sendable, Equatable {
  case missing
  case forged
  /// The form stood open too long.
  case expired
}
