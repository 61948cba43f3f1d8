/// A part of an official document, with how it is set after GB/T 9704-2012 (sizes of type by their Chinese names beside
/// the points).
package enum WrittenStyle: String, CaseIterable, Sendable {
  /// 发文机关标志, red over a red double rule.
  case letterhead
  /// 发文字号, at the right under the rule.
  case number
  case title
  /// Under the title: the day, who made it.
  case subtitle
  /// 主送机关, at the margin.
  case addressee
  /// `第一章 …`, in the middle.
  case chapter
  /// `第一节 …`, in the middle.
  case section
  /// `一、…`
  case heading
  /// `（一）…`
  case subheading
  case text
  /// Above a table.
  case caption
  /// Below a table, or small print at the end.
  case note
  /// 附注 and marks such as 草稿 at the head.
  case mark

  enum Alignment { case start, center, end, justified }

  struct Metrics {
    var face: Typeface
    /// Points.
    var size: Double
    var alignment = Alignment.justified
    /// Indent of the first line, in characters.
    var indent = 0.0
    /// Distance from line to line, in points.
    var line: Double
    var before = 0.0
    var after = 0.0
    var isBold = false
    var isRed = false
    /// Whether it stands on one page with what follows.
    var leads = false
  }

  var metrics: Metrics {
    // 22 lines of 28.95 pt fill the 225 mm of the standard page.
    switch self {
    case .letterhead:
      Metrics(face: .xiaobiaosong, size: 30, alignment: .center, line: 42, after: 6, isRed: true, leads: true)
    case .number: Metrics(face: .fangsong, size: 16, alignment: .end, line: Self.line, after: 14, leads: true)
    case .title:
      Metrics(
        face: .xiaobiaosong, size: 22, alignment: .center, line: 33, before: 14, after: 14, leads: true)
    case .subtitle: Metrics(face: .kai, size: 16, alignment: .center, line: Self.line, after: 14)
    case .addressee: Metrics(face: .fangsong, size: 16, alignment: .start, line: Self.line, leads: true)
    case .chapter:
      Metrics(
        face: .hei, size: 16, alignment: .center, line: Self.line, before: 8, after: 8, leads: true)
    case .section: Metrics(face: .kai, size: 16, alignment: .center, line: Self.line, leads: true)
    case .heading: Metrics(face: .hei, size: 16, indent: 2, line: Self.line, leads: true)
    case .subheading: Metrics(face: .kai, size: 16, indent: 2, line: Self.line, leads: true)
    case .text: Metrics(face: .fangsong, size: 16, indent: 2, line: Self.line)
    case .caption:
      Metrics(face: .hei, size: 12, alignment: .center, line: 20, before: 8, after: 4, leads: true)
    case .note: Metrics(face: .song, size: 10.5, alignment: .start, line: 16, before: 4, after: 4)
    case .mark: Metrics(face: .hei, size: 14, alignment: .start, line: 22, after: 6, leads: true)
    }
  }

  private static let line = 28.95
}

/// The faces that official documents are set in. What a machine lacks is replaced by what stands next in the list.
enum Typeface: CaseIterable {
  case xiaobiaosong, fangsong, kai, hei, song

  /// The name in a Word document.
  var name: String {
    switch self {
    case .xiaobiaosong: "方正小标宋简体"
    case .fangsong: "仿宋_GB2312"
    case .kai: "楷体_GB2312"
    case .hei: "黑体"
    case .song: "宋体"
    }
  }

  /// What a word processor takes where the face is missing.
  var alternative: String {
    switch self {
    case .xiaobiaosong: "华文中宋"
    case .fangsong: "仿宋"
    case .kai: "楷体"
    case .hei: "SimHei"
    case .song: "SimSun"
    }
  }

  /// For the print page, the free fonts of Debian's `fonts-noto-cjk` at the end.
  var families: [String] {
    switch self {
    case .xiaobiaosong: ["方正小标宋简体", "FZXiaoBiaoSong-B05S", "STZhongsong", "Noto Serif CJK SC"]
    case .fangsong: ["仿宋_GB2312", "FangSong", "STFangsong", "Noto Serif CJK SC"]
    case .kai: ["楷体_GB2312", "KaiTi", "STKaiti", "Noto Serif CJK SC"]
    case .hei: ["黑体", "SimHei", "Noto Sans CJK SC"]
    case .song: ["宋体", "SimSun", "Noto Serif CJK SC"]
    }
  }
}

/// The page: A4 with the margins of GB/T 9704 (37 mm above, 28 mm at the left, 156 by 225 mm of text), in points.
enum WrittenPage {
  static let width = 595.3
  static let height = 841.9
  static let top = 104.9
  static let bottom = 99.2
  static let left = 79.4
  static let right = 73.7

  static var textWidth: Double { width - left - right }
}
