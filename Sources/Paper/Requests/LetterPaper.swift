package import Statute

extension WrittenDocument {
  /// A letter as it leaves the body (信函格式): red name over a double rule, number at the right, title, addressee, text, name
  /// and day with room for the seal. The file says the title and the body, never whom it goes to.
  ///
  /// - Parameter isDraft: whether it has not been signed, which its head then says.
  package static func letter(
    from: String, number: String?, title: String, to: String, paragraphs: [String], date: Day, isDraft: Bool
  ) -> WrittenDocument {
    var blocks: [WrittenBlock] = isDraft ? [.paragraph(.mark, "草稿，尚未签发")] : []
    blocks.append(.paragraph(.letterhead, from))
    if let number { blocks.append(.paragraph(.number, number)) }
    blocks.append(.paragraph(.title, WrittenText.title(title, issuer: from)))
    blocks.append(.paragraph(.addressee, "\(to)："))
    blocks += paragraphs.map { .paragraph(WrittenText.isHeading($0) ? .heading : .text, $0) }
    blocks.append(.signature(WrittenSignature(name: from, date: date.chinese)))
    return WrittenDocument(title: title, issuer: from, blocks: blocks)
  }

  /// The letter as it was written, signed.
  package static func letter(_ letter: OfficialLetter) -> WrittenDocument {
    .letter(
      from: letter.from, number: letter.number, title: letter.title, to: letter.to,
      paragraphs: letter.paragraphs, date: letter.date, isDraft: false)
  }
}

extension WrittenText {
  /// `一、…` to `十…、…` without a full stop at the end.
  static func isHeading(_ text: String) -> Bool {
    guard let mark = text.firstIndex(of: "、"), mark > text.startIndex else { return false }
    return text[..<mark].allSatisfy { "一二三四五六七八九十".contains($0) } && text.last != "。"
  }
}
