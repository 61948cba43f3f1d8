import ArgumentParser
import Desk
import Foundation
import Ledger
import Logging
import Paper
import Portal
import Statute

/// Prints the yearly report of a body as it stands: counted from the files, or as published.
struct Report: AsyncParsableCommand {
  static let configuration = CommandConfiguration(abstract: "输出一个机关一个年度的政府信息公开工作年度报告。")

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case html, docx, pdf, csv, json
  }

  @OptionGroup var store: StoreOptions
  @Option(help: ArgumentHelp("机关的统一社会信用代码。", valueName: "代码")) var body: String
  @Option(help: ArgumentHelp("年度。", valueName: "年度")) var year: Int
  @Option(help: ArgumentHelp("格式：html、docx、pdf、csv 或者 json。", valueName: "格式")) var format = Format.json
  @Option(name: .shortAndLong, help: ArgumentHelp("写入的文件；不写则写到标准输出。", valueName: "文件")) var output: String?

  func run() async throws {
    let installation = try await Installation.open(store, create: false, logger: Logger(label: "huabiao"))
    guard let organ = try await installation.desk.bodyName(body) else {
      throw NotDone("没有代码为 \(body) 的机关")
    }
    let report = try await installation.desk.reportAsItStands(of: body, year: year)
    try write(try await bytes(of: report, organ: organ))
  }

  private func bytes(of report: ReportAsItStands, organ: String) async throws -> Data {
    let paper = WrittenDocument.report(
      report.figures, prose: report.prose, organ: organ, year: year, publishedOn: report.publishedOn)
    switch format {
    case .json: return Data((try ReportDocument(report, organ: organ).json + "\n").utf8)
    case .csv: return Data(ReportPrint.csv(report.figures).utf8)
    case .html:
      return Data((ReportPrint.html(report.figures, report.prose, organ: organ, year: year) + "\n").utf8)
    case .docx: return DocxWriter.write(paper)
    case .pdf:
      do {
        return try await PDFWriter().write(paper)
      } catch {
        throw NotDone(error.message)
      }
    }
  }

  private func write(_ bytes: Data) throws {
    guard let output else {
      // What is no text would upset the terminal.
      guard format != .docx && format != .pdf || isatty(STDOUT_FILENO) == 0 else {
        throw NotDone("请用 --output 写明文件，或者把输出转到文件")
      }
      try FileHandle.standardOutput.write(contentsOf: bytes)
      return
    }
    do {
      try bytes.write(to: URL(fileURLWithPath: output))
    } catch {
      throw NotDone("不能写入 \(output)")
    }
  }
}

/// The report as other programs read it: the shape of `audit`, with the count of files behind each cell and the prose.
struct ReportDocument {
  private let report: ReportAsItStands
  private let organ: String

  init(_ report: ReportAsItStands, organ: String) {
    self.report = report
    self.organ = organ
  }

  var json: String {
    get throws {
      let object: [String: Any] = [
        "organ": organ, "year": report.year, "edition": "2021", "findings": [Any](), "verdict": "consistent",
        "table2": table2, "table3": table3, "table4": table4, "cells": report.files,
        "published": report.publishedOn.map { $0.description } ?? NSNull(),
        "prose": Dictionary(
          uniqueKeysWithValues: ReportSection.allCases.map { ($0.heading, report.prose[$0] ?? "") }),
      ]
      let data = try JSONSerialization.data(
        withJSONObject: object, options: [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes])
      return String(decoding: data, as: UTF8.self)
    }
  }

  private var table2: [String: Any] {
    var cells: [String: Any] = [:]
    for cell in DisclosureCell.cells(of: .of2021) {
      if cell == .chargesAmount {
        cells[cell.rawValue] = report.figures.amount(cell).map { "\($0)" } ?? NSNull()
      } else {
        cells[cell.rawValue] = report.figures[cell] ?? NSNull()
      }
    }
    return cells
  }

  private var table3: [String: Any] {
    var rows: [String: Any] = [:]
    for row in ReportRow.allCases {
      var cells: [String: Any] = [:]
      for column in ReportColumn.allCases { cells[column.rawValue] = report.figures[row, column] ?? NSNull() }
      rows[row.rawValue] = cells
    }
    return rows
  }

  private var table4: [String: Any] {
    var courses: [String: Any] = [:]
    for course in RemedyCourse.allCases {
      var cells: [String: Any] = [:]
      for column in RemedyColumn.allCases {
        cells[column.rawValue] = report.figures[course, column] ?? NSNull()
      }
      courses[course.rawValue] = cells
    }
    return courses
  }
}
