import Statute

/// Finds the heads of table 4, in whatever order a layout reads them; the fifteen figures follow the last.
struct RemedyHeads {
  /// From the first head to the last; nil where the table is not there.
  let block: Range<Int>?
  /// Where the section, or what is left of the document behind table 3, begins.
  let start: Int
  /// Where the section behind the table begins.
  let end: Int
  /// How many times the heads begin anew in the block, which is once for each course.
  let courses: Int
  /// Whether heading or heads say that table 4 is there at all.
  let isMarked: Bool

  private static let keys: [[UInt32]] = [
    "结果维持", "结果纠正", "其他结果", "其它结果", "尚未审结", "总计", "合计", "未经复议直接起诉", "复议后起诉", "行政复议", "行政诉讼",
  ].map { CharacterFolding.fold($0) }

  init(_ text: FormText, _ alignment: FormAlignment) {
    let ends: [ReportSection] = [.problems, .other]
    end = ends.compactMap { alignment.place(of: $0)?.range.lowerBound }.first ?? text.glyphs.count
    isMarked =
      alignment.place(of: .remedies) != nil
      || alignment.places.contains { alignment.anchors[$0.anchor].full == CharacterFolding.fold("复议后起诉") }
    if let heading = alignment.place(of: .remedies) {
      start = heading.range.upperBound
    } else if let last = alignment.places.last(where: { alignment.anchors[$0.anchor].isRow }) {
      start = last.range.upperBound
    } else {
      start = 0
    }
    let block = Self.block(text, start..<max(start, end))
    self.block = block
    let letters = text.glyphs[block ?? 0..<0].filter { $0.kind == .letter }.map(\.value)
    let first = CharacterFolding.fold("结果维持")
    courses = letters.indices.count { letters[$0...].starts(with: first) }
  }

  /// The run of heads, only marks between them, that has the most of them.
  private static func block(_ text: FormText, _ range: Range<Int>) -> Range<Int>? {
    var best: (range: Range<Int>, heads: Int)?
    var run: (range: Range<Int>, heads: Int)?
    var index = range.lowerBound
    while index < range.upperBound {
      if text.glyphs[index].kind == .mark {
        index += 1
        continue
      }
      guard let end = keys.lazy.compactMap({ FormAlignment.match($0, at: index, text) }).first,
        end <= range.upperBound
      else {
        if let run, run.heads > (best?.heads ?? 0) { best = run }
        run = nil
        index += 1
        continue
      }
      run = ((run?.range.lowerBound ?? index)..<end, (run?.heads ?? 0) + 1)
      index = end
    }
    if let run, run.heads > (best?.heads ?? 0) { best = run }
    guard let best, best.heads >= 8 else { return nil }
    return best.range
  }
}
