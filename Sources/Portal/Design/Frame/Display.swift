import WebParts

/// How a person wants the pages to look, as the cookie `display` remembers it, and what the occasion asks.
struct Display: Sendable, Equatable {
  enum Size: String, Sendable { case usual, large }
  enum Theme: String, Sendable { case system, light, dark }

  /// The large-type mode 长者模式: 24 px (18 pt) instead of 17 px (适老化通用设计规范, annex 1).
  var size = Size.usual
  var theme = Theme.system
  /// Days of national mourning: the whole site in grey.
  var isMourning = false
  /// A touch screen in a hall goes back to this address when nobody has touched it for a minute.
  var kioskHome: String?

  /// What `<html …>` carries so that the style sheets follow.
  var attributes: HTML {
    var all = HTML.attribute("data-type", size == .large ? "large" : nil)
    all += .attribute("data-theme", theme == .system ? nil : theme.rawValue)
    all += .attribute("data-mourning", isMourning)
    all += .attribute("data-kiosk", kioskHome)
    return all
  }

  /// The link that turns the large type on or off: the server sets the cookie, a script only saves the way there.
  func switchLink(back path: String) -> HTML {
    let other = size == .large ? Size.usual : .large
    let words = size == .large ? "退出长者模式" : "长者模式"
    let address = "/display?size=\(other.rawValue)&back=\(Self.escaped(path))"
    return "<a href=\"\(address)\" rel=\"nofollow\" data-size=\"\(other.rawValue)\">\(words)</a>"
  }

  /// Percent-encodes what may not stand in the value of a query.
  private static func escaped(_ path: String) -> String {
    let hex = Array("0123456789ABCDEF")
    var all = ""
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"):
        all.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        all.append("%")
        all.append(hex[Int(byte >> 4)])
        all.append(hex[Int(byte & 15)])
      }
    }
    return all
  }
}
