import WebParts

/// The catalogue beside the content; on a phone it folds away. Facets of a search are groups of one level.
struct CatalogueTree: Component {
  struct Node: Sendable, Equatable {
    var title: String
    /// `nil` for a node that only holds others, or that says 无此项职能 behind its title.
    var address: String?
    var count: Int?
    var isCurrent: Bool
    var children: [Node]

    init(
      _ title: String, _ address: String? = nil, count: Int? = nil, isCurrent: Bool = false,
      _ children: [Node] = []
    ) {
      self.title = title
      self.address = address
      self.count = count
      self.isCurrent = isCurrent
      self.children = children
    }
  }

  struct Group: Sendable, Equatable {
    /// `nil` where the tree is one.
    var title: String?
    var nodes: [Node]
  }

  /// What it is a tree of: 公开目录, 筛选.
  var title: String
  var groups: [Group]

  init(_ title: String, groups: [Group]) {
    self.title = title
    self.groups = groups
  }

  init(_ title: String, _ nodes: [Node]) {
    self.init(title, groups: [Group(title: nil, nodes: nodes)])
  }

  var html: HTML {
    let groups = groups.html { "\(HTML.let($0.title) { "<h3>\($0)</h3>" })\(list($0.nodes))" }
    return """
      <nav class="tree" aria-label="\(title)"><details><summary>\(title)</summary>\(groups)</details></nav>
      """
  }

  private func list(_ nodes: [Node]) -> HTML {
    nodes.isEmpty ? .empty : "<ul>\(nodes.html(item))</ul>"
  }

  private func item(_ node: Node) -> HTML {
    let inside: HTML = "<span>\(node.title)</span>\(HTML.let(node.count) { "<small>\($0)</small>" })"
    let line: HTML =
      if let address = node.address {
        "<a href=\"\(address)\"\(attribute: "aria-current", node.isCurrent ? "page" : nil)>\(inside)</a>"
      } else {
        "<span>\(inside)</span>"
      }
    return "<li>\(line)\(list(node.children))</li>\n"
  }
}
