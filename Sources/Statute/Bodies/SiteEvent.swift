/// What can happen to the site as a whole (网站设置).
package enum SiteEvent: FileEvent {
  /// What was set anew, by the name of the setting, and what it says since then; empty where it was taken out.
  case settingsChanged([String: String])

  /// The file on which they stand. There is one.
  package static let file = FileID(.site, "settings")

  package var name: String {
    switch self {
    case .settingsChanged: "settingsChanged"
    }
  }

  package var payload: Payload {
    switch self {
    case .settingsChanged(let settings): Payload(settings.mapValues(Payload.Value.text))
    }
  }

  package init(name: String, payload: Payload) throws(UnreadableEvent) {
    guard name == "settingsChanged" else { throw .unknownName(name) }
    var settings: [String: String] = [:]
    for setting in payload.values.keys { settings[setting] = try payload.text(setting) }
    self = .settingsChanged(settings)
  }
}
