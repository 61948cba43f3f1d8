package import Statute

/// What of a public file can be found. Whatever is put here may be read by anybody: there is no other kind of row.
package struct SearchDocument: Hashable, Sendable {
  package var title: String
  /// The body, as plain text.
  package var text: String
  /// 文号.
  package var documentNumber: String?
  /// 索引号.
  package var indexNumber: String?
  /// The day that orders it: of publication.
  package var day: Day
  /// The code of the body that published it.
  package var body: String
  /// Its column, then the columns above it.
  package var columns: [String]
  /// The stored name of its validity, for filters and facets.
  package var validity: String
  /// Whether it holds now; what does not comes after what does.
  package var isInForce: Bool

  package init(
    title: String, text: String, documentNumber: String? = nil, indexNumber: String? = nil, day: Day,
    body: String,
    columns: [String] = [], validity: String = "", isInForce: Bool = true
  ) {
    self.title = title
    self.text = text
    self.documentNumber = documentNumber
    self.indexNumber = indexNumber
    self.day = day
    self.body = body
    self.columns = columns
    self.validity = validity
    self.isInForce = isInForce
  }

  /// Changes whenever anything in it does.
  var fingerprint: Fingerprint {
    var form = EntryDigest(previous: .zero)
    form.add(title)
    form.add(text)
    form.add(documentNumber)
    form.add(indexNumber)
    form.add(day.number)
    form.add(body)
    for column in columns { form.add(column) }
    form.add(validity)
    form.add(isInForce ? 1 : 0)
    return form.fingerprint
  }
}

/// What of the files of one kind the public can search.
package protocol SearchFeed: Sendable {
  associatedtype File: CaseFile
  /// Unique, stored.
  var name: String { get }
  /// Raised whenever `document` gives something else than before for the same file.
  var revision: Int { get }
  /// What can be found of a file as it now stands; `nil` for a file that is not public.
  func document(of loaded: Loaded<File>) -> SearchDocument?
}

extension SearchFeed {
  package var revision: Int { 1 }
}
