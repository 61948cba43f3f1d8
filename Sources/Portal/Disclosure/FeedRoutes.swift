import Desk
import Hummingbird
import Statute
import WebParts

/// What programs read to follow the site: Atom feeds (RFC 4287), maps for search engines (sitemaps.org), robots.txt.
extension Portal {
  func addFeedRoutes(to router: Router<PortalContext>) {
    router.get("feed.xml") { request, context in
      try await feed(request, context, of: nil)
    }
    router.get("bodies/:code/feed.xml") { request, context in
      try await feed(request, context, of: try await bodyHead(context))
    }
    router.get("sitemap.xml", use: siteMapIndex)
    router.get("sitemaps/:part", use: siteMapPart)
    router.get("robots.txt") { _, _ in
      """
      User-agent: *
      Disallow: /desk
      Disallow: /sign-in
      Disallow: /status
      Disallow: /display
      Disallow: /search
      Disallow: /items/*/text.
      Disallow: /bodies/*/reports/*/report.
      Sitemap: \(desk.settings.address)/sitemap.xml

      """
    }
  }

  private func feed(_ request: Request, _ context: PortalContext, of body: BodyHead?) async throws -> Response
  {
    try await cached(request, context) {
      let versions = try await desk.latestItems(of: body?.code, limit: 50)
      let feed = AtomFeed(
        title: (body.map { $0.name + "：" } ?? "") + "最新公开信息", author: body?.name ?? site.organizer,
        address: desk.settings.address, path: body.map { Link.feed($0.code) } ?? Link.feed,
        page: body.map { Link.body($0.code) } ?? Link.home, versions: versions)
      return PublicAnswer(
        feed.xml, type: "application/atom+xml; charset=utf-8",
        tags: [body.map { PageTag.content($0.code) } ?? PageTag.catalogue])
    }
  }

  /// A map of maps: the pages of the site, and the items, ten thousand a map.
  @Sendable
  private func siteMapIndex(_ request: Request, _ context: PortalContext) async throws -> Response {
    try await cached(request, context) {
      let total = try await desk.catalogue(CatalogueFilter(), limit: 1).total
      let parts = ["pages"] + (0..<(total + Self.itemsInMap - 1) / Self.itemsInMap).map { String($0 + 1) }
      let maps = parts.html { "<sitemap><loc>\(desk.settings.address)/sitemaps/\($0).xml</loc></sitemap>\n" }
      return PublicAnswer(
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
        \(maps)</sitemapindex>

        """, type: "application/xml; charset=utf-8", tags: [PageTag.catalogue])
    }
  }

  @Sendable
  private func siteMapPart(_ request: Request, _ context: PortalContext) async throws -> Response {
    let name = try context.parameters.require("part")
    guard name.hasSuffix(".xml") else { throw Problem.notFound }
    let part = String(name.dropLast(4))
    return try await cached(request, context) {
      let address = desk.settings.address
      let lines: HTML
      if part == "pages" {
        let bodies = try await desk.bodies()
        let paths =
          [
            Link.home, Link.bodies, Link.allReports, Link.accessibility, Link.siteMap,
            Link.calculator, Link.calculatorTerms,
          ]
          + bodies.flatMap {
            [Link.body($0.code), Link.guide($0.code), Link.rules($0.code), Link.content($0.code)]
          }
        lines = paths.html { "<url><loc>\(address)\($0)</loc></url>\n" }
      } else {
        guard let number = Int(part), number >= 1 else { throw Problem.notFound }
        let found = try await desk.catalogue(
          CatalogueFilter(), offset: (number - 1) * Self.itemsInMap, limit: Self.itemsInMap)
        guard !found.entries.isEmpty else { throw Problem.notFound }
        lines = found.entries.html { entry in
          "<url><loc>\(address)\(Link.item(entry.file.key))</loc><lastmod>\(entry.revisedOn.description)</lastmod></url>\n"
        }
      }
      return PublicAnswer(
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
        \(lines)</urlset>

        """, type: "application/xml; charset=utf-8", tags: [PageTag.catalogue, PageTag.bodies])
    }
  }

  private static var itemsInMap: Int { 10_000 }
}

/// What became public last, new and revised, as feed readers take it.
struct AtomFeed {
  let title: String
  let author: String
  /// Of the site, without a slash at the end.
  let address: String
  let path: String
  let page: String
  let versions: [VersionSummary]

  var xml: HTML {
    let updated = versions.first?.publishedAt ?? Instant(seconds: 0)
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-Hans">
      <id>\(address)\(path)</id><title>\(title)</title><updated>\(updated.description)</updated>
      <author><name>\(author.isEmpty ? title : author)</name></author>
      <link rel="self" type="application/atom+xml" href="\(address)\(path)"/>
      <link rel="alternate" type="text/html" href="\(address)\(page)"/>
      \(versions.html(entry))</feed>

      """
  }

  private func entry(_ version: VersionSummary) -> HTML {
    let item = address + Link.item(version.file.key)
    let words = version.reason.map { "第 \(version.number) 版：\($0)" } ?? "首次公开"
    return """
      <entry><id>\(item)#\(version.number)</id><title>\(Self.clean(version.title))</title>\
      <updated>\(version.publishedAt.description)</updated>\
      <link rel="alternate" type="text/html" href="\(item)"/><summary>\(Self.clean(words))</summary></entry>

      """
  }

  /// Without the characters that XML forbids.
  private static func clean(_ text: String) -> String {
    String(
      String.UnicodeScalarView(text.unicodeScalars.filter { $0.value >= 0x20 || $0 == "\n" || $0 == "\t" }))
  }
}
