/// What an event says, as a flat JSON object: text, whole numbers, yes or no, lists of text.
///
/// Written and read by hand, because it has to be read for decades: what the compiler would synthesise for an enum
/// is our memory layout, not a record. Flat, so that a book or a person with any JSON tool can read a field.
package struct Payload: Hashable, Sendable {
  package enum Value: Hashable, Sendable {
    case text(String)
    case number(Int)
    case flag(Bool)
    case list([String])
  }

  package private(set) var values: [String: Value]

  package init(_ values: [String: Value] = [:]) {
    self.values = values
  }

  // MARK: Writing

  package subscript(key: String) -> Value? {
    get { values[key] }
    set { values[key] = newValue }
  }

  /// Sets a text; `nil` leaves the key out.
  package mutating func set(_ key: String, _ text: String?) {
    values[key] = text.map(Value.text)
  }

  package mutating func set(_ key: String, _ day: Day?) {
    values[key] = day.map { .text($0.description) }
  }

  package mutating func set(_ key: String, _ number: Int?) {
    values[key] = number.map(Value.number)
  }

  package mutating func set(_ key: String, _ flag: Bool) {
    values[key] = .flag(flag)
  }

  package mutating func set(_ key: String, _ list: [String]) {
    values[key] = list.isEmpty ? nil : .list(list)
  }

  package mutating func set<Choice: RawRepresentable<String>>(_ key: String, _ choice: Choice?) {
    values[key] = choice.map { .text($0.rawValue) }
  }

  // MARK: Reading

  package func optionalText(_ key: String) -> String? {
    if case .text(let text)? = values[key] { text } else { nil }
  }

  package func text(_ key: String) throws(UnreadableEvent) -> String {
    guard let text = optionalText(key) else { throw .missing(key) }
    return text
  }

  package func optionalNumber(_ key: String) -> Int? {
    if case .number(let number)? = values[key] { number } else { nil }
  }

  package func number(_ key: String) throws(UnreadableEvent) -> Int {
    guard let number = optionalNumber(key) else { throw .missing(key) }
    return number
  }

  package func flag(_ key: String) -> Bool {
    if case .flag(let flag)? = values[key] { flag } else { false }
  }

  package func list(_ key: String) -> [String] {
    if case .list(let list)? = values[key] { list } else { [] }
  }

  package func optionalDay(_ key: String) -> Day? {
    optionalText(key).flatMap { Day($0) }
  }

  package func day(_ key: String) throws(UnreadableEvent) -> Day {
    guard let day = optionalDay(key) else { throw .missing(key) }
    return day
  }

  package func optionalChoice<Choice: RawRepresentable<String>>(_ key: String, _: Choice.Type = Choice.self)
    -> Choice?
  {
    optionalText(key).flatMap { Choice(rawValue: $0) }
  }

  package func choice<Choice: RawRepresentable<String>>(_ key: String, _: Choice.Type = Choice.self)
    throws(UnreadableEvent) -> Choice
  {
    guard let choice = optionalChoice(key, Choice.self) else { throw .missing(key) }
    return choice
  }
}

/// A stored event that this program cannot read: a name it does not know, or a field that is absent or malformed.
package enum UnreadableEvent: Error, Hashable, Sendable {
  case unknownName(String)
  case missing(String)
  case malformed
}
