import WebParts

/// A name and what it stands for.
struct Fact: Sendable {
  var name: String
  var value: HTML
  /// Whether it needs the whole width: a long title, an abstract.
  var isAcross: Bool

  init(_ name: String, _ value: HTML, isAcross: Bool = false) {
    self.name = name
    self.value = value
    self.isAcross = isAcross
  }
}

/// The head of a document page: what it is, in two columns.
struct MetadataHead: Component {
  var facts: [Fact]

  var html: HTML {
    let items = facts.html { fact in
      """
      <div\(attribute: "class", fact.isAcross ? "across" : nil)><dt>\(fact.name)</dt><dd>\(fact.value)</dd></div>
      """
    }
    return "<div class=\"metadata\"><dl>\(items)</dl></div>"
  }
}

/// What was answered, before it is sent, each with the way back to change it; or the facts of a file.
struct Answers: Component {
  struct Answer: Sendable {
    var name: String
    var value: HTML
    /// The page on which to change it.
    var changeAddress: String?

    init(_ name: String, _ value: HTML, changeAddress: String? = nil) {
      self.name = name
      self.value = value
      self.changeAddress = changeAddress
    }

    /// What somebody typed, with its line ends.
    init(_ name: String, typed: String, changeAddress: String? = nil) {
      self.init(name, "<span class=\"typed\">\(typed)</span>", changeAddress: changeAddress)
    }
  }

  var answers: [Answer]
  /// Close together, without room for changing: the facts in a panel.
  var isClose = false

  var html: HTML {
    let items = answers.html { answer in
      let change = answer.changeAddress.map {
        "<dd><a href=\"\($0)\">更改<span class=\"unseen\">\(answer.name)</span></a></dd>" as HTML
      }
      return "<div><dt>\(answer.name)</dt><dd>\(answer.value)</dd>\(change)</div>"
    }
    return "<dl class=\"\(isClose ? "answers close" : "answers")\">\(items)</dl>"
  }
}
