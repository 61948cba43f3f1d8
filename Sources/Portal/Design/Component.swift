import WebParts

/// A part of a page: a small plain value that knows its markup.
///
/// Parts are put into a page as they are: `"<main>\(Notice(.good, "已登记"))</main>"`. What is text in a part is escaped;
/// only properties of type `HTML` are taken as markup. A part asks nobody anything: no clock, no store, no request.
protocol Component: Sendable {
  var html: HTML { get }
}

extension HTML.StringInterpolation {
  mutating func appendInterpolation(_ part: some Component) {
    appendInterpolation(part.html)
  }

  /// Nothing where there is no part.
  mutating func appendInterpolation(_ part: (some Component)?) {
    if let part { appendInterpolation(part.html) }
  }

  /// The parts one after the other.
  mutating func appendInterpolation(_ parts: [some Component]) {
    for part in parts { appendInterpolation(part.html) }
  }
}
