import ArgumentParser
import Statute

/// `huabiao due`: every limit of one matter, from its story.
struct Due: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "计算一件申请或者其他事项的各项期限。",
    discussion: "读取一件申请（或者政务查询、舆情回应、复议诉讼等事项）的经过（JSON），逐日计算各项期限。不指定文件时读取标准输入。")

  @Argument(help: ArgumentHelp("经过（JSON）。", valueName: "文件"))
  var file: String?

  @OptionGroup var kept: KeptCalendar

  @Flag(help: "以JSON输出。")
  var json = false

  func run() async throws {
    let input = try InputFile(file, limit: 1 << 20)
    let document: LimitsDocument
    do throws(StoryFault) {
      document = try LimitsDocument(json: input.bytes)
    } catch {
      throw NotDone("\(input.name)：\(error.message)")
    }
    let calendar = try await kept.calendar()
    let answer: LimitsDocument.Answer
    do throws(OutsideCalendar) {
      answer = try document.answer(now: WallClock.now(), in: calendar)
    } catch {
      let field = document.field(naming: error.day).map { $0 + "的" } ?? ""
      throw NotDone(
        "\(input.name)：\(field)\(error.day)不在可计算的\(error.years.lowerBound)年至\(error.years.upperBound)年之内")
    }
    if json {
      print(answer.json.pretty)
    } else {
      print(answer.text, terminator: "")
    }
    if !answer.refusals.isEmpty { throw ExitCode.foundWrong }
  }
}
