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

  /// What is due, in yuan.
  package var amount: Int {
    switch self {
    case .perItem(let before, let items): FeeTariff.itemsTotal(before + items) - FeeTariff.itemsTotal(before)
    case .perPage(let pages): FeeTariff.pagesTotal(pages)
    }
  }

  /// The rate of the n-th item of a month.
  package static func itemRate(_ n: Int) -> Int {
    if n <= 10 { return 0 }
    if n <= 30 { return 100 }
    return 100 * ((n - 30 + 9) / 10 + 1)
  }

  /// The rate of the n-th page of a request.
  package static func pageRate(_ n: Int) -> Int {
    if n <= 30 { return 0 }
    if n <= 100 { return 10 }
    return n <= 200 ? 20 : 40
  }

  private static func itemsTotal(_ count: Int) -> Int {
    count < 1 ? 0 : (1...count).reduce(0) { $0 + itemRate($1) }
  }

  private static func pagesTotal(_ count: Int) -> Int {
    count < 1 ? 0 : (1...count).reduce(0) { $0 + pageRate($1) }
  }
}
