import Foundation

/// Why a document cannot be read.
package enum StoryFault: Error, Hashable, Sendable {
  case notJSON
  case missing(field: String)
  /// What stands in the field is not what belongs there.
  case malformed(field: String, found: String, wanted: String)

  /// The field as one finds it in the document, `events[2].on`; `nil` where the whole document is at fault.
  package var field: String? {
    switch self {
    case .notJSON: nil
    case .missing(let field), .malformed(let field, _, _): field
    }
  }

  /// One line, without a full stop at its end.
  package var message: String {
    switch self {
    case .notJSON: "不是可读的JSON"
    case .missing(let field): "缺少\(field)"
    case .malformed(let field, let found, let wanted): "\(field)不能是\(found)，应当是\(wanted)"
    }
  }
}

/// A JSON value on its way in.
enum JSONValue: Decodable {
  case object([String: JSONValue])
  case array([JSONValue])
  case text(String)
  case number(Int)
  case flag(Bool)
  case fraction
  case null

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let flag = try? container.decode(Bool.self) {
      self = .flag(flag)
    } else if let number = try? container.decode(Int.self) {
      self = .number(number)
    } else if let text = try? container.decode(String.self) {
      self = .text(text)
    } else if let values = try? container.decode([JSONValue].self) {
      self = .array(values)
    } else if let values = try? container.decode([String: JSONValue].self) {
      self = .object(values)
    } else {
      _ = try container.decode(Double.self)
      self = .fraction
    }
  }

  /// As a message quotes it: short, and on one line whatever it holds.
  var quoted: String {
    switch self {
    case .object: "一个对象"
    case .array: "一个数组"
    case .text(let text): "“" + text.prefix(40).filter { !$0.isNewline && !$0.isControl } + "”"
    case .number(let number): String(number)
    case .flag(let flag): String(flag)
    case .fraction: "小数"
    case .null: "null"
    }
  }
}

extension Character {
  fileprivate var isControl: Bool { unicodeScalars.contains { $0.properties.generalCategory == .control } }
}

/// The fields of one object of the document, read with the path by which a message names them.
struct StoryFields {
  typealias Fault = StoryFault

  private let values: [String: JSONValue]
  private let path: String

  /// The outermost object of a document.
  init(json bytes: some Sequence<UInt8>) throws(Fault) {
    let root: JSONValue
    do {
      root = try JSONDecoder().decode(JSONValue.self, from: Data(bytes))
    } catch {
      throw .notJSON
    }
    try self.init(root, path: "")
  }

  init(_ value: JSONValue, path: String) throws(Fault) {
    guard case .object(let values) = value else {
      throw .malformed(field: path.isEmpty ? "文件" : path, found: value.quoted, wanted: "一个对象")
    }
    self.values = values
    self.path = path
  }

  func name(_ key: String) -> String { path.isEmpty ? key : path + "." + key }

  /// `nil` where the key is absent or null.
  private func value(_ key: String) -> JSONValue? {
    if case .null? = values[key] { nil } else { values[key] }
  }

  func needed(_ key: String) throws(Fault) -> JSONValue {
    guard let value = value(key) else { throw .missing(field: name(key)) }
    return value
  }

  func has(_ key: String) -> Bool { value(key) != nil }

  func object(_ key: String) throws(Fault) -> StoryFields {
    try StoryFields(try needed(key), path: name(key))
  }

  func objects(_ key: String) throws(Fault) -> [StoryFields] {
    guard let value = value(key) else { return [] }
    guard case .array(let values) = value else {
      throw .malformed(field: name(key), found: value.quoted, wanted: "一个数组")
    }
    var objects: [StoryFields] = []
    for (index, value) in values.enumerated() {
      objects.append(try StoryFields(value, path: name(key) + "[\(index)]"))
    }
    return objects
  }

  func optionalDay(_ key: String) throws(Fault) -> Day? {
    guard let value = value(key) else { return nil }
    guard case .text(let text) = value, let day = Day(text) else {
      throw .malformed(field: name(key), found: value.quoted, wanted: "YYYY-MM-DD形式的日期")
    }
    return day
  }

  func day(_ key: String) throws(Fault) -> Day {
    guard let day = try optionalDay(key) else { throw .missing(field: name(key)) }
    return day
  }

  func number(_ key: String) throws(Fault) -> Int {
    let value = try needed(key)
    guard case .number(let number) = value else {
      throw .malformed(field: name(key), found: value.quoted, wanted: "整数")
    }
    return number
  }

  func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ key: String, _: Choice.Type = Choice.self
  ) throws(Fault) -> Choice {
    let value = try needed(key)
    guard case .text(let text) = value, let choice = Choice(rawValue: text) else {
      let choices = Choice.allCases.map(\.rawValue).joined(separator: "、")
      throw .malformed(field: name(key), found: value.quoted, wanted: choices + "之一")
    }
    return choice
  }
}
