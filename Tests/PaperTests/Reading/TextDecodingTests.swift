import Paper
import Testing

@Suite struct TextDecodingTests {
  @Test func `GBK, UTF-8 and UTF-16 give the same words`() throws {
    let words = "政府信息公开"
    let chinese: [UInt8] = [0xD5, 0xFE, 0xB8, 0xAE, 0xD0, 0xC5, 0xCF, 0xA2, 0xB9, 0xAB, 0xBF, 0xAA]
    #expect(try TextDecoding.decode(chinese) == words)
    #expect(try TextDecoding.decode(Array(words.utf8)) == words)
    #expect(try TextDecoding.decode([0xEF, 0xBB, 0xBF] + Array(words.utf8)) == words)
    let units = words.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    #expect(try TextDecoding.decode([0xFF, 0xFE] + units) == words)
    #expect(
      try TextDecoding.decode([0xFE, 0xFF] + words.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] })
        == words)
  }

  @Test func `A character cut off at the end is dropped, a damaged one is marked`() throws {
    #expect(try TextDecoding.decode(Array("公开".utf8).dropLast()) == "公")
    #expect(try TextDecoding.decode(Array("公".utf8) + [0xFF] + Array("开信息公开".utf8)).contains("开信息公开"))
  }

  @Test func `Bytes that are no text are refused`() {
    #expect(throws: UnreadableFile.empty) { try TextDecoding.decode([]) }
    #expect(throws: UnreadableFile.notText) { try TextDecoding.decode([0x7F, 0x45, 0x4C, 0x46, 0, 0, 1, 2]) }
  }
}

@Suite struct HTMLReadingTests {
  private func rows(_ html: String) -> [[String]] {
    HTMLReading.read(html).lines.map { $0.cells.map(\.text) }
  }

  @Test func `Cells that reach down leave a place-holder in the rows below`() {
    let document = HTMLReading.read(
      "<table><tr><td rowspan=2>甲</td><td>1</td></tr><tr><td>2</td></tr><tr><td>3<td>4</table>")
    #expect(
      document.lines.map { $0.cells.map(\.isCovered) } == [[false, false], [true, false], [false, false]])
    #expect(document.lines.map { $0.cells.map(\.text) } == [["甲", "1"], ["", "2"], ["3", "4"]])
  }

  @Test func `Scripts, styles, comments and menus are no text of the page`() {
    #expect(
      rows(
        "<script>a<b;document.write('<td>9</td>')</script><style>p{}</style><!--[if gte mso 9]><p>8</p><![endif]--><p>正文</p>"
      )
        == [["正文"]])
  }

  @Test func `Entities, broken lines and runs of Word make one cell`() {
    #expect(
      rows("<table><tr><td><p>本年新<br>制作<span>数</span>量&nbsp;</p></td><td>&#49;&#x32;</td></tr></table>") == [
        ["本年新\n制作数量", "12"]
      ])
  }

  @Test func `The title is that of the page`() {
    #expect(HTMLReading.read("<title>某镇 年报</title><p>x").title == "某镇 年报")
    #expect(HTMLReading.read("<meta name=ArticleTitle content=\"某局年报\"><p>x").title == "某局年报")
  }

  @Test func `A table for layout becomes lines, the tables in it stay rows`() {
    #expect(
      rows("<table><tr><td>菜单</td><td><table><tr><td>1</td><td>2</td></tr></table>尾</td></tr></table>")
        == [["菜单"], ["1", "2"], ["尾"]])
  }
}
