extension Sequence<BodySummary> {
  /// The codes of all bodies below one, however deep. A body that is said to stand under itself ends there.
  package func codes(below code: String) -> Set<String> {
    var found: Set<String> = []
    var waiting = [code]
    while let parent = waiting.popLast() {
      for body in self where body.parent == parent && body.code != code {
        if found.insert(body.code).inserted { waiting.append(body.code) }
      }
    }
    return found
  }
}
