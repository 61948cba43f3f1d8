package import Logging

/// One JSON object for each line of the log: `time`, `level`, `logger`, `message`, then the metadata by name.
package struct JSONLogHandler: LogHandler {
  package var logLevel: Logger.Level
  package var metadata: Logger.Metadata = [:]
  package var metadataProvider: Logger.MetadataProvider?

  private let label: String
  private let time: @Sendable () -> String
  private let write: @Sendable (String) -> Void

  /// - Parameters:
  ///   - time: the instant as RFC 3339.
  ///   - write: takes a line without its end.
  package init(
    label: String, level: Logger.Level = .info, time: @escaping @Sendable () -> String,
    write: @escaping @Sendable (String) -> Void
  ) {
    self.label = label
    logLevel = level
    self.time = time
    self.write = write
  }

  package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  package func log(event: LogEvent) {
    var line = "{\"time\":"
    line.reserveCapacity(320)
    JSONText.append(time(), to: &line)
    line += ",\"level\":"
    JSONText.append(event.level.rawValue, to: &line)
    line += ",\"logger\":"
    JSONText.append(label, to: &line)
    line += ",\"message\":"
    JSONText.append("\(event.message)", to: &line)
    if let error = event.error { Self.append("error", .string("\(error)"), to: &line) }
    for (name, value) in merged(event.metadata).sorted(by: { $0.key < $1.key }) {
      Self.append(name, value, to: &line)
    }
    line += "}"
    write(line)
  }

  /// What the line carries: the nearer word wins.
  private func merged(_ own: Logger.Metadata?) -> Logger.Metadata {
    var all = metadata
    if let provided = metadataProvider?.get(), !provided.isEmpty { all.merge(provided) { $1 } }
    guard let own, !own.isEmpty else { return all }
    if all.isEmpty { return own }
    all.merge(own) { $1 }
    return all
  }

  private static func append(_ name: String, _ value: Logger.MetadataValue, to line: inout String) {
    line += ","
    JSONText.append(name, to: &line)
    line += ":"
    if case .string(let text) = value { JSONText.append(text, to: &line) } else { line += json(value) }
  }

  private static func json(_ value: Logger.MetadataValue) -> String {
    switch value {
    case .string(let text): JSONText.string(text)
    case .stringConvertible(let value): JSONText.string("\(value)")
    case .array(let values): "[" + values.map(json).joined(separator: ",") + "]"
    case .dictionary(let values):
      JSONText.object(values.sorted { $0.key < $1.key }.map { ($0.key, json($0.value)) })
    }
  }
}
