package import Statute

extension ScreenedDocument {
  /// What `huabiao screen --json` prints.
  package func json(file: String) -> OrderedJSON {
    .object([
      .init("file", .text(file)), .init("format", .text(kind.rawValue)),
      .init("findings", .array(findings.map(\.json))), .init("unread", .array(unread.map(OrderedJSON.text))),
    ])
  }

  /// The same for people, a line for each finding.
  package var text: String {
    var lines = findings.map { found in
      let grave = found.finding.severity == .block ? "阻止" : "提醒"
      return
        "[\(grave)] \(found.whereabouts) 第\(found.finding.column)字：\(found.finding.excerpt)　\(found.finding.advice)"
    }
    lines += unread.map { "[未审查] \($0)" }
    let blocks = findings.filter { $0.finding.severity == .block }.count
    lines.append(
      findings.isEmpty ? "未发现问题。" : "共 \(findings.count) 处，其中 \(blocks) 处须处理后方可公开。")
    return lines.joined(separator: "\n") + "\n"
  }
}

extension DocumentFinding {
  /// Keys of `interfaces.md` first; where in the document it stands comes behind them.
  package var json: OrderedJSON {
    var members: [OrderedJSON.Member] = [
      .init("kind", .text(finding.kind.rawValue)), .init("severity", .text(finding.severity.rawValue)),
      .init("line", .number(finding.line)), .init("column", .number(finding.column)),
      .init("length", .number(finding.length)), .init("excerpt", .text(finding.excerpt)),
      .init("advice", .text(finding.advice)),
      .init("proposal", finding.proposal.map(OrderedJSON.text) ?? .null),
      .init("place", .text(place.kind.rawValue)), .init("where", .text(whereabouts)),
    ]
    if let cell { members.append(.init("cell", .text(cell))) }
    return .object(members)
  }
}
