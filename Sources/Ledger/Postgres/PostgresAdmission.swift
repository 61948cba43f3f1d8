import CPostgres

/// Reads out of what libpq says of a connection that was not made whether it is worth while to wait.
///
/// A server that starts, stops, is full or is not there may be back in a moment. A wrong password, a database that does not
/// exist or a certificate that is not trusted stay what they are until somebody changes something.
enum PostgresAdmission {
  /// Tells libpq to say the SQLSTATE with its complaint. It is the only way to it, and it needs a connection to be told
  /// on: hence the second try of one that failed.
  static func tryAgainSayingMore(_ handle: OpaquePointer) {
    // Where nobody answers at all there is nothing more to be learned, and it takes its time.
    guard !PostgresConnection.message(handle).contains("timeout expired") else { return }
    PQsetErrorVerbosity(handle, PQERRORS_VERBOSE)
    PQreset(handle)
    PQsetErrorVerbosity(handle, PQERRORS_DEFAULT)
  }

  /// - Parameter message: of libpq, a line for each address that was tried.
  static func error(_ message: String) -> LedgerError {
    let lines = message.split(separator: "\n")
    let tries = lines.filter { $0.hasPrefix("connection to server") }
    let complaints = (tries.isEmpty ? Array(lines.prefix(1)) : tries).map { Complaint($0) }
    guard let last = complaints.last else { return .unreachable("connection lost") }
    // Of several hosts one that is silent may be the one that comes back. Several addresses of one host are one server.
    guard let reason = last.reason,
      complaints.allSatisfy({ $0.reason != nil || $0.place == last.place })
    else { return .unreachable(complaints[0].text) }
    return .notAdmitted(reason, last.text)
  }

  /// What was said at one address.
  private struct Complaint {
    let place: Substring
    let text: String
    let reason: NotAdmitted?

    init(_ line: Substring) {
      // The first thing in quotes is the host or the socket.
      place =
        line.split(separator: "\"", maxSplits: 2, omittingEmptySubsequences: false).dropFirst().first ?? ""
      guard let (state, said) = Complaint.said(line) else {
        text = String(line)
        reason = Complaint.reasons.first { line.contains($0.0) }?.1
        return
      }
      text = said
      reason =
        switch state {
        case "3D000": .noDatabase
        case "42501": .noPrivilege
        case _ where state.hasPrefix("28"): .credentials
        default: nil
        }
    }

    /// What libpq itself says, in the one language in which it is built into this program.
    private static let reasons: [(String, NotAdmitted)] = [
      ("no password supplied", .credentials), ("certificate", .certificate),
      ("does not match host name", .certificate), ("does not support SSL", .encryption),
      ("unsupported protocol", .encryption),
    ]

    /// SQLSTATE, and the words of the server with it: `FATAL:  28P01: password …`, whatever language they are in. Those that
    /// are looked for begin with a digit, and no word of five letters does.
    private static func said(_ line: Substring) -> (state: Substring, words: String)? {
      line.firstMatch(of: /: +(([0-9][0-9A-Z]{4}): .*)/).map { ($0.output.2, String($0.output.1)) }
    }
  }
}
