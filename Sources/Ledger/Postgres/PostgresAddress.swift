import CPostgres

/// Where a database is and who asks: a URL (`postgresql://user@host:5432/name?sslmode=verify-full`) or the words of
/// libpq (`host=… dbname=…`). What is left out is taken from the variables and files that libpq knows (`PGPASSWORD`,
/// `~/.pgpass`, `sslrootcert`).
///
/// A password in it is handed to libpq and shown nowhere: not in a description, a dump or an error.
package struct PostgresAddress: Hashable, Sendable {
  private(set) var parameters: [String: String]

  /// - Throws: `LedgerError.notAnAddress`.
  package init(_ text: String) throws(LedgerError) {
    var complaint: UnsafeMutablePointer<CChar>?
    defer { PQfreemem(complaint) }
    guard let options = PQconninfoParse(text, &complaint) else { throw .notAnAddress }
    defer { PQconninfoFree(options) }
    parameters = [:]
    var option = options
    while let keyword = option.pointee.keyword {
      if let value = option.pointee.val { parameters[String(cString: keyword)] = String(cString: value) }
      option += 1
    }
  }

  /// Whether the address itself holds a password; one that came by the command line can be read by everybody on the
  /// machine.
  package var hasPassword: Bool { parameters["password"] != nil || parameters["sslpassword"] != nil }

  package var databaseName: String? { parameters["dbname"] }

  /// The same address with a parameter of libpq set where it says nothing about it.
  func with(_ keyword: String, unlessSet value: String) -> PostgresAddress {
    var other = self
    if other.parameters[keyword] == nil { other.parameters[keyword] = value }
    return other
  }
}

extension PostgresAddress: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// For messages and logs: user, host, port and name alone.
  package var description: String {
    let user = parameters["user"].map { "\($0)@" } ?? ""
    let host = parameters["host"] ?? parameters["hostaddr"] ?? ""
    // Of several hosts libpq tells the ports as a list, empty where nobody wrote one.
    let port = parameters["port"].flatMap { $0.allSatisfy { $0 == "," } ? nil : ":\($0)" } ?? ""
    return "postgresql://\(user)\(host)\(port)/\(parameters["dbname"] ?? "")"
  }

  package var debugDescription: String { description }

  package var customMirror: Mirror { Mirror(self, children: ["address": description]) }
}
