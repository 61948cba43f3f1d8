import Statute
import WebParts

/// The limit of article 26 counted day by day.
struct ItemLimitPage: Component {
  let title: String
  let key: String
  let clock: LegalClock
  let calendar: WorkCalendar
  let today: Day

  var html: HTML {
    """
    <h1>公开期限的逐日计算</h1>
    <p class="lead">\(title)</p>
    \(LimitView(clock: clock, today: today).sentence(count: nil))
    <p>自信息形成或者变更之日起\(clock.limit)个工作日内公开（《政府信息公开条例》第二十六条）。\
    \(clock.from.chinese)形成或者变更，当日不计入，自下一个工作日起算。</p>
    \(HTML.let(try? clock.calendarDays(today: today, in: calendar)) { "\(LimitCalendar(title: "\(clock.limit)个工作日，自\(clock.from.chinese)起算", days: $0))" })
    <div class="actions">\(PrintButton())\(Button("返回案卷", .secondary, address: Link.itemDesk(key)))</div>
    <p class="small">周末和法定节假日不计入，调休上班的周末计入。节假日以国务院办公厅每年公布的安排为准。</p>
    """
  }
}
