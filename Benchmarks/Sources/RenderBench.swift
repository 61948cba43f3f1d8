import ArgumentParser
import Foundation
import TestSupport
import WebParts

/// How fast a page is made of values, one core, against Jinja making the same page.
struct RenderBench: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render", abstract: "A list page of about 20 KB as HTML values against Jinja, one core.")

  @Option(help: "Rounds; both sides take turns.") var rounds = 5
  @Option(help: "Seconds a side and round.") var seconds = 1.0
  @Option(help: "A Python with jinja2.") var python = ".build/bench-venv/bin/python"
  @Option(help: "Where the peers lie.") var peers = "Benchmarks/Peers"

  func run() async throws {
    var text = GeneratedText(seed: 5)
    let rows = (0..<50).map { index in
      RenderedRow(
        address: "/items/k\(index)", title: text.title(), number: "云政办发〔2026〕\(index)号",
        abstract: text.text(characters: 60), day: "2026-03-\(10 + index % 20)", badge: "有效 & 在用")
    }
    let page = RenderedPage(title: "政府信息 <公开> 目录", ways: ["首页", "机关目录", "信息检索", "依申请公开", "期限计算"], rows: rows)
    let size = page.html.utf8.count
    Report.title("Rendering, one core, a list page of \(size) bytes")
    let input = FileManager.default.temporaryDirectory.appendingPathComponent("huabiao-bench-rows.json")
    try JSONEncoder().encode(page).write(to: input)

    var ours: [Double] = []
    var theirs: [Double] = []
    for _ in 0..<rounds {
      var written = 0
      ours.append(rate(for: .seconds(seconds)) { written += page.html.utf8.count })
      precondition(written > 0)
      let answer = try await OtherProgram.text([
        python, "\(peers)/jinja_list.py", input.path, String(seconds),
      ])
      let parts = answer.split(separator: " ").compactMap { Double($0) }
      guard parts.count == 2 else { throw ValidationError("jinja_list.py said: \(answer)") }
      if parts[1] != Double(size) {
        Report.remark("the peer's page has \(Int(parts[1])) bytes instead of \(size)")
      }
      theirs.append(parts[0])
    }
    let ratio = zip(ours, theirs).map { $0 / $1 }.median
    Report.line("HTML values", ours.median, "pages/s", ratio: ratio, to: "Jinja")
    Report.line("Jinja 2, compiled template", theirs.median, "pages/s")
  }
}

/// What both sides are given.
struct RenderedPage: Codable {
  let title: String
  let ways: [String]
  let rows: [RenderedRow]

  var html: HTML {
    """
    <!DOCTYPE html>
    <html lang="zh-Hans"><head><meta charset="utf-8"><title>\(title)</title></head>
    <body><header><a href="/">\(title)</a><nav><ul>\(ways.html { "<li><a href=\"/\">\($0)</a></li>" })</ul></nav></header>
    <main><h1>\(title)</h1>
    <ol class="rows">\(rows.html { $0.html })</ol>
    </main></body></html>
    """
  }
}

struct RenderedRow: Codable {
  let address: String
  let title: String
  let number: String
  let abstract: String
  let day: String
  let badge: String

  var html: HTML {
    """
    <li class="row"><a href="\(address)">\(title)</a> <span class="number">\(number)</span> \
    <time datetime="\(day)">\(day)</time> <span class="badge">\(badge)</span><p class="soft">\(abstract)</p></li>

    """
  }
}
