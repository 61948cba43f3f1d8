import WebParts

/// A form that acts: sent by POST, guarded against being left with unsaved words in it.
struct FormBlock: Component {
  /// The address it is sent to.
  var action: String
  var fields: HTML
  /// What travels unseen: form token, version of the file.
  var hidden: [HiddenInput] = []
  /// Whether files go with it.
  var hasFiles = false
  /// Ask before the page is left with something typed and not sent.
  var isGuarded = true
  var buttons: [Button]

  var html: HTML {
    // The server judges everything and keeps what was typed, in our words: the browser's own bubbles stay away.
    """
    <form class="form" method="post" action="\(action)" novalidate\
    \(attribute: "enctype", hasFiles ? "multipart/form-data" : nil)\(attribute: "data-guard", isGuarded)>\(hidden)
    \(fields)
    <div class="actions">\(buttons)</div></form>
    """
  }
}

/// Fields that belong to one matter.
struct FieldGroup: Component {
  var title: String
  var hint: String?
  var fields: HTML

  var html: HTML {
    """
    <fieldset class="group"><legend>\(title)</legend>\
    \(HTML.let(hint) { "<p class=\"hint\">\($0)</p>" })\(fields)</fieldset>
    """
  }
}

/// A button, or a link that looks like one.
struct Button: Component {
  enum Rank: String, Sendable {
    /// The one thing this page is for: at most one on a page, in vermilion.
    case primary
    case secondary
    /// What cannot be taken back.
    case danger
    /// As quiet as a link.
    case link
  }

  /// A verb: 提交申请, 登记, 签发.
  var title: String
  var rank: Rank
  /// Where it leads; without it, it sends the form it stands in.
  var address: String?
  /// The name and value that say which button was pressed.
  var name: String?
  var value: String?
  var isDisabled = false

  init(
    _ title: String, _ rank: Rank = .primary, address: String? = nil, name: String? = nil,
    value: String? = nil,
    isDisabled: Bool = false
  ) {
    self.title = title
    self.rank = rank
    self.address = address
    self.name = name
    self.value = value
    self.isDisabled = isDisabled
  }

  var html: HTML {
    if let address {
      let kind = rank == .link ? "" : "button \(rank.rawValue)"
      return "<a class=\"\(kind)\" href=\"\(address)\">\(title)</a>"
    }
    return """
      <button class="\(rank.rawValue)"\(attribute: "name", name)\(attribute: "value", value)\
      \(attribute: "disabled", isDisabled)\
      \(attribute: "data-off", isDisabled)>\(title)</button>
      """
  }
}

/// Prints the page. Without scripts it stays away: the browser's own menu prints as well.
struct PrintButton: Component {
  var title = "打印"

  var html: HTML {
    "<button type=\"button\" class=\"secondary no-print\" data-print hidden>\(title)</button>"
  }
}

/// Reads a text aloud with the browser's voice, where it has one (适老化通用设计规范, annex 1).
struct ReadAloudButton: Component {
  /// The id of the element to read.
  var target: String
  var title = "朗读"

  var html: HTML {
    "<button type=\"button\" class=\"secondary no-print\" data-aloud=\"#\(target)\" hidden>\(title)</button>"
  }
}

/// All that is wrong with a form, at its top, each a link to its field.
struct ErrorSummary: Component {
  struct Fault: Sendable, Equatable {
    /// The name of the field.
    var field: String
    /// The sentence that stands beside the field too.
    var message: String
  }

  var faults: [Fault]
  /// Whether it is the first thing read on the page, as it is where a form comes back.
  var takesFocus = true

  var html: HTML {
    if faults.isEmpty { return .empty }
    return """
      <section class="error-summary" role="alert" aria-labelledby="error-summary-title" tabindex="-1"\
      \(attribute: "data-focus", takesFocus)>\
      <h2 id="error-summary-title">请更正以下 \(faults.count) 处，再次提交</h2>\
      <ul>\(faults.html { "<li><a href=\"#\(FieldFrame.id($0.field))\">\($0.message)</a></li>" })</ul>\
      </section>
      """
  }
}

/// How far a form of several pages has come.
struct Steps: Component {
  var titles: [String]
  /// Which one this is, from 1.
  var current: Int

  var html: HTML {
    let items = titles.enumerated().html { index, title in
      let kind = index + 1 < current ? "past" : "step"
      let isCurrent = index + 1 == current
      return """
        <li class="\(kind)"\(attribute: "aria-current", isCurrent ? "step" : nil)><span>\(index + 1). \(title)\
        \(kind == "past" ? "<span class=\"unseen\">（已填写）</span>" as HTML : .empty)</span></li>
        """
    }
    return """
      <nav class="steps" aria-label="填写步骤"><p>第 \(current) 步，共 \(titles.count) 步</p><ol>\(items)</ol></nav>
      """
  }
}
