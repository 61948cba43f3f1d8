import ArgumentParser
import Foundation

/// Pages a second of our server, of nginx with the same bytes as files, and of Flask making the same page.
struct WebBench: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "web",
    abstract: "A list page and an item page against nginx and Flask, all on the same cores.")

  @Option(help: "Rounds; all sides take turns.") var rounds = 5
  @Option(help: "Seconds a side and round.") var seconds = 3
  @Option(help: "Connections.") var connections = 64
  @Option(help: "A release build of the server.") var huabiao = ".build/release/huabiao"
  @Option(help: "A data folder with the sample county.") var data = ".build/bench/county"
  @Option(help: "Where gunicorn and flask are.") var python = ".build/bench-venv/bin"
  @Option(help: "Where the peers lie.") var peers = "Benchmarks/Peers"
  @Option(help: "Address of the list page; found by itself where it is not given.") var list: String?
  @Option(help: "Address of the item page; found by itself where it is not given.") var item: String?
  @Option(help: "Where the peers' files are put.") var folder = ".build/bench"

  func run() async throws {
    let cores = Cores()
    let folder = try Scratch.folder(folder, "web")
    let servers = Servers(folder: folder, cores: cores)
    do {
      try await measure(servers, folder: folder, cores: cores)
    } catch {
      await servers.stop()
      throw error
    }
    await servers.stop()
  }

  private func measure(_ servers: Servers, folder: String, cores: Cores) async throws {
    try await servers.startHuabiao(program: huabiao, data: data)
    let pages = try await SamplePages.find(on: servers.huabiao, list: list, item: item)
    try pages.write(to: folder + "/files")
    try await servers.startNginx(files: folder + "/files")
    try await servers.startFlask(python: python, peers: peers, pages: pages)

    Report.title(
      "Pages, \(connections) connections, servers on cores \(cores.server), load from \(cores.client)")
    Report.remark(
      "list \(pages.list.address): \(pages.list.plain.count) bytes, \(pages.list.gzipped.count) gzipped")
    Report.remark(
      "item \(pages.item.address): \(pages.item.plain.count) bytes, \(pages.item.gzipped.count) gzipped")
    var sides = WebSide.all(servers, pages)
    let load = WebLoad(
      cores: cores.client, threads: cores.clientThreads, connections: connections, seconds: seconds)
    for _ in 0..<rounds {
      for index in sides.indices { sides[index].runs.append(try await load.run(sides[index])) }
    }
    for side in sides {
      let peers = side.peers.compactMap { name in sides.first { $0.name == name } }
      Report.line(side.name, side.rate, "pages/s", side.spread)
      for peer in peers {
        Report.remark("    \(Report.written(side.ratio(to: peer))) x \(peer.name)")
      }
    }
    for side in sides where side.faults > 0 {
      Report.remark("\(side.name): \(side.faults) answers were errors; the figure counts for nothing")
    }
  }
}

/// Which cores serve and which ask; on a machine with fewer than four they share all.
struct Cores {
  let server: String
  let client: String
  let serverCount: Int
  let clientThreads: Int

  init() {
    let count = ProcessInfo.processInfo.activeProcessorCount
    let isWide = count >= 4
    server = isWide ? "0,1" : "0-\(count - 1)"
    client = isWide ? "2,3" : server
    serverCount = isWide ? 2 : count
    clientThreads = isWide ? 2 : count
  }
}

/// One server and page that takes its turn.
struct WebSide {
  struct Run {
    let rate: Double
    let median: Double
    let slowest: Double
    let faults: Int
  }

  let name: String
  let address: String
  var headers: [String] = []
  /// The names of those it is compared with.
  var peers: [String] = []
  var runs: [Run] = []

  var rate: Double { runs.map(\.rate).median }
  var faults: Int { runs.reduce(0) { $0 + $1.faults } }
  var spread: String {
    "p50 \(Report.written(runs.map(\.median).median)) ms, p99 \(Report.written(runs.map(\.slowest).median)) ms"
  }

  func ratio(to other: WebSide) -> Double { zip(runs, other.runs).map { $0.rate / $1.rate }.median }

  static func all(_ servers: Servers, _ pages: SamplePages) -> [WebSide] {
    let gzip = "Accept-Encoding: gzip"
    // A person with a display of their own gets a page made for them: nothing is taken from memory.
    let made = "Cookie: display=large"
    var sides: [WebSide] = []
    for (kind, page) in [("list", pages.list), ("item", pages.item)] {
      let ours = servers.huabiao + page.address
      sides += [
        WebSide(name: "\(kind): nginx, file", address: servers.nginx + "/\(kind).html"),
        WebSide(
          name: "\(kind): nginx, gzipped file", address: servers.nginx + "/\(kind).html", headers: [gzip]),
        WebSide(name: "\(kind): from memory", address: ours, peers: ["\(kind): nginx, file"]),
        WebSide(
          name: "\(kind): from memory, gzipped", address: ours, headers: [gzip],
          peers: ["\(kind): nginx, gzipped file"]),
        WebSide(
          name: "\(kind): read and made", address: ours, headers: [made],
          peers: ["\(kind): nginx, file"] + (kind == "item" ? ["item: Flask, Jinja and sqlite3"] : [])),
        WebSide(
          name: "\(kind): read, made and gzipped", address: ours, headers: [made, gzip],
          peers: ["\(kind): nginx, gzipped file"]),
      ]
    }
    sides.append(
      WebSide(
        name: "item: Flask, Jinja and sqlite3", address: servers.flask + pages.item.address,
        peers: [
          "item: nginx, file"
        ]))
    return sides
  }
}
