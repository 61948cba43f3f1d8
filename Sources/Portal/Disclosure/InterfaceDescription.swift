import Statute

/// The description of the reading interface (OpenAPI 3.1).
struct InterfaceDescription {
  let site: Site
  let address: String

  var json: OrderedJSON {
    .object([
      .init("openapi", .text("3.1.0")),
      .init(
        "info",
        .object([
          .init("title", .text(site.name + "数据接口")), .init("version", .text("1.0.0")),
          .init("description", .text("已经公开的政府信息的只读接口。内容与网页相同，不含未公开的信息和个人信息。")),
        ])),
      .init("servers", .array([.object([.init("url", .text(address))])])),
      .init(
        "paths",
        .object([
          path("/api/v1/bodies", "机关列表", [], "Bodies"),
          path("/api/v1/bodies/{code}", "一个机关及其栏目", [inPath("code", "统一社会信用代码")], "Body"),
          path("/api/v1/items", "公开信息目录，最新的在前", Self.filters + Self.paging, "Items"),
          path("/api/v1/items/{key}", "一条公开信息的全部内容；已撤下的返回 410", [inPath("key", "信息的标识")], "Item"),
          path("/api/v1/search", "检索标题、正文、文号和索引号", Self.search + Self.filters + Self.paging, "Findings"),
          Self.limits,
        ])),
      .init(
        "components",
        .object([.init("schemas", .object(Self.schemas)), .init("responses", .object([Self.problem]))])),
    ])
  }

  private func path(_ path: String, _ summary: String, _ parameters: [OrderedJSON], _ schema: String)
    -> OrderedJSON.Member
  {
    let content = OrderedJSON.object([
      .init("application/json", .object([.init("schema", Self.reference("schemas/" + schema))]))
    ])
    return .init(
      path,
      .object([
        .init(
          "get",
          .object([
            .init("summary", .text(summary)), .init("parameters", .array(parameters)),
            .init(
              "responses",
              .object([
                .init("200", .object([.init("description", .text("成功")), .init("content", content)])),
                .init("default", Self.reference("responses/Problem")),
              ])),
          ]))
      ]))
  }

  private func inPath(_ name: String, _ description: String) -> OrderedJSON {
    .object([
      .init("name", .text(name)), .init("in", .text("path")), .init("required", .flag(true)),
      .init("description", .text(description)), .init("schema", Self.type("string")),
    ])
  }

  private static func inQuery(
    _ name: String, _ description: String, _ schema: OrderedJSON, required: Bool = false
  )
    -> OrderedJSON
  {
    .object([
      .init("name", .text(name)), .init("in", .text("query")), .init("required", .flag(required)),
      .init("description", .text(description)), .init("schema", schema),
    ])
  }

  private static let search = [
    inQuery("q", "要找的词；两个字即可，多个词用空格分开", type("string"), required: true),
    inQuery("order", "排序", choice(["relevance", "newest"])),
  ]

  private static let filters = [
    inQuery("body", "机关的统一社会信用代码", type("string")), inQuery("column", "栏目代码，如 A01 或 A01.3", type("string")),
    inQuery("year", "年份", type("integer")),
    inQuery("validity", "有效性", choice(Validity.allCases.map(\.rawValue))),
  ]

  private static let paging = [
    inQuery("page", "页码，从 1 起", bounded(1, 5_000)), inQuery("size", "每页条数", bounded(1, 100)),
  ]

  private static func type(_ name: String) -> OrderedJSON { .object([.init("type", .text(name))]) }

  private static func nullable(_ name: String) -> OrderedJSON {
    .object([.init("type", .array([.text(name), .text("null")]))])
  }

  private static let day = OrderedJSON.object([
    .init("type", .array([.text("string"), .text("null")])), .init("format", .text("date")),
  ])

  private static func choice(_ values: [String]) -> OrderedJSON {
    .object([.init("type", .text("string")), .init("enum", .array(values.map { .text($0) }))])
  }

  private static func bounded(_ low: Int, _ high: Int) -> OrderedJSON {
    .object([
      .init("type", .text("integer")), .init("minimum", .number(low)), .init("maximum", .number(high)),
    ])
  }

