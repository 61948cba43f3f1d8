package import Foundation

/// Opens a Word document (ECMA-376, transitional and strict alike).
package struct DocxReader: Sendable {
  package let archive: ZipArchive
  private let limits: ContainerLimits

  package init(data: Data, limits: ContainerLimits = .standard) throws(ContainerFault) {
    try self.init(archive: ZipArchive(data: data, limits: limits), limits: limits)
  }

  package init(archive: ZipArchive, limits: ContainerLimits = .standard) throws(ContainerFault) {
    guard archive.contains("word/document.xml") else {
      if archive.names.contains(where: { $0.hasPrefix("word/document") && $0.hasSuffix(".xml") }) {
        throw .unsupported(part: "word/document.xml", what: "非常规的部件名称")
      }
      throw .missingPart("word/document.xml")
    }
    self.archive = archive
    self.limits = limits
  }

  package func read() throws(ContainerFault) -> DocxDocument {
    var document = DocxDocument(parts: [], properties: [], links: [], loose: [], pictures: [], embedded: [])
    try append("word/document.xml", as: .body, to: &document)
    for name in archive.names where name != "word/document.xml" {
      let lowered = name.lowercased()
      if lowered.hasPrefix("docprops/"), lowered.hasSuffix(".xml") {
        document.properties += try OfficeProperties.read(archive, part: name, limits: limits)
      } else if lowered.hasSuffix(".rels") {
        document.links += try OfficeProperties.links(archive, part: name, limits: limits)
      } else if lowered.hasPrefix("word/media/") || lowered.hasPrefix("word/pictures/") {
        document.pictures.append(name)
      } else if lowered.hasPrefix("word/embeddings/") {
        document.embedded.append(name)
      } else if let kind = Self.kind(of: lowered) {
        try append(name, as: kind, to: &document)
      } else if lowered.hasSuffix(".xml"), !Self.isForm(lowered) {
        document.loose += try OfficeProperties.looseWords(archive, part: name, limits: limits)
      }
    }
    return document
  }

  private func append(
    _ name: String, as kind: DocxPart.Kind, to document: inout DocxDocument
  ) throws(ContainerFault) {
    var parser = try DocxPartParser(archive.part(named: name), part: name, limits: limits)
    let blocks = try parser.read()
    document.parts.append(DocxPart(kind: kind, name: name, blocks: blocks))
    if !parser.fallback.isEmpty {
      document.parts.append(DocxPart(kind: .fallback, name: name, blocks: parser.fallback))
    }
  }

  /// Parts that say how things look, and nothing else.
  private static func isForm(_ name: String) -> Bool {
    [
      "word/styles.xml", "word/fonttable.xml", "word/websettings.xml", "word/numbering.xml",
      "[content_types].xml",
    ]
    .contains(name) || name.hasPrefix("word/theme/") || name.hasPrefix("word/styleswitheffects")
  }

  /// Parts of words.
  private static func kind(of name: String) -> DocxPart.Kind? {
    guard name.hasPrefix("word/"), name.hasSuffix(".xml") else { return nil }
    let file = name.dropFirst(5)
    if file.hasPrefix("header") { return .header }
    if file.hasPrefix("footer") { return .footer }
    if file.hasPrefix("footnotes") || file.hasPrefix("endnotes") { return .note }
    if file.hasPrefix("comments") && !file.hasPrefix("commentsextended") && !file.hasPrefix("commentsids") {
      return .comment
    }
    if file.hasPrefix("glossary/document") || file.hasPrefix("charts/chart")
      || file.hasPrefix("diagrams/data") || file.hasPrefix("diagrams/drawing")
    {
      return .note
    }
    return nil
  }
}
