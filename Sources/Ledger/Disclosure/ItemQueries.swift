package import Statute

extension LedgerReader {
  /// The items of a body that somebody has in hand, the one due first at the top, then those without a limit.
  package func itemsInHand(of body: String) throws(LedgerError) -> [ItemSummary] {
    try itemSummaries(
      """
      SELECT \(ItemSummary.columns) FROM item_row
      WHERE body = $1 AND in_hand = 1
      ORDER BY due IS NULL, due, opened
      """, [SQLValue(body)])
  }

  /// The items of a body at one step, the one touched last at the top.
  package func items(of body: String, at step: ItemStep, limit: Int, offset: Int) throws(LedgerError)
    -> [ItemSummary]
  {
    try itemSummaries(
      """
      SELECT \(ItemSummary.columns) FROM item_row
      WHERE body = $1 AND step = $2
      ORDER BY touched_on DESC, opened DESC LIMIT $3 OFFSET $4
      """, [SQLValue(body), SQLValue(step), SQLValue(limit), SQLValue(offset)])
  }

  /// How many items of a body stand at each step.
  package func itemCounts(of body: String) throws(LedgerError) -> [ItemStep: Int] {
    var counts: [ItemStep: Int] = [:]
    for row in try rows("SELECT step, count(*) FROM item_row WHERE body = $1 GROUP BY step", [SQLValue(body)])
    {
      counts[try row.choice(0)] = try row.int(1)
    }
    return counts
  }

  /// The filed items of a body that are to be looked at again by a day (article 18).
  package func itemsToReassess(of body: String, by day: Day) throws(LedgerError) -> [ItemSummary] {
    try itemSummaries(
      """
      SELECT \(ItemSummary.columns) FROM item_row
      WHERE body = $1 AND reassess_on <= $2
      ORDER BY reassess_on, opened
      """, [SQLValue(body), SQLValue(day)])
  }

  private func itemSummaries(_ sql: String, _ arguments: [SQLValue]) throws(LedgerError) -> [ItemSummary] {
    var items: [ItemSummary] = []
    for row in try rows(sql, arguments) { items.append(try ItemSummary(row)) }
    return items
  }
}

extension ItemSummary {
  static let columns = """
    file, body, section, step, title, column_code, attribute, index_number, is_public, due, blocked, returned, touched_on
    """

  init(_ row: SQLRow) throws(LedgerError) {
    self.init(
      file: try row.file(0), body: try row.text(1), section: try row.optionalText(2), step: try row.choice(3),
      title: try row.text(4), column: try row.optionalChoice(5), attribute: try row.choice(6),
      indexNumber: try row.optionalText(7), isPublic: try row.flag(8), due: try row.optionalDay(9),
      isBlocked: try row.flag(10), isReturned: try row.flag(11), touchedOn: try row.day(12))
  }
}
