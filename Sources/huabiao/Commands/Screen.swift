import ArgumentParser
import Foundation
import Paper
import Statute

/// `huabiao screen`: what in a document must not slip out.
struct ScreenBeforePublication: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "screen",
    abstract: "公开前审查一份文件。",
    discussion: """
      查找身份证号码、电话、银行卡号、住址、车牌、邮箱等个人信息和密级、内部标志。可读取纯文本、CSV、HTML、DOCX、XLSX、PPTX、OFD、\
      ZIP、PDF（需poppler-utils）和图片（需Tesseract及简体中文数据）。发现问题时退出状态为1。
      """)

  @Argument(help: ArgumentHelp("要审查的文件。不指定时读取标准输入。", valueName: "文件"))
  var file: String?

  @Flag(help: "以JSON输出。")
  var json = false

  @Option(help: ArgumentHelp("本机关词表，每行一词；行首加“!”的词阻止发布。", valueName: "文件"))
  var lexicon: String?

  @Option(
    help: ArgumentHelp(
      "把遮盖后的副本写到这个文件（DOCX、XLSX、PPTX、HTML、纯文本）；副本经复查无误才写出。", valueName: "文件"))
  var masked: String?

  func run() async throws {
    let limits = ContainerLimits.standard
    let input = try InputFile(file, limit: limits.fileBytes)
    let screen = DocumentScreen(screen: Screen(settings: try settings()), limits: limits)
    let screened: ScreenedDocument
    do throws(ContainerFault) {
      screened = try await screen.screen(input.bytes)
    } catch {
      throw NotDone("\(input.name)：\(error.sentence)")
    }
    if let masked { try await write(masked, of: input, screen: screen) }
    if json {
      print(screened.json(file: input.name).pretty)
    } else {
      print(screened.text, terminator: "")
    }
    if !screened.findings.isEmpty { throw ExitCode.foundWrong }
  }

  private func settings() throws -> ScreenSettings {
    guard let lexicon else { return ScreenSettings() }
    let words = try InputFile(lexicon, limit: 4 << 20)
    guard let text = try? TextDecoding.decode([UInt8](words.bytes)) else {
      throw NotDone("\(words.name)：不是文本")
    }
    return ScreenSettings(lexicon: Lexicon(lines: text))
  }

  private func write(_ path: String, of input: InputFile, screen: DocumentScreen) async throws {
    do throws(MaskingRefusal) {
      let copy = try await screen.maskedCopy(of: input.bytes)
      guard FileManager.default.createFile(atPath: path, contents: copy) else {
        throw MaskingRefusal.unreadable(.missingPart(path))
      }
    } catch {
      throw NotDone("\(input.name)：\(error.sentence)")
    }
  }
}
