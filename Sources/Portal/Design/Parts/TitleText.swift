import WebParts

/// The title of a document with the places where a line may end, so that it breaks by sense as GB/T 9704 asks
/// (回行时词意完整) and not in the middle of a word.
///
/// Official titles are made of few joints: behind the organ, around 关于 and the verb, at book-title marks, before the
/// kind of document. Elsewhere a line ends only where nothing else fits.
struct TitleText: Component {
  var title: String

  init(_ title: String) {
    self.title = title
  }

  var html: HTML {
    var pieces: [Substring] = []
    var rest = title[...]
    while let joint = Self.joint(in: rest) {
      pieces.append(rest[..<joint])
      rest = rest[joint...]
    }
    return (pieces + [rest]).map { HTML.text(String($0)) }.joined(separator: "<wbr>")
  }

  /// The first place, not at either end, where a line may end.
  private static func joint(in text: Substring) -> Substring.Index? {
    var index = text.startIndex
    while index < text.endIndex {
      if index > text.startIndex {
        let before = text[..<index]
        let after = text[index...]
        if opening.contains(where: { after.hasPrefix($0) })
          || closing.contains(where: { before.hasSuffix($0) })
        {
          return index
        }
      }
      index = text.index(after: index)
    }
    return nil
  }

  /// What a line may begin with.
  private static let opening = [
    "关于", "《", "（", "的通知", "的公告", "的意见", "的决定", "的批复", "的通报", "的报告", "的复函", "的函",
    "适用法律", "若干问题", "若干规定",
  ]

  /// What a line may end with.
  private static let closing = [
    "关于印发", "关于公布", "关于公开征求", "关于做好", "关于进一步", "关于加强", "关于开展", "》", "）", "，", "、", "年度",
  ]
}
