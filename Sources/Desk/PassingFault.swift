import Ledger

/// What goes by itself: the store does not answer at the moment.
package enum PassingFault {
  package static func isOne(_ error: any Error) -> Bool {
    (error as? LedgerError)?.isPassing ?? false
  }
}
