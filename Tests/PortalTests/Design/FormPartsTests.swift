import Testing
import WebParts

@testable import Portal

@Suite struct FormPartsTests {
  private let hostile = "<b>\"'&"

  @Test func `what was typed stays, as text`() {
    for part: any Component in [
      TextInput(name: "a", label: hostile, value: hostile, hint: hostile, error: hostile),
      TextArea(name: "a", label: hostile, value: hostile, hint: hostile, error: hostile),
      Select(name: "a", label: hostile, choices: [Choice(hostile, hostile)], value: hostile, error: hostile),
      Radios(name: "a", label: hostile, choices: [Choice(hostile, hostile, hint: hostile)], value: hostile),
      DateInput(name: "a", label: hostile, value: hostile),
      HiddenInput(name: hostile, value: hostile),
    ] {
      let page = Markup(part.html)
      #expect(page.faults == [])
      #expect(page.all("b").isEmpty)
      #expect(part.html.string.contains("&lt;b&gt;&quot;&#39;&amp;"))
    }
  }

  @Test func `a wrong field says so in words, to the eye and to the ear`() {
    let page = Markup(
      TextInput(name: "phone", label: "联系电话", hint: "手机或座机", error: "请填写联系电话", isRequired: true).html)
    let input = page.first(id: "f-phone")
    #expect(input?.attributes["aria-invalid"] == "true")
    #expect(input?.attributes["aria-describedby"] == "f-phone-hint f-phone-error")
    #expect(input?.attributes["required"] != nil)
    #expect(page.text.contains("错误："))
    #expect(page.text.contains("必填"))
  }

  @Test func `the summary at the top links to each field`() {
    let form: HTML = """
      \(ErrorSummary(faults: [.init(field: "a", message: "甲"), .init(field: "b", message: "乙")]))\
      \(TextInput(name: "a", label: "A", error: "甲"))\
      \(Radios(name: "b", label: "B", choices: [Choice("1", "一")], error: "乙"))
      """
    let page = Markup(form)
    for link in page.all("a") {
      #expect(page.first(id: String((link.attributes["href"] ?? "").dropFirst())) != nil)
    }
    #expect(page.all("a").count == 2)
    #expect(ErrorSummary(faults: []).html == .empty)
  }

  @Test func `a password is never sent back`() {
    let page = TextInput(name: "p", label: "密码", value: "secret", kind: .password).html.string
    #expect(!page.contains("secret"))
  }

  @Test(arguments: [("", "date"), ("2026-11-21", "date"), ("昨天", "text"), ("2026/11/21", "text")])
  func `a day that is none stays to be seen, since a date field would drop it`(value: String, kind: String) {
    #expect(
      Markup(DateInput(name: "d", label: "日期", value: value).html).all("input").first?.attributes["type"]
        == kind)
  }

  @Test func `a first empty line of a text is kept`() {
    #expect(TextArea(name: "t", label: "正文", value: "\n甲").html.string.contains(">\n\n甲</textarea>"))
  }

  @Test func `the current step is named, those before it are said to be done`() {
    let page = Markup(Steps(titles: ["一", "二", "三"], current: 2).html)
    #expect(page.all("li").map { $0.attributes["aria-current"] } == [nil, "step", nil])
    #expect(page.text.contains("已填写"))
  }
}
