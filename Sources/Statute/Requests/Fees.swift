/// The information processing fee (信息处理费, Regulation article 42; 国办函〔2020〕109号), in whole yuan.
///
/// One of two tariffs applies to a request, never both. Both rise in steps, and each step's rate applies only to
/// what lies within it (超额累进).
package enum FeeTariff: Hashable, Sendable {
  /// 按件计收: items of one applicant in one calendar month; `before` is how many came earlier in the month.
  case perItem(before: Int, items: Int)
  /// 按量计收: pages of one request.
  case perPage(pages: Int)

  /// The stored name.
  package var name: String {
    switch self {
    case .perItem: "perItem"
    case .perPage: "perPage"
    }
  }

  /// No body counts further than this; what is typed above it is a slip.
  package static let most = 100_000

  /// Whether the numbers are such that a fee can be reckoned from them.
  package var isPlausible: Bool {
    switch self {
    case .perItem(let before, let items):
      (0...FeeTariff.most).contains(before) && (1...FeeTariff.most).contains(items)
    case .perPage(let pages): (1...FeeTariff.most).contains(pages)
    }
  }

  /// What is due, in yuan; 0 for numbers that are not plausible.
  package var amount: Int {
    guard isPlausible else { return 0 }
    switch self {
    case .perItem(let before, let items):
      return FeeTariff.total(before + items, FeeTariff.itemRate) - FeeTariff.total(before, FeeTariff.itemRate)
    case .perPage(let pages): return FeeTariff.total(pages, FeeTariff.pageRate)
    }
  }

  /// The rate of the n-th item of a month: free to 10, 100 yuan to 30, then 100 more for every further 10.
  package static func itemRate(_ n: Int) -> Int {
    if n <= 10 { return 0 }
    if n <= 30 { return 100 }
    return 100 * ((n - 30 + 9) / 10 + 1)
  }

  /// The rate of the n-th page of a request: free to 30, 10 yuan to 100, 20 to 200, then 40.
  package static func pageRate(_ n: Int) -> Int {
    if n <= 30 { return 0 }
    if n <= 100 { return 10 }
    return n <= 200 ? 20 : 40
  }

  private static func total(_ count: Int, _ rate: (Int) -> Int) -> Int {
    count < 1 ? 0 : (1...count).reduce(0) { $0 + rate($1) }
  }
}
