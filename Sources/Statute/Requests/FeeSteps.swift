/// One step of a fee that rises in steps: so many items or pages at one rate.
package struct FeeStep: Hashable, Sendable {
  package let first: Int
  package let last: Int
  /// 件 or 页.
  package let unit: String
  /// Yuan for each.
  package let rate: Int

  package var amount: Int { (last - first + 1) * rate }

  /// As the notice shows it: `第11件至第30件，每件100元，计2000元`.
  package var words: String {
    let range = first == last ? "第\(first)\(unit)" : "第\(first)\(unit)至第\(last)\(unit)"
    return rate == 0 ? "\(range)，免收" : "\(range)，每\(unit)\(rate)元，计\(amount)元"
  }
}

extension FeeTariff {
  /// The sum step by step (国办函〔2020〕109号); none for numbers that are not plausible.
  package var steps: [FeeStep] {
    guard isPlausible else { return [] }
    switch self {
    case .perItem(let before, let items):
      return FeeTariff.steps(before + 1, before + items, "件", FeeTariff.itemRate)
    case .perPage(let pages): return FeeTariff.steps(1, pages, "页", FeeTariff.pageRate)
    }
  }

  private static func steps(_ first: Int, _ last: Int, _ unit: String, _ rate: (Int) -> Int) -> [FeeStep] {
    var steps: [FeeStep] = []
    var start = first
    while start <= last {
      var end = start
      while end < last, rate(end + 1) == rate(start) { end += 1 }
      steps.append(FeeStep(first: start, last: end, unit: unit, rate: rate(start)))
      start = end + 1
    }
    return steps
  }
}
