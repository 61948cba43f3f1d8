import Foundation
import Statute
import Testing

@testable import Paper

@Suite("Screening: PDF and the programs that read it", .timeLimit(.minutes(20)))
struct PdfScreenTests {
  static let hasPoppler = ["/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"].contains {
    FileManager.default.isExecutableFile(atPath: $0 + "/pdftotext")
  }

  /// A page, a note on it, an author and an attachment, each with something that must not slip out.
  static func pdf(attachments: Int = 1, author: String = "zhangsan@qq.com") -> Data {
    let page = "BT /F1 12 Tf 50 700 Td (ID 11010519491231002X tel) Tj ET"
    let attachment = "手机13912345678"
    let note = "电话13812345678".utf16.map { unit in
      let digits = String(unit, radix: 16)
      return String(repeating: "0", count: 4 - digits.count) + digits
    }.joined()
    let names = (0..<attachments).map { "(\($0).txt) \(10 + $0) 0 R" }.joined(separator: " ")
    let objects =
      [
        "<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles<</Names[\(names)]>>>>>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Annots[6 0 R]/Resources<</Font<</F1 5 0 R>>>>>>",
        "<</Length \(page.utf8.count)>>stream\n\(page)\nendstream",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        "<</Type/Annot/Subtype/Text/Rect[0 0 20 20]/Contents<FEFF\(note)>>>", "<</Author(\(author))>>",
        "null", "<</Type/EmbeddedFile/Length \(attachment.utf8.count)>>stream\n\(attachment)\nendstream",
      ] + (0..<attachments).map { "<</Type/Filespec/F(\($0).txt)/EF<</F 9 0 R>>>>" }
    var file = "%PDF-1.4\n"
    var offsets: [Int] = []
    for (number, object) in objects.enumerated() {
      offsets.append(file.utf8.count)
      file += "\(number + 1) 0 obj\n\(object)\nendobj\n"
    }
    let table = file.utf8.count
    file += "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
    for offset in offsets {
      let digits = String(offset)
      file += String(repeating: "0", count: 10 - digits.count) + digits + " 00000 n \n"
    }
    file += "trailer<</Size \(objects.count + 1)/Root 1 0 R/Info 7 0 R>>\nstartxref\n\(table)\n%%EOF"
    return Data(file.utf8)
  }

