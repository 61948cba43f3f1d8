/// The styles part: one style of Word for each `WrittenStyle`, so that whoever goes on writing finds them by name.
enum DocxStyles {
  static let cell = "TableText"
  static let smallCell = "TableTextSmall"
  static let signature = "Signature"

  static var xml: String {
    DocxWriter.declaration + "<w:styles \(DocxWriter.namespace)>" + defaults
      + style("Normal", "Normal", isDefault: true, "", "")
      + WrittenStyle.allCases.map(style).joined()
      + style(cell, "表格文字", tableParagraph(line: 18), run(.song, 10.5))
      + style(smallCell, "表格小字", tableParagraph(line: 12.5), run(.song, 9))
      + style(
        signature, "落款", paragraph(WrittenStyle.text.metrics, alignment: "right", indent: 0),
        run(.fangsong, WrittenStyle.text.metrics.size))
      + style(
        "PageNumber", "页码", "<w:spacing w:line=\"240\" w:lineRule=\"auto\"/>", run(.song, 14))
      + table + "</w:styles>"
  }

  private static var defaults: String {
    "<w:docDefaults><w:rPrDefault><w:rPr>" + faces(.fangsong) + size(WrittenStyle.text.metrics.size)
      + "<w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\" w:bidi=\"ar-SA\"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:widowControl w:val=\"0\"/></w:pPr></w:pPrDefault></w:docDefaults>"
  }

  private static var table: String {
    let edges = ["top", "left", "bottom", "right", "insideH", "insideV"]
    return
      "<w:style w:type=\"table\" w:styleId=\"TableGrid\"><w:name w:val=\"Table Grid\"/><w:tblPr><w:tblBorders>"
      + edges.map { "<w:\($0) w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>" }.joined()
      + "</w:tblBorders><w:tblCellMar><w:top w:w=\"20\" w:type=\"dxa\"/><w:left w:w=\"57\" w:type=\"dxa\"/><w:bottom w:w=\"20\" w:type=\"dxa\"/><w:right w:w=\"57\" w:type=\"dxa\"/>"
      + "</w:tblCellMar></w:tblPr></w:style>"
  }

  private static func style(
    _ id: String, _ name: String, isDefault: Bool = false, _ paragraph: String, _ run: String
  ) -> String {
    "<w:style w:type=\"paragraph\"\(isDefault ? " w:default=\"1\"" : "") w:styleId=\"\(id)\"><w:name w:val=\"\(name)\"/>"
      + (isDefault ? "" : "<w:basedOn w:val=\"Normal\"/>")
      + "<w:qFormat/><w:pPr>\(paragraph)</w:pPr><w:rPr>\(run)</w:rPr></w:style>"
  }

  private static func style(_ style: WrittenStyle) -> String {
    let metrics = style.metrics
    var properties = metrics.leads ? "<w:keepNext/>" : ""
    if style == .letterhead {
      properties +=
        "<w:pBdr><w:bottom w:val=\"thinThickSmallGap\" w:sz=\"18\" w:space=\"4\" w:color=\"\(red)\"/></w:pBdr>"
    }
    properties += paragraph(metrics, alignment: metrics.alignment.word, indent: metrics.indent)
    if let level = style.outlineLevel { properties += "<w:outlineLvl w:val=\"\(level)\"/>" }
    return self.style(
      style.wordID, style.wordName, properties,
      run(metrics.face, metrics.size, isBold: metrics.isBold, color: metrics.isRed ? red : nil))
  }

  private static let red = "C8102E"

  private static func paragraph(_ metrics: WrittenStyle.Metrics, alignment: String, indent: Double) -> String
  {
    let spacing =
      "<w:spacing w:before=\"\(twips(metrics.before))\" w:after=\"\(twips(metrics.after))\" "
      + "w:line=\"\(twips(metrics.line))\" w:lineRule=\"exact\"/>"
    let first =
      indent == 0
      ? ""
      : "<w:ind w:firstLineChars=\"\(Int(indent * 100))\" w:firstLine=\"\(twips(indent * metrics.size))\"/>"
    return spacing + first + "<w:jc w:val=\"\(alignment)\"/>"
  }

  private static func tableParagraph(line: Double) -> String {
    "<w:spacing w:line=\"\(twips(line))\" w:lineRule=\"exact\"/><w:jc w:val=\"center\"/>"
  }

  private static func run(
    _ face: Typeface, _ points: Double, isBold: Bool = false, color: String? = nil
  ) -> String {
    faces(face) + (isBold ? "<w:b/>" : "") + (color.map { "<w:color w:val=\"\($0)\"/>" } ?? "") + size(points)
  }

  private static func faces(_ face: Typeface) -> String {
    "<w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:eastAsia=\"\(face.name)\" w:cs=\"Times New Roman\"/>"
  }

  private static func size(_ points: Double) -> String {
    let half = Int((points * 2).rounded())
    return "<w:sz w:val=\"\(half)\"/><w:szCs w:val=\"\(half)\"/>"
  }

  /// Twentieths of a point.
  static func twips(_ points: Double) -> Int { Int((points * 20).rounded()) }
}

extension WrittenStyle {
  /// The id in Word; titles and headings are Word's own, so that outlines and readers aloud know them.
  var wordID: String {
    switch self {
    case .letterhead: "Letterhead"
    case .number: "DocumentNumber"
    case .title: "Title"
    case .subtitle: "Subtitle"
    case .addressee: "Addressee"
    case .chapter: "Chapter"
    case .section: "Section"
    case .heading: "Heading1"
    case .subheading: "Heading2"
    case .text: "BodyText"
    case .caption: "Caption"
    case .note: "Note"
    case .mark: "Mark"
    }
  }

  var wordName: String {
    switch self {
    case .letterhead: "发文机关标志"
    case .number: "发文字号"
    case .title: "Title"
    case .subtitle: "Subtitle"
    case .addressee: "主送机关"
    case .chapter: "章"
    case .section: "节"
    case .heading: "heading 1"
    case .subheading: "heading 2"
    case .text: "Body Text"
    case .caption: "caption"
    case .note: "附注"
    case .mark: "标注"
    }
  }

  var outlineLevel: Int? {
    switch self {
    case .chapter, .heading: 0
    case .section, .subheading: 1
    default: nil
    }
  }
}

extension WrittenStyle.Alignment {
  var word: String {
    switch self {
    case .start: "left"
    case .center: "center"
    case .end: "right"
    case .justified: "both"
    }
  }
}
