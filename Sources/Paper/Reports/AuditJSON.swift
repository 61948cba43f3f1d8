import Statute

/// The answer of `huabiao audit --json`: the keys in the order of the promise, the cells in that of the form.
package enum AuditJSON {
  /// A value of JSON whose keys keep their order.
  package indirect enum Value: Sendable {
    case null
    case number(Int)
    case text(String)
    case flag(Bool)
    case list([Value])
    case object([(String, Value)])

    init(_ number: Int?) { self = number.map(Value.number) ?? .null }
    init(_ text: String?) { self = text.map(Value.text) ?? .null }
  }

  /// The answer for a report that was checked.
  package static func answer(file: String, _ audit: ReportAudit) -> String {
    let reading = audit.reading
    let hasTables = reading.edition?.hasTables == true
    var pairs: [(String, Value)] = [
      ("file", .text(file)), ("organ", Value(reading.organ)), ("year", Value(reading.year)),
      ("edition", Value(reading.edition?.rawValue)),
      ("table2", hasTables ? second(reading.figures) : .object([])),
      ("table3", hasTables ? third(reading.figures) : .object([])),
      ("table4", hasTables ? fourth(reading.figures) : .object([])),
    ]
    if !hasTables { pairs.append(("indicators", .list(reading.indicators.map(indicator)))) }
    pairs.append(("cutOff", .flag(reading.isCutOff)))
    pairs.append(("findings", .list(audit.findings.map(finding))))
    pairs.append(("verdict", .text(audit.verdict.rawValue)))
    return text(.object(pairs))
  }

  /// The answer for a document that is no report to check.
  package static func answer(file: String, unreadable reason: UnreadableReport) -> String {
    text(
      .object([
        ("file", .text(file)), ("organ", .null), ("year", .null), ("edition", .null), ("table2", .object([])),
        ("table3", .object([])), ("table4", .object([])), ("findings", .list([])),
        ("verdict", .text(ReportVerdict.unreadable.rawValue)), ("reason", .text(reason.message)),
      ]))
  }

  private static func second(_ figures: ReportFigures) -> Value {
    .object(
      DisclosureCell.cells(of: figures.edition).map { cell in
        let isAmount = ReportCell.table2(cell).isAmount
        return (
          cell.rawValue,
          isAmount ? Value(figures.amount(cell).map { "\($0)" }) : Value(figures[cell])
        )
      })
  }

  private static func third(_ figures: ReportFigures) -> Value {
    .object(
      ReportRow.rows(of: figures.edition).map { row in
        (row.rawValue, .object(ReportColumn.allCases.map { ($0.rawValue, Value(figures[row, $0])) }))
      })
  }

  private static func fourth(_ figures: ReportFigures) -> Value {
    .object(
      RemedyCourse.allCases.map { course in
        (course.rawValue, .object(RemedyColumn.allCases.map { ($0.rawValue, Value(figures[course, $0])) }))
      })
  }

  private static func indicator(_ indicator: Indicator) -> Value {
    .object([
      ("label", .text(indicator.label)), ("unit", .text(indicator.unit)),
      ("year_value", indicator.amount.map { .text("\($0)") } ?? Value(indicator.value)),
      ("cumulative", Value(indicator.cumulative)),
    ])
  }

  private static func finding(_ finding: ReportFinding) -> Value {
    .object([
      ("rule", .text(finding.rule)), ("severity", .text(finding.severity.rawValue)),
      ("cells", .list(finding.cells.map { .text($0.name) })), ("expected", Value(finding.expected)),
      ("found", Value(finding.found)), ("message", .text(finding.message)), ("quote", Value(finding.quote)),
    ])
  }

  // MARK: Writing

  /// The value as JSON, indented.
  package static func text(_ value: Value) -> String {
    var out = ""
    write(value, indent: "", into: &out)
    return out
  }

  private static func write(_ value: Value, indent: String, into out: inout String) {
    switch value {
    case .null: out += "null"
    case .number(let number): out += String(number)
    case .flag(let flag): out += flag ? "true" : "false"
    case .text(let text): out += quoted(text)
    case .list(let values):
      writeAll(values.map { ("", $0) }, ("[", "]"), indent, into: &out)
    case .object(let pairs):
      writeAll(pairs.map { (quoted($0.0) + ": ", $0.1) }, ("{", "}"), indent, into: &out)
    }
  }

  private static func writeAll(
    _ items: [(String, Value)], _ brackets: (String, String), _ indent: String, into out: inout String
  ) {
    out += brackets.0
    let isFlat = items.allSatisfy { item in
      switch item.1 {
      case .list, .object: false
      default: true
      }
    }
    let inner = indent + "  "
    for (index, item) in items.enumerated() {
      if index > 0 { out += "," }
      out += isFlat ? (index > 0 ? " " : "") : "\n" + inner
      out += item.0
      write(item.1, indent: inner, into: &out)
    }
    if !isFlat { out += "\n" + indent }
    out += brackets.1
  }

  private static func quoted(_ text: String) -> String {
    var out = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case "\r": out += "\\r"
      case "\t": out += "\\t"
      case _ where scalar.value < 0x20 || (0xD800...0xDFFF).contains(scalar.value):
        out +=
          "\\u" + String(repeating: "0", count: 4 - String(scalar.value, radix: 16).count)
          + String(scalar.value, radix: 16)
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out + "\""
  }
}
