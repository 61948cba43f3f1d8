/// Hits counted by what they have in common.
struct SearchTally {
  private var bodies: [String: Int] = [:]
  private var years: [String: Int] = [:]
  private var columns: [String: Int] = [:]
  private var validities: [String: Int] = [:]

  /// - Parameter row: body, year, columns, validity and how many.
  mutating func add(_ row: SQLRow) throws(LedgerError) {
    let count = try row.int(4)
    bodies[try row.text(0), default: 0] += count
    years[try row.text(1), default: 0] += count
    columns[String(try row.text(2).prefix { $0 != " " }), default: 0] += count
    validities[try row.text(3), default: 0] += count
  }

  /// - Parameter factor: what the counts are multiplied by where not all was counted.
  func facets(isExact: Bool, factor: Double) -> SearchFacets {
    func values(_ counts: [String: Int]) -> [SearchFacets.Value] {
      counts.filter { !$0.key.isEmpty }.map { code, count in
        .init(code: code, count: isExact ? count : SearchCount.rounded(Double(count) * factor))
      }
      .sorted { $0.count == $1.count ? $0.code < $1.code : $0.count > $1.count }
    }
    return SearchFacets(
      bodies: values(bodies), years: values(years).sorted { $0.code > $1.code }, columns: values(columns),
      validities: values(validities), isExact: isExact)
  }
}
