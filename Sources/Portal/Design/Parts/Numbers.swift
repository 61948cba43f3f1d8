import WebParts

/// 发文字号, never broken in the middle.
struct DocumentNumber: Component {
  var number: String

  init(_ number: String) {
    self.number = number
  }

  var html: HTML { "<span class=\"whole\">\(number)</span>" }
}

/// 索引号, which is long and breaks only behind the code of the body, if at all.
struct IndexNumber: Component {
  var number: String

  init(_ number: String) {
    self.number = number
  }

  var html: HTML {
    guard let slash = number.firstIndex(of: "/") else { return "<span class=\"whole\">\(number)</span>" }
    let next = number.index(after: slash)
    return """
      <span class="figures"><span class="whole">\(number[..<next])</span><wbr>\
      <span class="whole">\(number[next...])</span></span>
      """
  }
}

/// A day in running text, 2026年11月21日, kept in one piece; machines read the other form.
struct DayText: Component {
  var words: String
  /// `YYYY-MM-DD`.
  var iso: String

  init(_ words: String, iso: String) {
    self.words = words
    self.iso = iso
  }

  var html: HTML { "<time class=\"whole\" datetime=\"\(iso)\">\(words)</time>" }
}
