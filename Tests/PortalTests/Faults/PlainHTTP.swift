import Foundation
import Glibc
import HTTPTypes

/// One request over a connection of its own to a server on this machine; what goes wrong with the connection is `nil`.
enum PlainHTTP {
  static func send(
    _ method: String, _ path: String, port: Int, cookie: String? = nil, fields: [(String, String)]? = nil
  ) async -> TestBrowser.Page? {
    let body = fields?.map { TestBrowser.encoded($0.0) + "=" + TestBrowser.encoded($0.1) }.joined(
      separator: "&")
    var head =
      "\(method) \(path) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nConnection: close\r\nAccept: text/html\r\n"
    head += "Sec-Fetch-Site: same-origin\r\n"
    if let cookie { head += "Cookie: \(cookie)\r\n" }
    if let body {
      head += "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: \(body.utf8.count)\r\n"
    }
    let sent = Array((head + "\r\n" + (body ?? "")).utf8)
    return await withCheckedContinuation { continuation in
      DispatchQueue.global().async { continuation.resume(returning: page(exchange(sent, port: port))) }
    }
  }

  private static func exchange(_ sent: [UInt8], port: Int) -> [UInt8]? {
    let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(socket) }
    var patience = timeval(tv_sec: 40, tv_usec: 0)
    setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    let isConnected = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
    guard isConnected else { return nil }
    var done = 0
    while done < sent.count {
      let count = sent.withUnsafeBytes {
        Glibc.send(socket, $0.baseAddress! + done, sent.count - done, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return nil }
      done += count
    }
    var answer: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = recv(socket, &buffer, buffer.count, 0)
      guard count >= 0 else { return nil }
      if count == 0 { return answer.isEmpty ? nil : answer }
      answer += buffer[0..<count]
    }
  }

  private static func page(_ answer: [UInt8]?) -> TestBrowser.Page? {
    guard let answer else { return nil }
    let text = String(decoding: answer, as: UTF8.self)
    guard let end = text.range(of: "\r\n\r\n") else { return nil }
    let lines = text[..<end.lowerBound].components(separatedBy: "\r\n")
    guard let status = lines[0].split(separator: " ").dropFirst().first.flatMap({ Int($0) }) else {
      return nil
    }
    var headers = HTTPFields()
    for line in lines.dropFirst() {
      guard let colon = line.firstIndex(of: ":"), let name = HTTPField.Name(String(line[..<colon])) else {
        continue
      }
      headers.append(
        HTTPField(name: name, value: line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)))
    }
    let body = String(text[end.upperBound...])
    // A page cut off by the death of its server was not answered.
    if let length = headers[.contentLength].flatMap({ Int($0) }), body.utf8.count < length { return nil }
    return TestBrowser.Page(status: .init(code: status), headers: headers, text: body)
  }
}
