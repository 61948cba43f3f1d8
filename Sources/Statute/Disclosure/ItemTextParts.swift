/// The parts of an official document that its text shows by their place and their wording alone.
extension ItemText {
  /// Where the name of the body and the day at the end (落款) begin; behind the last block where there are none.
  package var closingStart: Int {
    guard case .paragraph(let date)? = blocks.last, Self.isDate(date) else { return blocks.count }
    guard blocks.count > 2, case .paragraph(let name) = blocks[blocks.count - 2], name.count <= 40,
      !name.contains("。"), !name.contains("；")
    else { return blocks.count - 1 }
    return blocks.count - 2
  }

  /// Whether a paragraph is 主送机关: it stands at the margin and ends in a colon.
  package static func isAddress(_ text: String) -> Bool {
    (text.hasSuffix("：") || text.hasSuffix(":")) && text.count <= 80
  }

  /// `2026年3月5日` and nothing else.
  private static func isDate(_ text: String) -> Bool {
    text.count <= 12 && text.hasSuffix("日") && text.contains("年") && text.contains("月")
      && text.allSatisfy { $0.isNumber || "年月日".contains($0) }
  }
}
