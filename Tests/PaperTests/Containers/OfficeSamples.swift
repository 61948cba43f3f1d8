import Foundation

@testable import Paper

/// Small documents made for the tests, part by part.
enum OfficeSamples {
  static let word = #"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main""#

  static func archive(_ parts: [(String, String)]) -> Data {
    var writer = ZipWriter()
    for (name, text) in parts { writer.add(name, Data(text.utf8)) }
    return writer.finish()
  }

  /// A Word document whose body is the XML given.
  static func docx(body: String, further: [(String, String)] = []) -> Data {
    archive(
      [
        ("[Content_Types].xml", "<Types/>"),
        (
          "word/document.xml",
          #"<?xml version="1.0" encoding="UTF-8"?><w:document \#(word)><w:body>\#(body)</w:body></w:document>"#
        ),
      ] + further)
  }

  static func paragraph(_ text: String) -> String {
    "<w:p><w:r><w:t>\(XMLReader.escape(text))</w:t></w:r></w:p>"
  }

  /// A workbook with one sheet whose rows are the XML given.
  static func xlsx(
    rows: String, before: String = "", after: String = "", state: String = "visible", strings: [String] = [],
    further: [(String, String)] = []
  ) -> Data {
    archive(
      [
        ("[Content_Types].xml", "<Types/>"),
        (
          "xl/workbook.xml",
          #"<workbook xmlns:r="r"><sheets><sheet name="名单" sheetId="1" state="\#(state)" r:id="rId1"/></sheets></workbook>"#
        ),
        (
          "xl/_rels/workbook.xml.rels",
          #"<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>"#
        ),
        (
          "xl/styles.xml",
          #"""
          <styleSheet><numFmts><numFmt numFmtId="170" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/>
          <numFmt numFmtId="171" formatCode="00000000000"/></numFmts>
          <cellXfs><xf numFmtId="0"/><xf numFmtId="170"/><xf numFmtId="10"/><xf numFmtId="171"/><xf numFmtId="4"/></cellXfs>
          </styleSheet>
          """#
        ),
        (
          "xl/sharedStrings.xml",
          "<sst>" + strings.map { "<si><t>\(XMLReader.escape($0))</t></si>" }.joined() + "</sst>"
        ),
        (
          "xl/worksheets/sheet1.xml", "<worksheet>\(before)<sheetData>\(rows)</sheetData>\(after)</worksheet>"
        ),
      ] + further)
  }
}
