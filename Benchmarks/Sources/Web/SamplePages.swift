import ArgumentParser
import Foundation
import TestSupport

/// The two pages that are asked for, with the very bytes our server sends.
struct SamplePages {
  struct Page {
    let address: String
    let plain: Data
    let gzipped: Data
  }

  let list: Page
  let item: Page
  /// The item as our reading interface gives it: what the peer keeps in its database.
  let record: Data

  /// The list with the most items of the sample county, and the first item of it.
  static func find(on server: String, list: String?, item: String?) async throws -> SamplePages {
    let listAddress = if let list { list } else { try await addressOfList(server) }
    let listPage = try await page(server, listAddress)
    guard
      let itemAddress = item
        ?? matches(of: /href="(\/items\/[a-z0-9-]+)"/, in: String(decoding: listPage.plain, as: UTF8.self))
        .first
    else { throw ValidationError("\(listAddress) leads to no item") }
    let key = itemAddress.split(separator: "/").last.map(String.init) ?? ""
    return SamplePages(
      list: listPage, item: try await page(server, itemAddress),
      record: try await fetch([server + "/api/v1/items/" + key]))
  }

  func write(to folder: String) throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for (name, data) in [
      ("list.html", list.plain), ("list.html.gz", list.gzipped), ("item.html", item.plain),
      ("item.html.gz", item.gzipped), ("item.json", record),
    ] {
      try data.write(to: URL(fileURLWithPath: folder + "/" + name))
    }
  }

  /// The longest of the lists that the pages of the bodies lead to.
  private static func addressOfList(_ server: String) async throws -> String {
    let bodies = Set(matches(of: /href="(\/bodies\/[A-Za-z0-9]+)"/, in: try await text(server + "/bodies")))
    var best: (address: String, size: Int) = ("/search", 0)
    for body in bodies.sorted() {
      for column in Set(
        matches(
          of: /href="(\/bodies\/[A-Za-z0-9]+\/content\/[A-Z][0-9]+)"/,
          in: try await text(server + body + "/content"))
      ).sorted() {
        let size = try await text(server + column).utf8.count
        if size > best.size { best = (column, size) }
      }
    }
    return best.address
  }

  private static func page(_ server: String, _ address: String) async throws -> Page {
    Page(
      address: address, plain: try await fetch([server + address]),
      gzipped: try await fetch(["-H", "Accept-Encoding: gzip", server + address]))
  }

  private static func text(_ address: String) async throws -> String {
    String(decoding: try await fetch([address]), as: UTF8.self)
  }

  private static func matches(of pattern: Regex<(Substring, Substring)>, in text: String) -> [String] {
    text.matches(of: pattern).map { String($0.1) }
  }

  private static func fetch(_ words: [String]) async throws -> Data {
    Data(try await OtherProgram.output(["curl", "-sf"] + words))
  }
}
