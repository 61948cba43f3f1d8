/// A document that decides days off: a yearly notice, or a later one that changes or adds to it.
package struct NoticeDocument: Hashable, Sendable {
  /// `国务院办公厅关于2025年部分节假日安排的通知`.
  package let title: String
  /// `国办发明电〔2024〕12号`; `nil` where it could not be confirmed from a published text.
  package let number: String?
  /// The day under the signature; `nil` where it could not be confirmed.
  package let issuedOn: Day?

  package init(title: String, number: String?, issuedOn: Day?) {
    self.title = title
    self.number = number
    self.issuedOn = issuedOn
  }

  /// The usual title of the notice for a year.
  package static func yearlyTitle(_ year: Int) -> String {
    "国务院办公厅关于\(year)年部分节假日安排的通知"
  }

  /// Title and number as one quotes them: `国务院办公厅关于2025年部分节假日安排的通知(国办发明电〔2024〕12号)`.
  package var citation: String {
    number.map { "\(title)（\($0)）" } ?? title
  }
}

/// The days off and the worked weekend days of one year as the notices declare them.
///
/// A notice names days of the neighbouring year too: that for 2019 gives 30 and 31 December 2018 off.
package struct HolidayNotice: Hashable, Sendable {
  package let year: Int
  /// The documents in order of issue, the yearly notice first; never empty.
  package let documents: [NoticeDocument]
  /// All days off that the notices name, weekend days within a holiday included.
  package let holidays: [Day: String]
  /// Weekend days that are worked (调休上班), with the festival they make up for.
  package let makeUpWorkdays: [Day: String]
  /// Of days that a document after the first declared, which one.
  private(set) var laterDocuments: [Day: Int] = [:]

  /// A year with a single notice. An empty number stands for one that could not be confirmed.
  package init(
    year: Int, number: String, issuedOn: Day?, holidays: [Day: String], makeUpWorkdays: [Day: String]
  ) {
    let document = NoticeDocument(
      title: NoticeDocument.yearlyTitle(year), number: number.isEmpty ? nil : number, issuedOn: issuedOn)
    self.init(year: year, documents: [document], holidays: holidays, makeUpWorkdays: makeUpWorkdays)
  }

  package init(
    year: Int, documents: [NoticeDocument], holidays: [Day: String], makeUpWorkdays: [Day: String]
  ) {
    self.year = year
    self.documents = documents
    self.holidays = holidays
    self.makeUpWorkdays = makeUpWorkdays
  }

  /// With the place of the document that decides each day, as the stored form has it.
  init(
    year: Int, documents: [NoticeDocument], holidays: [Day: String], makeUpWorkdays: [Day: String],
    laterDocuments: [Day: Int]
  ) {
    self.init(year: year, documents: documents, holidays: holidays, makeUpWorkdays: makeUpWorkdays)
    self.laterDocuments = laterDocuments
  }

  /// The numbers of all its documents, `国办发明电〔2018〕15号、国办发明电〔2019〕3号`; empty where none is confirmed.
  package var number: String {
    documents.compactMap(\.number).joined(separator: "、")
  }

  /// The day on which the yearly notice was issued.
  package var issuedOn: Day? { documents.first?.issuedOn }

  /// What an annual calendar cites as its source.
  package var source: String {
    documents.map(\.citation).joined(separator: "；")
  }

  /// The document that declares a day off or worked; `nil` for a day of which none speaks.
  package func document(deciding day: Day) -> NoticeDocument? {
    guard holidays[day] != nil || makeUpWorkdays[day] != nil else { return nil }
    return documents[laterDocuments[day] ?? 0]
  }

  /// The days as a later document leaves them. It wins on every day it names; an `amendment` that arranges a
  /// festival anew first takes back all that was declared for that festival.
  package func amended(by amendment: HolidayAmendment) -> HolidayNotice {
    var holidays = holidays.filter { !amendment.replaces.contains($0.value) }
    var worked = makeUpWorkdays.filter { !amendment.replaces.contains($0.value) }
    for (festival, last) in amendment.lengthens {
      guard let former = holidays.filter({ $0.value == festival }).keys.max(), former < last else { continue }
      for day in former.adding(days: 1)...last {
        holidays[day] = festival
        worked[day] = nil
      }
    }
    for (day, festival) in amendment.holidays {
      holidays[day] = festival
      worked[day] = nil
    }
    for (day, festival) in amendment.workdays {
      holidays[day] = nil
      worked[day] = day.isWeekend ? festival : nil
    }
    var notice = HolidayNotice(
      year: year, documents: documents + [amendment.document], holidays: holidays, makeUpWorkdays: worked)
    notice.laterDocuments = laterDocuments
    for (day, festival) in holidays.merging(worked, uniquingKeysWith: { first, _ in first })
    where self.holidays[day] != holidays[day] || makeUpWorkdays[day] != worked[day]
      || amendment.replaces.contains(festival) || amendment.holidays[day] != nil
      || amendment.workdays[day] != nil
    {
      notice.laterDocuments[day] = documents.count
    }
    return notice
  }
}

/// A later document that changes the days of a year already arranged: a one-off holiday, a holiday lengthened.
package struct HolidayAmendment: Hashable, Sendable {
  package let year: Int
  package let document: NoticeDocument
  /// Festivals whose arrangement it gives anew, so that the former one falls away.
  package let replaces: Set<String>
  /// Festivals made longer, with their new last day; they begin as they did.
  package let lengthens: [String: Day]
  package let holidays: [Day: String]
  /// Days it declares worked: a weekend day becomes a make-up working day, another day plainly works again.
  package let workdays: [Day: String]

  package init(
    year: Int, document: NoticeDocument, replaces: Set<String> = [], lengthens: [String: Day] = [:],
    holidays: [Day: String] = [:], workdays: [Day: String] = [:]
  ) {
    self.year = year
    self.document = document
    self.replaces = replaces
    self.lengthens = lengthens
    self.holidays = holidays
    self.workdays = workdays
  }
}
