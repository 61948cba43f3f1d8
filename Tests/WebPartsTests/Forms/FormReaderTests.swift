import Testing

@testable import WebParts

@Suite("FormReader: all faults at once, everything typed kept")
struct FormReaderTests {
  enum Channel: String { case post, online }

  @Test func `every fault is found and what was typed stays`() {
    let form = Form([
      "name": " \u{3000} ", "title": "一二三四五", "channel": "pigeon", "copies": "many", "pages": "0",
      "on": "2024-02-30",
      "phone": "12",
    ])
    var reader = FormReader(form)
    _ = reader.text("name")
    _ = reader.text("title", max: 4)
    _ = reader.choice("channel", of: Channel.self)
    _ = reader.integer("copies", in: 1...9)
    _ = reader.integer("pages", in: 1...9)
    _ = reader.day("on") { $0 == "2024-02-29" ? $0 : nil }
    _ = reader.value("phone") { $0.count == 11 ? $0 : nil }
    reader.fault("name", .rule("unknownPerson"))
    let failure = reader.failure
    #expect(
      failure.faults == [
        FormFault("name", .missing), FormFault("title", .tooLong(limit: 4)),
        FormFault("channel", .notAChoice),
        FormFault("copies", .notANumber), FormFault("pages", .outOfRange(1, 9)), FormFault("on", .notADay),
        FormFault("phone", .malformed), FormFault("name", .rule("unknownPerson")),
      ])
    #expect(failure.of("name") == [.missing, .rule("unknownPerson")])
    #expect(failure.form == form)
  }

  @Test func `what is typed right is read without a fault`() {
    var reader = FormReader(
      Form([
        "name": "\u{3000}张三 ", "body": "第一行\r\n第二行\r第三行", "channel": "post", "copies": "2", "agree": "on",
        "tag": "a", "tag": "b",
        "tag": "", "blank": "", "one": "a\r\nb\tc\u{0}",
      ]))
    #expect(reader.text("name") == "张三")
    #expect(reader.lines("body") == "第一行\n第二行\n第三行")
    #expect(reader.text("one") == "a b c")
    #expect(reader.choice("channel", of: Channel.self) == .post)
    #expect(reader.choice("channel", among: ["post", "fax"]) == "post")
    #expect(reader.integer("copies", in: 1...9) == 2)
    #expect(reader.checkbox("agree") && !reader.checkbox("other"))
    #expect(reader.list("tag") == ["a", "b"])
    #expect(reader.optionalText("blank") == nil && reader.optionalText("absent") == nil)
    #expect(
      reader.optionalInteger("blank", in: 1...9) == nil
        && reader.optionalChoice("blank", of: Channel.self) == nil)
    #expect(reader.optionalDay("blank") { $0 } == nil)
    #expect(reader.isClean)
  }

  @Test func `too many values, and one too short, are faults`() {
    var reader = FormReader(Form(["tag": "a", "tag": "b", "code": "12"]))
    #expect(reader.list("tag", max: 1).isEmpty)
    #expect(reader.text("code", min: 3) == "")
    #expect(
      reader.faults == [FormFault("tag", .tooMany(limit: 1)), FormFault("code", .tooShort(minimum: 3))])
  }
}
