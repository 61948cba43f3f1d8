import WebParts

/// What a page says of itself to browsers, search engines and the inspectors of government sites: the META tags of
/// 《政府网站发展指引》. A home or list page says site and column, a document page the article too.
struct PageHead: Sendable, Equatable {
  /// 栏目标签.
  struct Column: Sendable, Equatable {
    var name: String
    /// One of the kinds of the guideline: 首页, 政策文件, 信息公开指南, 依申请公开 …
    var type: String
    var description: String
    var keywords: String
  }

  /// 内容页标签.
  struct Article: Sendable, Equatable {
    var title: String
    /// `YYYY-MM-DD HH:MM`.
    var publishedAt: String
    var source: String
    var keywords: String?
    var author: String?
    var description: String?
    var image: String?
    var address: String?
  }

  /// The title without the name of the site, which is put behind it.
  var title: String
  var column: Column?
  var article: Article?
  /// Whether search engines may keep the page. Never on the desk, on status pages and on forms.
  var isIndexed = true
  /// The Atom feed of what the page lists.
  var feed: String?

  func html(site: Site) -> HTML {
    var tags: HTML = "<title>\(title == site.name ? title : "\(title) - \(site.name)")</title>"
    tags += meta("SiteName", site.name) + meta("SiteDomain", site.domain) + meta("SiteIDCode", site.idCode)
    if let column {
      tags += meta("ColumnName", column.name) + meta("ColumnDescription", column.description)
      tags += meta("ColumnKeywords", column.keywords) + meta("ColumnType", column.type)
    }
    if let article {
      tags += meta("ArticleTitle", article.title) + meta("PubDate", article.publishedAt)
      tags += meta("ContentSource", article.source) + meta("Keywords", article.keywords)
      tags += meta("Author", article.author) + meta("Description", article.description)
      tags += meta("Image", article.image) + meta("Url", article.address)
    } else {
      tags += meta("Description", column?.description)
    }
    if !isIndexed { tags += "<meta name=\"robots\" content=\"noindex, nofollow\">" }
    if let feed {
      tags += "<link rel=\"alternate\" type=\"application/atom+xml\" title=\"\(title)\" href=\"\(feed)\">"
    }
    return tags
  }

  private func meta(_ name: StaticString, _ content: String?) -> HTML {
    guard let content, !content.isEmpty else { return .empty }
    return "<meta\(attribute: "name", String(describing: name))\(attribute: "content", content)>\n"
  }
}
