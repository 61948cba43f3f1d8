/// A piece of markup, kept as the UTF-8 that goes over the wire.
///
/// A literal is markup; a string put into it with `\(…)` is text and is escaped; only another `HTML` goes in as it
/// is. So text from outside cannot become markup without somebody writing `HTML.raw`, which can be searched for.
///
///     let row: HTML = "<li class=\"item\">\(title) <b>\(count)</b>\(badge)</li>"
package struct HTML: Sendable, Equatable, ExpressibleByStringInterpolation {
  /// The markup in UTF-8.
  package internal(set) var utf8: [UInt8]

  /// No markup at all.
  package static let empty = HTML(utf8: [])

  init(utf8: [UInt8]) {
    self.utf8 = utf8
  }

  package init(stringLiteral value: String) {
    utf8 = Array(value.utf8)
  }

  package init(stringInterpolation: StringInterpolation) {
    utf8 = stringInterpolation.utf8
  }

  /// Escaped text.
  package static func text(_ text: String) -> HTML {
    var utf8: [UInt8] = []
    utf8.appendEscaped(text)
    return HTML(utf8: utf8)
  }

  /// Markup that somebody vouches for: the word to search for in a review.
  package static func raw(_ trusted: String) -> HTML {
    HTML(utf8: Array(trusted.utf8))
  }

  package var isEmpty: Bool { utf8.isEmpty }

  /// The markup as a string, for tests and letters; pages send ``utf8``.
  package var string: String { String(decoding: utf8, as: UTF8.self) }

  package static func + (left: HTML, right: HTML) -> HTML {
    var sum = left
    sum += right
    return sum
  }

  package static func += (left: inout HTML, right: HTML) {
    left.utf8.append(contentsOf: right.utf8)
  }
}

extension HTML: CustomStringConvertible {
  package var description: String { string }
}

extension HTML {
  /// The one buffer that a literal with interpolations is written into.
  package struct StringInterpolation: StringInterpolationProtocol, Sendable {
    var utf8: [UInt8]

    package init(literalCapacity: Int, interpolationCount: Int) {
      utf8 = []
      utf8.reserveCapacity(literalCapacity + interpolationCount * 24)
    }

    package mutating func appendLiteral(_ literal: String) {
      utf8.appendMarkup(literal)
    }

    // Text: escaped.

    package mutating func appendInterpolation(_ text: String) {
      utf8.appendEscaped(text)
    }

    package mutating func appendInterpolation(_ text: Substring) {
      utf8.appendEscaped(text)
    }

    /// Nothing where there is no text. Disfavoured, so that a literal in `\(value.map { "<b>\($0)</b>" })` is markup: it
    /// is, everywhere else where markup is expected.
    @_disfavoredOverload
    package mutating func appendInterpolation(_ text: String?) {
      if let text { utf8.appendEscaped(text) }
    }

    package mutating func appendInterpolation(_ number: some BinaryInteger) {
      utf8.appendMarkup(String(number))
    }

    // Markup: as it is.

    package mutating func appendInterpolation(_ markup: HTML) {
      utf8.append(contentsOf: markup.utf8)
    }

    /// Nothing where there is no markup.
    package mutating func appendInterpolation(_ markup: HTML?) {
      if let markup { utf8.append(contentsOf: markup.utf8) }
    }

    /// The pieces one after the other.
    package mutating func appendInterpolation(_ pieces: [HTML]) {
      for piece in pieces { utf8.append(contentsOf: piece.utf8) }
    }
  }
}
