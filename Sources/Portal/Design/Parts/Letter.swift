import WebParts

/// A letter as it leaves the body, after the letter form of GB/T 9704-2012; on paper it stands alone on its sheets.
///
/// It never carries 份号, 密级 or a seal: those are put on by the body's own rules after printing.
struct Letter: Component {
  /// The name of the body, in red over the double rule.
  var from: String
  /// 发文字号; until the letter is signed there is none.
  var number: String?
  var title: String
  /// 主送: the applicant, without the colon.
  var to: String
  /// The paragraphs of the text; one that opens with 一、 is a heading.
  var paragraphs: [String]
  var signedBy: String
  /// In full, as on paper: 2026年3月5日.
  var date: String
  /// 附注, without its brackets.
  var remark: String?
  /// Said above the letter while it is not signed.
  var draftNote: String?

  var html: HTML {
    """
    <article class="letter">\(HTML.let(draftNote) { "<p class=\"draft\">\($0)</p>" })<p class="from">\(from)</p>\
    \(HTML.let(number) { "<p class=\"number\">\($0)</p>" })
    <h1>\(TitleText(title))</h1>
    <p class="to">\(to)：</p>
    \(paragraphs.html(paragraph))\
    <div class="closing"><p>\(signedBy)</p><p>\(date)</p></div>\
    \(HTML.let(remark) { "<p class=\"remark\">（\($0)）</p>" })</article>
    """
  }

  private func paragraph(_ text: String) -> HTML {
    Self.isHeading(text) ? "<h2>\(text)</h2>\n" : "<p>\(text)</p>\n"
  }

  /// `一、…` to `十…、…` without a full stop at the end.
  private static func isHeading(_ text: String) -> Bool {
    guard let mark = text.firstIndex(of: "、"), mark > text.startIndex else { return false }
    return text[..<mark].allSatisfy { "一二三四五六七八九十".contains($0) } && text.last != "。"
  }
}
