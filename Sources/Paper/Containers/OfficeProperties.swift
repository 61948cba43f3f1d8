/// Properties and links, which Word and Excel keep alike.
enum OfficeProperties {
  /// `docProps/core.xml`, `app.xml` and `custom.xml`: elements that hold nothing but text.
  static func read(
    _ archive: ZipArchive, part: String, limits: ContainerLimits
  ) throws(ContainerFault) -> [DocumentProperty] {
    var reader = try XMLReader(archive.part(named: part), part: part, limits: limits)
    var properties: [DocumentProperty] = []
    var names: [String] = []
    var given: String?
    while let event = try reader.next() {
      switch event {
      case .start(let start):
        if start.name == "property" { given = start["name"] }
        names.append(start.name)
      case .text(let text):
        guard text.text.contains(where: { !$0.isWhitespace }) else { break }
        let name = names.contains("property") ? given : names.last
        properties.append(
          DocumentProperty(name: name ?? "", value: text.text, part: part, range: text.range))
      case .end: names.removeLast()
      }
    }
    return properties
  }

  /// Targets outside the document.
  static func links(
    _ archive: ZipArchive, part: String, limits: ContainerLimits
  ) throws(ContainerFault) -> [DocumentProperty] {
    var reader = try XMLReader(archive.part(named: part), part: part, limits: limits)
    var links: [DocumentProperty] = []
    while let event = try reader.next() {
      guard case .start(let start) = event, start["TargetMode"] == "External",
        let target = start.attributes.first(where: { $0.name == "Target" })
      else { continue }
      links.append(DocumentProperty(name: "超链接", value: target.value, part: part, range: target.range))
    }
    return links
  }

  /// Words and values of parts whose structure says nothing to a reader: settings, data behind fields, caches.
  static func looseWords(
    _ archive: ZipArchive, part: String, limits: ContainerLimits
  ) throws(ContainerFault) -> [DocumentProperty] {
    var reader = try XMLReader(archive.part(named: part), part: part, limits: limits)
    var words: [DocumentProperty] = []
    while let event = try reader.next() {
      switch event {
      case .text(let text) where text.text.contains { !$0.isWhitespace }:
        words.append(DocumentProperty(name: "", value: text.text, part: part, range: text.range))
      case .start(let start):
        for attribute in start.attributes where maySpeak(attribute.value) {
          words.append(DocumentProperty(name: "", value: attribute.value, part: part, range: attribute.range))
        }
      default: break
      }
    }
    return words
  }

  /// Whether a value could be more than a setting: Chinese characters, an address of mail, many digits.
  static func maySpeak(_ value: String) -> Bool {
    var digits = 0
    for scalar in value.unicodeScalars {
      if scalar.value >= 0x2e80 || scalar == "@" { return true }
      if scalar.value >= 0x30, scalar.value <= 0x39 { digits += 1 }
    }
    return digits >= 7 && !value.hasPrefix("http://schemas.")
  }
}
