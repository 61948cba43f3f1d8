import Foundation
import Statute
import Testing

@testable import Paper

@Suite("Requests: letters on paper")
struct LetterPaperTests {
  @Test(arguments: Outcome.allCases)
  func `every letter has number, title, addressee, text, remedies, name and day in the order of a letter`(
    outcome: Outcome
  ) throws {
    let letter = LetterTests.reply(outcome)
    let read = try DocxReader(data: DocxWriter.write(.letter(letter))).read()
    let texts = (read.body?.blocks ?? []).map(\.text)
    let title = letter.title
    #expect(
      texts == [letter.from, letter.number ?? "", title, letter.to + "："] + letter.paragraphs
        + [letter.from, letter.date.chinese])
    for remedy in letter.remedies { #expect(texts.contains(remedy)) }
  }

  @Test func `the file says the title and the body, never whom the letter goes to`() throws {
    let letter = LetterTests.reply(.granted)
    let read = try DocxReader(data: DocxWriter.write(.letter(letter))).read()
    #expect(read.properties.map(\.value) == [letter.title, letter.from, "zh-CN"])
    #expect(!PrintPage.html(.letter(letter)).prefix { $0 != "{" }.contains(letter.to))
  }

  @Test func `a draft says that it is one`() {
    let draft = WrittenDocument.letter(
      from: "云溪县教育局", number: nil, title: "政府信息公开申请答复书", to: "王秀兰", paragraphs: ["一、经过", "正文。"],
      date: LetterTests.signed, isDraft: true)
    #expect(
      draft.blocks.prefix(3) == [
        .paragraph(.mark, "草稿，尚未签发"), .paragraph(.letterhead, "云溪县教育局"), .paragraph(.title, "政府信息公开申请答复书"),
      ])
    #expect(draft.blocks.contains(.paragraph(.heading, "一、经过")))
  }

  @Test func `a title too long for its line is broken after the name of the body`() {
    #expect(WrittenText.title("云岭县教育局", "政府信息公开申请答复书") == "云岭县教育局政府信息公开申请答复书")
    #expect(WrittenText.title("云岭县人力资源和社会保障局", "政府信息公开申请答复书").contains("保障局\n政府"))
  }
}
