import Statute
import WebParts

/// The word list of a body as a form: a word a line, with what to do behind a bar.
struct WordListForm: Component {
  let form: Form
  let error: String?

  var html: HTML {
    """
    <p>除通用规则外，信息正文、附件和答复书中出现下列词语的，也会提示。保存后立即生效；已经检查过的附件在发布前须重新检查。</p>
    \(area("words", "阻止发布的词", "发现后必须删除，或者由有权人员说明理由", error))
    \(area("lookedFor", "提醒核对的词", "发现后提醒核对，不影响发布", nil))
    """
  }

  private func area(_ name: String, _ label: String, _ hint: String, _ error: String?) -> HTML {
    TextArea(
      name: name, label: label, value: form[name] ?? "",
      hint: "\(hint)。每行一个词；需要写明原因或者处理办法的，写在竖线后面，例如“某某专案｜未结案件代号，不得公开”", error: error, rows: 8,
      limit: 100_000
    ).html
  }

  static func form(_ words: [Lexicon.Entry]) -> Form {
    func lines(_ severity: ScreenFinding.Severity) -> String {
      words.filter { $0.severity == severity }.map { entry in
        entry.advice.map { "\(entry.word)｜\($0)" } ?? entry.word
      }.joined(separator: "\n")
    }
    return Form(["words": lines(.block), "lookedFor": lines(.warn)])
  }

  /// The list that a form asks for.
  static func words(_ form: Form) -> [Lexicon.Entry] {
    func entries(_ name: String, _ severity: ScreenFinding.Severity) -> [Lexicon.Entry] {
      (form[name] ?? "").split(whereSeparator: \.isNewline).compactMap { line in
        let parts = line.split(maxSplits: 1, omittingEmptySubsequences: false) { $0 == "｜" || $0 == "|" }
        let word = String(parts.first ?? "").trimmed
        guard !word.isEmpty else { return nil }
        let advice = parts.count > 1 ? String(parts[1]).trimmed : ""
        return Lexicon.Entry(word, severity: severity, advice: advice.isEmpty ? nil : advice)
      }
    }
    return entries("words", .block) + entries("lookedFor", .warn)
  }
}
