import Statute

extension InterfaceDescription {
  /// `/api/v1/limits` in the description of the interface: a story in, its limits out.
  static var limits: OrderedJSON.Member {
    .init(
      "/api/v1/limits",
      .object([
        .init(
          "get",
          .object([
            .init("summary", .text("由一件申请的经过计算各项期限；经过写在地址里")),
            .init(
              "parameters",
              .array([
                .object([
                  .init("name", .text("story")), .init("in", .text("query")), .init("required", .flag(true)),
                  .init("description", .text("申请的经过（JSON）")), .init("content", json(story)),
                ])
              ])), .init("responses", responses),
          ])),
        .init(
          "post",
          .object([
            .init("summary", .text("由一件申请的经过计算各项期限；不保存任何内容")),
            .init("requestBody", .object([.init("required", .flag(true)), .init("content", json(story))])),
            .init("responses", responses),
          ])),
      ]))
  }

  private static var responses: OrderedJSON {
    .object([
      .init(
        "200",
        .object([.init("description", .text("各项期限，逐日说明计入与否")), .init("content", json(answer))])),
      .init("default", .object([.init("$ref", .text("#/components/responses/Problem"))])),
    ])
  }

  private static func json(_ schema: OrderedJSON) -> OrderedJSON {
    .object([.init("application/json", .object([.init("schema", schema)]))])
  }

  private static func object(_ properties: [OrderedJSON.Member], required: [String] = []) -> OrderedJSON {
    var members: [OrderedJSON.Member] = [
      .init("type", .text("object")), .init("properties", .object(properties)),
    ]
    if !required.isEmpty { members.append(.init("required", .array(required.map { .text($0) }))) }
    return .object(members)
  }

  private static func list(of schema: OrderedJSON) -> OrderedJSON {
    .object([.init("type", .text("array")), .init("items", schema)])
  }

  private static func type(_ name: String) -> OrderedJSON { .object([.init("type", .text(name))]) }

  private static let day = OrderedJSON.object([
    .init("type", .array([.text("string"), .text("null")])), .init("format", .text("date")),
  ])

  private static var story: OrderedJSON {
    let channels = OrderedJSON.array(RequestChannel.allCases.map { .text($0.rawValue) })
    return object(
      [
        .init(
          "received",
          object(
            [
              .init("on", day), .init("by", .object([.init("enum", channels)])), .init("confirmedOn", day),
            ], required: ["on", "by"])),
        .init(
          "events",
          list(
            of: object([.init("kind", type("string")), .init("on", day)], required: ["kind", "on"]))),
        .init("today", day),
      ], required: ["received"])
  }

  private static var answer: OrderedJSON {
    let clock = object([
      .init("name", type("string")), .init("rule", type("string")), .init("from", day), .init("due", day),
      .init("provisional", object([.init("earliest", day), .init("latest", day)])),
      .init("limit", type("integer")), .init("unit", type("string")), .init("counted", type("integer")),
      .init("left", type("integer")), .init("status", type("string")), .init("endedOn", day),
      .init(
        "days",
        list(
          of: object([.init("on", day), .init("counts", type("boolean")), .init("why", type("string"))]))),
    ])
    let refusal = object([
      .init("rule", type("string")), .init("event", type("string")), .init("on", day),
      .init("message", type("string")),
    ])
    return object([
      .init("receiptDay", day), .init("today", day), .init("clocks", list(of: clock)),
      .init("refusals", list(of: refusal)),
    ])
  }
}
