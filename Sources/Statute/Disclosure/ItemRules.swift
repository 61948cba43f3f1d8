/// What a body settles for its items: in which columns it publishes and how its words are screened.
package struct ItemRules: Sendable {
  package let columns: [Column]
  package let screen: Screen

  package init(columns: [Column], screen: Screen = Screen()) {
    self.columns = columns
    self.screen = screen
  }

  /// The rules of a body as it stands. Its own telephones are no personal data.
  package init(for body: Body) {
    let office = body.guide?.office
    let numbers = [office?.telephone, office?.fax].compactMap { $0 }
    self.init(
      columns: body.columns, screen: Screen(settings: ScreenSettings(officeNumbers: Set(numbers))))
  }
}
