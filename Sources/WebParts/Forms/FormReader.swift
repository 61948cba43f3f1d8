/// Reads typed values out of a ``Form`` and collects every fault, not only the first.
///
///     var reader = FormReader(form)
///     let title = reader.text("title", max: 100)
///     let on = reader.day("on") { Day($0) }
///     guard let on, reader.isClean else { throw reader.failure }
///
/// Text is tidied the way people mean it: blanks at both ends go (the wide blank of Chinese input too), line ends
/// become `\n`, control characters go. Lengths count Unicode scalars.
package struct FormReader: Sendable {
  package let form: Form
  package private(set) var faults: [FormFault] = []

  package init(_ form: Form) {
    self.form = form
  }

  package var isClean: Bool { faults.isEmpty }

  /// All faults so far with what was typed.
  package var failure: FormFaults { FormFaults(faults, form: form) }

  /// Adds a fault that the page found itself.
  package mutating func fault(_ field: String, _ reason: FormFault.Reason) {
    faults.append(FormFault(field, reason))
  }

  /// Text on one line that must be there; empty where it is at fault.
  package mutating func text(_ name: String, min: Int = 1, max: Int = 200) -> String {
    guard let text = tidied(name, lines: false) else {
      fault(name, .missing)
      return ""
    }
    return checked(name, text, min: min, max: max) ?? ""
  }

  /// Text on one line that may be left out.
  package mutating func optionalText(_ name: String, min: Int = 1, max: Int = 200) -> String? {
    tidied(name, lines: false).flatMap { checked(name, $0, min: min, max: max) }
  }

  /// Text of several lines that must be there; empty where it is at fault.
  package mutating func lines(_ name: String, min: Int = 1, max: Int = 5000) -> String {
    guard let text = tidied(name, lines: true) else {
      fault(name, .missing)
      return ""
    }
    return checked(name, text, min: min, max: max) ?? ""
  }

  /// Text of several lines that may be left out.
  package mutating func optionalLines(_ name: String, min: Int = 1, max: Int = 5000) -> String? {
    tidied(name, lines: true).flatMap { checked(name, $0, min: min, max: max) }
  }

  /// Text that `parse` makes something of, or a fault with this reason.
  package mutating func value<Value>(
    _ name: String, otherwise reason: FormFault.Reason = .malformed, max: Int = 200,
    _ parse: (String) -> Value?
  ) -> Value? {
    guard tidied(name, lines: false) != nil else {
      fault(name, .missing)
      return nil
    }
    return optionalValue(name, otherwise: reason, max: max, parse)
  }

  /// The same for a field that may be left out.
  package mutating func optionalValue<Value>(
    _ name: String, otherwise reason: FormFault.Reason = .malformed, max: Int = 200,
    _ parse: (String) -> Value?
  ) -> Value? {
    guard let text = tidied(name, lines: false), let text = checked(name, text, min: 1, max: max) else {
      return nil
    }
    guard let value = parse(text) else {
      fault(name, reason)
      return nil
    }
    return value
  }

  /// One of the values offered.
  package mutating func choice<Choice: RawRepresentable<String>>(
    _ name: String, of type: Choice.Type = Choice.self
  ) -> Choice? {
    value(name, otherwise: .notAChoice) { Choice(rawValue: $0) }
  }

  /// One of the values offered, or none.
  package mutating func optionalChoice<Choice: RawRepresentable<String>>(
    _ name: String, of type: Choice.Type = Choice.self
  ) -> Choice? {
    optionalValue(name, otherwise: .notAChoice) { Choice(rawValue: $0) }
  }

  /// One of these codes.
  package mutating func choice(_ name: String, among codes: some Sequence<String>) -> String? {
    value(name, otherwise: .notAChoice) { codes.contains($0) ? $0 : nil }
  }

  /// A whole number in ASCII digits within bounds.
  package mutating func integer(_ name: String, in range: ClosedRange<Int>) -> Int? {
    guard let number = value(name, otherwise: .notANumber, { Int($0) }) else { return nil }
    return bounded(name, number, range)
  }

  /// The same where it may be left out. Left out is nil, never 0.
  package mutating func optionalInteger(_ name: String, in range: ClosedRange<Int>) -> Int? {
    guard let number = optionalValue(name, otherwise: .notANumber, { Int($0) }) else { return nil }
    return bounded(name, number, range)
  }

  /// A day that `parse` makes of its ISO text.
  package mutating func day<Day>(_ name: String, _ parse: (String) -> Day?) -> Day? {
    value(name, otherwise: .notADay, parse)
  }

  /// The same where it may be left out.
  package mutating func optionalDay<Day>(_ name: String, _ parse: (String) -> Day?) -> Day? {
    optionalValue(name, otherwise: .notADay, parse)
  }

  /// Whether a box was ticked. A box left open is not sent at all.
  package func checkbox(_ name: String) -> Bool {
    form.has(name)
  }

  /// All values under one name, without empty ones.
  package mutating func list(_ name: String, max: Int = 100, maxLength: Int = 200) -> [String] {
    let all = form.values(name).compactMap { Self.tidy($0, lines: false) }
    guard all.count <= max else {
      fault(name, .tooMany(limit: max))
      return []
    }
    return all.compactMap { checked(name, $0, min: 1, max: maxLength) }
  }

  private func tidied(_ name: String, lines: Bool) -> String? {
    form[name].flatMap { Self.tidy($0, lines: lines) }
  }

  private mutating func checked(_ name: String, _ text: String, min: Int, max: Int) -> String? {
    let count = text.unicodeScalars.count
    guard count <= max else {
      fault(name, .tooLong(limit: max))
      return nil
    }
    guard count >= min else {
      fault(name, .tooShort(minimum: min))
      return nil
    }
    return text
  }

  private mutating func bounded(_ name: String, _ number: Int, _ range: ClosedRange<Int>) -> Int? {
    guard range.contains(number) else {
      fault(name, .outOfRange(range.lowerBound, range.upperBound))
      return nil
    }
    return number
  }
}

extension FormReader {
  /// Nil where nothing is left.
  static func tidy(_ text: String, lines: Bool) -> String? {
    var scalars = String.UnicodeScalarView()
    var previous: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      defer { previous = scalar }
      switch scalar {
      case "\r": scalars.append(lines ? "\n" : " ")
      case "\n": if previous != "\r" { scalars.append(lines ? "\n" : " ") }
      case "\t": scalars.append(lines ? "\t" : " ")
      default: if scalar.properties.generalCategory != .control { scalars.append(scalar) }
      }
    }
    guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return nil }
    return String(scalars[first...last])
  }
}
