import Testing

@testable import WebParts

@Suite("FormTokens: a form proves where it came from")
struct FormTokensTests {
  let tokens = FormTokens(secret: Array(repeating: 7, count: 32))
  let session = Session(hash: "aa", person: "li", createdAt: 0, seenAt: 0)

  @Test func `a token is good for its session and its purpose and nothing else`() {
    let token = tokens.token(for: session, purpose: "reply")
    #expect(tokens.accepts(token, for: session, purpose: "reply"))
    #expect(!tokens.accepts(token, for: session, purpose: "extend"))
    #expect(
      !tokens.accepts(
        token, for: Session(hash: "ab", person: "li", createdAt: 0, seenAt: 0), purpose: "reply"))
    #expect(
      !FormTokens(secret: Array(repeating: 8, count: 32)).accepts(token, for: session, purpose: "reply"))
    #expect(token != tokens.token(for: session, purpose: "reply"))
    for bad in [nil, "", "00", "zz" + token.dropFirst(2), String(token.dropLast(2)), token + "00"] {
      #expect(!tokens.accepts(bad, for: session, purpose: "reply"))
    }
  }

  @Test func `a visitor's token ends, cannot be forged, and names its one sending`() throws {
    let token = tokens.visitorToken(purpose: "request", expiresAt: 100)
    let key = try tokens.visitorKey(token, purpose: "request", now: 99)
    #expect(try tokens.visitorKey(token, purpose: "request", now: 1) == key)
    #expect(throws: FormTokenRefusal.expired) { try tokens.visitorKey(token, purpose: "request", now: 100) }
    #expect(throws: FormTokenRefusal.forged) { try tokens.visitorKey(token, purpose: "other", now: 1) }
    #expect(throws: FormTokenRefusal.forged) {
      try tokens.visitorKey("9" + token, purpose: "request", now: 1)
    }
    #expect(throws: FormTokenRefusal.forged) { try tokens.visitorKey("x.y.z", purpose: "request", now: 1) }
    #expect(throws: FormTokenRefusal.missing) { try tokens.visitorKey(nil, purpose: "request", now: 1) }
    let other = try tokens.visitorKey(
      tokens.visitorToken(purpose: "request", expiresAt: 100), purpose: "request", now: 1)
    #expect(other != key)
  }

  @Test func `the hidden field stands in the form`() {
    #expect(
      tokens.input(for: session, purpose: "x").string.hasPrefix(
        #"<input type="hidden" name="_token" value=""#))
  }
}
