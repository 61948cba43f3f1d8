package import Foundation

/// Writes a document as Word reads it (ECMA-376, transitional): the same document is always the same bytes, no date and no
/// name of a person is in it, and no font is carried along.
package enum DocxWriter {
  package static func write(_ document: WrittenDocument) -> Data {
    var zip = ZipWriter()
    let parts = [
      ("[Content_Types].xml", contentTypes),
      ("_rels/.rels", relations),
      ("docProps/core.xml", properties(document)),
      ("word/document.xml", DocxBody(document).xml),
      ("word/styles.xml", DocxStyles.xml),
      ("word/settings.xml", settings),
      ("word/fontTable.xml", fonts),
      ("word/footer1.xml", footer(alignment: "right")),
      ("word/footer2.xml", footer(alignment: "left")),
      ("word/_rels/document.xml.rels", bodyRelations),
    ]
    for (name, xml) in parts { zip.add(name, Data(xml.utf8)) }
    return zip.finish()
  }

  static let declaration = #"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"# + "\n"
  static let namespace = #"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main""#
  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let package = "http://schemas.openxmlformats.org/package/2006"

  private static var contentTypes: String {
    let word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    let parts = [
      ("/word/document.xml", "\(word).document.main+xml"), ("/word/styles.xml", "\(word).styles+xml"),
      ("/word/settings.xml", "\(word).settings+xml"), ("/word/fontTable.xml", "\(word).fontTable+xml"),
      ("/word/footer1.xml", "\(word).footer+xml"), ("/word/footer2.xml", "\(word).footer+xml"),
      ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
    ]
    return declaration + "<Types xmlns=\"\(package)/content-types\">"
      + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
      + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
      + parts.map { "<Override PartName=\"\($0)\" ContentType=\"\($1)\"/>" }.joined() + "</Types>"
  }

  private static func relations(_ links: [(String, String)]) -> String {
    declaration + "<Relationships xmlns=\"\(package)/relationships\">"
      + links.enumerated().map { index, link in
        "<Relationship Id=\"rId\(index + 1)\" Type=\"\(link.0)\" Target=\"\(link.1)\"/>"
      }.joined() + "</Relationships>"
  }

  private static var relations: String {
    relations([
      ("\(office)/officeDocument", "word/document.xml"),
      ("\(package)/relationships/metadata/core-properties", "docProps/core.xml"),
    ])
  }

  /// The footers are the fourth and fifth: `DocxBody` names them so.
  private static var bodyRelations: String {
    relations(
      [
        ("styles", "styles.xml"), ("settings", "settings.xml"), ("fontTable", "fontTable.xml"),
        ("footer", "footer1.xml"), ("footer", "footer2.xml"),
      ].map { ("\(office)/\($0)", $1) })
  }

  private static func properties(_ document: WrittenDocument) -> String {
    let title = XMLReader.escape(WrittenText.harmless(document.title))
    let issuer = XMLReader.escape(WrittenText.harmless(document.issuer))
    return declaration
      + "<cp:coreProperties xmlns:cp=\"\(package)/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">"
      + "<dc:title>\(title)</dc:title><dc:creator>\(issuer)</dc:creator><dc:language>zh-CN</dc:language>"
      + "</cp:coreProperties>"
  }

  private static var settings: String {
    declaration
      + "<w:settings \(namespace)><w:evenAndOddHeaders/><w:characterSpacingControl w:val=\"compressPunctuation\"/>"
      + "<w:compat><w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" "
      + "w:val=\"15\"/></w:compat><w:themeFontLang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/></w:settings>"
  }

  private static var fonts: String {
    declaration + "<w:fonts \(namespace)>"
      + Typeface.allCases.map { face in
        "<w:font w:name=\"\(face.name)\"><w:altName w:val=\"\(face.alternative)\"/><w:charset w:val=\"86\"/>"
          + "<w:family w:val=\"\(face == .hei ? "swiss" : "roman")\"/></w:font>"
      }.joined()
      + "<w:font w:name=\"Times New Roman\"><w:charset w:val=\"00\"/><w:family w:val=\"roman\"/></w:font></w:fonts>"
  }

  /// `— 1 —`, at the outer edge of the page (GB/T 9704, 7.5).
  private static func footer(alignment: String) -> String {
    let run = { (text: String) in "<w:r><w:t xml:space=\"preserve\">\(text)</w:t></w:r>" }
    let edge = alignment == "right" ? "w:right=\"280\"" : "w:left=\"280\""
    return declaration + "<w:ftr \(namespace)><w:p><w:pPr><w:pStyle w:val=\"PageNumber\"/><w:ind \(edge)/>"
      + "<w:jc w:val=\"\(alignment)\"/></w:pPr>" + run("— ") + "<w:fldSimple w:instr=\" PAGE \">" + run("1")
      + "</w:fldSimple>" + run(" —") + "</w:p></w:ftr>"
  }
}
