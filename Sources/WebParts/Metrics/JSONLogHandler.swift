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
    var all = metadata
    all.merge(metadataProvider?.get() ?? [:]) { $1 }
    all.merge(event.metadata ?? [:]) { $1 }
    var members = [
      ("time", JSONText.string(time())), ("level", JSONText.string(event.level.rawValue)),
      ("logger", JSONText.string(label)), ("message", JSONText.string("\(event.message)")),
    ]
    if let error = event.error { members.append(("error", JSONText.string("\(error)"))) }
    members += all.sorted { $0.key < $1.key }.map { ($0.key, Self.json($0.value)) }
    write(JSONText.object(members))
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