  @Test(.enabled(if: hasPoppler)) func `page, note, author and attachment are all screened`() async throws {
    let found = try await DocumentScreen().screen(Self.pdf()).findings
    let kinds = Set(found.map { "\($0.finding.kind.rawValue) \($0.place.kind.rawValue)" })
    #expect(
      kinds.isSuperset(of: [
        "identityNumber page", "mobile annotation", "personalEmail property", "mobile attachment",
      ]))
  }

  @Test(.enabled(if: hasPoppler)) func `attachments beyond those that are looked into are named`()
    async throws
  {
    let screened = try await DocumentScreen().screen(Self.pdf(attachments: 53))
    #expect(screened.findings.count { $0.place.kind == .attachment } == 50)
    #expect(screened.unread.filter { $0.contains("附件") } == ["PDF 附件过多，另有 3 个未审查，请人工核看。"])
  }

  static let hasTesseract: Bool = {
    let folders = [
      "/usr/share/tesseract-ocr/5/tessdata", "/usr/share/tesseract-ocr/4.00/tessdata", "/usr/share/tessdata",
      "/opt/homebrew/share/tessdata",
    ]
    return folders.contains { FileManager.default.fileExists(atPath: $0 + "/chi_sim.traineddata") }
  }()

  /// The page of the sample as a scanner would see it.
  private func scan() async throws -> Data {
    let folder = try PassingFolder()
    let file = try folder.write([UInt8](Self.pdf()), as: "sample.pdf")
    return try await ExternalTool("pdftoppm").run(["-q", "-png", "-r", "200", "-singlefile", file])
  }

  @Test(.enabled(if: hasPoppler && hasTesseract)) func `a number in a picture is read`() async throws {
    let found = try await DocumentScreen().screen(try await scan())
    #expect(found.kind == .picture)
    #expect(found.findings.map(\.finding.kind) == [.identityNumber])
  }

  static let hasLibreOffice = FileManager.default.isExecutableFile(atPath: "/usr/bin/soffice")

  @Test(.enabled(if: hasLibreOffice)) func `an old format is read through LibreOffice, and not masked`()
    async throws
  {
    let rtf = Data(#"{\rtf1\ansi ID 11010519491231002X, tel 13812345678\par}"#.utf8)
    let screened = try await DocumentScreen().screen(rtf)
    #expect(screened.kind == .oldOffice)
    #expect(screened.findings.map(\.finding.kind) == [.identityNumber, .mobile])
    await #expect { try await DocumentScreen().maskedCopy(of: rtf) } throws: { error in
      (error as? MaskingRefusal)?.sentence.contains("另存为") ?? false
    }
    await #expect(throws: ContainerFault.self) { try await DocumentScreen(usesTools: false).screen(rtf) }
  }

  @Test(.enabled(if: hasLibreOffice))
  func `a stranger's document does not make LibreOffice call anywhere`() async throws {
    let listener = try LocalListener()
    let document = """
      <?xml version="1.0"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
      xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"
      xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
      xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" office:version="1.2"
      office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text><text:p>
      <draw:frame svg:width="2cm" svg:height="2cm" text:anchor-type="as-char"><draw:image
      xlink:href="http://127.0.0.1:\(listener.port)/p.png" xlink:type="simple"/></draw:frame>tel 13812345678</text:p>
      </office:text></office:body></office:document>
      """
    let made = try await OldOffice.turned(Array(document.utf8), into: "docx")
    let screened = try await DocumentScreen(usesTools: false).screen(Data(made))
    #expect(screened.findings.map(\.finding.kind) == [.mobile])
    #expect(!listener.wasCalled)
  }

  @Test(.enabled(if: hasLibreOffice))
  func `what shows in an old format is found once, however often it is looked at`()
    async throws
  {
    let rtf = Data(#"{\rtf1\ansi ID 11010519491231002X, {\v tel 13812345678}\par}"#.utf8)
    let found = try await DocumentScreen().screen(rtf).findings
    #expect(
      found.map { "\($0.finding.kind.rawValue) \($0.place.kind.rawValue)" } == [
        "identityNumber body", "mobile hidden",
      ])
  }

  @Test(.enabled(if: hasPoppler)) func `properties that cannot be read are named`() async throws {
    let screened = try await DocumentScreen().screen(Self.pdf(author: String(repeating: "a", count: 1 << 21)))
    #expect(screened.findings.contains { $0.place.kind == .page })
    #expect(screened.unread == ["PDF 文档属性无法读取，请人工核看。"])
  }

  @Test func `pictures that are not read are named`() async throws {
    let data = OfficeSamples.docx(
      body: OfficeSamples.paragraph("公告"),
      further: [
        ("word/media/image1.png", "no picture"),
        (
          "word/_rels/document.xml.rels",
          #"<R><Relationship Id="a" Target="media/image1.png" Type="http://x/image"/></R>"#
        ),
      ])
    for usesTools in [false, true] {
      let screened = try await DocumentScreen(usesTools: usesTools).screen(data)
      #expect(screened.unread.count == 1)
      #expect(screened.unread.first?.contains("image1.png") ?? false)
      #expect(screened.unread.first?.contains("须人工审查") ?? false)
    }
  }

  @Test(.enabled(if: hasPoppler)) func `a PDF is not masked, and the reason is said`() async {
    await #expect { try await DocumentScreen().maskedCopy(of: Self.pdf()) } throws: { error in
      (error as? MaskingRefusal)?.sentence.contains("重新导出 PDF") ?? false
    }
  }

  @Test(.enabled(if: hasPoppler)) func `a PDF cut off or changed is read or refused`() async {
    var chance = SeededChance(seed: 11)
    let whole = Self.pdf()
    for _ in 0..<12 {
      var data = whole.prefix(Int.random(in: 20..<whole.count, using: &chance))
      data[data.startIndex + Int.random(in: 9..<data.count, using: &chance)] = UInt8.random(
        in: 0...255, using: &chance)
      do { _ = try await DocumentScreen().screen(Data(data)) } catch { #expect(!error.sentence.isEmpty) }
    }
  }

  @Test func `texts beside the pages are found without any program`() {
    #expect(PdfStrings.texts(in: [UInt8](Self.pdf())).contains("电话13812345678"))
    #expect(PdfStrings.texts(in: Array(#"<</V(a\(b\)\101\n)/T<4142"#.utf8)) == ["a(b)A\n", "AB"])
  }

  @Test func `the time of a program is up for its children too`() async throws {
    let folder = try PassingFolder()
    let note = folder.url.appendingPathComponent("child").path
    let script = "sleep 60 & echo $! > \"$0\"; sleep 60"
    await #expect(throws: ExternalTool.Fault.failed("sh")) {
      try await ExternalTool("sh", seconds: 2).run(["-c", script, note])
    }
    let child = try #require(
      Int32(String(contentsOfFile: note, encoding: .utf8).trimmingCharacters(in: .whitespacesAndNewlines)))
    var isAlive = true
    for _ in 0..<200 where isAlive {
      isAlive = Self.isRunning(child)
      if isAlive { try await Task.sleep(for: .milliseconds(50)) }
    }
    #expect(!isAlive)
  }

  /// Whoever has ended may still stand in the list of processes until its parent asks after it.
  private static func isRunning(_ process: Int32) -> Bool {
    guard let words = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8),
      let state = words.split(separator: ")").last?.split(separator: " ").first
    else { return false }
    return state != "Z" && state != "X"
  }

  @Test func `a program that writes a file without end is stopped`() async throws {
    let folder = try PassingFolder()
    let file = folder.url.appendingPathComponent("much").path
    await #expect(throws: ExternalTool.Fault.failed("sh")) {
      try await ExternalTool("sh", fileBytes: 1 << 20).run(["-c", "head -c 4000000 /dev/zero > \"$0\"", file])
    }
    let size = try FileManager.default.attributesOfItem(atPath: file)[.size] as? Int
    #expect(size ?? .max <= 1 << 20)
  }

  @Test func `a program that runs too long, prints too much or is missing is a fault`() async {
    await #expect(throws: (any Error).self) { try await ExternalTool("sleep", seconds: 1).run(["60"]) }
    await #expect(throws: (any Error).self) {
      try await ExternalTool("yes", seconds: 20, outputBytes: 1000).run([])
    }
    await #expect(throws: ExternalTool.Fault.notInstalled("no-such-program-here")) {
      try await ExternalTool("no-such-program-here").run([])
    }
  }
}
