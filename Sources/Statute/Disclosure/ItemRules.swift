/// What a body settles for its items: in which columns it publishes and how its words are screened.
package struct ItemRules: Sendable {
  package let columns: [Column]
  package let screen: Screen
  /// When the word list was last set: what was screened before is screened again before it is published.
  package let wordListSetAt: Instant?

  package init(columns: [Column], screen: Screen = Screen(), wordListSetAt: Instant? = nil) {
    self.columns = columns
    self.screen = screen
    self.wordListSetAt = wordListSetAt
  }

  /// The rules of a body as it stands. Its own telephones are no personal data; its word list is looked for.
  package init(for body: Body) {
    let office = body.guide?.office
    let numbers = [office?.telephone, office?.fax].compactMap { $0 }
    let settings = ScreenSettings(lexicon: Lexicon(body.wordList), officeNumbers: Set(numbers))
    self.init(
      columns: body.columns, screen: Screen(settings: settings), wordListSetAt: body.wordListSetAt)
  }
}
