package import Foundation

/// Opens an Excel workbook (ECMA-376).
package struct XlsxReader: Sendable {
  package let archive: ZipArchive
  private let limits: ContainerLimits

  package init(data: Data, limits: ContainerLimits = .standard) throws(ContainerFault) {
    try self.init(archive: ZipArchive(data: data, limits: limits), limits: limits)
  }

  package init(archive: ZipArchive, limits: ContainerLimits = .standard) throws(ContainerFault) {
    guard archive.contains("xl/workbook.xml") else { throw .missingPart("xl/workbook.xml") }
    self.archive = archive
    self.limits = limits
  }

  package func read() throws(ContainerFault) -> XlsxWorkbook {
    let strings = try sharedStrings().map { $0.map(\.text).joined() }
    let formats = try XlsxNumberFormats(archive: archive, limits: limits)
    var workbook = XlsxWorkbook(
      sheets: [], properties: [], links: [], loose: [], pictures: [], embedded: [])
    for listed in try listedSheets() {
      var parser = try XlsxSheetParser(
        archive.part(named: listed.part), part: listed.part, strings: strings, formats: formats,
        limits: limits)
      var sheet = try parser.read()
      sheet.name = listed.name
      sheet.visibility = listed.visibility
      for target in try targets(of: listed.part) where archive.contains(target) {
        let file = target.lowercased()
        if file.contains("/comments"), file.hasSuffix(".xml") {
          sheet.comments += try comments(in: target)
        } else if file.contains("/threadedcomments/") {
          sheet.comments += try comments(in: target)
        }
      }
      workbook.sheets.append(sheet)
    }
    let known = Set(workbook.sheets.map(\.part) + workbook.sheets.flatMap { $0.comments.map(\.part) })
    for name in archive.names where !known.contains(name) {
      try append(name, to: &workbook)
    }
    return workbook
  }

  private func append(_ name: String, to workbook: inout XlsxWorkbook) throws(ContainerFault) {
    let lowered = name.lowercased()
    if lowered.hasPrefix("docprops/"), lowered.hasSuffix(".xml") {
      workbook.properties += try OfficeProperties.read(archive, part: name, limits: limits)
    } else if lowered.hasSuffix(".rels") {
      workbook.links += try OfficeProperties.links(archive, part: name, limits: limits)
    } else if lowered.hasPrefix("xl/media/") {
      workbook.pictures.append(name)
    } else if lowered.hasPrefix("xl/embeddings/") {
      workbook.embedded.append(name)
    } else if Self.holdsLooseWords(lowered) {
      workbook.loose += try OfficeProperties.looseWords(archive, part: name, limits: limits)
    }
  }

  /// Styles and themes have no words; strings and listed sheets are read for themselves.
  private static func holdsLooseWords(_ name: String) -> Bool {
    guard name.hasSuffix(".xml") || name.hasSuffix(".vml") else { return false }
    return !["xl/styles.xml", "xl/sharedstrings.xml", "[content_types].xml", "xl/calcchain.xml"].contains(
      name)
      && !name.hasPrefix("xl/theme/")
  }

  // MARK: the workbook

  private func listedSheets() throws(ContainerFault) -> [(
    name: String, visibility: XlsxSheet.Visibility, part: String
  )] {
    let relations = try relations(of: "xl/workbook.xml")
    var reader = try XMLReader(
      archive.part(named: "xl/workbook.xml"), part: "xl/workbook.xml", limits: limits)
    var sheets: [(String, XlsxSheet.Visibility, String)] = []
    while let event = try reader.next() {
      guard case .start(let start) = event, start.name == "sheet", let name = start["name"] else { continue }
      guard let part = start["id"].flatMap({ relations[$0] }), archive.contains(part) else {
        throw .missingPart("工作表“\(name)”")
      }
      // Sheets of charts and of old macros have no cells; their words are read with the loose ones.
      guard part.lowercased().contains("worksheets/") else { continue }
      sheets.append((name, start["state"].flatMap(XlsxSheet.Visibility.init) ?? .visible, part))
    }
    return sheets
  }

  private func relations(of part: String) throws(ContainerFault) -> [String: String] {
    let (folder, file) = Self.split(part)
    let path = folder + "_rels/" + file + ".rels"
    guard archive.contains(path) else { return [:] }
    var reader = try XMLReader(archive.part(named: path), part: path, limits: limits)
    var relations: [String: String] = [:]
    while let event = try reader.next() {
      guard case .start(let start) = event, start["TargetMode"] != "External", let id = start["Id"],
        let target = start["Target"]
      else { continue }
      relations[id] = Self.resolve(target, from: folder)
    }
    return relations
  }

  private func targets(of part: String) throws(ContainerFault) -> [String] {
    try relations(of: part).values.sorted()
  }

  private static func split(_ part: String) -> (folder: String, file: String) {
    guard let slash = part.lastIndex(of: "/") else { return ("", part) }
    return (String(part[...slash]), String(part[part.index(after: slash)...]))
  }

  private static func resolve(_ target: String, from folder: String) -> String {
    if target.hasPrefix("/") { return String(target.dropFirst()) }
    var path = folder.split(separator: "/")
    for piece in target.split(separator: "/") {
      if piece == ".." { _ = path.popLast() } else if piece != "." { path.append(piece) }
    }
    return path.joined(separator: "/")
  }

  // MARK: words

  /// Each shared string as its runs; what is said of pronunciation (`rPh`) is left out.
  func sharedStrings() throws(ContainerFault) -> [[XMLText]] {
    let part = "xl/sharedStrings.xml"
    guard archive.contains(part) else { return [] }
    var reader = try XMLReader(archive.part(named: part), part: part, limits: limits)
    var strings: [[XMLText]] = []
    var inText = false
    while let event = try reader.next() {
      switch event {
      case .start(let start):
        switch start.name {
        case "si": strings.append([])
        case "t": inText = true
        case "rPh": try reader.skipElement()
        default: break
        }
      case .text(let text): if inText, !strings.isEmpty { strings[strings.count - 1].append(text) }
      case .end(let name): if name == "t" { inText = false }
      }
    }
    return strings
  }

  private func comments(in part: String) throws(ContainerFault) -> [XlsxComment] {
    var reader = try XMLReader(archive.part(named: part), part: part, limits: limits)
    var comments: [XlsxComment] = []
    var inText = false
    while let event = try reader.next() {
      switch event {
      case .start(let start):
        switch start.name {
        case "author":
          comments.append(XlsxComment(reference: "", runs: [], part: part))
          inText = true
        case "comment", "threadedComment":
          comments.append(XlsxComment(reference: start["ref"] ?? "", runs: [], part: part))
        case "t", "text": inText = true
        default: break
        }
      case .text(let text):
        if inText, !comments.isEmpty { comments[comments.count - 1].runs.append(text) }
      case .end(let name): if name == "t" || name == "text" || name == "author" { inText = false }
      }
    }
    return comments
  }
}
