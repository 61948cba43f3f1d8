import ArgumentParser
import Desk
import Foundation
import Ledger
import Logging
import Statute

/// `huabiao user`: accounts from the machine itself. The first administrators have nobody before them who could enter
/// them in the browser.
struct User: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "user", abstract: "新增人员、设置密码、列出人员。",
    subcommands: [AddUser.self, SetUserPassword.self, ListUsers.self], defaultSubcommand: ListUsers.self)
}

/// `huabiao user add --key zhang-1 --name 张三 --body CODE --role systemAdministrator`
struct AddUser: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "新增人员；密码随后用 user password 设置。",
    discussion: "岗位：" + Role.allCases.map { "\($0.rawValue) \($0.title)" }.joined(separator: "、"))

  @OptionGroup var store: StoreOptions
  @Option(help: ArgumentHelp("账号，小写字母、数字和连字符。", valueName: "账号")) var key: String
  @Option(help: ArgumentHelp("姓名。", valueName: "姓名")) var name: String
  @Option(help: ArgumentHelp("机关的统一社会信用代码。", valueName: "代码")) var body: String
  @Option(help: ArgumentHelp("科室。", valueName: "科室")) var section: String?
  @Option(help: ArgumentHelp("岗位，可以写几次。", valueName: "岗位")) var role: [String] = []

  func run() async throws {
    let roles = try role.map { text in
      guard let role = Role(rawValue: text) else { throw NotDone("--role：没有“\(text)”这个岗位") }
      return role
    }
    guard let code = UnifiedCode(body) else { throw NotDone("--body：\(body) 不是统一社会信用代码") }
    let installation = try await Installation.open(store, create: true, logger: Logger(label: "huabiao"))
    do {
      try await installation.desk.install(
        key: key, name: name, body: code.text, section: section, roles: roles)
    } catch let refusal as PersonRefusal {
      throw NotDone("\(key)：\(refusal.message)")
    } catch DeskError.stale {
      throw NotDone("\(key)：已经有这个账号")
    }
    FileHandle.standardError.write(Data("已新增 \(key)；用 huabiao user password \(key) 设置密码\n".utf8))
  }
}

/// `huabiao user password KEY`
struct SetUserPassword: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "password", abstract: "设置密码；从终端（不回显）或者标准输入读取，不接受参数。")

  @OptionGroup var store: StoreOptions
  @Argument(help: ArgumentHelp("账号。", valueName: "账号")) var key: String

  func run() async throws {
    let installation = try await Installation.open(store, create: false, logger: Logger(label: "huabiao"))
    guard try await installation.desk.officer(key) != nil else { throw NotDone("\(key)：没有这个人员，或者已经离任") }
    let password = try HiddenLine.read(prompt: "\(key) 的新密码：", again: "再输一遍：")
    if let fault = PasswordFault.of(password, account: key) { throw NotDone("\(key)：\(fault.message)") }
    try await installation.desk.setPassword(password, signInName: key, of: key)
    FileHandle.standardError.write(Data("已设置 \(key) 的密码，原有的登录全部失效\n".utf8))
  }
}

/// `huabiao user list --json`
struct ListUsers: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "列出人员和岗位。")

  @OptionGroup var store: StoreOptions
  @Flag(help: "以JSON输出。") var json = false

  func run() async throws {
    let installation = try await Installation.open(store, create: false, logger: Logger(label: "huabiao"))
    let people = try await installation.desk.allPeople()
    if json {
      let rows = people.map { person in
        OrderedJSON.object([
          .init("key", .text(person.key)), .init("name", .text(person.name)),
          .init("body", .text(person.body)),
          .init("section", person.section.map { .text($0) } ?? .null),
          .init("roles", .array(person.roles.map { .text($0.rawValue) })),
          .init("leftOn", person.leftOn.map { .text($0.description) } ?? .null),
        ])
      }
      print(OrderedJSON.array(rows).pretty)
      return
    }
    for person in people {
      let roles = person.roles.map(\.title).joined(separator: "、")
      let end = person.leftOn.map { "（\($0.description)离任）" } ?? ""
      print("\(person.key)\t\(person.name)\t\(person.body)\t\(roles)\(end)")
    }
  }
}
