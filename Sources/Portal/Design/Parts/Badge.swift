import WebParts

/// A state in a word, with a mark and a colour of its own: no state is told by colour alone, none by mark alone.
struct Badge: Component {
  /// How a state stands, which settles mark and colour; the word comes from whoever knows the state.
  enum Tone: String, Sendable, CaseIterable {
    /// 按时, 有效, 已公开.
    case good
    /// 即将到期.
    case soon
    /// 今日到期.
    case today
    /// 已逾期.
    case late
    /// 中止计算.
    case paused
    /// 暂定.
    case provisional
    /// 已办结.
    case done
    /// 办理中, 待审核.
    case open
    /// 失效, 已撤回: over by itself.
    case lapsed
    /// 废止, 不通过: ended by somebody.
    case ended
    /// 草稿 and all the rest.
    case plain
  }

  var tone: Tone
  var word: String

  init(_ tone: Tone, _ word: String) {
    self.tone = tone
    self.word = word
  }

  var html: HTML { "<span class=\"badge \(tone.rawValue)\">\(StateMark(tone: tone))\(word)</span>" }
}

/// The mark of a state: a shape of twelve units that reads in one colour and in print.
struct StateMark: Component {
  var tone: Badge.Tone

  var html: HTML {
    """
    <svg viewBox="0 0 12 12" fill="none" stroke="currentColor" stroke-width="1.6" aria-hidden="true">\(shape)</svg>
    """
  }

  private var shape: HTML {
    switch tone {
    case .good: "<path d=\"M1.5 6.5 4.5 9.5 10.5 2.5\"/>"
    case .soon: "<circle cx=\"6\" cy=\"6\" r=\"5\"/><path d=\"M6 3V6.3H8.6\"/>"
    case .today: "<circle cx=\"6\" cy=\"6\" r=\"5\"/><path d=\"M6 2.8V6.8M6 8.2V9.6\"/>"
    case .late: "<path d=\"M6 1.2 11.2 10.8H.8z\"/><path d=\"M6 4.6V7.4M6 8.4V9.6\" stroke-width=\"1.3\"/>"
    case .paused: "<path d=\"M3.8 1.5V10.5M8.2 1.5V10.5\" stroke-width=\"2.2\"/>"
    case .provisional: "<circle cx=\"6\" cy=\"6\" r=\"5\" stroke-dasharray=\"2.2 1.7\"/>"
    case .done:
      "<path d=\"M1 1H11V11H1z\" fill=\"currentColor\"/><path d=\"M3 6.2 5.2 8.4 9.2 3.6\" class=\"inner\"/>"
    case .open: "<circle cx=\"6\" cy=\"6\" r=\"5\"/><path d=\"M6 1A5 5 0 0 1 6 11z\" fill=\"currentColor\"/>"
    case .lapsed: "<circle cx=\"6\" cy=\"6\" r=\"5\"/><path d=\"M2.5 9.5 9.5 2.5\"/>"
    case .ended: "<path d=\"M2 2 10 10M10 2 2 10\"/>"
    case .plain: "<circle cx=\"6\" cy=\"6\" r=\"4.6\"/>"
    }
  }
}
