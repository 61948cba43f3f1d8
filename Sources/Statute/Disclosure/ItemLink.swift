/// How one item stands to another. Stored.
package enum ItemRelation: String, CaseIterable, Sendable {
  /// The item takes the place of the other.
  case replaces
  /// The item changes parts of the other.
  case amends
  /// The item repeals the other.
  case repeals
  /// The item explains the other (政策解读).
  case interprets
  case relatesTo

  /// On the page of the item that bears the link.
  package var title: String {
    switch self {
    case .replaces: "替代"
    case .amends: "修改"
    case .repeals: "废止"
    case .interprets: "解读"
    case .relatesTo: "相关文件"
    }
  }

  /// On the page of the other item.
  package var titleOfInverse: String {
    switch self {
    case .replaces: "被替代"
    case .amends: "被修改"
    case .repeals: "被废止"
    case .interprets: "政策解读"
    case .relatesTo: "相关文件"
    }
  }
}

/// A link from one item to another.
package struct ItemLink: Hashable, Sendable {
  package let relation: ItemRelation
  package let target: FileID

  package init(_ relation: ItemRelation, to target: FileID) {
    self.relation = relation
    self.target = target
  }

  /// `replaces item/5f2c…`: the form in which lists of links are stored.
  package var stored: String { relation.rawValue + " " + target.description }

  package init?(stored: String) {
    let parts = stored.split(separator: " ", maxSplits: 1)
    guard parts.count == 2, let relation = ItemRelation(rawValue: String(parts[0])),
      let target = FileID(parts[1])
    else { return nil }
    self.init(relation, to: target)
  }
}
