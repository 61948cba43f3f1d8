package import Foundation

/// A line of a statistics table (统计表) of the older forms: a label, a unit, a figure for the year and perhaps one
/// for all years together.
package struct Indicator: Sendable, Equatable {
  package let label: String
  package let unit: String
  /// The figure for the year reported on; nil where the table leaves it open.
  package var value: Int?
  /// The figure where it has a fraction, as money in 万元 may.
  package var amount: Decimal?
  /// 历年累计, where the table has the column.
  package var cumulative: Int?
  /// The words behind the label and the unit.
  package let words: String

  /// Whether the line has a figure that can be told.
  package var isRead: Bool { value != nil || amount != nil }
}
