import WebParts

/// One thing to choose.
struct Choice: Sendable, Equatable {
  var value: String
  var label: String
  var hint: String?

  init(_ value: String, _ label: String, hint: String? = nil) {
    self.value = value
    self.label = label
    self.hint = hint
  }
}

/// One of a few, all seen at once.
struct Radios: Component {
  var name: String
  var label: String
  var choices: [Choice]
  /// The value chosen.
  var value: String?
  var hint: String?
  var error: String?
  var isRequired = false
  /// Side by side, for two or three short words.
  var isInLine = false

  var html: HTML {
    let frame = FieldFrame(name: name, label: label, hint: hint, error: error, isRequired: isRequired)
    let options = choices.enumerated().html { index, choice in
      option("radio", frame, index, choice, isChosen: choice.value == value)
    }
    return frame.group(options, isInLine: isInLine)
  }
}

/// Any of a few.
struct Checkboxes: Component {
  var name: String
  var label: String
  var choices: [Choice]
  /// The values ticked.
  var values: Set<String> = []
  var hint: String?
  var error: String?
  var isRequired = false
  var isInLine = false

  var html: HTML {
    // `required` on a box would demand every one of them, so the server alone asks for at least one.
    let frame = FieldFrame(name: name, label: label, hint: hint, error: error, isRequired: isRequired)
    let options = choices.enumerated().html { index, choice in
      option("checkbox", frame, index, choice, isChosen: values.contains(choice.value))
    }
    return frame.group(options, isInLine: isInLine)
  }
}

private func option(
  _ kind: String, _ frame: FieldFrame, _ index: Int, _ choice: Choice, isChosen: Bool
) -> HTML {
  let id = "\(frame.id)-\(index + 1)"
  let hint = choice.hint.map { "<p class=\"hint\" id=\"\(id)-hint\">\($0)</p>" as HTML }
  return """
    <div class="option"><input type="\(kind)" id="\(id)" name="\(frame.name)" value="\(choice.value)"\
    \(attribute: "checked", isChosen)\(attribute: "required", kind == "radio" && frame.isRequired)\
    \(attribute: "aria-describedby", choice.hint == nil ? nil : "\(id)-hint")>\
    <div><label for="\(id)">\(choice.label)</label>\(hint)</div></div>
    """
}

/// One of many.
struct Select: Component {
  var name: String
  var label: String
  var choices: [Choice]
  var value: String?
  /// What stands there while nothing is chosen; `nil` where something always is.
  var prompt: String? = "请选择"
  var hint: String?
  var error: String?
  var isRequired = false
  var width = FieldWidth.medium

  var html: HTML {
    let frame = FieldFrame(name: name, label: label, hint: hint, error: error, isRequired: isRequired)
    let options = choices.html { choice in
      """
      <option value="\(choice.value)"\(attribute: "selected", choice.value == value)>\(choice.label)</option>
      """
    }
    return frame.field(
      """
      <select class="\(width.rawValue)"\(frame.controlAttributes)>\
      \(HTML.let(prompt) { "<option value=\"\">\($0)</option>" })\(options)</select>
      """)
  }
}
