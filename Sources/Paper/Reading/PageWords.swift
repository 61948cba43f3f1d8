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
    /// A figure of a cell, and no list number such as `1.`
    var isFigure: Bool {
      guard let last = text.last, last.isNumber || "-—－".contains(last) else { return false }
      return text.allSatisfy { $0.isNumber || "+-.,，－—".contains($0) }
    }
  }

  /// The title in the answer of `pdftotext -bbox`: that of the document's properties.
  static func title(_ markup: String) -> String? {
    var isTitle = false
    for token in MarkupTokens(String(markup.prefix(4000))) {
      switch token {
      case .open("title", _): isTitle = true
      case .text(let text) where isTitle: return text.isEmpty ? nil : text
      case .open, .close: isTitle = false
      case .text: continue
      }
    }
    return nil
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
        // Behind the last row comes the next heading.
        let isHeading = other > row && joined(lines[other]).dropFirst().first == "、"
        if isNear, isLeft, nearest == row, !isHeading, !consumed.contains(other) {
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
      if let last = lines.indices.last, let first = lines[last].first, isBeside(first, word) {
        lines[last].append(word)
      } else {
        lines.append([word])
      }
    }
    return lines.map { $0.sorted { $0.left < $1.left } }
  }

  /// Whether half of the lower word stands at the height of the other; type of two kinds differs in where its box sits.
  private static func isBeside(_ one: Word, _ other: Word) -> Bool {
    let common = min(one.bottom, other.bottom) - max(one.top, other.top)
    return common >= 0.5 * min(one.bottom - one.top, other.bottom - other.top)
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
      DocumentText.Cell(cluster(column).joined().map(\.text).joined())
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
