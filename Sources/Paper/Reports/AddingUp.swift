extension BidirectionalCollection where Element == Int {
  /// Whether the last figure is the sum of those before it, as in every row of tables 3 and 4. Figures of strangers
  /// that are too large to be added do not add up.
  var addsUp: Bool {
    guard let whole = last else { return false }
    var sum = 0
    for part in dropLast() {
      let (next, isOverflow) = sum.addingReportingOverflow(part)
      if isOverflow { return false }
      sum = next
    }
    return sum == whole
  }
}
