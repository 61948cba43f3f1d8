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
    let bytes = Array(title.utf8)
    var pieces: [HTML] = []
    var start = 0
    while let joint = Self.joint(in: bytes, after: start) {
      pieces.append(.text(String(decoding: bytes[start..<joint], as: UTF8.self)))
      start = joint
    }
    return (pieces + [.text(String(decoding: bytes[start...], as: UTF8.self))]).joined(separator: "<wbr>")
  }

  /// The first place after the start of a piece, and before the end, where a line may end. Bytes are compared, since a
  /// list shows many titles and comparing characters took a third of the time of its page.
  private static func joint(in bytes: [UInt8], after start: Int) -> Int? {
    var index = start + 1
    while index < bytes.count {
      // Only where a character begins.
      if bytes[index] & 0xC0 != 0x80,
        opening.contains(where: { stands($0, in: bytes, at: index) })
          || closing.contains(where: {
            index - $0.count >= start && stands($0, in: bytes, at: index - $0.count)
          })
      {
        return index
      }
      index += 1
    }
    return nil
  }

  private static func stands(_ word: [UInt8], in bytes: [UInt8], at place: Int) -> Bool {
    guard place + word.count <= bytes.count else { return false }
    for offset in word.indices where bytes[place + offset] != word[offset] { return false }
    return true
  }

  /// What a line may begin with.
  private static let opening = [
    "关于", "《", "（", "的通知", "的公告", "的意见", "的决定", "的批复", "的通报", "的报告", "的复函", "的函",
    "适用法律", "若干问题", "若干规定",
  ].map { Array($0.utf8) }

  /// What a line may end with.
  private static let closing = [
    "关于印发", "关于公布", "关于公开征求", "关于做好", "关于进一步", "关于加强", "关于开展", "》", "）", "，", "、", "年度",
  ].map { Array($0.utf8) }
}
