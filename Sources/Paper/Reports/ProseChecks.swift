import Statute

enum ProseChecks {
  static func findings(_ reading: ReportReading) -> [ReportFinding] { [] }
}
