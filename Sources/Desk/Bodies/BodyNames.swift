import Ledger
import Statute

extension LedgerReader {
  /// What every body is called, by its code.
  func bodyNames() throws(LedgerError) -> [String: String] {
    Dictionary(try bodies().map { ($0.code, $0.name) }) { first, _ in first }
  }
}
