import Desk
import Statute
import WebParts

extension RowList {
  /// Items of the catalogue.
  ///
  /// - Parameter names: what bodies are called, by code; leave it empty on pages of one body.
  init(_ entries: [CatalogueEntry], names: [String: String] = [:]) {
    self.init(rows: entries.map { Row($0, body: names[$0.body]) })
  }
}

extension RowList.Row {
  init(_ entry: CatalogueEntry, body: String? = nil) {
    self.init(
      "\(TitleText(entry.title))", Link.item(entry.file.key), body: body ?? entry.issuer,
      date: entry.publishedOn.description,
      number: entry.documentNumber.isEmpty ? entry.indexNumber : entry.documentNumber,
      state: Badge(entry.validity))
  }

  init(_ finding: SearchFinding) {
    let title = finding.title.html(\.markup)
    let excerpt = finding.excerpt.html(\.markup)
    let number = finding.documentNumber.flatMap { $0.isEmpty ? nil : $0 } ?? finding.indexNumber
    self.init(
      title, Link.item(finding.file.key), body: finding.bodyName, date: finding.day.description,
      number: number, state: Badge(finding.validity), excerpt: excerpt.isEmpty ? nil : excerpt)
  }
}

extension SearchFinding.Piece {
  /// With `<mark>` around what was looked for.
  var markup: HTML { isFound ? "<mark>\(text)</mark>" : "\(text)" }
}

extension Badge {
  init(_ validity: Validity) {
    switch validity {
    case .inForce: self.init(.good, validity.title)
    case .lapsed: self.init(.lapsed, validity.title)
    case .repealed: self.init(.ended, validity.title)
    }
  }
}

/// Sizes and counts as they are read.
enum Amount {
  /// `1.2 MB`, `38 KB`.
  static func bytes(_ count: Int) -> String {
    if count < 1_000 { return "\(count) B" }
    if count < 1_000_000 { return "\(count / 1_000) KB" }
    return "\(count / 1_000_000).\(count % 1_000_000 / 100_000) MB"
  }
}

/// The page of a list that was asked for.
struct ListPage {
  static let size = 20
  let number: Int

  /// From the query; what is not a number is the first page.
  init(_ query: Query) {
    number = query.integer("page", in: 1...5_000) ?? 1
  }

  var offset: Int { (number - 1) * Self.size }

  static func last(of total: Int) -> Int { max(1, (total + size - 1) / size) }

  /// The ways to the other pages, with all else of the query kept.
  func pagination(total: Int, words: String, path: String, query: Query) -> Pagination {
    Pagination(current: number, last: min(Self.last(of: total), 5_000), total: words) { page in
      path + query.with("page", page == 1 ? nil : String(page)).suffix
    }
  }
}
