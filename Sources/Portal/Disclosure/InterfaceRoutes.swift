import Desk
import Hummingbird
import Statute
import WebParts

/// The reading interface for programs: the same public items as the pages, as JSON; errors as RFC 9457 says.
extension Portal {
  func addInterfaceRoutes(to router: Router<PortalContext>) {
    router.get("api/v1/bodies", use: bodiesAsJSON)
    router.get("api/v1/bodies/:code", use: bodyAsJSON)
    router.get("api/v1/items", use: itemsAsJSON)
    router.get("api/v1/items/:key", use: itemAsJSON)
    router.get("api/v1/search", use: searchAsJSON)
    router.get("api/openapi.json") { request, context in
      try await cached(request, context) {
        PublicAnswer(json: InterfaceDescription(site: site, address: desk.settings.address).json, tags: [])
      }
    }
  }

  @Sendable
  private func bodiesAsJSON(_ request: Request, _ context: PortalContext) async throws -> Response {
    try await cached(request, context) {
      let counts = try await desk.itemCounts()
      let bodies = try await desk.bodies().map { json(of: $0, items: counts[$0.code] ?? 0) }
      return PublicAnswer(
        json: .object([.init("bodies", .array(bodies))]), tags: [PageTag.bodies, PageTag.catalogue])
    }
  }

  @Sendable
  private func bodyAsJSON(_ request: Request, _ context: PortalContext) async throws -> Response {
    try await cached(request, context) {
      let found = try await desk.bodyPage(try bodyCode(context), latest: 0)
      let columns = (found.columns + [found.rules]).map { state -> OrderedJSON in
        .object([
          .init("code", .text(state.column.code)), .init("title", .text(state.column.title)),
          .init("article", .text(state.column.article)), .init("items", .number(state.items)),
          .init("latest", .day(state.latest)), .init("absence", state.absence.map { .text($0) } ?? .null),
        ])
      }
      let total = (found.columns + [found.rules, found.annualReports]).reduce(0) { $0 + $1.items }
      guard case .object(let members) = json(of: found.body, items: total) else { throw Problem.internal }
      return PublicAnswer(
        json: .object(members + [.init("columns", .array(columns))]),
        tags: [PageTag.body(found.body.code), PageTag.content(found.body.code)])
    }
  }

  @Sendable
  private func itemsAsJSON(_ request: Request, _ context: PortalContext) async throws -> Response {
    let asked = try AskedPage(request)
    return try await cached(request, context) {
      let question = asked.question
      let found = try await desk.catalogue(
        CatalogueFilter(
          body: question.body, column: question.column, part: question.part, year: question.year,
          validity: question.validity), offset: asked.offset, limit: asked.size)
      return PublicAnswer(
        json: .object(
          [
            .init("total", .number(found.total)), .init("page", .number(asked.number)),
            .init("size", .number(asked.size)),
          ] + asked.next(of: found.total, at: desk.settings.address + Link.api + "/items")
            + [.init("items", .array(found.entries.map(json)))]), tags: [PageTag.catalogue])
    }
  }

  @Sendable
  private func searchAsJSON(_ request: Request, _ context: PortalContext) async throws -> Response {
    let asked = try AskedPage(request)
    guard !asked.question.text.isEmpty else {
      throw Problem(.badRequest, "badParameter", detail: "q must not be empty", facts: ["parameter": "q"])
    }
    let found = try await desk.search(asked.question)
    let json = OrderedJSON.object(
      [
        .init("total", .number(found.count)), .init("isExact", .flag(found.isExact)),
        .init("page", .number(asked.number)), .init("size", .number(asked.size)),
      ] + asked.next(of: found.count, at: desk.settings.address + Link.api + "/search")
        + [.init("items", .array(found.findings.map(self.json)))])
    return PublicAnswer(json: json, tags: []).response
  }

  @Sendable
  private func itemAsJSON(_ request: Request, _ context: PortalContext) async throws -> Response {
    try await cached(request, context) {
      let key = PercentCoding.pathParameter(try context.parameters.require("key"))
      let found = try await desk.publicItem(FileID(.item, key))
      guard case .item(let item) = found.face else {
        throw Problem(.gone, "gone", detail: "the item has been withdrawn")
      }
      return PublicAnswer(
        json: InterfaceItem(item: item, related: found.related, address: desk.settings.address).json,
        tags: Set(
          [PageTag.item(key), PageTag.body(item.body)] + found.related.map { PageTag.item($0.entry.file.key) }
        ))
    }
  }

