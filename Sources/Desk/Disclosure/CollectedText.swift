import Foundation
import Ledger
package import Statute

/// One text of a collection of laws, as a line of JSON: `title`, `kind`, `issuer`, `date`, `promulgation`, `text`.
package struct CollectedText: Hashable, Sendable {
  package let title: String
  /// 行政法规、地方性法规、司法解释、部门规章 …
  package let kind: String
  /// The province or ministry, where the collection names one.
  package let place: String?
  /// Of adoption, revision or entry into force.
  package let date: Day?
  /// The lines under the title: adoption, revisions, entry into force.
  package let promulgation: [String]
  package let text: String

  package init(
    title: String, kind: String, place: String?, date: Day?, promulgation: [String], text: String
  ) {
    self.title = title
    self.kind = kind
    self.place = place
    self.date = date
    self.promulgation = promulgation
    self.text = text
  }

  /// `nil` for a line that is not such an object, or has no title or no text.
  package init?(json line: some Sequence<UInt8>) {
    guard let line = try? JSONDecoder().decode(CollectedLine.self, from: Data(line)), !line.title.isEmpty,
      !line.text.isEmpty
    else { return nil }
    self.init(
      title: line.title, kind: line.kind, place: line.issuer, date: line.date.flatMap { Day($0) },
      promulgation: line.promulgation, text: line.text)
  }

  /// The same for the same text wherever it comes from.
  var digest: String { Fingerprint(of: Array(text.utf8)).hex }
}

private struct CollectedLine: Decodable {
  let title: String
  let kind: String
  let issuer: String?
  let date: String?
  let promulgation: [String]
  let text: String
}

extension CollectedText {
  /// What the catalogue says of it.
  var content: ItemContent {
    let head = promulgation.map { $0.first == "(" || $0.first == "（" ? $0 : "（\($0)）" }
    return ItemContent(
      title: title, abstract: abstract, text: (head + [text]).joined(separator: "\n"), formedOn: formedOn,
      issuer: issuer, column: .basis, part: part, genre: .law, keywords: [kind], effectiveFrom: effectiveFrom)
  }

  /// The date of the collection or, where it has none, the last one under the title.
  var formedOn: Day? { date ?? promulgation.flatMap(CollectedText.days).max() }

  /// From 自某年某月某日起施行 in the last lines of the text or under the title.
  private var effectiveFrom: Day? {
    let lines = text.split(whereSeparator: \.isNewline).suffix(4).map(String.init) + promulgation
    for line in lines where line.contains("施行") || line.contains("实施") {
      for match in line.matches(of: /(\d{4})年(\d{1,2})月(\d{1,2})日起?(施行|实施)/) {
        if let year = Int(match.1), let month = Int(match.2), let day = Int(match.3),
          let found = Day(year: year, month: month, day: day), formedOn.map({ $0 <= found }) ?? true
        {
          return found
        }
      }
    }
    return nil
  }

  static func days(in line: String) -> [Day] {
    line.matches(of: /(\d{4})年(\d{1,2})月(\d{1,2})日/).compactMap { match in
      guard let year = Int(match.1), let month = Int(match.2), let day = Int(match.3) else { return nil }
      return Day(year: year, month: month, day: day)
    }
  }

  private var part: String? {
    switch kind {
    case "行政法规": "A01.1"
    case "部门规章": "A01.2"
    case "司法解释", "其他": nil
    default: "A01.4"
    }
  }

  /// Who made it: as the kind tells, for local laws as the last adopting line names the congress.
  private var issuer: String {
    switch kind {
    case "行政法规": return "国务院"
    case "司法解释":
      return title.contains("最高人民检察院") ? (title.contains("最高人民法院") ? "最高人民法院、最高人民检察院" : "最高人民检察院") : "最高人民法院"
    case "部门规章": return place ?? "国务院部门"
    case "地方性法规":
      for line in promulgation {
        if let match = line.firstMatch(of: /日\s*(\p{Han}{2,12}?)第[一二三四五六七八九十]+届人民代表大会(常务委员会)?/) {
          return "\(match.1)人民代表大会\(match.2 ?? "")"
        }
      }
      return place.map { $0 + "地方立法机关" } ?? "地方立法机关"
    case "其他": return place ?? "不详"
    default:
      return promulgation.contains { $0.contains("人民代表大会常务委员会") }
        ? "全国人民代表大会常务委员会" : "全国人民代表大会"
    }
  }

  /// The first article, which says what the law is for; else the first paragraph.
  private var abstract: String {
    let blocks = ItemText(text).blocks
    let paragraphs = blocks.compactMap { if case .paragraph(let text) = $0 { text } else { nil } }
    let first = paragraphs.first { $0.hasPrefix("第一条") } ?? paragraphs.first ?? title
    let told = first.hasPrefix("第一条") ? first.dropFirst(3).drop(while: \.isWhitespace) : first[...]
    let limit = 140
    return told.count <= limit ? String(told) : String(told.prefix(limit - 1)) + "…"
  }

  /// The laws that this one repeals, as its last articles name them: 《…》同时废止.
  var repeals: [String] {
    var titles: [String] = []
    for sentence in text.split(whereSeparator: { "。；;\n".contains($0) }) where sentence.contains("同时废止") {
      for match in sentence.matches(of: /《([^《》]+)》/) { titles.append(String(match.1)) }
    }
    return titles
  }
}
