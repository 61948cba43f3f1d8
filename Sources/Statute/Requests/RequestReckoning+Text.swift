extension RequestReckoning {
  /// All limits in plain lines, as `huabiao due` tells them to people.
  package func text(today: Day) -> String {
    var lines: [String] = []
    if let receiptDay {
      lines.append("收到申请之日：\(receiptDay.chinese)")
    } else {
      lines.append("尚未与申请人确认收到，期限没有起算。")
    }
    return lines.map { $0 + "\n" }.joined()
      + plain.text(today: today)
  }
}

extension Reckoning {
  /// All limits in plain lines, each begun by an empty one, then what is refused.
  package func text(today: Day) -> String {
    var lines = clocks.flatMap { [""] + $0.lines(today: today) }
    if !refusals.isEmpty {
      lines += ["", "不合规定的事项："]
      lines += refusals.map { "  \($0.on.chinese) \($0.message)（\($0.citation)）" }
    }
    return lines.map { $0 + "\n" }.joined()
  }
}

extension LegalClock {
  fileprivate func lines(today: Day) -> [String] {
    var lines = ["\(term.name.title)（\(term.article)）：\(status.title)"]
    let begins = span?.from.chinese ?? from.chinese
    switch term.unit {
    case .hours: lines.append("  起算：\(begins)，\(term.unit.words(limit))")
    case .date: lines.append("  \(from.year)年度终了后，\(lastBeforeRest.chinese)前")
    default: lines.append("  起算：\(begins)，自次日起\(term.unit.words(limit))")
    }
    if let due {
      lines.append("  届满：\(span?.due.chinese ?? due.chinese)")
    } else {
      lines.append("  届满：计算中止，尚不能确定")
    }
    if let provisional {
      lines.append(
        "  \(provisional.year)年放假安排尚未公布，最早\(provisional.earliest.chinese)，最迟\(provisional.latest.chinese)")
    }
    let unit = term.unit.counter
    if left >= 0 {
      lines.append("  截至\(today.chinese)：已计\(counted)\(unit)，剩余\(left)\(unit)")
    } else {
      lines.append("  截至\(today.chinese)：已计\(counted)\(unit)，超过\(-left)\(unit)")
    }
    return lines
  }
}

extension LegalClock.Status {
  /// As people read it.
  package var title: String {
    switch self {
    case .running: "计算中"
    case .suspended: "中止计算"
    case .met: "按期完成"
    case .missed: "逾期"
    case .overdue: "已超期"
    case .void: "不再计算"
    }
  }
}

extension Term.Unit {
  /// What is counted: `个工作日`, `小时`, `日` (of months and dates too, whose days are told).
  package var counter: String {
    switch self {
    case .workingDays: "个工作日"
    case .hours: "小时"
    case .calendarDays, .months, .date: "日"
    }
  }

  /// So many of the unit: `20个工作日`, `60日`, `6个月`.
  package func words(_ count: Int) -> String {
    switch self {
    case .workingDays: "\(count)个工作日"
    case .calendarDays: "\(count)日"
    case .months: "\(count)个月"
    case .hours: "\(count)小时"
    case .date: "\(count / 100)月\(count % 100)日前"
    }
  }
}
