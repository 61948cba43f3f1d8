/// The style sheets and scripts of the design, in the order in which pages link them.
///
/// Each is a file of its own in `Assets/styles` and `Assets/scripts`; the policy of the site allows nothing inline.
enum DesignAssets {
  /// Later sheets may rest on earlier ones; none names a colour but the first.
  static let styles = [
    "tokens", "type", "frame", "forms", "tables", "lists", "notices", "time", "charts", "catalogue", "letter",
    "print",
  ].map { "styles/\($0).css" }

  /// Every page works without any of them.
  static let scripts = [
    "display", "suggest", "leave", "print", "aloud", "leaving", "kiosk",
  ].map { "scripts/\($0).js" }

  /// The address of an asset where nobody stamps addresses with digests.
  static func plainAddress(_ name: String) -> String { "/assets/\(name)" }
}
