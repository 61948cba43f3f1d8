/// Commits waiting commands together on PostgreSQL; see `CommandQueue`. Several processes may do so on one database: each
/// group holds the chain for itself while it is at work.
final class PostgresCommits: Sendable {
  private let lanes: PostgresLanes
  private let keeping: BookKeeping
  private let options: PostgresOptions
  private let company: PostgresCompany
  private let queue: CommandQueue

  private typealias Command = CommandQueue.Command
  private typealias Done = CommandQueue.Done

  init(lanes: PostgresLanes, shelf: BookShelf, options: PostgresOptions, company: PostgresCompany) {
    self.lanes = lanes
    self.options = options
    self.company = company
    keeping = BookKeeping(shelf: shelf)
    queue = CommandQueue(mostWaiting: options.mostWaiting)
  }

  func write<R: Sendable>(_ work: @escaping @Sendable (any LedgerWriter) throws -> R) async throws -> R {
    try await queue.add(work) {
      try lanes.post { [self] lane in
        repeat { commit(queue.takeGroup(), on: lane) } while queue.goesOn()
      }
    }
  }

  // MARK: A group

  /// How one attempt ended.
  private enum Outcome {
    case committed([Done], Changes)
    /// It is known that nothing was changed.
    case failed(LedgerError, mayPass: Bool, [Done])
    /// The connection was lost on the way to the answer.
    case inDoubt(Proof, [Done], Changes)
    /// A command that nothing kept apart from the others failed after it had changed something.
    case entangled
  }

  /// By what one finds out whether a group was committed.
  private enum Proof {
    /// The last entry of the group: its digest holds all before it, so no other can stand there.
    case entry(Head)
    /// The transaction, as the server counts them until it is replaced.
    case transaction(String, timeline: String)
    /// It changed nothing.
    case nothing
  }

  private func commit(_ group: [Command], on lane: PostgresLane) {
    var patience = Patience(seconds: options.patience)
    // A savepoint costs as much as an entry, and who is refused has as a rule changed nothing: so the first attempt
    // does without.
    var hasSavepoints = false
    while true {
      switch attempt(group, on: lane, hasSavepoints: hasSavepoints) {
      case .entangled:
        lane.settle()
        hasSavepoints = true
      case .committed(let done, let changes):
        company.changes.tell(changes)
        for outcome in done { outcome.tell(nil) }
        return
      case .failed(let error, let mayPass, let done):
        lane.settle()
        if mayPass, patience.waits() { continue }
        for outcome in done { outcome.tell(error) }
        for command in group.dropFirst(done.count) { command.abandon(error) }
        return
      case .inDoubt(let proof, let done, let changes):
        lane.settle(keeping: false)
        switch wasCommitted(proof, on: lane, &patience) {
        case true?:
          company.changes.tell(changes)
          for outcome in done { outcome.tell(nil) }
          return
        case false? where patience.waits(): continue
        case false?: for outcome in done { outcome.tell(LedgerError.unreachable("connection lost")) }
        case nil: for outcome in done { outcome.tell(LedgerError.outcomeUnknown) }
        }
        return
      }
    }
  }

