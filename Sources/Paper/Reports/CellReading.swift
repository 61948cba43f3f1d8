package import Foundation
package import Statute

/// What a document gives for one cell of the form.
package struct CellReading: Sendable, Equatable {
  package enum Value: Sendable, Equatable {
    case count(Int)
    case amount(Decimal)
    /// The cell is there and has nothing in it.
    case blank
    /// The cell is there with words that are no figure.
    case words
    /// A figure that cannot stand in the cell.
    case impossible
    /// Digits that can be cut in more than one way, or not at all so that the form holds.
    case glued
    /// One field for several cells, or fewer fields than cells, so that it is not sure what belongs where.
    case unplaced
    /// The document ends before the cell, or within it.
    case cutOff
  }

  package let cell: ReportCell
  package let value: Value
  /// The words of the document.
  package let words: String

  init(_ cell: ReportCell, _ value: Value, words: String) {
    self.cell = cell
    self.value = value
    self.words = words
  }

  init(_ cell: ReportCell, words: String) {
    let value: Value =
      switch CellWords(words, for: cell) {
      case .count(let count): .count(count)
      case .amount(let amount): .amount(amount)
      case .blank: .blank
      case .open: .words
      case .impossible: .impossible
      }
    self.init(cell, value, words: words)
  }

  /// The same with the figure left open.
  var unplaced: CellReading { isFigure ? CellReading(cell, .unplaced, words: words) : self }

  var isFigure: Bool {
    switch value {
    case .count, .amount: true
    default: false
    }
  }
}

/// What a document gives for a label with its figures, before the form's equations have had their say.
enum RowReading: Sendable {
  case cells([CellReading])
  /// Digits run together, with every way to cut them.
  case cuts([ReportCell], [[Int]], words: String)
  /// The label is not in the document.
  case missing([ReportCell])
}
