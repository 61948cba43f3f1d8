import Statute

enum FormalChecks {
  static func findings(_ reading: ReportReading, previous: ReportReading?) -> [ReportFinding] { [] }
}
