/// A table of the statutory report as it is printed: rows of heads and figures with their spans.
///
/// The rows can be written out as they stand, as HTML or as a Word table: a cell that a span covers is left out.
package struct ReportForm: Sendable, Equatable {
  package enum Content: Sendable, Equatable {
    /// Printed text: a head, a label, or the corner.
    case text(String)
    /// The figure of a cell.
    case figure(ReportCell)
  }

  package struct Box: Sendable, Equatable {
    package let content: Content
    package var columns = 1
    package var rows = 1
  }

  /// The section of the report that the table stands in.
  package let section: ReportSection
  package let rows: [[Box]]

  /// How many columns the table has.
  package var width: Int { rows.first?.reduce(0) { $0 + $1.columns } ?? 0 }

  /// Tables 2, 3 and 4 of an edition; none for the editions that are lists of indicators.
  package static func tables(of edition: ReportEdition) -> [ReportForm] {
    guard edition.hasTables else { return [] }
    return [disclosure(edition), requests(edition), remedies()]
  }

  private static func text(_ text: String, columns: Int = 1, rows: Int = 1) -> Box {
    Box(content: .text(text), columns: columns, rows: rows)
  }

  /// Table 2: blocks of their own under paragraphs of article 20, on a grid of four columns.
  private static func disclosure(_ edition: ReportEdition) -> ReportForm {
    var rows: [[Box]] = []
    for block in DisclosureCell.Block.blocks(of: edition) {
      // The last measure takes what is left of the three columns beside the label.
      func spread(_ boxes: [Box]) -> [Box] {
        var boxes = boxes
        if let last = boxes.indices.last { boxes[last].columns = 4 - boxes.count }
        return boxes
      }
      rows.append([text(block.head, columns: 4)])
      rows.append([text("信息内容")] + spread(block.measures.map { text($0.label(in: edition)) }))
      for row in block.rows {
        let cells = block.measures.compactMap { DisclosureCell(row, $0) }
        rows.append(
          [text(row.label(in: edition))] + spread(cells.map { Box(content: .figure(.table2($0))) }))
      }
    }
    return ReportForm(section: .disclosure, rows: rows)
  }

  /// Table 3: three columns of labels beside seven of figures.
  private static func requests(_ edition: ReportEdition) -> ReportForm {
    let corner = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
    let organizations = ApplicantKind.allCases.filter(\.isOrganization)
    var rows: [[Box]] = [
      [text(corner, columns: 3, rows: 3), text("申请人情况", columns: 7)],
      [
        text(ApplicantKind.natural.label, rows: 2),
        text("法人或其他组织", columns: organizations.count),
        text(ReportColumn.total.label, rows: 2),
      ],
      organizations.map { text($0.label) },
    ]
    let formRows = ReportRow.rows(of: edition)
    let handled = formRows.filter { $0.isOutcome || $0 == .handledTotal }
    for row in formRows {
      var boxes: [Box] = []
      if row == handled.first {
        boxes.append(text("三、本年度办理结果", rows: handled.count))
      }
      let label = row.label(in: edition)
      let members = row.group.map { group in formRows.filter { $0.group == group } } ?? []
      if members.count > 1, let group = row.group {
        if row == members.first { boxes.append(text(group.label, rows: members.count)) }
        boxes.append(text(label))
      } else {
        boxes.append(text(label, columns: handled.contains(row) ? 2 : 3))
      }
      boxes += ReportColumn.allCases.map { Box(content: .figure(.table3(row, $0))) }
      rows.append(boxes)
    }
    return ReportForm(section: .requests, rows: rows)
  }

  /// Table 4: one row of fifteen figures.
  private static func remedies() -> ReportForm {
    let heads = RemedyColumn.allCases.map(\.label)
    let figures = RemedyCourse.allCases.flatMap { course in
      RemedyColumn.allCases.map { Box(content: .figure(.table4(course, $0))) }
    }
    return ReportForm(
      section: .remedies,
      rows: [
        [text(RemedyCourse.review.head, columns: 5), text("行政诉讼", columns: 10)],
        heads.map { text($0, rows: 2) }
          + [RemedyCourse.suitDirect, .suitAfterReview].map { course in
            text(course.head, columns: 5)
          },
        (heads + heads).map { text($0) },
        figures,
      ])
  }
}
