/// Marks that a paper is not for the public: 内部文件, 不得公开, 此件不公开. In a sentence the same words are no marks.
enum InternalMarks {
  static func find(in text: ScreenedText) -> [Suspicion] {
    var found: [Suspicion] = []
    for line in text.lineStarts.indices {
      let range = text.range(ofLine: line)
      found += findAnywhere(in: range, text)
      if range.count <= 60 { found += findAlone(in: range, text) }
    }
    return found
  }

  // MARK: words that are marks wherever they stand

  private static func findAnywhere(in line: Range<Int>, _ text: ScreenedText) -> [Suspicion] {
    var found: [Suspicion] = []
    var position = line.lowerBound
    while position < line.upperBound {
      let first = text.folded[position]
      guard
        first == "此" || first == "本" || first == "公" || first == "内" || first == "核" || first == "商"
          || first == "工" || first == "阅" || first == "信" || first == "仅" || first == "供"
      else {
        position += 1
        continue
      }
      if let end = attribute(in: text, at: position, bound: line.upperBound) {
        found.append(mark(position..<end.end, in: text, isOnRequest: end.isOnRequest))
        position = end.end
      } else if let length = anywhere.match(in: text, at: position, bound: line.upperBound) {
        found.append(mark(position..<(position + length), in: text))
        position += length
      } else if let length = starred.match(in: text, at: position, bound: line.upperBound),
        text[position + length] == "★" || text[position + length] == "☆"
      {
        found.append(mark(position..<(position + length + 1), in: text))
        position += length + 1
      } else {
        position += 1
      }
    }
    return found
  }

  private static let anywhere: WordList = [
    "此件不公开", "此件不予公开", "此件不得公开", "此件不宜公开", "此文不公开", "此文件不公开", "此件不对外公开", "此件内部", "内部资料注意保存", "内部资料,注意保存",
    "内部资料，注意保存", "内部资料 注意保存", "内部文件注意保存", "内部文件,注意保存", "内部文件，注意保存", "内部文件 注意保存", "内部文件,不得外传", "内部文件，不得外传",
    "内部资料,不得外传", "内部资料，不得外传", "内部文件,不得公开", "内部文件，不得公开", "内部资料,不得公开", "内部资料，不得公开", "阅后即焚", "本件不公开", "本件不予公开",
    "内部资料严禁外传", "内部资料,严禁外传", "内部资料，严禁外传", "内部资料,请勿外传", "内部资料，请勿外传", "内部文件,请勿外传", "内部文件，请勿外传",
    "内部文件,严禁外传", "内部文件，严禁外传", "仅限内部使用,不得", "仅限内部使用，不得", "仅限内部使用,严禁", "仅限内部使用，严禁", "仅供内部使用,不得",
    "仅供内部使用，不得", "仅供内部参考,不得", "仅供内部参考，不得", "仅供内部参考,请勿", "仅供内部参考，请勿", "此件内部掌握", "此件严禁公开", "此件不上网",
    "此件不登报", "此件发至县团级", "本文件为内部文件", "本材料为内部材料", "本材料为内部资料", "本资料为内部资料", "本资料仅供内部", "本材料仅供内部", "本材料仅限内部",
    "本文件仅供内部", "本文件仅限内部", "本资料仅限内部", "本表仅供内部", "本件仅供内部", "此文件仅供内部", "此件仅供内部", "此文仅供内部", "本通知不对外公开", "本通知不公开",
    "本文件不公开", "本文件不予公开",
    "本文件不对外公开", "本文不公开", "本文不对外公开", "本函不公开", "本纪要不公开", "本纪要不对外公开", "本件不对外公开", "本简报不公开",
  ]
  private static let starred: WordList = ["内部", "核心商密", "商业秘密", "工作秘密", "商密", "普通商密"]

  /// 公开属性：不予公开. On-request papers are told apart: they are not secret, and not for the column either.
  private static func attribute(
    in text: ScreenedText, at start: Int, bound: Int
  ) -> (end: Int, isOnRequest: Bool)? {
    guard let label = attributes.match(in: text, at: start, bound: bound) else {
      guard let length = onRequest.match(in: text, at: start, bound: bound) else { return nil }
      return (start + length, true)
    }
    var position = start + label
    let from = position
    while position < bound, position - from < 6,
      text[position].isSpace || [":", "|", "[", "(", "【", "为"].contains(text[position])
    {
      position += 1
    }
    guard position > from else { return nil }
    if let length = refusals.match(in: text, at: position, bound: bound) { return (position + length, false) }
    if let length = requests.match(in: text, at: position, bound: bound),
      isEnd(text, position + length, bound)
    {
      return (position + length, true)
    }
    return nil
  }

  private static func isEnd(_ text: ScreenedText, _ position: Int, _ bound: Int) -> Bool {
    position >= bound || !text[position].isHan
  }

