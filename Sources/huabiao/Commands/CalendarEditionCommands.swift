import ArgumentParser
import Desk
import Foundation
import Logging
import Statute

/// `huabiao calendar editions`: the calendars by which an installation counted, one after another.
struct ListCalendarEditions: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "editions", abstract: "列出采用过的日历：何时、何人、依据哪份通知、改变了多少项期限。")

  @OptionGroup var store: StoreOptions
  @Flag(help: "以JSON输出。") var json = false

  func run() async throws {
    let installation = try await Installation.open(store, create: false, logger: Logger(label: "huabiao"))
    let history = try await installation.desk.calendarHistory()
    if json {
      print(OrderedJSON.array(history.steps.reversed().map(\.json)).pretty)
      return
    }
    if history.steps.isEmpty { print("使用程序自带的日历，还没有另行采用通知") }
    for step in history.steps.reversed() {
      let (edition, person) = (step.edition, step.person ?? "系统")
      print("\(edition.number)\t\(step.entry.at)\t\(edition.cause)\t\(person)\t\(step.moved)")
    }
  }
}

/// Who acts at the machine, and whether it is only looked at.
struct CalendarAct: ParsableArguments {
  @Option(help: ArgumentHelp("办理人的账号，须为系统管理员。", valueName: "账号")) var by: String
  @Option(help: ArgumentHelp("理由，不写的不予办理。", valueName: "理由")) var reason = ""
  @Flag(help: "只列出将会改变的期限，不作更改。") var dryRun = false
  @Flag(help: "以JSON输出。") var json = false

  func officer(of installation: Installation) async throws -> Officer {
    guard let officer = try await installation.desk.officer(by) else {
      throw NotDone("--by：没有账号 \(by)，或者已经离任")
    }
    guard installation.desk.mayKeepSite(officer) else { throw NotDone("--by：\(by) 不是网站的系统管理员") }
    return officer
  }

  /// Tells what was done, or would be.
  func tell(_ effect: CalendarEffect, edition: Int?) {
    if json {
      print(
        OrderedJSON.object([
          .init("edition", edition.map { .number($0) } ?? .null), .init("files", .number(effect.files)),
          .init("movedFiles", .number(effect.movedFiles)), .init("movedLimits", .number(effect.movedLimits)),
          .init("limits", .array(effect.limits.map(\.json))),
        ]).pretty)
      return
    }
    for limit in effect.limits { print("\(limit.bodyName)\t\(limit.number)\t\(limit.recount.sentence)") }
    let head = edition.map { "已生效（第\($0)版）" } ?? "只作核对，没有采用"
    print("\(head)：\(effect.files)件案卷中，\(effect.movedFiles)件的\(effect.movedLimits)项期限改变")
  }
}

/// `huabiao calendar take FILE --by chen-xt --reason …`
struct TakeCalendarNotice: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "take", abstract: "采用一份放假通知，立即生效；改变的期限逐件记入案卷。",
    discussion: "与网页上的“录入放假通知”相同。正在运行的服务在一分钟内改用新的日历。")

  @OptionGroup var store: StoreOptions
  @OptionGroup var act: CalendarAct
  @Argument(help: ArgumentHelp("通知文本（UTF-8纯文本）。不指定文件时读取标准输入。", valueName: "文件")) var file: String?

  func run() async throws {
    let input = try InputFile(file, limit: 1 << 20)
    guard let text = String(validating: input.bytes, as: UTF8.self) else {
      throw NotDone("\(input.name)：不是UTF-8文本")
    }
    let installation = try await Installation.open(store, create: false, logger: Logger(label: "huabiao"))
    let officer = try await act.officer(of: installation)
    do {
      let proposal = try await installation.desk.propose(text, by: officer)
      guard !act.dryRun else { return act.tell(proposal.effect, edition: nil) }
      let change = try await installation.desk.takeUp(
        text, reason: act.reason, over: proposal.basis, by: officer)
      act.tell(change.effect, edition: change.edition)
    } catch let error as UnreadableNotice {
      throw NotDone("\(input.name)：\(error.message)")
    } catch let refusal as CalendarRefusal {
      throw NotDone(refusal.message)
    }
  }
}

/// `huabiao calendar take-back N --by chen-xt --reason …`
struct TakeBackCalendarNotice: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "take-back", abstract: "撤回最近一次采用的通知，恢复采用之前的日历。")

  @OptionGroup var store: StoreOptions
  @OptionGroup var act: CalendarAct
  @Argument(help: ArgumentHelp("版次，见 calendar editions。", valueName: "版次")) var edition: Int

  func run() async throws {
    let installation = try await Installation.open(store, create: false, logger: Logger(label: "huabiao"))
    let officer = try await act.officer(of: installation)
    do {
      if act.dryRun {
        guard let effect = try await installation.desk.proposeTakingBack(by: officer) else {
          throw CalendarRefusal.notRevocable
        }
        return act.tell(effect, edition: nil)
      }
      let change = try await installation.desk.takeBack(edition, reason: act.reason, by: officer)
      act.tell(change.effect, edition: change.edition)
    } catch let refusal as CalendarRefusal {
      throw NotDone(refusal.message)
    }
  }
}

extension CalendarHistory.Step {
  fileprivate var json: OrderedJSON {
    var members: [OrderedJSON.Member] = [
      .init("edition", .number(edition.number)), .init("event", .text(entry.event.name)),
      .init("at", .text(entry.at.description)), .init("by", entry.by.personKey.map { .text($0) } ?? .null),
      .init("cause", .text(edition.cause)), .init("movedLimits", .number(moved)),
      .init("finished", .flag(!isUnfinished)),
      .init("firstYear", .number(edition.calendar.years.lowerBound)),
      .init("lastYear", .number(edition.calendar.years.upperBound)),
    ]
    switch entry.event {
    case .noticeTakenUp(let taking):
      members += [
        .init("number", taking.document?.number.map { .text($0) } ?? .null),
        .init("digest", .text(taking.digest)), .init("reason", .text(taking.reason)),
      ]
    case .noticeTakenBack(let taken, let reason):
      members += [.init("takesBack", .number(taken)), .init("reason", .text(reason))]
    case .established, .programRevised: break
    }
    return .object(members)
  }
}

extension MovedLimit {
  fileprivate var json: OrderedJSON {
    .object([
      .init("body", .text(bodyName)), .init("file", .text(file.description)), .init("number", .text(number)),
      .init("limit", .text(recount.name.rawValue)), .init("from", .day(recount.from)),
      .init("old", .day(recount.old)), .init("new", .day(recount.new)),
      .init("wasProvisional", .flag(recount.wasProvisional)),
    ])
  }
}
