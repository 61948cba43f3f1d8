import Glibc
import Subprocess

/// Programs of others, run by tests and measurements. The one way to run them: whatever is run starts with no signal blocked
/// and with no file but the three everybody has. (A thread that serves tasks blocks nearly all signals, and a child of it by
/// `fork` alone or Foundation's `Process` does the same for good: `pgbench` never heard the alarm that ends it.)
package enum OtherProgram {
  /// Who runs it: a server of PostgreSQL refuses to be root.
  package enum User: Sendable {
    /// Whoever runs this.
    case oneself
    /// `nobody` where root runs this.
    case notRoot
  }

  package struct Failure: Error, CustomStringConvertible {
    package let description: String
  }

  /// Runs a program to its end; what it complains of goes where our own complaints go.
  ///
  /// - Returns: what it writes, half a gigabyte at most.
  /// - Throws: `Failure` where it ends otherwise than well.
  @discardableResult
  package static func output(_ words: [String], as user: User = .oneself) async throws -> [UInt8] {
    let result = try await Subprocess.run(
      .name("env"), arguments: Arguments(try user.place + words),
      output: .bytes(limit: 1 << 29), error: .currentStandardError)
    guard result.terminationStatus == .exited(0) else {
      throw Failure(description: "\(words.joined(separator: " ")): \(result.terminationStatus)")
    }
    return result.standardOutput
  }

  /// How a program ended, and what it said.
  package struct Ended: Sendable {
    /// Its exit status; `nil` where a signal ended it.
    package let status: Int32?
    package let output: String
    package let complaints: String
  }

  /// Runs a program to its end, however it ends.
  ///
  /// - Parameters:
  ///   - input: what it reads.
  ///   - hidden: variables of our environment that it is not given.
  package static func ended(_ words: [String], input: String = "", hiding hidden: [String] = []) async throws
    -> Ended
  {
    let environment = Environment.inherit.updating(
      Dictionary(uniqueKeysWithValues: hidden.map { (Environment.Key(stringLiteral: $0), String?.none) }))
    let result = try await Subprocess.run(
      .name("env"), arguments: Arguments(words), environment: environment, input: .string(input),
      output: .bytes(limit: 1 << 24), error: .bytes(limit: 1 << 24))
    let status: Int32? = if case .exited(let code) = result.terminationStatus { code } else { nil }
    return Ended(
      status: status, output: String(decoding: result.standardOutput, as: UTF8.self),
      complaints: String(decoding: result.standardError, as: UTF8.self))
  }

  /// What it writes, without blanks at the ends.
  package static func text(_ words: [String]) async throws -> String {
    let text = String(decoding: try await output(words), as: UTF8.self)
    return String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}

extension OtherProgram.User {
  /// Words of `env`, and of the program that puts another user in one's place. (A child that has not yet become another program
  /// must not change its user itself: glibc then waits in it for threads that only its parent has, and if one of them was
  /// just being started, for ever.)
  var place: [String] {
    get throws {
      guard self == .notRoot else { return [] }
      guard let nobody = try nobody else { return ["-C", "/"] }
      return ["-C", "/", "setpriv", "--reuid=\(nobody.user)", "--regid=\(nobody.group)", "--clear-groups"]
    }
  }

  /// Whom root becomes; none where nobody has to.
  var nobody: (user: uid_t, group: gid_t)? {
    get throws {
      guard self == .notRoot, geteuid() == 0 else { return nil }
      guard let nobody = getpwnam("nobody")?.pointee else {
        throw OtherProgram.Failure(description: "no user named nobody")
      }
      return (nobody.pw_uid, nobody.pw_gid)
    }
  }
}
