import Foundation
import Glibc

/// A line that must not be seen: typed at a terminal without echo, twice, or piped in once.
enum HiddenLine {
  /// - Throws: `NotDone` where nothing came or the two lines differ.
  static func read(prompt: String, again: String) throws -> String {
    guard isatty(STDIN_FILENO) == 1 else {
      guard let line = readLine(), !line.isEmpty else { throw NotDone("标准输入没有密码") }
      return line
    }
    let first = try typed(prompt)
    guard try typed(again) == first else { throw NotDone("两次输入的密码不一致") }
    return first
  }

  private static func typed(_ prompt: String) throws -> String {
    FileHandle.standardError.write(Data(prompt.utf8))
    var former = termios()
    guard tcgetattr(STDIN_FILENO, &former) == 0 else { throw NotDone("终端不能关闭回显") }
    var silent = former
    silent.c_lflag &= ~tcflag_t(ECHO)
    guard tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent) == 0 else { throw NotDone("终端不能关闭回显") }
    defer {
      tcsetattr(STDIN_FILENO, TCSAFLUSH, &former)
      FileHandle.standardError.write(Data("\n".utf8))
    }
    guard let line = readLine(), !line.isEmpty else { throw NotDone("没有输入密码") }
    return line
  }
}
