import Statute
import Testing

@Suite("Events of the site")
struct SiteEventTests {
  @Test func `the stored form is a promise, and comes back as it was`() throws {
    let event = SiteEvent.settingsChanged(["site.telephone": "0999-12345", "site.code": ""])
    #expect(event.name == "settingsChanged")
    #expect(event.payload.json == #"{"site.code":"","site.telephone":"0999-12345"}"#)
    #expect(try SiteEvent(name: event.name, payload: Payload(json: event.payload.json)) == event)
    #expect(throws: UnreadableEvent.unknownName("renamed")) {
      try SiteEvent(name: "renamed", payload: Payload())
    }
  }
}
