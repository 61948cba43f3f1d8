import WebParts

/// A list of published things. Each row says what it is, from whom, when, under which number and whether it is in
/// force, always in that order and, where there is room, each in its own column.
struct RowList: Component {
  struct Row: Sendable {
    var title: HTML
    var address: String
    var body: String?
    /// `YYYY-MM-DD`.
    var date: String?
    /// 发文字号 or 索引号.
    var number: String?
    var state: Badge?
    /// Where the words searched for stand, with `<mark>` around them.
    var excerpt: HTML?

    init(
      _ title: HTML, _ address: String, body: String? = nil, date: String? = nil, number: String? = nil,
      state: Badge? = nil, excerpt: HTML? = nil
    ) {
      self.title = title
      self.address = address
      self.body = body
      self.date = date
      self.number = number
      self.state = state
      self.excerpt = excerpt
    }
  }

  var rows: [Row]

  var html: HTML { "<ol class=\"rows\">\(rows.html(item))</ol>" }

  private func item(_ row: Row) -> HTML {
    """
    <li><p class="what"><a href="\(row.address)">\(row.title)</a></p>\
    \(HTML.let(row.excerpt) { "<p class=\"excerpt\">\($0)</p>" })\
    <ul class="facts"><li>\(row.body)</li>\
    <li>\(HTML.let(row.date) { "<time class=\"whole\" datetime=\"\($0)\">\($0)</time>" })</li>\
    <li>\(HTML.let(row.number) { "\(IndexNumber($0))" })</li><li>\(row.state)</li></ul></li>

    """
  }
}

/// The files that go with a document, with kind and size.
struct Attachments: Component {
  struct File: Sendable, Equatable {
    var title: String
    var address: String
    /// `PDF`, `DOCX` …
    var kind: String
    /// 1.2 MB, as it is to be read.
    var size: String
  }

  var files: [File]

  var html: HTML {
    let items = files.html { file in
      """
      <li><span class="kind">\(file.kind)</span><a href="\(file.address)" download>\(file.title)</a>\
      <span class="size">\(file.size)</span></li>
      """
    }
    return files.isEmpty ? .empty : "<ul class=\"attachments\">\(items)</ul>"
  }
}

/// A heading over a list, with the way to the rest of it.
struct SectionHead: Component {
  var title: String
  var more: Way?

  var html: HTML {
    """
    <div class="section-head"><h2>\(title)</h2>\
    \(HTML.let(more) { "<a href=\"\($0.address)\">\($0.title)</a>" })</div>
    """
  }
}

/// Large links to the few things most people come for.
struct Doors: Component {
  struct Door: Sendable, Equatable {
    var title: String
    var address: String
    var hint: String?
  }

  var doors: [Door]

  var html: HTML {
    let items = doors.html { door in
      """
      <li><a href="\(door.address)"><strong>\(door.title)</strong>\(HTML.let(door.hint) { "<small>\($0)</small>" })</a></li>
      """
    }
    return "<ul class=\"doors\">\(items)</ul>"
  }
}
