import Foundation
import Ledger
import Synchronization

/// Shows on standard error how far something long has come: one line drawn over and over on a terminal, a line for
/// each tenth elsewhere. Says nothing of what is done before anyone could have wondered.
final class ProgressLine: Sendable {
  private let last = Mutex<(title: String, tenth: Int)>(("", -1))
  private let isTerminal = isatty(STDERR_FILENO) == 1

  func show(_ title: String, done: Int, total: Int) {
    guard total > 0 else { return }
    let percent = done * 100 / total
    let changed = last.withLock { last in
      let step = isTerminal ? percent : percent / 10
      guard last.title != title || last.tenth != step else { return false }
      last = (title, step)
      return true
    }
    guard changed else { return }
    let bar = String(repeating: "█", count: percent / 5) + String(repeating: "░", count: 20 - percent / 5)
    write(
      (isTerminal ? "\r\u{1B}[K" : "") + "\(title) \(bar) \(percent)%(\(done)/\(total))"
        + (isTerminal ? "" : "\n"))
  }

  func show(_ progress: LedgerProgress) {
    let title =
      switch progress.stage {
      case .checkingEntries: "核对总账"
      case .checkingAttachments: "核对附件"
      case .drawingBooks: "重建台账"
      case .copyingEntries: "复制总账"
      case .copyingAttachments: "复制附件"
      }
    show(title, done: progress.done, total: progress.total)
  }

  /// Ends the line, where one was begun.
  func finish() {
    let begun = last.withLock { last in
      defer { last = ("", -1) }
      return last.tenth >= 0
    }
    if begun && isTerminal { write("\n") }
  }

  private func write(_ text: String) {
    FileHandle.standardError.write(Data(text.utf8))
  }
}