  private func json(of body: BodySummary, items: Int) -> OrderedJSON {
    .object([
      .init("code", .text(body.code)), .init("name", .text(body.name)),
      .init("shortName", .text(body.shortName)), .init("kind", .text(body.kind.rawValue)),
      .init("kindTitle", .text(body.kind.title)), .init("parent", body.parent.map { .text($0) } ?? .null),
      .init("takesRequests", .flag(body.takesRequests)), .init("guideRevisedOn", .day(body.guideRevisedOn)),
      .init("closedOn", .day(body.closedOn)), .init("items", .number(items)),
      .init("url", .text(desk.settings.address + Link.body(body.code))),
    ])
  }

  private func json(_ entry: CatalogueEntry) -> OrderedJSON {
    InterfaceItem.row(entry, address: desk.settings.address)
  }

  private func json(_ finding: SearchFinding) -> OrderedJSON {
    let address = desk.settings.address
    return .object([
      .init("key", .text(finding.file.key)), .init("title", .text(finding.title.map(\.text).joined())),
      .init("body", .text(finding.body)), .init("bodyName", .text(finding.bodyName)),
      .init("documentNumber", .maybe(finding.documentNumber)),
      .init("indexNumber", .maybe(finding.indexNumber)),
      .init("date", .day(finding.day)), .init("column", .maybe(finding.column?.code)),
      .init("validity", .text(finding.validity.rawValue)),
      .init("excerpt", .text(finding.excerpt.map(\.text).joined())),
      .init("url", .text(address + Link.item(finding.file.key))),
    ])
  }
}

extension OrderedJSON {
  /// A text, or null where there is none.
  static func maybe(_ text: String?) -> OrderedJSON {
    text.flatMap { $0.isEmpty ? nil : .text($0) } ?? .null
  }
}

extension PublicAnswer {
  /// Sent and not kept.
  var response: Response {
    Response(
      status: .ok, headers: [.contentType: type, .cacheControl: "public, no-cache"],
      body: .init(byteBuffer: content))
  }
}

/// Which page of which list a program asks for.
struct AskedPage {
  let query: Query
  let number: Int
  let size: Int
  let question: SearchQuestion

  var offset: Int { (number - 1) * size }

  /// - Throws: a 400 that names the first parameter which is not what the description says; a program should hear of its
  ///   mistake, where a person gets the page all the same.
  init(_ request: Request) throws(Problem) {
    let query = Query(encoded: request.uri.query ?? "")
    func check(_ name: String, _ isGood: (String) -> Bool) throws(Problem) {
      guard let value = query.text(name), !isGood(value) else { return }
      throw Problem(
        .badRequest, "badParameter",
        detail: "\(name) is not one of the values described in the OpenAPI document",
        facts: ["parameter": name])
    }
    try check("page") { Int($0).map { (1...5_000).contains($0) } ?? false }
    try check("size") { Int($0).map { (1...100).contains($0) } ?? false }
    try check("year") { Int($0).map { (1_900...9_999).contains($0) } ?? false }
    try check("validity") { Validity(rawValue: $0) != nil }
    try check("order") { SearchQuestion.Order(rawValue: $0) != nil }
    try check("column") { code in
      Column(rawValue: String(code.prefix { $0 != "." })).map { $0.code == code || $0.part(code) != nil }
        ?? false
    }
    self.query = query
    number = query.integer("page", in: 1...5_000) ?? 1
    size = query.integer("size", in: 1...100) ?? 20
    var question = SearchQuestion(query, ListPage(query), size: size)
    question.offset = (number - 1) * size
    self.question = question
  }

  /// The address of the next page, where there is one.
  func next(of total: Int, at address: String) -> [OrderedJSON.Member] {
    guard number * size < total else { return [] }
    return [.init("next", .text(address + query.with("page", String(number + 1)).suffix))]
  }
}
