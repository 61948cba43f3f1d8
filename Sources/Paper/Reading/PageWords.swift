/// Words with their places on a page, put back into lines and rows of a table.
enum PageWords {
  struct Word: Equatable {
    let text: String
    let page: Int
    let left: Double
    let right: Double
    let top: Double
    let bottom: Double

    var middle: Double { (top + bottom) / 2 }
    var isFigure: Bool {
      text.contains(where: \.isNumber)
        && text.allSatisfy { $0.isNumber || "+-.,，－—".contains($0) }
    }
  }

  /// Reads the answer of `pdftotext -bbox`.
  static func words(_ markup: String) -> [Word] {
    var words: [Word] = []
    var page = 0
    var box: [String: String]?
    for token in MarkupTokens(markup) {
      switch token {
      case .open("page", _): page += 1
      case .open("word", let attributes): box = attributes
      case .close("word"): box = nil
      case .text(let text):
        guard let place = box, words.count < 400_000, let left = place["xmin"].flatMap(Double.init),
          let right = place["xmax"].flatMap(Double.init), let top = place["ymin"].flatMap(Double.init),
          let bottom = place["ymax"].flatMap(Double.init), left.isFinite, top.isFinite
        else { continue }
        words.append(Word(text: text, page: page, left: left, right: right, top: top, bottom: bottom))
      default: continue
      }
    }
    return words
  }

  /// Lines in reading order; a line with several figures side by side becomes a row, with the label that stands
  /// around its height on the left.
  static func lines(_ words: [Word]) -> DocumentText {
    var document = DocumentText(lines: [])
    for page in Dictionary(grouping: words, by: \.page).sorted(by: { $0.key < $1.key }) {
      append(page.value, to: &document)
    }
    return document
  }

  private static func append(_ words: [Word], to document: inout DocumentText) {
    let lines = withoutPageNumber(cluster(words))
    let figureRows = lines.indices.filter { lines[$0].filter(\.isFigure).count >= 5 }
    var consumed: Set<Int> = []
    var rows: [Int: [DocumentText.Cell]] = [:]
    for row in figureRows {
      let figures = lines[row].filter(\.isFigure)
      guard let firstLeft = figures.first?.left else { continue }
      let height = (lines[row].map { $0.bottom - $0.top }.max() ?? 10) * 2.2
      let middle = figures[0].middle
      var label: [Word] = lines[row].filter { !$0.isFigure && $0.right <= firstLeft + 1 }
      for other in lines.indices where other != row && abs(other - row) <= 3 && !figureRows.contains(other) {
        let isNear = abs((lines[other].first?.middle ?? .infinity) - middle) <= height
        let isLeft = lines[other].allSatisfy { $0.right <= firstLeft + 1 }
        let nearest = figureRows.min { one, two in
          distance(lines[one], lines[other]) < distance(lines[two], lines[other])
        }
        if isNear, isLeft, nearest == row, !consumed.contains(other) {
          label += lines[other]
          consumed.insert(other)
        }
      }
      rows[row] = labelCells(label) + figures.map { DocumentText.Cell($0.text) }
    }
    for index in lines.indices where !consumed.contains(index) {
      if let cells = rows[index] {
        document.lines.append(DocumentText.Line(cells: cells, isRow: true))
      } else {
        document.lines.append(
          DocumentText.Line(cells: [DocumentText.Cell(joined(lines[index]))], isRow: false))
      }
    }
  }

  private static func distance(_ one: [Word], _ other: [Word]) -> Double {
    abs((one.first { $0.isFigure }?.middle ?? 0) - (other.first?.middle ?? 0))
  }

  /// Words whose heights overlap stand on one line.
  private static func cluster(_ words: [Word]) -> [[Word]] {
    var lines: [[Word]] = []
    for word in words.sorted(by: { ($0.middle, $0.left) < ($1.middle, $1.left) }) {
      if let last = lines.indices.last, let first = lines[last].first,
        abs(first.middle - word.middle) < max(2, (word.bottom - word.top) * 0.3)
      {
        lines[last].append(word)
      } else {
        lines.append([word])
      }
    }
    return lines.map { $0.sorted { $0.left < $1.left } }
  }

  /// The number of the page, alone at the foot: 3, - 3 -, 第 3 页.
  private static func withoutPageNumber(_ lines: [[Word]]) -> [[Word]] {
    guard let last = lines.last, lines.count > 1 else { return lines }
    let words = String(folding: joined(last)).filter { !"-—第页共/ ".contains($0) }
    let isNumber = last.count <= 5 && !words.isEmpty && words.count <= 6 && words.allSatisfy(\.isNumber)
    return isNumber ? Array(lines.dropLast()) : lines
  }

  /// The columns of a label: words that begin at about the same place belong together, top to bottom.
  private static func labelCells(_ words: [Word]) -> [DocumentText.Cell] {
    var columns: [[Word]] = []
    for word in words.sorted(by: { $0.left < $1.left }) {
      if let last = columns.indices.last, let right = columns[last].map(\.right).max(), word.left < right - 1
      {
        columns[last].append(word)
      } else if let last = columns.indices.last, let previous = columns[last].last,
        abs(previous.middle - word.middle) < 3, word.left - previous.right < 6
      {
        columns[last].append(word)
      } else {
        columns.append([word])
      }
    }
    return columns.map { column in
      let ordered = column.sorted { ($0.middle, $0.left) < ($1.middle, $1.left) }
      return DocumentText.Cell(ordered.map(\.text).joined())
    }
  }

  private static func joined(_ words: [Word]) -> String {
    var text = ""
    for (index, word) in words.enumerated() {
      if index > 0, word.left - words[index - 1].right > 1 { text += " " }
      text += word.text
    }
    return text
  }
}
