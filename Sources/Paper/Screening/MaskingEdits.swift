import Foundation
import Statute

/// What is to be written into the parts of a document, gathered from the findings of all its passages.
struct MaskingEdits {
  private struct Edit: Hashable {
    var scalars: Range<Int>
    var replacement: String
  }

  /// The text of each stretch of bytes that changes, and its changes.
  private var edits: [TextSource: (text: String, edits: Set<Edit>)] = [:]
  /// The numbers that must be gone, without what parted their digits.
  private(set) var secrets: Set<String> = []

  mutating func add(_ findings: [ScreenFinding], in passage: ScreenPassage) {
    guard !findings.isEmpty else { return }
    let scalars = Array(passage.text.unicodeScalars)
    for finding in findings { add(finding, in: passage, scalars: scalars) }
  }

  private mutating func add(_ finding: ScreenFinding, in passage: ScreenPassage, scalars: [Unicode.Scalar]) {
    guard let proposal = finding.proposal else { return }
    for (number, piece) in passage.pieces(touching: finding.range).enumerated() {
      let stretch = finding.range.clamped(to: piece.range)
      let start = piece.range.lowerBound
      let edit = Edit(
        scalars: (stretch.lowerBound - start)..<(stretch.upperBound - start),
        // The first run takes the whole of what is written instead, those behind it lose their share.
        replacement: number == 0 ? proposal : "")
      edits[piece.source, default: (Self.string(scalars[piece.range]), [])].edits.insert(edit)
    }
    let secret = Self.squeezed(Self.string(scalars[finding.range]))
    if secret.count >= 7, secret.utf8.filter({ $0 >= 0x30 && $0 <= 0x39 }).count >= 7 {
      secrets.insert(secret)
    }
  }

  private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var text = ""
    text.unicodeScalars.append(contentsOf: scalars)
    return text
  }

  /// Letters and digits alone.
  private static func squeezed(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.filter { $0.properties.isAlphabetic || $0.properties.numericType != nil }))
  }

  private static func apply(_ edits: Set<Edit>, to text: String) -> String {
    let scalars = Array(text.unicodeScalars)
    var changed = ""
    var reached = 0
    for edit in edits.sorted(by: {
      ($0.scalars.lowerBound, -$0.scalars.count) < ($1.scalars.lowerBound, -$1.scalars.count)
    })
    where edit.scalars.lowerBound >= reached && edit.scalars.upperBound <= scalars.count {
      changed += string(scalars[reached..<edit.scalars.lowerBound]) + edit.replacement
      reached = edit.scalars.upperBound
    }
    return changed + string(scalars[reached...])
  }

  // MARK: writing

  /// The text, in UTF-8. A file that was not in UTF-8 gets the mark by which spreadsheets know it.
  func text(_ bytes: [UInt8]) -> Data {
    let changed = edits.values.first.map { Self.apply($0.edits, to: $0.text) } ?? ""
    let wasUTF8 = String(validating: bytes, as: UTF8.self) != nil && !bytes.starts(with: [0xef, 0xbb, 0xbf])
    return Data((wasUTF8 ? [] : [0xef, 0xbb, 0xbf]) + Array(changed.utf8))
  }

  /// The page with what was masked in it, in UTF-8.
  func page(_ bytes: [UInt8]) -> Data {
    guard let text = try? TextDecoding.decode(bytes) else { return Data(bytes) }
    var page = Array(text.utf8)
    for (source, change) in edits.sorted(by: { $0.key.range.lowerBound > $1.key.range.lowerBound }) {
      let changed = Self.apply(change.edits, to: change.text)
      let written = source.part == HtmlPassages.rawPart ? changed : XMLReader.escape(changed)
      page.replaceSubrange(source.range, with: Array(written.utf8))
    }
    // The mark at the beginning goes before what the page says of its own encoding.
    let wasUTF8 = String(validating: bytes, as: UTF8.self) != nil && !bytes.starts(with: [0xef, 0xbb, 0xbf])
    return Data((wasUTF8 ? [] : [0xef, 0xbb, 0xbf]) + page)
  }

  /// The archive with the changed parts; the picture of the first page, which shows it unmasked, is left out.
  func archive(_ bytes: [UInt8], limits: ContainerLimits) throws(ContainerFault) -> Data {
    let archive = try ZipArchive(bytes: bytes, limits: limits)
    let byPart = Dictionary(grouping: edits, by: \.key.part)
    var writer = ZipWriter()
    for entry in archive.entries where !Self.isThumbnail(entry.name) {
      var part = try archive.part(named: entry.name)
      if let changes = byPart[entry.name] {
        part = try XMLReader(part, part: entry.name, limits: limits).bytes
        for (source, change) in changes.sorted(by: { $0.key.range.lowerBound > $1.key.range.lowerBound }) {
          Self.write(Self.apply(change.edits, to: change.text), at: source, into: &part)
        }
      }
      if entry.name == "_rels/.rels" { part = try Self.withoutThumbnail(part, limits: limits) }
      writer.add(entry.name, bytes: part, stored: entry.method == 0)
    }
    return writer.finish()
  }

  private static func write(_ text: String, at source: TextSource, into part: inout [UInt8]) {
    let opening = Array("<![CDATA[".utf8)
    let start = source.range.lowerBound
    let isRaw = start >= opening.count && part[(start - opening.count)..<start].elementsEqual(opening)
    part.replaceSubrange(source.range, with: Array((isRaw ? text : XMLReader.escape(text)).utf8))
    guard let tag = source.cellTag else { return }
    // A masked figure is text: the tag of its cell has to say so.
    let old = String(decoding: part[tag], as: UTF8.self)
    var new = old.replacing(" t=\"n\"", with: "")
    if let end = new.firstIndex(where: { $0 == " " || $0 == ">" }) {
      new.insert(contentsOf: " t=\"str\"", at: end)
    }
    part.replaceSubrange(tag, with: Array(new.utf8))
  }

  private static func isThumbnail(_ name: String) -> Bool {
    name.lowercased().hasPrefix("docprops/thumbnail")
  }

  private static func withoutThumbnail(_ part: [UInt8], limits: ContainerLimits) throws(ContainerFault)
    -> [UInt8]
  {
    var reader = try XMLReader(part, part: "_rels/.rels", limits: limits)
    var bytes = reader.bytes
    while let event = try reader.next() {
      guard case .start(let start) = event, start.name == "Relationship", let target = start["Target"],
        isThumbnail(target.hasPrefix("/") ? String(target.dropFirst()) : target)
      else { continue }
      guard bytes[start.range.upperBound - 2] == UInt8(ascii: "/") else { continue }
      // Blanks keep the places of all that follows.
      for position in start.range { bytes[position] = 0x20 }
    }
    return bytes
  }

  /// All words and values of a part, run together and squeezed, for a last look at what should be gone.
  static func allWords(of bytes: [UInt8], part: String, limits: ContainerLimits) throws(ContainerFault)
    -> String
  {
    var reader = try XMLReader(bytes, part: part, limits: limits)
    var words = ""
    while let event = try reader.next() {
      switch event {
      case .text(let text): words += squeezed(text.text)
      case .start(let start):
        for attribute in start.attributes where OfficeProperties.maySpeak(attribute.value) {
          words += " " + squeezed(attribute.value) + " "
        }
      case .end: break
      }
    }
    return words
  }
}
