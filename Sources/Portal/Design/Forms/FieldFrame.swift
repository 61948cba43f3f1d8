import WebParts

/// What every field of a form has around its control: label above, hint under it, error beside the control, and the
/// ids by which those who hear the page are told all three.
struct FieldFrame: Sendable {
  /// The name under which the value is sent; the id is made from it.
  var name: String
  var label: String
  var hint: String?
  /// What is wrong, as a sentence that says what to do.
  var error: String?
  var isRequired: Bool

  /// The id of the control of the field of this name, to which ``ErrorSummary`` links.
  static func id(_ name: String) -> String { "f-\(name)" }

  var id: String { Self.id(name) }

  /// ` id name aria-describedby aria-invalid required` for the control.
  var controlAttributes: HTML {
    " id=\"\(id)\" name=\"\(name)\"\(describedBy)\(attribute: "required", isRequired)"
  }

  /// ` aria-describedby aria-invalid`.
  var describedBy: HTML {
    let ids = [hint == nil ? nil : "\(id)-hint", error == nil ? nil : "\(id)-error"].compactMap(\.self)
    var all = HTML.attribute("aria-describedby", ids.isEmpty ? nil : ids.joined(separator: " "))
    all += .attribute("aria-invalid", error == nil ? nil : "true")
    return all
  }

  /// A field with one control.
  func field(_ control: HTML) -> HTML {
    """
    <div class="\(error == nil ? "field" : "field wrong")"><label class="title" for="\(id)">\(label)\(mark)</label>
    \(hintLine)<div class="control">\(control)\(errorLine)</div></div>
    """
  }

  /// A field with several controls under one question.
  func group(_ controls: HTML, isInLine: Bool) -> HTML {
    """
    <fieldset class="\(error == nil ? "field" : "field wrong")" id="\(id)" tabindex="-1"\(describedBy)>\
    <legend>\(label)\(mark)</legend>
    \(hintLine)<div class="control"><div class="\(isInLine ? "options in-line" : "options")">\(controls)</div>\
    \(errorLine)</div></fieldset>
    """
  }

  private var mark: HTML {
    isRequired ? "<span class=\"required\">必填</span>" : .empty
  }

  private var hintLine: HTML {
    hint.map { "<p class=\"hint\" id=\"\(id)-hint\">\($0)</p>\n" } ?? .empty
  }

  private var errorLine: HTML {
    error.map { "<p class=\"error\" id=\"\(id)-error\"><span class=\"unseen\">错误：</span>\($0)</p>" } ?? .empty
  }
}
