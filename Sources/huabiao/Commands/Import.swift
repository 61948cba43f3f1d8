import ArgumentParser
import Desk
import Foundation
import Logging
import Paper
import Statute

/// `huabiao import`: takes a collection of laws into the catalogue of a body.
struct Import: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "导入法规文本。",
    discussion: """
      读取 gzip 压缩的 JSON Lines 文件，每行一部法规，作为已公开信息导入一个机关的公开目录。同名法规按日期前后关联，\
      旧文本标记为失效或者废止。重复导入同一文件不会产生重复信息。
      """)

  /// A body for laws alone, where none is named: its code is made up and belongs to nobody.
  private static let libraryBase = "11000000000000001"
  private static let libraryName = "法规库"

  @Argument(help: ArgumentHelp("法规文件（.jsonl.gz）。", valueName: "文件")) var file: String
  @OptionGroup var store: StoreOptions
  @Option(help: ArgumentHelp("机关的统一社会信用代码；不写则导入“法规库”。", valueName: "代码")) var body: String?
  @Flag(help: "以JSON输出。") var json = false

  func run() async throws {
    let progress = ProgressLine()
    let texts = try read(progress)
    let installation = try await Installation.open(store, create: true, logger: Logger(label: "huabiao"))
    let desk = installation.desk
    let code = try await target(desk)
    let outcome = try await desk.importCollection(texts, into: code) {
      progress.show("导入法规", done: $0, total: $1)
    }
    progress.finish()
    if json {
      print(
        "{\"added\":\(outcome.added),\"known\":\(outcome.known),\"ended\":\(outcome.ended),\"body\":\"\(code)\"}"
      )
    } else {
      print("新增\(outcome.added)件，原有\(outcome.known)件；标记失效或者废止\(outcome.ended)件。")
    }
  }

  private func read(_ progress: ProgressLine) throws -> [CollectedText] {
    var texts: [CollectedText] = []
    do throws(ContainerFault) {
      let lines = try GzipLines(file)
      var number = 0
      while let line = try lines.next() {
        number += 1
        guard let text = CollectedText(json: line) else {
          throw ContainerFault.corrupt(part: "第\(number)行", what: "不是一部法规")
        }
        texts.append(text)
        progress.show("读取文件", done: lines.read, total: lines.size)
      }
    } catch {
      throw NotDone("\(file)：\(error.sentence)")
    }
    progress.finish()
    return texts
  }

  private func target(_ desk: Desk) async throws -> String {
    if let body {
      guard try await desk.bodyName(body) != nil else { throw NotDone("没有代码为 \(body) 的机关") }
      return body
    }
    guard let code = UnifiedCode(completing: Import.libraryBase)?.text else { throw NotDone("法规库代码有误") }
    let root = desk.settings.rootBody
    try await desk.establish(
      code: code, name: Import.libraryName, shortName: Import.libraryName, kind: .collection,
      parent: root.isEmpty ? nil : root, order: 99)
    return code
  }
}
