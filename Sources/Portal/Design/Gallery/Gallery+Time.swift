import Statute
import WebParts

extension Gallery {
  var time: HTML {
    """
    <h2 id="time">期限</h2>
    <div class="side-by-side"><div>
    \(Timeline(steps: [
      .init("2026-11-20", "收到申请", time: "09:32", by: "网上提交", papers: [
        .init(title: "申请表", address: "/p/1", kind: "PDF", size: "86 KB"),
        .init(title: "身份证明", address: "/p/2", kind: "JPG", size: "1.4 MB"),
      ]),
      .init("2026-11-23", "登记，编号 2026-0042", time: "08:55", by: "信息员 周宁"),
      .init("2026-11-25", "征求第三方意见", by: "信息员 周宁", content: "<p>云岭县惠民粮油有限公司，请于 12 月 16 日前回复。期间不计入答复期限。</p>",
        papers: [.init(title: "征求意见函", address: "/p/3", kind: "DOCX")]),
      .init("2026-12-01", "第三方同意公开", by: "书面回复", stage: .now),
      .init("2026-12-24", "答复期限届满", stage: .ahead),
    ]))
    </div><div>
    <section class="panel"><h2>期限</h2>
    \(LimitSentence(
      name: "答复期限", tone: .soon, state: "即将到期", before: "还剩", number: 6, after: "个工作日", until: "12月24日止",
      countAddress: "/files/42/limit"))
    \(LimitSentence(
      name: "补正期限", tone: .late, state: "已逾期", before: "已逾期", number: 2, after: "个工作日", until: "11月27日止"))
    \(LimitSentence(name: "答复期限", tone: .paused, state: "中止计算", before: "征求第三方意见期间不计", until: "恢复后还剩 12 个工作日"))
    </section>
    <section class="panel no-print"><h2>现在可以做</h2><div class="actions stacked">\(Button("拟定答复", address: "/a"))\
    \(Button("延长答复期限", .secondary, address: "/b"))\(Button("终止办理", .danger, address: "/c"))</div></section>
    </div></div>
    \(LimitCalendar(title: "答复期限：20 个工作日，自 2026年9月18日 起算", days: Self.limitDays))
    """
  }

  /// A request received before the holidays of October, with a consultation in the middle; the rest days are made up
  /// for the example.
  static let limitDays: [LimitDay] = {
    guard let start = Day(year: 2026, month: 9, day: 1), let received = Day(year: 2026, month: 9, day: 18),
      let end = Day(year: 2026, month: 10, day: 31)
    else { return [] }
    var counted = 0
    return (start.number...end.number).map { number in
      let day = Day(number: number)
      if day <= received || counted == 20 {
        let isStart = day == received
        return LimitDay(on: day, kind: .outside, note: isStart ? "收到申请" : nil, end: isStart ? .first : nil)
      }
      if day.month == 10, (1...7).contains(day.dayOfMonth) {
        return LimitDay(on: day, kind: .holiday, note: "国庆节")
      }
      if (21...23).contains(day.dayOfMonth), day.month == 9 {
        return LimitDay(on: day, kind: .suspended, note: "征求第三方意见")
      }
      let isMakeUp = day.month == 9 && day.dayOfMonth == 20 || day.month == 10 && day.dayOfMonth == 10
      if day.isWeekend, !isMakeUp { return LimitDay(on: day, kind: .rest) }
      counted += 1
      return LimitDay(
        on: day, kind: isMakeUp ? .makeUp : .counted, ordinal: counted, end: counted == 20 ? .last : nil,
        isToday: day.month == 10 && day.dayOfMonth == 15)
    }
  }()
}
