/// Hits counted by what they have in common.
struct SearchTally {
  private var bodies: [String: Double] = [:]
  private var years: [String: Double] = [:]
  private var columns: [String: Double] = [:]
  private var validities: [String: Double] = [:]
  private(set) var total = 0.0

  /// - Parameters:
  ///   - row: body, year, columns, validity and how many.
  ///   - weight: how many each of them stands for.
  mutating func add(_ row: SQLRow, weight: Double = 1) throws(LedgerError) {
    let count = Double(try row.int(4)) * weight
    total += count
    bodies[try row.text(0), default: 0] += count
    years[try row.text(1), default: 0] += count
    columns[String(try row.text(2).prefix { $0 != " " }), default: 0] += count
    validities[try row.text(3), default: 0] += count
  }

  /// - Parameter factor: what the counts are multiplied by where not all was counted.
  func facets(isExact: Bool, factor: Double) -> SearchFacets {
    func values(_ counts: [String: Double]) -> [SearchFacets.Value] {
      counts.filter { !$0.key.isEmpty }.map { code, count in
        .init(code: code, count: isExact ? Int(count) : SearchCount.rounded(count * factor))
      }
      .sorted { $0.count == $1.count ? $0.code < $1.code : $0.count > $1.count }
    }
    return SearchFacets(
      bodies: values(bodies), years: values(years).sorted { $0.code > $1.code }, columns: values(columns),
      validities: values(validities), isExact: isExact)
  }
}
