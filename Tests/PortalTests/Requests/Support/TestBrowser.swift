import Foundation
import HTTPTypes
import Hummingbird
import WebTesting
import NIOCore
import Testing

/// Just enough of a browser: keeps a cookie, sends forms of both kinds, reads hidden fields and texts out of pages.
struct TestBrowser: Sendable {
  let client: WebClient
  var cookie: String?

  struct Page: Sendable, CustomTestStringConvertible {
    let status: HTTPResponse.Status
    let headers: HTTPFields
    let text: String

    /// From the content on.
    private var main: String { text.range(of: "<main").map { String(text[$0.lowerBound...]) } ?? text }

    var testDescription: String {
      let words = main.replacing(/<[^>]*>/, with: " ").replacing(/\s+/, with: " ")
      return "\(status.code) \(words.prefix(400))"
    }

    /// Whether the words stand on the page as they are read, markup left out.
    func says(_ words: String) -> Bool { text.contains(words) || visible.contains(words) }

    /// The page without its tags.
    var visible: String { text.replacing(/<[^>]*>/, with: "") }

    /// Name and value of every field that the browser would send back, hidden ones and typed ones.
    var fields: [(String, String)] {
      // The forms of the frame (search, sign-out) are not the form of the page.
      let text = main
      let inputs = text.matches(of: /<input[^>]*>/).compactMap { match -> (String, String)? in
        let tag = String(match.output)
        guard let name = attribute("name", in: tag) else { return nil }
        let type = attribute("type", in: tag)
        if type == "file" || (type == "radio" || type == "checkbox") && !tag.contains(" checked") {
          return nil
        }
        return (name, attribute("value", in: tag) ?? "")
      }
      let areas = text.matches(of: /<textarea[^>]*name="([^"]*)"[^>]*>\n?([^<]*)<\/textarea>/).map {
        (String($0.output.1), TestBrowser.unescaped(String($0.output.2)))
      }
      let selects = text.matches(of: /<select[^>]*name="([^"]*)"[^>]*>(.*?)<\/select>/.dotMatchesNewlines())
        .map {
          match -> (String, String) in
          let chosen = String(match.output.2).firstMatch(of: /<option value="([^"]*)" selected/)
          return (String(match.output.1), chosen.map { TestBrowser.unescaped(String($0.output.1)) } ?? "")
        }
      return inputs + areas + selects
    }

    func field(_ name: String) -> String? { fields.first { $0.0 == name }?.1 }

    private func attribute(_ name: String, in tag: String) -> String? {
      guard let range = tag.range(of: " \(name)=\"") else { return nil }
      return TestBrowser.unescaped(String(tag[range.upperBound...].prefix { $0 != "\"" }))
    }
  }

  static func unescaped(_ text: String) -> String {
    text.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
      .replacing("&#39;", with: "'").replacing("&amp;", with: "&")
  }

  func signedIn(_ cookie: String) -> TestBrowser { TestBrowser(client: client, cookie: cookie) }

  func get(_ path: String) async throws -> Page { try await send(.get, path, [:], nil) }

  func post(_ path: String, _ fields: [(String, String)]) async throws -> Page {
    let body = fields.map { Self.encoded($0.0) + "=" + Self.encoded($0.1) }.joined(separator: "&")
    return try await send(
      .post, path, [.contentType: "application/x-www-form-urlencoded"], ByteBuffer(string: body))
  }

  struct File: Sendable {
    var field: String
    var name: String
    var bytes: [UInt8]

    static func png(_ field: String, _ name: String = "身份证.png", size: Int = 64) -> File {
      File(
        field: field, name: name,
        bytes: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + [UInt8](repeating: 1, count: size))
    }
  }

  func upload(_ path: String, _ fields: [(String, String)], _ files: [File]) async throws -> Page {
    let boundary = "----huabiao"
    var body = ByteBuffer()
    for (name, value) in fields {
      body.writeString(
        "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n")
    }
    for file in files {
      body.writeString(
        "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(file.field)\"; filename=\"\(file.name)\"\r\n"
          + "Content-Type: application/octet-stream\r\n\r\n")
      body.writeBytes(file.bytes)
      body.writeString("\r\n")
    }
    body.writeString("--\(boundary)--\r\n")
    return try await send(.post, path, [.contentType: "multipart/form-data; boundary=\(boundary)"], body)
  }

  private func send(_ method: HTTPRequest.Method, _ path: String, _ headers: HTTPFields, _ body: ByteBuffer?)
    async throws -> Page
  {
    var headers = headers
    headers[.secFetchSite] = "same-origin"
    if let cookie { headers[.cookie] = cookie }
    return try await client.execute(uri: path, method: method, headers: headers, body: body) { response in
      Page(status: response.status, headers: response.headers, text: String(buffer: response.body))
    }
  }

  static func encoded(_ text: String) -> String {
    text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
  }
}

extension HTTPField.Name {
  static var secFetchSite: Self { .init("Sec-Fetch-Site")! }
}
