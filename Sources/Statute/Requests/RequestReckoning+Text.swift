extension RequestReckoning {
  /// All limits in plain lines, as `huabiao due` tells them to people.
  package func text(today: Day) -> String {
    var lines: [String] = []
    if let receiptDay {
      lines.append("收到申请之日：\(receiptDay.chinese)")
    } else {
      lines.append("尚未与申请人确认收到，期限没有起算。")
    }
    for clock in clocks {
      lines.append("")
      lines.append("\(clock.term.name.title)（\(clock.term.article)）：\(clock.status.title)")
      lines.append("  起算：\(clock.from.chinese)，自次日起\(clock.term.unit.words(clock.limit))")
      if let due = clock.due {
        lines.append("  届满：\(due.chinese)")
      } else {
        lines.append("  届满：计算中止，尚不能确定")
      }
      if let provisional = clock.provisional {
        lines.append(
          "  次年放假安排尚未公布，最早\(provisional.earliest.chinese)，最迟\(provisional.latest.chinese)")
      }
      let unit = clock.term.unit == .workingDays ? "个工作日" : "日"
      if clock.left >= 0 {
        lines.append("  截至\(today.chinese)：已计\(clock.counted)\(unit)，剩余\(clock.left)\(unit)")
      } else {
        lines.append("  截至\(today.chinese)：已计\(clock.counted)\(unit)，超过\(-clock.left)\(unit)")
      }
    }
    if !refusals.isEmpty {
      lines += ["", "不合规定的事项："]
      lines += refusals.map { "  \($0.on.chinese) \($0.message)（\($0.citation)）" }
    }
    return lines.joined(separator: "\n") + "\n"
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
