import Statute

/// What is wrong with a password that somebody wants to set.
package enum PasswordFault: Error, Hashable, Sendable {
  case tooShort(minimum: Int)
  /// Letters and digits are both asked for (GB/T 22239-2019, 8.1.4.1).
  case tooPlain
  /// The sign-in name or the same character over and over.
  case tooEasy

  package var message: String {
    switch self {
    case .tooShort(let minimum): "密码至少 \(minimum) 个字符。"
    case .tooPlain: "密码应当同时有字母和数字。"
    case .tooEasy: "密码过于简单，不能包含账号，也不能是重复的字符。"
    }
  }

  /// What is wrong with a password for an account; `nil` where nothing is.
  package static func of(_ password: String, account: String) -> PasswordFault? {
    let minimum = 10
    if password.count < minimum { return .tooShort(minimum: minimum) }
    if !password.contains(where: \.isLetter) || !password.contains(where: \.isNumber) { return .tooPlain }
    if password.lowercased().contains(account.lowercased()) || Set(password).count < 5 { return .tooEasy }
    return nil
  }
}

extension Desk {
  /// Opens an account for a person or sets a new password, on behalf of the security administrator. The sign-in name is
  /// the key of the person's file. All sessions of the person end, and the record says who did it.
  ///
  /// - Throws: `PasswordFault`, `PersonRefusal`, `DeskError.notFound` for a person out of the officer's charge.
  package func setPassword(_ password: String, of key: String, by officer: Officer) async throws {
    let dossier = try await person(key, for: officer)
    let ruling = try dossier.person.decide(.setPassword, situation(of: officer, at: now()))
    if let fault = PasswordFault.of(password, account: key) { throw fault }
    try await setPassword(
      password, signInName: key, of: key, by: .person(key: officer.key, as: ruling.role))
  }
}
