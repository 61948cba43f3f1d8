import Statute
import Testing

@Suite struct ReportFormTests {
  @Test(arguments: [(ReportEdition.of2021, [14, 28, 4]), (.of2019, [18, 26, 4])])
  func `Every printed table is a full rectangle with each cell of the edition once`(
    edition: ReportEdition, heights: [Int]
  ) {
    let tables = ReportForm.tables(of: edition)
    #expect(tables.map(\.rows.count) == heights)
    #expect(tables.map(\.width) == [4, 10, 15])
    for table in tables {
      var covered = Array(repeating: 0, count: table.rows.count)
      for (index, row) in table.rows.enumerated() {
        for box in row {
          for line in index..<(index + box.rows) { covered[line] += box.columns }
        }
      }
      #expect(covered.allSatisfy { $0 == table.width })
    }
    let printed = tables.flatMap(\.rows).joined().compactMap { box in
      if case .figure(let cell) = box.content { cell } else { nil }
    }
    #expect(printed == ReportCell.cells(of: edition))
  }

  @Test func `The forms have as many cells as the notices say`() {
    #expect(ReportCell.cells(of: .of2021).count == 10 + 175 + 15)
    #expect(ReportCell.cells(of: .of2019).count == 22 + 161 + 15)
  }

  @Test func `The column of results spans 22 rows in the form of 2021 and 20 in that of 2019`() {
    for (edition, rows) in [(ReportEdition.of2021, 22), (.of2019, 20)] {
      let boxes = ReportForm.tables(of: edition)[1].rows.joined()
      #expect(boxes.first { $0.content == .text("三、本年度办理结果") }?.rows == rows)
    }
  }

  @Test(arguments: ReportCell.cells(of: .of2021) + ReportCell.cells(of: .of2019))
  func `A cell is found again by its published name`(cell: ReportCell) {
    #expect(ReportCell(name: cell.name) == cell)
  }

  @Test func `Names of cells are the promised ones`() {
    #expect(ReportCell.table3(.new, .natural).name == "table3.new.natural")
    #expect(ReportCell.table2(.chargesAmount).name == "table2.charges.amount")
    #expect(ReportCell.table4(.suitAfterReview, .total).name == "table4.suitAfterReview.total")
    #expect(ReportCell(name: "table3.new") == nil)
    #expect(ReportCell(name: "table2.rules.amount") == nil)
  }

  @Test func `Names for sentences leave out list numbers`() {
    #expect(ReportRow.granted.shortName == "予以公开")
    #expect(ReportRow.stateSecret.shortName == "属于国家秘密")
    #expect(ReportRow.threeSecurities.shortName == "危及“三安全一稳定”")
    #expect(ReportRow.otherHandling.label(in: .of2019) == "（六）其他处理")
  }

  @Test(arguments: [
    (2007, nil), (2008, ReportEdition.local), (2013, .local), (2014, .of2014),
    (2018, .of2014), (2019, .of2019), (2020, .of2019), (2021, .of2021), (2030, .of2021),
  ])
  func `The edition goes by the year reported on`(year: Int, edition: ReportEdition?) {
    #expect(ReportEdition.required(forYear: year) == edition)
  }

  @Test func `Article 49 gives departments January and governments March`() {
    #expect(ReportDeadline.lastDay(ofReportOn: 2023, by: .department) == Day("2024-01-31"))
    #expect(ReportDeadline.lastDay(ofReportOn: 2023, by: .government) == Day("2024-03-31"))
    #expect(ReportDeadline.lastDay(ofReportOn: 2017, by: .department) == Day("2018-03-31"))
  }
}
