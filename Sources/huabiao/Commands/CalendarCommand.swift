import ArgumentParser
import Statute

/// `huabiao calendar`: the official days off and worked weekend days of a year, and the notices that declare them.
struct CalendarCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calendar",
    abstract: "查看一年的放假调休安排，读入、采用、撤回放假通知。",
    subcommands: [
      ShowCalendar.self, ReadCalendarNotice.self, ListCalendarEditions.self, TakeCalendarNotice.self,
      TakeBackCalendarNotice.self,
    ],
    defaultSubcommand: ShowCalendar.self)
}

/// `huabiao calendar 2024`
struct ShowCalendar: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "列出一年的放假日和调休上班日，注明所依据的通知。")

  @Argument(help: ArgumentHelp("年份。", valueName: "年份"))
  var year: Int

  @OptionGroup var kept: KeptCalendar

  @Flag(help: "以JSON输出。")
  var json = false

  func run() async throws {
    let calendar = try await kept.calendar()
    guard let notice = calendar.notices[year] else {
      throw NotDone(
        "\(year)年：没有这一年的放假通知，现有\(calendar.years.lowerBound)年至\(calendar.years.upperBound)年")
    }
    print(json ? notice.json(neighbours: calendar).pretty : notice.text)
  }
}

/// `huabiao calendar read FILE`
struct ReadCalendarNotice: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "read", abstract: "读入国务院办公厅放假通知的文本；不能确定的内容不予采用。",
    discussion: "读取按原文保存的通知。变更原有安排的通知，据以变更的是所指数据目录或者数据库采用的日历。")

  @Argument(help: ArgumentHelp("通知文本（UTF-8纯文本）。不指定文件时读取标准输入。", valueName: "文件"))
  var file: String?

  @OptionGroup var kept: KeptCalendar

  @Flag(help: "以JSON输出。")
  var json = false

  func run() async throws {
    let input = try InputFile(file, limit: 1 << 20)
    guard let text = String(validating: input.bytes, as: UTF8.self) else {
      throw NotDone("\(input.name)：不是UTF-8文本")
    }
    let read: CalendarNotice
    do throws(UnreadableNotice) {
      read = try CalendarNotice(text: text)
    } catch {
      throw NotDone("\(input.name)：\(error.message)")
    }
    let notice: HolidayNotice
    switch read.content {
    case .yearly(let yearly): notice = yearly
    case .amendment(let amendment):
      guard let former = try await kept.calendar().notices[amendment.year] else {
        throw NotDone("\(input.name)：\(amendment.year)年尚无放假通知，不能据以变更")
      }
      notice = former.arrangement(changedBy: amendment)
    }
    print(json ? notice.json(neighbours: nil).pretty : notice.text)
  }
}
