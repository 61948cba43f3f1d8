import WebParts

/// Something to know before reading on: what happened, what it means, what to do.
struct Notice: Component {
  enum Kind: String, Sendable {
    /// It worked.
    case good
    /// Good to know.
    case fact
    /// Look here first.
    case look
    /// It did not work, or it must not go on like this.
    case stop
  }

  var kind: Kind
  var title: String
  var content: HTML

  init(_ kind: Kind, _ title: String, _ content: HTML = .empty) {
    self.kind = kind
    self.title = title
    self.content = content
  }

  var html: HTML {
    // What answers an act of the person is read out at once.
    let role = kind == .good || kind == .stop ? "status" : "note"
    return """
      <section class="notice \(kind.rawValue)" role="\(role)"><svg viewBox="0 0 24 24" fill="none" \
      stroke="currentColor" stroke-width="2.4" aria-hidden="true">\(mark)</svg>\
      <div><h2>\(title)</h2>\(content)</div></section>
      """
  }

  private var mark: HTML {
    switch kind {
    case .good: "<circle cx=\"12\" cy=\"12\" r=\"10\"/><path d=\"M7 12.5 10.6 16 17 8.5\"/>"
    case .fact: "<circle cx=\"12\" cy=\"12\" r=\"10\"/><path d=\"M12 11V17.5M12 6.5V9\"/>"
    case .look: "<path d=\"M12 2.5 22.5 21.5H1.5z\"/><path d=\"M12 9V15M12 16.8V19\"/>"
    case .stop:
      "<path d=\"M7.6 1.8H16.4L22.2 7.6V16.4L16.4 22.2H7.6L1.8 16.4V7.6z\"/><path d=\"M8 8 16 16M16 8 8 16\"/>"
    }
  }
}

/// An empty list: what would stand there, and how it comes to be.
struct EmptyState: Component {
  var title: String
  var explanation: String
  var actions: [Button] = []

  var html: HTML {
    """
    <section class="empty"><h2>\(title)</h2><p>\(explanation)</p>\
    \(actions.isEmpty ? .empty : "<div class=\"actions\">\(actions)</div>" as HTML)</section>
    """
  }
}

/// What went wrong, what it means, and what to do next; nobody is blamed and none of our insides are shown.
struct WentWrong: Component {
  var title: String
  var explanation: String
  /// What to do next, one sentence or link each.
  var ways: [HTML]
  /// The status of the answer and the number of the request, for whoever is called about it.
  var reference: String?

  var html: HTML {
    """
    <section class="went-wrong"><h1>\(title)</h1><p class="lead">\(explanation)</p>\
    <ul>\(ways.html { "<li>\($0)</li>" })</ul>\(HTML.let(reference) { "<p class=\"code small\">\($0)</p>" })</section>
    """
  }
}

/// What an applicant takes home: the number and the query code, to copy down or print.
struct Receipt: Component {
  var title: String
  /// 编号.
  var number: String
  /// 查询码; shown this once.
  var code: String
  /// What comes next and by when.
  var content: HTML

  var html: HTML {
    """
    <section class="receipt"><h2>\(title)</h2><dl class="codes"><div><dt>编号</dt><dd>\(number)</dd></div>\
    <div><dt>查询码</dt><dd>\(code)</dd></div></dl>\(content)</section>
    """
  }
}
