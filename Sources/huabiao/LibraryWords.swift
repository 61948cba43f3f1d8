/// What the library for command lines says by itself, in the language of everything else that the program says. A word
/// that is not known here stays as it is.
enum LibraryWords {
  /// Headings and standing sentences of the help.
  private static let help: [(english: String, chinese: String)] = [
    ("OVERVIEW: ", ""), ("USAGE: ", "用法："), ("ARGUMENTS:", "参数："), ("OPTIONS:", "选项："),
    ("SUBCOMMANDS:", "子命令："), ("Show help information.", "显示帮助。"), (" (default)", "（默认）"),
    ("<subcommand>", "<子命令>"),
  ]

  /// The text of a help.
  static func help(_ text: String) -> String {
    var text = text
    for (english, chinese) in help { text = text.replacing(english, with: chinese) }
    text.replace(#/ \(values: ([^;)]*); default: ([^)]*)\)/#) { "（可选：\($0.1)；默认：\($0.2)）" }
    text.replace(#/ \(default: ([^)]*)\)/#) { "（默认：\($0.1)）" }
    text.replace(#/See '(.+?)' for detailed help\./#) { "各个子命令的说明：\($0.1)" }
    return text
  }

  /// Why a command line could not be understood.
  static func fault(_ text: String) -> String {
    var text = text
    text.replace(#/Unknown option '(.+?)'\.?/#) { "没有选项“\($0.1)”" }
    text.replace(#/Missing expected argument '(.+?)'\.?/#) { "缺少参数“\($0.1)”" }
    text.replace(#/Missing value for '(.+?)'\.?/#) { "“\($0.1)”后面没有写值" }
    text.replace(#/Unexpected argument '(.+?)'\.?/#) { "不认识“\($0.1)”" }
    text.replace(#/\d+ unexpected arguments: (.+)/#) { "不认识\($0.1)" }
    text.replace(#/The value '(.*?)' is invalid for '(.+?)'\.?/#) { "“\($0.2)”不能是“\($0.1)”" }
    text.replace(#/ ?Did you mean '(.+?)'\?/#) { "，是否要写“\($0.1)”？" }
    text.replace(#/Please provide one of .*$/#) { _ in "" }
    return text
  }
}