  private func attempt(
    _ group: [Command], on lane: PostgresLane, hasSavepoints: Bool
  ) -> Outcome {
    var done: [Done] = []
    done.reserveCapacity(group.count)
    let connection: PostgresConnection
    do throws(LedgerError) {
      connection = try lane.connected()
    } catch {
      return .failed(error, mayPass: error.isUnreachable, done)
    }
    var proof = Proof.nothing
    var changes = Changes.subjects([])
    do throws(LedgerError) {
      let end = try PostgresChain.take(on: connection, by: options.chainLock, keeping)
      let session = LedgerSession(connection, shelf: keeping.shelf, end: end)
      for (index, command) in group.enumerated() {
        if hasSavepoints {
          // Sent with the first question of the command.
          if index > 0 { try connection.send("RELEASE SAVEPOINT command", []) }
          try connection.send("SAVEPOINT command", [])
        }
        session.begin()
        if hasSavepoints || group.count == 1 {
          done.append(try run(command, session, connection, isAlone: !hasSavepoints))
        } else {
          guard let outcome = try runAmongOthers(command, session, connection) else { return .entangled }
          done.append(outcome)
        }
      }
      guard done.contains(where: \.succeeded) else {
        try connection.run("ROLLBACK")
        return .committed(done, changes)
      }
      changes = .subjects(session.changed)
      if changes != .subjects([]) {
        try connection.send(
          "SELECT pg_notify($1, $2)", [.text(PostgresCompany.channel), .text(company.notice(of: changes))])
      }
      if !hasSavepoints, group.count > 1 {
        // What was sent last may be refused, and it is not known whose it is.
        do throws(LedgerError) {
          try connection.flush()
        } catch {
          if connection.failure?.isPassing == false { return .entangled }
          throw error
        }
      }
      if session.reached != end {
        proof = .entry(session.reached)
      } else if let number = try connection.row("SELECT pg_current_xact_id_if_assigned()::text")?
        .optionalText(0)
      {
        proof = .transaction(number, timeline: connection.timeline)
      }
    } catch {
      // Before COMMIT was sent, nothing can have been.
      return .failed(error, mayPass: connection.failure?.isPassing ?? error.isUnreachable, done)
    }
    do throws(LedgerError) {
      let word = try connection.run("COMMIT")
      guard word == "COMMIT" else {
        return .failed(
          .refused(state: "25P02", message: "the transaction was taken back"), mayPass: false, done)
      }
      return .committed(done, changes)
    } catch {
      guard connection.isUsable else { return .inDoubt(proof, done, changes) }
      return .failed(error, mayPass: connection.failure?.isPassing ?? false, done)
    }
  }

  /// Runs one command of several without a savepoint; what it sent last goes with the first question of the next one.
  /// - Returns: `nil` where the changes of one that failed stand among those of the others.
  /// - Throws: what makes the whole group fail, whatever the command itself made of it.
  private func runAmongOthers(
    _ command: Command, _ session: LedgerSession, _ connection: PostgresConnection
  ) throws(LedgerError) -> Done? {
    let before = connection.changes
    let outcome = command.run(session)
    if let failure = connection.failure {
      if failure.isPassing { throw failure.error }
      return nil
    }
    if !outcome.succeeded {
      guard connection.changes == before else { return nil }
      session.takeBack()
    }
    return outcome
  }

  /// Runs one command inside its savepoint, or the transaction where it is alone.
  /// - Throws: what makes the whole group fail, whatever the command itself made of it.
  private func run(
    _ command: Command, _ session: LedgerSession, _ connection: PostgresConnection, isAlone: Bool
  ) throws(LedgerError) -> Done {
    connection.forgetFailure()
    var outcome = command.run(session)
    // What it sent last may be refused: that is its own, and not the next one's.
    _ = try? connection.flush()
    if let failure = connection.failure {
      if failure.isPassing { throw failure.error }
      // The server takes nothing more after a failed statement, even where the command took no notice of it.
      if connection.isInFailedTransaction, outcome.succeeded {
        let told = outcome
        outcome = Done(succeeded: false) { told.tell($0 ?? failure.error) }
      }
    }
    if !outcome.succeeded {
      session.takeBack()
      if !isAlone { try connection.run("ROLLBACK TO SAVEPOINT command") }
    }
    return outcome
  }

  // MARK: Doubt

  /// Looks whether a group whose answer was lost had been committed; `nil` where that cannot be found out.
  private func wasCommitted(_ proof: Proof, on lane: PostgresLane, _ patience: inout Patience) -> Bool? {
    while true {
      do throws(LedgerError) {
        let connection = try lane.connected()
        // Waits for the lost session, should the server still be at work for it.
        try connection.begin("\(PostgresChain.begin); \(PostgresChain.lock(by: options.chainLock))")
        defer { lane.settle() }
        switch proof {
        case .nothing: return true
        case .entry(let head):
          let found = try connection.row(
            "SELECT digest FROM entry WHERE position = $1", [SQLValue(head.position)])
          return try found?.fingerprint(0) == head.digest
        case .transaction(let number, let timeline):
          // Another server may have given the same number to another transaction.
          guard connection.timeline == timeline else { return nil }
          let status = try connection.row("SELECT pg_xact_status($1::xid8)", [.text(number)])?.optionalText(0)
          return status.flatMap { $0 == "in progress" ? nil : $0 == "committed" }
        }
      } catch {
        lane.settle()
        guard error.isUnreachable, patience.waits() else { return nil }
      }
    }
  }
}
