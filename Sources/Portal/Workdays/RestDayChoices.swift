import Statute

extension RestDays {
  /// In words, for a limit that ends on a date.
  var title: String {
    switch self {
    case .counted: "最后一日为休息日的，不顺延"
    case .skipped: "最后一日为休息日的，顺延到下一个工作日"
    }
  }

  /// In words, for a limit in hours.
  var titleOfHours: String {
    switch self {
    case .counted: "休息日照常计算"
    case .skipped: "休息日不计入"
    }
  }
}
