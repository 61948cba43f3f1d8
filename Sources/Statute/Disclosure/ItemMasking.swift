/// Something the screen finds in the words of an item, with the field it stands in, so that it can be masked there.
package struct ItemFinding: Hashable, Sendable {
  package enum Field: String, CaseIterable, Sendable {
    case title, abstract, keywords, text

    package var title: String {
      switch self {
      case .title: "标题"
      case .abstract: "内容概述"
      case .keywords: "关键词"
      case .text: "正文"
      }
    }
  }

  package let field: Field
  package let finding: ScreenFinding

  /// What a form names it by; it holds only for the words it was found in.
  package var key: String {
    "\(field.rawValue)-\(finding.range.lowerBound)-\(finding.length)-\(finding.kind.rawValue)"
  }
}

extension ItemContent {
  /// What a screen finds in the words that the public will read, field by field.
  package func findings(by screen: Screen) -> [ItemFinding] {
    ItemFinding.Field.allCases.flatMap { field in
      screen.findings(in: words(of: field)).map { ItemFinding(field: field, finding: $0) }
    }
  }

  /// The same words with the proposal in the place of each finding that was chosen.
  ///
  /// - Parameter chosen: findings in these very words.
  package func masked(_ chosen: [ItemFinding]) -> ItemContent {
    func masked(_ field: ItemFinding.Field) -> String {
      Masking.mask(words(of: field), chosen.filter { $0.field == field }.map(\.finding))
    }
    var content = self
    content.title = masked(.title)
    content.abstract = masked(.abstract)
    content.text = masked(.text)
    content.keywords = masked(.keywords).split(separator: "\n").map(String.init)
    return content
  }

  private func words(of field: ItemFinding.Field) -> String {
    switch field {
    case .title: title
    case .abstract: abstract
    case .keywords: keywords.joined(separator: "\n")
    case .text: text
    }
  }
}
