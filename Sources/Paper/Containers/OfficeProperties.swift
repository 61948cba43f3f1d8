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
}