  private static func reference(_ name: String) -> OrderedJSON {
    .object([.init("$ref", .text("#/components/" + name))])
  }

  private static func list(of item: OrderedJSON) -> OrderedJSON {
    .object([.init("type", .text("array")), .init("items", item)])
  }

  private static func object(_ members: [OrderedJSON.Member]) -> OrderedJSON {
    .object([.init("type", .text("object")), .init("properties", .object(members))])
  }

  private static let body: [OrderedJSON.Member] = [
    .init("code", type("string")), .init("name", type("string")), .init("shortName", type("string")),
    .init("kind", choice(BodyKind.allCases.map(\.rawValue))), .init("kindTitle", type("string")),
    .init("parent", nullable("string")), .init("takesRequests", type("boolean")),
    .init("guideRevisedOn", day), .init("closedOn", day), .init("items", type("integer")),
    .init("url", type("string")),
  ]

  private static let row: [OrderedJSON.Member] = [
    .init("key", type("string")), .init("url", type("string")), .init("indexNumber", type("string")),
    .init("title", type("string")), .init("abstract", nullable("string")), .init("body", type("string")),
    .init("issuer", nullable("string")), .init("documentNumber", nullable("string")),
    .init("column", nullable("string")), .init("formedOn", day), .init("publishedOn", day),
    .init("revisedOn", day), .init("version", type("integer")),
    .init("validity", choice(Validity.allCases.map(\.rawValue))),
  ]

  private static let page: [OrderedJSON.Member] = [
    .init("total", type("integer")), .init("page", type("integer")), .init("size", type("integer")),
    .init("next", type("string")),
  ]

  private static let version = object([
    .init("number", type("integer")), .init("publishedOn", day), .init("reason", nullable("string")),
    .init("withdrawnBecause", nullable("string")),
  ])

  private static let attachment = object([
    .init("name", type("string")), .init("size", type("integer")), .init("sha256", type("string")),
    .init("url", type("string")),
  ])

  private static let relation = object([
    .init("relation", choice(ItemRelation.allCases.map(\.rawValue))), .init("isInverse", type("boolean")),
    .init("key", type("string")), .init("title", type("string")), .init("url", type("string")),
  ])

  private static let column = object([
    .init("code", type("string")), .init("title", type("string")), .init("article", type("string")),
    .init("items", type("integer")), .init("latest", day), .init("absence", nullable("string")),
  ])

  private static let finding = object([
    .init("key", type("string")), .init("title", type("string")), .init("body", type("string")),
    .init("bodyName", type("string")), .init("documentNumber", nullable("string")),
    .init("indexNumber", nullable("string")), .init("date", day), .init("column", nullable("string")),
    .init("validity", type("string")), .init("excerpt", type("string")), .init("url", type("string")),
  ])

  private static let schemas: [OrderedJSON.Member] = [
    .init("Bodies", object([.init("bodies", list(of: object(body)))])),
    .init("Body", object(body + [.init("columns", list(of: column))])),
    .init(
      "Items",
      object(page + [.init("items", list(of: object(row + [.init("attachments", type("integer"))])))])),
    .init("Findings", object(page + [.init("isExact", type("boolean")), .init("items", list(of: finding))])),
    .init(
      "Item",
      object(
        row + [
          .init("columnTitle", nullable("string")), .init("theme", nullable("string")),
          .init("genre", nullable("string")), .init("keywords", list(of: type("string"))),
          .init("effectiveFrom", day), .init("effectiveThrough", day), .init("versions", list(of: version)),
          .init("text", type("string")), .init("attachments", list(of: attachment)),
          .init("related", list(of: relation)),
        ])),
    .init(
      "Problem",
      object([
        .init("type", type("string")), .init("title", type("string")), .init("status", type("integer")),
        .init("code", type("string")), .init("detail", type("string")), .init("instance", type("string")),
      ])),
  ]

  private static let problem = OrderedJSON.Member(
    "Problem",
    .object([
      .init("description", .text("出错（RFC 9457）")),
      .init(
        "content",
        .object([
          .init(
            "application/problem+json", .object([.init("schema", reference("schemas/Problem"))]))
        ])),
    ]))
}
