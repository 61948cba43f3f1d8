import HTTPTypes
package import Hummingbird

extension Response {
  /// Sends a browser on with GET after a form was taken (303), so that a reload sends nothing twice.
  ///
  /// - Parameters:
  ///   - path: on this site: begins with one slash. Anything else, which could lead to another site, leads to `/`.
  ///     Han characters are encoded.
  ///   - setCookie: the value that ``Sessions`` gives.
  package static func seeOther(_ path: String, setCookie: String? = nil) -> Response {
    var headers: HTTPFields = [.location: location(path), .cacheControl: "no-store"]
    headers[.setCookie] = setCookie
    return Response(status: .seeOther, headers: headers)
  }

  /// Leads on for good (301): an address that has changed.
  package static func movedPermanently(_ path: String) -> Response {
    Response(status: .movedPermanently, headers: [.location: location(path)])
  }

  private static func location(_ path: String) -> String {
    let bytes = Array(path.utf8)
    guard bytes.first == UInt8(ascii: "/"), bytes.count == 1 || !"/\\".utf8.contains(bytes[1]) else {
      return "/"
    }
    return path.unicodeScalars.reduce(into: "") { location, scalar in
      location += (0x21..<0x7F).contains(scalar.value) ? String(scalar) : PercentCoding.encode(String(scalar))
    }
  }
}
