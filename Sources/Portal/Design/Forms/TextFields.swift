import WebParts

/// How wide a control is drawn: as wide as what belongs into it.
enum FieldWidth: String, Sendable {
  /// A code, a number, a date.
  case short
  /// A name, a telephone number.
  case medium
  case full = ""
}

/// One line of text.
struct TextInput: Component {
  enum Kind: String, Sendable {
    case text, email, tel, search, password, url
    /// Whole numbers: text with a number pad, since spin buttons change figures by accident.
    case digits
  }

  var name: String
  var label: String
  var value = ""
  var hint: String?
  var error: String?
  var isRequired = false
  var kind = Kind.text
  var width = FieldWidth.full
  /// At most so many characters.
  var limit: Int?
  /// A token of the HTML standard: `name`, `tel`, `email`, `street-address`, `one-time-code`, `current-password` …
  var autocomplete: String?
  /// An address that answers `?q=` with what is published already, shown while typing.
  var suggestions: String?

  var html: HTML {
    let frame = FieldFrame(name: name, label: label, hint: hint, error: error, isRequired: isRequired)
    let input: HTML = """
      <input class="\(width.rawValue)" type="\(kind == .digits ? "text" : kind.rawValue)"\(frame.controlAttributes)\
      \(kind == .password ? .empty : HTML.attribute("value", value))\(attribute: "maxlength", limit)\
      \(attribute: "inputmode", kind == .digits ? "numeric" : nil)\(attribute: "autocomplete", autocomplete)\
      \(attribute: "data-suggest", suggestions)>
      """
    return frame.field(suggestions == nil ? input : "<div class=\"suggesting\">\(input)</div>")
  }
}

/// Several lines of text.
struct TextArea: Component {
  var name: String
  var label: String
  var value = ""
  var hint: String?
  var error: String?
  var isRequired = false
  var rows = 6
  /// At most so many characters.
  var limit: Int?
  /// An address that answers `?q=` with what is published already, shown while typing.
  var suggestions: String?

  var html: HTML {
    let frame = FieldFrame(name: name, label: label, hint: hint, error: error, isRequired: isRequired)
    // The first line end after the tag belongs to the markup, so that one typed by the person is kept.
    let area: HTML = """
      <textarea\(frame.controlAttributes) rows="\(rows)"\(attribute: "maxlength", limit)\
      \(attribute: "data-suggest", suggestions)>\n\(value)</textarea>
      """
    return frame.field(suggestions == nil ? area : "<div class=\"suggesting\">\(area)</div>")
  }
}

/// A day: the browser's own date picker; a browser without one shows a line of text for `2026-11-21`.
struct DateInput: Component {
  var name: String
  var label: String
  /// `YYYY-MM-DD`, or what was typed instead.
  var value = ""
  var hint: String? = "例如 2026-11-21"
  var error: String?
  var isRequired = false
  var earliest: String?
  var latest: String?

  var html: HTML {
    let frame = FieldFrame(name: name, label: label, hint: hint, error: error, isRequired: isRequired)
    // A browser empties a date field whose value is no date; what was typed must stay to be seen.
    let kind = value.isEmpty || Self.isDay(value) ? "date" : "text"
    return frame.field(
      """
      <input class="short figures" type="\(kind)"\(frame.controlAttributes)\(attribute: "value", value)\
      \(attribute: "min", earliest)\(attribute: "max", latest) placeholder="年-月-日">
      """)
  }

  private static func isDay(_ text: String) -> Bool {
    let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    return parts.map(\.count) == [4, 2, 2]
      && parts.allSatisfy { $0.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } }
  }
}

/// A file to send with a form that is sent as `multipart/form-data`.
struct FileInput: Component {
  var name: String
  var label: String
  var hint: String?
  var error: String?
  var isRequired = false
  /// Kinds to offer first: `.pdf,.jpg,image/*`. The server judges by content all the same.
  var accept: String?
  var takesSeveral = false
  /// Whether a folder is chosen, with all that is in it. Browsers that cannot do so let several files be chosen.
  var takesFolder = false

  var html: HTML {
    let frame = FieldFrame(name: name, label: label, hint: hint, error: error, isRequired: isRequired)
    return frame.field(
      """
      <input type="file"\(frame.controlAttributes)\(attribute: "accept", accept)\
      \(attribute: "multiple", takesSeveral || takesFolder)\(attribute: "webkitdirectory", takesFolder)>
      """)
  }
}

/// A value that travels with the form unseen.
struct HiddenInput: Component {
  var name: String
  var value: String

  var html: HTML { "<input type=\"hidden\" name=\"\(name)\" value=\"\(value)\">" }
}
