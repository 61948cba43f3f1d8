import HTTPTypes
import Hummingbird
import NIOCore
import Testing

@testable import WebParts

@Suite("Where a request came from, and where an answer may lead")
struct ClientAddressTests {
  @Test(
    arguments: [
      ("192.0.2.7", nil, false, "192.0.2.7"), ("10.0.0.1", "198.51.100.2, 192.0.2.9", true, "192.0.2.9"),
      ("192.0.2.7", "198.51.100.2", false, "192.0.2.7"), ("10.0.0.1", "nonsense", true, "10.0.0.1"),
      ("2001:db8:1:2:3:4:5:6", nil, false, "20010db800010002/64"),
      ("2001:db8:1:2::9", nil, false, "20010db800010002/64"),
      ("::ffff:192.0.2.7", nil, false, "192.0.2.7"), (nil, nil, false, "unknown"),
    ] as [(String?, String?, Bool, String)])
  func `an address becomes a key`(peer: String?, forwarded: String?, isBehindProxy: Bool, key: String) throws
  {
    var headers: HTTPFields = [:]
    headers[.named("X-Forwarded-For")] = forwarded
    let request = Request(
      head: HTTPRequest(method: .get, scheme: nil, authority: nil, path: "/", headerFields: headers),
      body: .init(buffer: .init()))
    let peer = try peer.map { try SocketAddress(ipAddress: $0, port: 1) }
    #expect(ClientAddress.key(request, peer: peer, isBehindProxy: isBehindProxy) == key)
  }

  @Test(arguments: [
    ("/desk/requests/7?done=1#top", "/desk/requests/7?done=1#top"),
    ("/政府?q=公 开", "/%E6%94%BF%E5%BA%9C?q=%E5%85%AC%20%E5%BC%80"),
    ("/", "/"), ("//evil.example", "/"), ("/\\evil.example", "/"), ("https://evil.example", "/"), ("", "/"),
    ("/a\r\nSet-Cookie: x", "/a%0D%0ASet-Cookie:%20x"),
  ])
  func `a redirect stays on this site`(path: String, location: String) {
    #expect(Response.seeOther(path).headers[.location] == location)
    #expect(Response.seeOther(path, setCookie: "a=b").headers[.setCookie] == "a=b")
  }
}
