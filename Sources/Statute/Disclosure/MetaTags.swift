/// A META tag of the guide for government sites (国办发〔2017〕47号, annex): what search engines and inspectors read.
package struct MetaTag: Hashable, Sendable {
  package let name: String
  package let content: String

  package init(_ name: String, _ content: String) {
    self.name = name
    self.content = content
  }

  /// The tags of the site, which every page bears: its name, domain and the code it was given.
  package static func site(name: String, domain: String, code: String) -> [MetaTag] {
    [MetaTag("SiteName", name), MetaTag("SiteDomain", domain), MetaTag("SiteIDCode", code)]
  }

  /// The tags of a column, which its list page and the pages of its items bear.
  package static func column(_ column: Column) -> [MetaTag] {
    [
      MetaTag("ColumnName", column.title),
      MetaTag("ColumnDescription", column.title + ",依据" + column.article + "公开"),
      MetaTag("ColumnKeywords", ([column.title] + column.parts.map(\.title)).joined(separator: ",")),
      MetaTag("ColumnType", column.type),
    ]
  }

  /// The tags of an item page. `published` is when the first version became public.
  package static func article(_ content: ItemContent, published: Instant, url: String) -> [MetaTag] {
    var tags = [
      MetaTag("ArticleTitle", content.title),
      MetaTag("PubDate", "\(published.day) \(published.clockText)"),
      MetaTag("ContentSource", content.issuer),
    ]
    if !content.keywords.isEmpty { tags.append(MetaTag("Keywords", content.keywords.joined(separator: ","))) }
    if !content.abstract.isEmpty { tags.append(MetaTag("Description", content.abstract)) }
    return tags + [MetaTag("Url", url)]
  }
}

extension Column {
  /// The value of the tag ColumnType: one of the list of the guide.
  package var type: String {
    switch self {
    case .functions: "机构职能"
    case .basis: "政策文件"
    case .statistics: "数据发布"
    case .licences: "办事服务"
    case .annualReports: "信息公开年报"
    default: "信息公开目录"
    }
  }
}
