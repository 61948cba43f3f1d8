import WebParts

/// A few numbers in a row, each with what it counts and, if need be, where to see them.
struct StatRow: Component {
  struct Stat: Sendable, Equatable {
    /// As it is to be read, separators and all.
    var number: String
    var unit: String
    var label: String
    var address: String?
    /// Compared with what: 上年 38 件.
    var note: String?

    init(_ number: String, _ unit: String, _ label: String, address: String? = nil, note: String? = nil) {
      self.number = number
      self.unit = unit
      self.label = label
      self.address = address
      self.note = note
    }
  }

  var stats: [Stat]

  var html: HTML {
    let items = stats.html { stat in
      let number: HTML = stat.address.map { "<a href=\"\($0)\">\(stat.number)</a>" } ?? "\(stat.number)"
      return """
        <div><dt>\(stat.label)</dt><dd>\(number)<small>\(stat.unit)</small></dd>\
        \(HTML.let(stat.note) { "<dd class=\"note\">\($0)</dd>" })</div>
        """
    }
    return "<dl class=\"stats\">\(items)</dl>"
  }
}

/// How much of something is done.
struct ProgressBar: Component {
  var label: String
  var done: Int
  var total: Int
  /// 项, 件.
  var unit: String

  var html: HTML {
    """
    <div class="progress"><div class="said"><span>\(label)</span><span class="figures">\(done) / \(total) \(unit)</span>\
    </div><progress value="\(done)" max="\(max(total, 1))" aria-label="\(label)">\(done) / \(total)</progress></div>
    """
  }
}
