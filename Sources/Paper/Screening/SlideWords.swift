import Statute

/// The words of a part of a presentation (ECMA-376) or of an OFD document (GB/T 33190), a line for each paragraph.
enum SlideWords {
  static func passage(
    of bytes: [UInt8], part: String, limits: ContainerLimits
  ) throws(ContainerFault) -> ScreenPassage {
    var reader = try XMLReader(bytes, part: part, limits: limits)
    var passage = ScreenPassage(DocumentPlace(part.lowercased().contains("docprops/") ? .property : .body))
    var holders: [String] = []
    var values: [XMLAttribute] = []
    while let event = try reader.next() {
      switch event {
      case .start(let start):
        holders.append(start.name)
        values += start.attributes.filter { OfficeProperties.maySpeak($0.value) }
      case .text(let text):
        guard text.text.contains(where: { !$0.isWhitespace }) else { break }
        passage.append(text.text, source: TextSource(part: part, range: text.range))
      case .end(let name):
        holders.removeLast()
        // Runs of one paragraph belong together; anything else ends a line.
        if name == "p"
          || (name != "t" && name != "r" && !passage.isEmpty && !passage.text.hasSuffix("\n")
            && !holders.contains("p"))
        {
          passage.append("\n")
        }
      }
    }
    // Descriptions of pictures, names of authors, addresses of links, one a line.
    if !values.isEmpty, !passage.isEmpty { passage.append("\n") }
    for value in values {
      passage.append(
        value.value, source: TextSource(part: part, range: value.range), place: DocumentPlace(.hidden))
      passage.append("\n")
    }
    return passage
  }
}
