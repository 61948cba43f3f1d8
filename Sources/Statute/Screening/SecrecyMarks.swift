/// Marks of state secrets 国家秘密标志: the grade, a star, and the term (Provisions on marks of state secrets: 机密★10年).
///
/// The words alone in a sentence are no marks.
enum SecrecyMarks {
  static func find(in text: ScreenedText) -> [Suspicion] {
    var found: [Suspicion] = []
    for position in 0..<text.count where text.folded[position] == "密" {
      // 绝 密, with the spaces that set it out
      guard let start = gradeStart(text, endingAt: position) else { continue }
      // “绝密、机密、秘密”, “机密/秘密”: grades to choose from.
      if ["、", "/", "或", "□"].contains(text[position + 1]) { continue }
      if let end = starAndTerm(text, from: position + 1) {
        found.append(mark(start..<end, in: text))
      } else if isLabelled(text, start) || standsAlone(text, start..<(position + 1)) {
        found.append(mark(start..<termEnd(text, from: position + 1), in: text))
      }
    }
    return found
  }

  private static func mark(_ range: Range<Int>, in text: ScreenedText) -> Suspicion {
    Suspicion(
      kind: .secrecyMark, severity: .block, range: range, proposal: nil, advice: ScreenAdvice.secrecy,
      excerpt: text.string(range))
  }

  private static func gradeStart(_ text: ScreenedText, endingAt last: Int) -> Int? {
    var position = last - 1
    while last - position <= 6, text[position].isSpace { position -= 1 }
    switch text[position] {
    case "绝", "机", "秘": return position
    default: return nil
    }
  }

  private static func isStar(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "★", "☆", "⭐", "✩", "✭", "✮", "✯", "✰", "🌟", "*": true
    default: false
    }
  }

  /// Behind a star: a term, or nothing more. A plain asterisk counts only before a term.
  private static func starAndTerm(_ text: ScreenedText, from start: Int) -> Int? {
    var position = skipSpaces(text, from: start)
    // 级 is sometimes written: 机密级★
    if text[position] == "级" { position = skipSpaces(text, from: position + 1) }
    guard isStar(text[position]) else { return nil }
    let isAsterisk = text[position] == "*"
    let end = position + 1
    let term = termEnd(text, from: end)
    if term > end { return term }
    return isAsterisk ? nil : end
  }

  /// 10年, 6个月, 长期, 启用前, 2030年1月1日; where none stands, `start` itself.
  private static func termEnd(_ text: ScreenedText, from start: Int) -> Int {
    let position = skipSpaces(text, from: start)
    if let length = openTerms.match(in: text, at: position, bound: text.count) { return position + length }
    var end = position
    while end - position < 4, text[end].isDigit || text[end].isChineseNumeral { end += 1 }
    guard end > position else { return start }
    end = skipSpaces(text, from: end)
    guard let length = units.match(in: text, at: end, bound: text.count) else { return start }
    return end + length
  }

  private static let openTerms: WordList = ["长期", "启用前", "公布前", "使用前", "考试结束前"]
  private static let units: WordList = ["年", "个月", "月", "天", "日"]

  /// 密级：机密
  private static func isLabelled(_ text: ScreenedText, _ start: Int) -> Bool {
    var end = start
    while end > 0,
      text[end - 1].isSpace
        || [":", "[", "(", "【", "〔", "《", "\t", "|", "☑", "√", "■"].contains(text[end - 1])
    { end -= 1 }
    guard end < start else { return false }
    return labels.match(in: text, endingAt: end) != nil
  }

  private static let labels: WordList = ["密级", "秘密等级", "涉密等级", "保密等级", "密 级", "定密"]

  /// The grade is a line of its own, with no more than brackets, a term or a number of copies beside it.
  private static func standsAlone(_ text: ScreenedText, _ grade: Range<Int>) -> Bool {
    let line = text.range(ofLine: text.line(of: grade.lowerBound))
    guard line.count <= 24 else { return false }
    let before = line.lowerBound..<grade.lowerBound
    guard before.allSatisfy({ isFrame(text[$0]) || text[$0].isDigit }) else { return false }
    // A term may stand behind; a heading that goes on in words may not.
    let term = termEnd(text, from: grade.upperBound)
    guard (term..<line.upperBound).allSatisfy({ isFrame(text[$0]) || text[$0].isDigit }) else { return false }
    // “一、秘密” and the like are headings: nothing but brackets and a copy number may stand before.
    return !before.contains { text[$0] == "." || text[$0] == "、" }
  }

  private static func isFrame(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isSpace || ["(", ")", "[", "]", "【", "】", "〔", "〕", "“", "”"].contains(scalar.description)
      || scalar == "《" || scalar == "》"
  }

  private static func skipSpaces(_ text: ScreenedText, from start: Int) -> Int {
    var position = start
    while position < text.count, position - start < 6, text.folded[position].isSpace { position += 1 }
    return position
  }
}
