import Glibc
import Subprocess
import Synchronization

/// A program of somebody else that is kept running: a server, or what watches one.
package final class RunningProgram: Sendable {
  /// Its number, as long as it is running.
  package let number: Int32
  private let life: Life
  private let watch: Task<Void, Never>
  private let input: AsyncStream<Void>.Continuation

  private final class Life: Sendable {
    let isOver = Mutex(false)
  }

  /// - Parameters:
  ///   - environment: what is added to ours; `nil` takes something away.
  ///   - log: the file that its complaints go to; nowhere where there is none.
  ///   - isHeld: whether its input stays open until this goes, or the process that made it, and it is safe from the keyboard;
  ///     otherwise there is none.
  package init(
    _ words: [String], environment: [String: String?] = [:], log: String? = nil, isHeld: Bool = false,
    as user: OtherProgram.User = .oneself
  ) async throws {
    let (held, input) = AsyncStream<Void>.makeStream()
    let (numbers, started) = AsyncThrowingStream<Int32, any Error>.makeStream()
    let life = Life()
    var options = PlatformOptions()
    options.createSession = isHeld
    let platformOptions = options
    let ours = Environment.inherit.updating(
      Dictionary(uniqueKeysWithValues: environment.map { (Environment.Key(stringLiteral: $0), $1) }))
    // The shell opens the log and is then replaced by the program.
    let command =
      try user.place + ["sh", "-c", "log=$1; shift; exec \"$@\" 2>\"$log\"", "sh", log ?? "/dev/null"] + words
    watch = Task {
      do {
        _ = try await Subprocess.run(
          .name("env"), arguments: Arguments(command), environment: ours, platformOptions: platformOptions,
          input: .inputWriter, output: .discarded, error: .discarded
        ) { execution in
          started.yield(execution.processIdentifier.value)
          started.finish()
          if isHeld { for await _ in held {} }
        }
      } catch {
        started.finish(throwing: error)
      }
      life.isOver.withLock { $0 = true }
    }
    self.life = life
    self.input = input
    guard let number = try await numbers.first(where: { _ in true }) else {
      throw OtherProgram.Failure(description: "\(words.joined(separator: " ")) did not start")
    }
    self.number = number
  }

  deinit { input.finish() }

  package var isRunning: Bool { life.isOver.withLock { !$0 } }

  package func send(_ signal: Int32) {
    life.isOver.withLock { isOver in
      if !isOver { _ = kill(number, signal) }
    }
  }

  /// Waits until it is gone.
  package func wait() async {
    await watch.value
  }
}
