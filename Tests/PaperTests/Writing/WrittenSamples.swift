import Foundation

@testable import Paper

/// Documents to write and read again.
enum WrittenSamples {
  static let hasWeasyPrint = PDFWriter.isInstalled

  static let merged = WrittenTable(
    widths: [3, 1, 1, 1], headRows: 2,
    rows: [
      [.init("事项", rows: 2), .init("件数", columns: 3)], [.init("本年"), .init("上年"), .init("增减")],
      [.init("“双随机”抽查", alignment: .start), .init("12"), .init("9"), .init("3")],
      [.init("合计", columns: 2), .init("A<B&C>\"D\"", columns: 2)],
    ])

  static let notice = WrittenDocument(
    title: "关于<公开>的通知", issuer: "云岭县教育局",
    blocks: [
      .paragraph(.letterhead, "云岭县教育局"), .paragraph(.number, "云教发〔2026〕7号"),
      .paragraph(.title, "关于做好政府信息公开工作的通知"), .paragraph(.addressee, "各乡镇中心学校："),
      .paragraph(.heading, "一、总体要求"), .paragraph(.subheading, "（一）坚持公开为常态"),
      .paragraph(
        WrittenParagraph(.text, [.init("应当"), .init("二十个工作日", isBold: true), .init("内答复；A & B < C。")])),
      .table(merged), .paragraph(.note, "注：数据截至2025年12月31日。"),
      .signature(WrittenSignature(name: "云岭县教育局", date: "2026年3月5日")),
    ])

  /// The cells of a table with the places they cover, as `row,column+columns×rows words`.
  static func places(_ table: DocxTable) -> [String] {
    table.rows.enumerated().flatMap { index, row in
      row.cells.filter { $0.rowSpan > 0 }.map { cell in
        "\(index),\(cell.column)+\(cell.columnSpan)×\(cell.rowSpan) \(cell.text)"
      }
    }
  }

  static func places(_ table: WrittenTable) -> [String] {
    table.grid.enumerated().flatMap { index, row in
      row.compactMap { place in
        place.cell.map {
          "\(index),\(place.column)+\(place.columns)×\(place.rows) \($0.lines.joined(separator: "\n"))"
        }
      }
    }
  }
}
