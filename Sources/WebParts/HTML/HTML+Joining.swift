extension HTML {
  /// The markup that `body` makes, where the condition holds; else nothing (or what `otherwise` makes).
  package static func `if`(
    _ condition: Bool, _ body: () -> HTML, else otherwise: () -> HTML = { .empty }
  ) -> HTML {
    condition ? body() : otherwise()
  }

  /// The markup that `body` makes of the value, where there is one; else nothing (or what `otherwise` makes).
  package static func `let`<Value>(
    _ value: Value?, _ body: (Value) -> HTML, else otherwise: () -> HTML = { .empty }
  ) -> HTML {
    if let value { body(value) } else { otherwise() }
  }
}

extension Sequence {
  /// The markup of each element, one after the other in one buffer.
  ///
  ///     "<ul>\(items.html { "<li>\($0.title)</li>" })</ul>"
  package func html(_ render: (Element) throws -> HTML) rethrows -> HTML {
    var all = HTML.empty
    for element in self {
      let piece = try render(element)
      // The first piece tells how large a list of its kind will be.
      if all.utf8.isEmpty { all.utf8.reserveCapacity(piece.utf8.count * (underestimatedCount + 1)) }
      all += piece
    }
    return all
  }
}

extension Sequence<HTML> {
  /// The pieces with the separator between them.
  package func joined(separator: HTML = .empty) -> HTML {
    var all = HTML.empty
    var first = true
    for piece in self {
      if !first { all += separator }
      first = false
      all += piece
    }
    return all
  }
}
