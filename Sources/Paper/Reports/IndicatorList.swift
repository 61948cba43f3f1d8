import Statute

/// Reads statistics tables.
struct IndicatorList {
  private(set) var indicators: [Indicator] = []
  private(set) var edition: ReportEdition?

  init(_ text: FormText, prose: String) {
  }
}
