/// Content types by the end of a file name, with the charset where it is text.
package enum ContentType {
  /// `application/octet-stream` where the end says nothing.
  package static func of(filename: String) -> String {
    guard let dot = filename.lastIndex(of: ".") else { return "application/octet-stream" }
    return byExtension[filename[filename.index(after: dot)...].lowercased()] ?? "application/octet-stream"
  }

  /// Whether compressing pays.
  package static func isText(_ type: String) -> Bool {
    let type = type.lowercased()
    return type.hasPrefix("text/") || type.hasPrefix("application/json") || type.hasPrefix("application/xml")
      || type.hasPrefix("application/javascript") || type.contains("+json") || type.contains("+xml")
      || type.hasPrefix("application/x-ndjson")
  }

  private static let byExtension = [
    "html": "text/html; charset=utf-8", "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "mjs": "text/javascript; charset=utf-8", "txt": "text/plain; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json", "webmanifest": "application/manifest+json",
    "xml": "application/xml; charset=utf-8",
    "svg": "image/svg+xml; charset=utf-8", "ics": "text/calendar; charset=utf-8",
    "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif", "webp": "image/webp",
    "ico": "image/x-icon", "tif": "image/tiff", "tiff": "image/tiff", "woff2": "font/woff2",
    "woff": "font/woff",
    "pdf": "application/pdf", "zip": "application/zip", "gz": "application/gzip", "ofd": "application/ofd",
    "doc": "application/msword", "xls": "application/vnd.ms-excel", "ppt": "application/vnd.ms-powerpoint",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "wps": "application/vnd.ms-works", "mp4": "video/mp4", "mp3": "audio/mpeg",
  ]
}
