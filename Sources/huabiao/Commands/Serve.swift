import ArgumentParser
import Desk
import Foundation
import Hummingbird
import Ledger
import Logging
import Metrics
import Portal
import ServiceLifecycle
import Statute
import WebParts

/// Serves the public site and the staff desk: alone from a data folder, or as one of several processes over PostgreSQL.
struct Serve: AsyncParsableCommand {
  static let configuration = CommandConfiguration(abstract: "启动网站和工作台。")

  @OptionGroup var store: StoreOptions
  @Option(help: ArgumentHelp("端口。", valueName: "端口")) var port = 8080
  @Option(help: ArgumentHelp("监听地址；不写则同时监听 IPv4 和 IPv6。", valueName: "地址")) var host: String?
  @Option(help: ArgumentHelp("网站对外的网址，如 https://xxgk.example.gov.cn。", valueName: "网址")) var address: String?
  @Option(help: ArgumentHelp("样式和脚本所在目录；不写则在程序旁边寻找。", valueName: "目录")) var assets: String?
  @Flag(help: "前面有自己的反向代理：按它写在 X-Forwarded-For 末尾的地址识别来访者。没有代理时不要用。")
  var behindProxy = false
  @Flag(help: "经 HTTPS 访问（由前面的代理提供证书）：登录凭据只走加密连接。") var secure = false

  func run() async throws {
    let metrics = PrometheusMetrics()
    MetricsSystem.bootstrap(metrics)
    let second = SecondText()
    LoggingSystem.bootstrap { label in
      JSONLogHandler(label: label, time: { second.text() }, write: { print($0) })
    }
    let logger = Logger(label: "huabiao")
    let installation = try await Installation.open(
      store, create: true, exclusively: true, logger: logger, address: address ?? "http://localhost:\(port)")
    installation.folder.clearStaging(now: WallClock.now())
    try await installation.desk.bringCalendar(of: .published)
    let portal = Portal(
      desk: installation.desk, assets: try loadAssets(),
      settings: .init(
        isSecure: secure, staging: installation.folder.staging,
        secret: try await installation.desk.formSecret(),
        isBehindProxy: behindProxy),
      metrics: metrics)
    let application = Application(
      router: portal.router(), configuration: .init(address: .hostname(host ?? "::", port: port)),
      services: [
        CompanyService(store: installation.store), NightlyService(desk: installation.desk),
        RulesService(desk: installation.desk),
        ReadingService(desk: installation.desk), PulseService(), LogService(),
      ],
      onServerRunning: { _ in
        let shown = address ?? "http://localhost:\(port)"
        FileHandle.standardError.write(Data("华表已启动：\(shown)\n".utf8))
        ServiceManager.tell("READY=1")
      }, logger: logger)
    try await application.runService()
    withExtendedLifetime(installation) {}
  }

  private func loadAssets() throws -> AssetManifest {
    let folder = assets ?? AssetFolder.beside(CommandLine.arguments[0])
    do {
      return try AssetManifest(folder: folder)
    } catch {
      throw NotDone("样式目录 \(folder) 不存在或者为空，请用 --assets 指定")
    }
  }
}

/// Where styles and scripts lie when nobody says otherwise: in the bundle that the build puts beside the program.
enum AssetFolder {
  static func beside(_ program: String) -> String {
    let path = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? program
    return URL(fileURLWithPath: path).deletingLastPathComponent().path + "/huabiao_Portal.resources/Assets"
  }
}