  private static let attributes: WordList = [
    "公开属性", "公开方式", "公开类别", "公开类型", "信息公开选项", "公开形式", "公开选项", "信息公开属性", "公文属性",
    "信息公开选择", "公开选择", "公开审查意见", "公开属性认定", "公开方式选择", "信息公开方式", "信息公开类型", "公开程度",
  ]
  private static let refusals: WordList = ["不予公开", "不公开", "不宜公开", "免予公开", "不得公开", "不对外公开", "内部公开"]
  private static let requests: WordList = ["依申请公开"]
  private static let onRequest: WordList = ["此件依申请公开", "本件依申请公开"]

  // MARK: words that are marks where they have a line or brackets to themselves

  private static func findAlone(in line: Range<Int>, _ text: ScreenedText) -> [Suspicion] {
    var found: [Suspicion] = []
    // The line as a whole, or what brackets hold.
    var spans = [line]
    var open: Int?
    for position in line {
      if "([【〔（《".unicodeScalars.contains(text[position]) { open = position + 1 }
      if ")]】〕）》".unicodeScalars.contains(text[position]), let start = open {
        spans.append(start..<position)
        open = nil
      }
    }
    spans += cells(of: line, text)
    for span in spans {
      if let mark = wholeMark(span, text) {
        found.append(Self.mark(mark, in: text))
        break
      }
    }
    return found
  }

  /// What tabs or wide spaces part off, where it is long enough to be no plain word of a table.
  private static func cells(of line: Range<Int>, _ text: ScreenedText) -> [Range<Int>] {
    var cells: [Range<Int>] = []
    var start = line.lowerBound
    for position in line where text[position] == "\t" || (text[position] == " " && text[position + 1] == " ")
    {
      cells.append(start..<position)
      start = position + 1
    }
    guard !cells.isEmpty else { return [] }
    cells.append(start..<line.upperBound)
    return cells.filter { $0.lazy.filter { text[$0].isHan }.count >= 4 }
  }

  /// The span, where it holds marks and signs and nothing else.
  private static func wholeMark(_ span: Range<Int>, _ text: ScreenedText) -> Range<Int>? {
    var position = span.lowerBound
    var first: Int?
    var last = span.lowerBound
    while position < span.upperBound {
      // Spaces set the characters of a mark apart: 内 部 文 件
      if let end = spacedMatch(in: text, at: position, bound: span.upperBound) {
        first = first ?? position
        last = end
        position = end
      } else if text[position].isHan || text[position].isAlphanumeric {
        return nil
      } else {
        position += 1
      }
    }
    return first.map { $0..<last }
  }

  private static func spacedMatch(in text: ScreenedText, at start: Int, bound: Int) -> Int? {
    for word in alone where text[start] == word[0] {
      var position = start
      var matched = 0
      while matched < word.count, position < bound {
        if text[position] == word[matched] { matched += 1 } else if !text[position].isSpace { break }
        position += 1
      }
      if matched == word.count { return position }
    }
    return nil
  }

  private static let alone: [[Unicode.Scalar]] = [
    "内部文件", "内部资料", "内部材料", "内部使用", "内部参考", "内部传阅", "内部刊物", "内部掌握", "内部发行", "内部", "仅供内部使用", "仅供内部参考", "仅供内部",
    "供内部使用", "供内部参考", "仅供领导参考", "供领导参考", "仅限内部使用", "仅限内部", "限内部使用", "不得公开", "不予公开", "不宜公开", "不对外公开", "不得对外公开",
    "不得外传", "严禁外传", "请勿外传", "不得翻印", "不得复印", "注意保存", "妥善保管", "注意保密", "不公开", "严禁公开", "禁止公开", "工作秘密", "内部公开",
    "不公开发布",
    "不得上网", "禁止上网", "不得转发", "严禁转发", "不得摘抄", "传阅件", "请注意保存", "机关内部", "此件不公开", "免予公开", "内参", "机关内部刊物", "机关刊物",
    "内部刊物", "内部简报", "内部通报", "内部明电", "内部电报", "内部情况", "不宜对外公开", "不予对外公开", "请勿公开", "请勿上网", "请勿传播",
    "严禁传播", "不得传播", "不得上传互联网", "严禁上网", "不得扩散", "严禁扩散", "不得复制",
  ].map { Array($0.unicodeScalars) }.sorted { $0.count > $1.count }

  private static func mark(_ range: Range<Int>, in text: ScreenedText, isOnRequest: Bool = false) -> Suspicion
  {
    Suspicion(
      kind: .internalMark, severity: isOnRequest ? .warn : .block, range: range, proposal: nil,
      advice: isOnRequest ? ScreenAdvice.onRequest : ScreenAdvice.internalUse, excerpt: text.string(range))
  }
}
