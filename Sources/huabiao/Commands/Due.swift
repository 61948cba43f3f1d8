import ArgumentParser
import Statute

/// `huabiao due`: every limit of one request, from its story.
struct Due: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "计算一件申请的各项期限。",
    discussion: "读取一件申请的经过（JSON），逐日计算各项期限。不指定文件时读取标准输入。")

  @Argument(help: "申请经过（JSON）。")
  var file: String?

  @Flag(help: "以JSON输出。")
  var json = false

  func run() throws {
    let input = try InputFile(file, limit: 1 << 20)
    let document: RequestStoryDocument
    do throws(RequestStoryDocument.Fault) {
      document = try RequestStoryDocument(json: input.bytes)
    } catch {
      throw NotDone("\(input.name)：\(error.message)")
    }
    let today = document.today ?? WallClock.now().day
    let calendar = WorkCalendar.published
    let reckoning: RequestReckoning
    do throws(OutsideCalendar) {
      reckoning = try RequestClocks(calendar: calendar, today: today).reckon(document.story)
      if json {
        print(try reckoning.json(today: today, in: calendar).pretty)
      } else {
        print(reckoning.text(today: today), terminator: "")
      }
    } catch {
      let field = document.field(naming: error.day).map { $0 + "的" } ?? ""
      throw NotDone(
        "\(input.name)：\(field)\(error.day)不在可计算的\(error.years.lowerBound)年至\(error.years.upperBound)年之内")
    }
    if !reckoning.refusals.isEmpty { throw ExitCode.foundWrong }
  }
}
