/// One thing wrong with one field. A fact, not a text: the page that shows it finds the words.
package struct FormFault: Error, Sendable, Equatable {
  /// Why a value cannot be taken.
  package enum Reason: Sendable, Equatable {
    /// Required, and nothing was typed.
    case missing
    /// More than so many characters (Unicode scalars).
    case tooLong(limit: Int)
    /// Fewer than so many characters.
    case tooShort(minimum: Int)
    /// Not a whole number.
    case notANumber
    /// A number outside these bounds.
    case outOfRange(Int, Int)
    /// Not a day of the form `YYYY-MM-DD`, or none that exists.
    case notADay
    /// None of the values offered.
    case notAChoice
    /// More than so many values under one name.
    case tooMany(limit: Int)
    /// Not of the form that the field asks for (telephone, e-mail, code …).
    case malformed
    /// A rule of the page that asks, by its name there.
    case rule(String)
  }

  /// The name of the field in the form.
  package var field: String
  package var reason: Reason

  package init(_ field: String, _ reason: Reason) {
    self.field = field
    self.reason = reason
  }
}

/// All that is wrong with a form, together with what was typed, so that the form can be shown again and nothing is
/// lost.
package struct FormFaults: Error, Sendable, Equatable {
  package var faults: [FormFault]
  package var form: Form

  package init(_ faults: [FormFault], form: Form) {
    self.faults = faults
    self.form = form
  }

  /// The faults of one field, in the order found.
  package func of(_ field: String) -> [FormFault.Reason] {
    faults.filter { $0.field == field }.map(\.reason)
  }
}
