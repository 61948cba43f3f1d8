import Statute

enum IndicatorChecks {
  static func findings(_ reading: ReportReading) -> [ReportFinding] { [] }
}
