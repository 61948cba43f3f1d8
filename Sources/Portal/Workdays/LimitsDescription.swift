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
            .init("summary", .text("由一件申请或者其他事项的经过计算各项期限；经过写在地址里")),
            .init(
              "parameters",
              .array([
                .object([
                  .init("name", .text("story")), .init("in", .text("query")), .init("required", .flag(true)),
                  .init("description", .text("经过（JSON）")), .init("content", json(question)),
                ])
              ])), .init("responses", responses),
          ])),
        .init(
          "post",
          .object([
            .init("summary", .text("由一件申请或者其他事项的经过计算各项期限；不保存任何内容")),
            .init(
              "requestBody", .object([.init("required", .flag(true)), .init("content", json(question))])),
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

  /// A request, or any other matter.
  private static var question: OrderedJSON {
    .object([.init("oneOf", .array([story, matterStory]))])
  }

  /// Every other matter is told alike; which kinds and events it has depends on the matter.
  private static var matterStory: OrderedJSON {
    let others = Matter.allCases.filter { $0 != .request }
    let kinds = Set(others.flatMap { $0.questions.steps.map(\.name) }).sorted()
    let manners = Set(others.flatMap { $0.questions.manners.map(\.name) }).sorted()
    let event = object(
      [
        .init("kind", choice(kinds)), .init("on", day), .init("at", moment), .init("receivedOn", day),
        .init("days", type("integer")),
      ], required: ["kind"])
    return object(
      [
        .init("matter", choice(others.map(\.rawValue))),
        .init(
          "began",
          object([
            .init("on", day), .init("at", moment), .init("year", type("integer")),
            .init("as", choice(manners)),
          ])), .init("events", list(of: event)), .init("restDays", choice(RestDays.allCases.map(\.rawValue))),
        .init("today", day), .init("now", moment),
      ], required: ["matter", "began"])
  }

  private static func choice(_ names: [String]) -> OrderedJSON {
    .object([.init("enum", .array(names.map { .text($0) }))])
  }

  private static let moment = OrderedJSON.object([
    .init("type", .text("string")), .init("format", .text("date-time")),
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
      .init("fromAt", moment), .init("dueAt", moment), .init("endedAt", moment),
      .init(
        "hours",
        list(
          of: object([
            .init("from", moment), .init("to", moment), .init("counts", type("boolean")),
            .init("why", type("string")),
          ]))),
    ])
    let refusal = object([
      .init("rule", type("string")), .init("event", type("string")), .init("on", day),
      .init("message", type("string")),
    ])
    return object([
      .init("matter", type("string")), .init("receiptDay", day), .init("today", day),
      .init("clocks", list(of: clock)),
      .init("refusals", list(of: refusal)),
    ])
  }
}
