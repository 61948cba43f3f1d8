import ArgumentParser
import Desk
import Foundation
import Ledger

/// The command line. One file a command under `Commands`; each reads its options, calls one use case, prints.
///
/// Exit status: 0 done and nothing found wrong, 1 done and something was found wrong, 2 not done.
@main
struct Huabiao: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "huabiao",
    abstract: "华表：政府信息公开。",
    subcommands: [
      Serve.self,
      Demo.self,
      Import.self,
      Due.self,
      CalendarCommand.self,
      Audit.self,
      Report.self,
      User.self,
      ScreenBeforePublication.self,
      Verify.self,
      Rebuild.self,
      Migrate.self,
      Copy.self,
      Backup.self,
      Restore.self,
    ])

  /// As the library's own `main`, but for the exit status: whatever was not done is 2, said in one line.
  static func main() async {
    do {
      var command = try parseAsRoot()
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch {
      guard let notDone = NotDone(error) else {
        // The help that was asked for, or an exit code that a command asked for.
        let text = LibraryWords.help(fullMessage(for: error))
        if !text.isEmpty { print(text) }
        Foundation.exit(exitCode(for: error).rawValue)
      }
      FileHandle.standardError.write(Data((notDone.reason + "\n").utf8))
      Foundation.exit(2)
    }
  }
}

/// Nothing was done: bad usage, unreadable input, a missing file.
struct NotDone: Error {
  /// One line that names the input and says what is wrong with it.
  let reason: String

  init(_ reason: String) {
    self.reason = reason.split(whereSeparator: \.isNewline).joined(separator: " ")
  }

  /// `nil` where something was done after all: an exit code that a command asked for, or the help.
  fileprivate init?(_ error: any Error) {
    switch error {
    case let notDone as NotDone: self = notDone
    case let error as LedgerError: self.init(error.reason)
    case let error as DeskError: self.init(error.reason)
    case is ExitCode: return nil
    default:
      guard Huabiao.exitCode(for: error) != .success else { return nil }
      self.init(LibraryWords.fault(Huabiao.message(for: error)))
    }
  }
}

extension ExitCode {
  /// Done, and something was found wrong.
  static let foundWrong = ExitCode(1)
}
