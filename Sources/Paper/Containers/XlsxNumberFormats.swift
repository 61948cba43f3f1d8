/// The number formats of a workbook, as far as reading needs them: is a figure a date, a percentage, padded with
/// zeros, rounded to decimals.
struct XlsxNumberFormats {
  private enum Shape {
    case general, date, percent(decimals: Int), decimals(Int), padded(Int)
  }

  private var shapes: [Shape] = []
  /// Days count from 1 January 1904 in workbooks of old Macs.
  private var countsFrom1904 = false

  init(archive: ZipArchive, limits: ContainerLimits) throws(ContainerFault) {
    if archive.contains("xl/styles.xml") { try readStyles(archive, limits: limits) }
    var reader = try XMLReader(
      archive.part(named: "xl/workbook.xml"), part: "xl/workbook.xml", limits: limits)
    while let event = try reader.next() {
      if case .start(let start) = event, start.name == "workbookPr" {
        countsFrom1904 = ["1", "true"].contains(start["date1904"])
      }
    }
  }

  private mutating func readStyles(_ archive: ZipArchive, limits: ContainerLimits) throws(ContainerFault) {
    var reader = try XMLReader(archive.part(named: "xl/styles.xml"), part: "xl/styles.xml", limits: limits)
    var own: [Int: Shape] = [:]
    var inCells = false
    while let event = try reader.next() {
      switch event {
      case .start(let start):
        switch start.name {
        case "numFmt":
          if let id = start["numFmtId"].flatMap({ Int($0) }) {
            own[id] = start["formatCode"].map(Self.shape(of:))
          }
        case "cellXfs": inCells = true
        case "xf" where inCells:
          let id = start["numFmtId"].flatMap { Int($0) } ?? 0
          shapes.append(own[id] ?? Self.builtIn(id))
        default: break
        }
      case .end(let name): if name == "cellXfs" { inCells = false }
      case .text: break
      }
    }
  }

  private static func builtIn(_ id: Int) -> Shape {
    switch id {
    case 1, 3, 37, 38: .decimals(0)
    case 2, 4, 39, 40: .decimals(2)
    case 9: .percent(decimals: 0)
    case 10: .percent(decimals: 2)
    case 14...17, 22, 27...31, 36, 50...54, 57, 58: .date
    default: .general
    }
  }

  private static func shape(of code: String) -> Shape {
    var plain = ""
    var inQuotes = false
    var inBrackets = false
    var escaped = false
    // Words in quotes and conditions in brackets say nothing of the figure; the first section is enough.
    for character in code {
      if escaped {
        escaped = false
      } else if inQuotes {
        inQuotes = character != "\""
      } else if inBrackets {
        inBrackets = character != "]"
      } else if character == "\"" {
        inQuotes = true
      } else if character == "[" {
        inBrackets = true
      } else if character == "\\" || character == "_" || character == "*" {
        escaped = true
      } else if character == ";" {
        break
      } else {
        plain.append(character)
      }
    }
    let lowered = plain.lowercased()
    if lowered.contains("general") || lowered.contains("@") { return .general }
    if lowered.contains("y") || (lowered.contains("d") && lowered.contains("m")) { return .date }
    let decimals = plain.split(separator: ".", maxSplits: 1).dropFirst().first?.prefix { "0#?".contains($0) }
      .count
    if plain.contains("%") { return .percent(decimals: decimals ?? 0) }
    if plain.count > 1, plain.allSatisfy({ $0 == "0" }) { return .padded(plain.count) }
    if plain.contains("0") || plain.contains("#") { return .decimals(decimals ?? 0) }
    return .general
  }

  /// A figure as the file has it (`1.3812345678E10`), as its cell shows it.
  func show(_ raw: String, style: Int) -> String {
    guard let value = Double(raw), value.isFinite else { return raw }
    switch shapes.indices.contains(style) ? shapes[style] : .general {
    case .general: return Self.plain(value, raw: raw)
    case .date: return date(value) ?? Self.plain(value, raw: raw)
    case .percent(let decimals): return Self.rounded(value * 100, decimals: decimals) + "%"
    case .decimals(let decimals): return Self.rounded(value, decimals: decimals)
    case .padded(let width):
      let digits = Self.rounded(value.magnitude, decimals: 0)
      let zeros = String(repeating: "0", count: max(0, min(width, 64) - digits.count))
      return (value < 0 ? "-" : "") + zeros + digits
    }
  }

  private static func plain(_ value: Double, raw: String) -> String {
    if value == value.rounded(), value.magnitude < 1e18 { return String(Int64(value)) }
    return "\(value)".count < raw.count ? "\(value)" : raw
  }

  /// Half away from zero, on what the shortest decimal form of the figure says, as Excel rounds.
  private static func rounded(_ value: Double, decimals: Int) -> String {
    let places = min(decimals, 12)
    var scale = 1.0
    for _ in 0..<places { scale *= 10 }
    let scaled = (value * scale * (1 + 1e-15)).rounded(.toNearestOrAwayFromZero)
    guard scaled.magnitude < 9e15 else { return plain(value, raw: "\(value)") }
    let whole = Int64(scaled)
    guard places > 0 else { return String(whole) }
    let digits = String(whole.magnitude)
    let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
    return (whole < 0 ? "-" : "") + padded.dropLast(places) + "." + padded.suffix(places)
  }

  /// `2024-05-01`, with the time where there is one.
  private func date(_ value: Double) -> String? {
    let serial = countsFrom1904 ? value + 1462 : value
    guard serial >= 0, serial < 2_958_466 else { return nil }
    let seconds = Int((serial * 86400).rounded())
    var day = seconds / 86400
    let time = seconds % 86400
    guard day > 0 else { return nil }
    // Excel believes in 29 February 1900; days before it are off by one.
    if day < 60 { day += 1 }
    let (year, month, date) = Self.civil(daysSince1970: day - 25569)
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let text = "\(year)-\(two(month))-\(two(date))"
    return time == 0 ? text : text + " \(two(time / 3600)):\(two(time / 60 % 60)):\(two(time % 60))"
  }

  /// Days since 1 January 1970 as year, month and day of the Gregorian calendar.
  private static func civil(daysSince1970 days: Int) -> (Int, Int, Int) {
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }
}
