import Statute

/// The sums of the older statistics tables.
enum IndicatorChecks {
  static func findings(_ reading: ReportReading) -> [ReportFinding] {
    let indicators = reading.indicators
    let groups = reading.edition == .of2014 ? national(indicators) : local(indicators)
    let columns: [(String, KeyPath<Indicator, Int?>)] = [
      ("", \Indicator.value), ("历年累计", \Indicator.cumulative),
    ]
    var findings = columns.flatMap { column, path in
      groups.compactMap { group -> ReportFinding? in
        // Of the last line the rest of the parts may be cut off.
        if reading.isCutOff, group.children.last == indicators.indices.last { return nil }
        return failure(group, indicators, column, path, reading.edition)
      }
    }
    if reading.edition == .of2014 { findings += channels(indicators) }
    return findings + open(indicators)
  }

  /// In the local tables the parts numbered 1, 2, 3 … make up the line above them.
  private static func local(_ indicators: [Indicator]) -> [IndicatorGroups.Group] {
    IndicatorGroups.groups(indicators.map(\.label)).filter { $0.children.count >= 2 }
  }

  /// In the national table only these lines are sums. The channels of publication are none: what was published on
  /// several counts once.
  private static func national(_ indicators: [Indicator]) -> [IndicatorGroups.Group] {
    let sums = ["收到申请数", "申请办结数", "工作人员数"]
    return remedies(indicators) + [replies(indicators)].compactMap { $0 }
      + IndicatorGroups.groups(indicators.map(\.label)).filter { group in
        group.children.count >= 2 && sums.contains { indicators[group.parent].label.contains($0) }
          && !indicators[group.parent].label.contains("不同意")
      }
  }

  /// The eight kinds of replies; between the fourth and the fifth stand the reasons of refusals, numbered or not.
  private static func replies(_ indicators: [Indicator]) -> IndicatorGroups.Group? {
    guard let parent = indicators.firstIndex(where: { $0.label.contains("申请答复数") }) else { return nil }
    let kinds = ["已主动公开范围", "同意公开", "同意部分公开", "不同意公开", "不属于本行政机关", "信息不存在", "更改补充", "其他途径"]
    var children: [Int] = []
    for index in indicators.indices.dropFirst(parent + 1) where children.count < kinds.count {
      let label = indicators[index].label
      let isKind =
        label.contains(kinds[children.count])
        || label.replacing("其它", with: "其他").contains(kinds[children.count])
      if isKind, IndicatorGroups.number(label) == children.count + 1 { children.append(index) }
    }
    return children.count == kinds.count ? IndicatorGroups.Group(parent: parent, children: children) : nil
  }

  /// The three results of reviews, and of lawsuits, are numbered in Chinese.
  private static func remedies(_ indicators: [Indicator]) -> [IndicatorGroups.Group] {
    indicators.indices.compactMap { index in
      guard ["行政复议数量", "行政诉讼数量"].contains(where: { indicators[index].label.contains($0) }) else { return nil }
      let children = Array(indicators.indices.dropFirst(index + 1).prefix(3))
      let isResult = zip(children, ["维持", "纠错", "其他"]).allSatisfy { indicators[$0].label.contains($1) }
      return children.count == 3 && isResult ? IndicatorGroups.Group(parent: index, children: children) : nil
    }
  }

  private static func failure(
    _ group: IndicatorGroups.Group, _ indicators: [Indicator], _ column: String,
    _ path: KeyPath<Indicator, Int?>, _ edition: ReportEdition?
  ) -> ReportFinding? {
    guard let whole = indicators[group.parent][keyPath: path] else { return nil }
    let parts = group.children.compactMap { indicators[$0][keyPath: path] }
    guard parts.count == group.children.count else { return nil }
    let sum = parts.reduce(0, +)
    guard sum != whole else { return nil }
    let terms = group.children.map { child in
      "\(bare(indicators[child].label)) \(indicators[child][keyPath: path] ?? 0)"
    }
    let name = indicators[group.parent].label + (column.isEmpty ? "" : "（\(column)）")
    return ReportFinding(
      rule: edition == .of2014 ? "L4" : "L5", severity: .error, expected: sum, found: whole,
      message: "统计表：\(name) \(whole) ≠ \(terms.joined(separator: " + "))（合计 \(sum)）",
      quote: indicators[group.parent].label)
  }

  private static func bare(_ label: String) -> String {
    String(label.drop { !$0.isLetter || "其中".contains($0) })
  }

  /// One item on several channels is one item: at least the largest channel, at most all together.
  private static func channels(_ indicators: [Indicator]) -> [ReportFinding] {
    let names = ["政府公报公开", "政府网站公开", "政务微博公开", "政务微信公开", "其他方式公开"]
    let parts = indicators.filter { line in names.contains { line.label.contains($0) } }.compactMap(\.value)
    guard parts.count == names.count,
      let whole = indicators.first(where: { $0.label.contains("主动公开政府信息数") })?.value,
      let most = parts.max()
    else { return [] }
    let sum = parts.reduce(0, +)
    guard whole < most || whole > sum else { return [] }
    return [
      ReportFinding(
        rule: "L4", severity: .error, expected: whole < most ? most : sum, found: whole,
        message: "统计表：主动公开政府信息数 \(whole) 应不小于任一渠道的公开数(\(most))，不大于各渠道之和（\(sum)）")
    ]
  }

  private static func open(_ indicators: [Indicator]) -> [ReportFinding] {
    indicators.filter { !$0.isRead }.map { line in
      ReportFinding(
        rule: "R1", severity: .warning, message: "统计表：\(line.label)的数字读不准(“\(line.words)”)，未作推测",
        quote: line.words)
    }
  }
}
