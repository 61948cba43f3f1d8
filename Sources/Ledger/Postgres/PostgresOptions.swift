/// How the store on PostgreSQL behaves. What is usual suits a server of its own on one network.
package struct PostgresOptions: Sendable {
  /// Who makes the end of the chain theirs alone while a group is committed. Both were measured; see `Benchmarks`.
  package enum ChainLock: String, Sendable, CaseIterable {
    /// An advisory lock of the transaction.
    case advisory
    /// The one row of the table `chain_end`, locked for update.
    case row
  }

  /// What opening does about a schema or books that are not those of this program.
  package enum Upkeep: Sendable {
    /// Brings them up to date, one process at a time.
    case migrate
    /// Says so (`LedgerError.notMigrated`) and touches nothing.
    case check
  }

  /// Where reads go that may be a little old; none: to the primary.
  package var replica: PostgresAddress?
  package var upkeep = Upkeep.migrate
  /// How many reads run at the same moment, each on a connection and a thread of its own; as many again on the replica.
  package var readers = 8
  /// How many reads, and how many commands, may wait beside those that run.
  package var mostWaiting = 4_096
  /// In seconds: no statement takes longer.
  package var statementTimeout = 30
  /// In seconds: how long a read or a command waits for a server that restarts or is replaced.
  package var patience = 15.0
  package var chainLock = ChainLock.advisory

  package init() {}
}
