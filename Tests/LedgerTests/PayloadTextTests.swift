import Statute
import Testing

@Suite struct `The text of a payload` {
  @Test func `is the same for ever: what must be escaped is, and nothing else`() throws {
    var payload = Payload()
    payload.set("b", "引号\"斜线\\换行\n回车\r制表\t零\u{0}一\u{1F}尾\u{7F}é\r\n")
    payload.set("a", ["", "/", "\u{2028}"])
    payload.set("c", -3)
    let text = payload.json
    #expect(
      text == #"{"a":["","/","\#u{2028}"],"b":"引号\"斜线\\换行\n回车\r制表\t零\u0000一\u001f尾\#u{7F}é\r\n","c":-3}"#)
    #expect(try Payload(json: text) == payload)
  }
}
