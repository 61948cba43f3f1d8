/// What a body sets for its own screening.
package struct ScreenSettings: Sendable {
  /// Words that the body does not want to see published.
  package var lexicon: Lexicon
  /// Telephone numbers of the body itself, digits only; they are never alarms.
  package var officeNumbers: Set<String>
  /// Domains of office mail besides `gov.cn`, in small letters.
  package var officeDomains: Set<String>

  package init(
    lexicon: Lexicon = Lexicon([]), officeNumbers: Set<String> = [], officeDomains: Set<String> = []
  ) {
    self.lexicon = lexicon
    self.officeNumbers = Set(officeNumbers.map { $0.filter { $0.isASCII && $0.isNumber } })
    self.officeDomains = Set(officeDomains.map { $0.lowercased() })
  }
}
