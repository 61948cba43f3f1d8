/// How text is cut for searching, the same for what is stored and for what is typed, on both engines.
///
/// Chinese is written without spaces, and a list of words finds a third of the two-character searches or less. So a run
/// of Chinese characters is cut into overlapping pairs, and what is typed is found wherever it stands, two characters
/// included, and nowhere else:
///
/// - 噪声污染 becomes 噪声 声污 污染 染: each character begins one token, with its neighbour where it has one. The
///   single one at the end of a run keeps two runs apart (甲乙，乙丙 does not hold 甲乙丙) and lets a single character be
///   found by its beginning.
/// - a run of letters or digits is one token, in lower case: 2024, a, pm2.
/// - full-width letters and digits count as their ordinary forms; punctuation and space only separate. Beside letters and
///   digits punctuation is passed over, so that 国办发2024 finds 国办发〔2024〕15号.
enum SearchText {
  /// Raised when the same text is cut differently than before: what is stored is then cut anew.
  static let revision = 1

  /// What a text is made of.
  enum Unit: Hashable {
    /// One Chinese character, kana or hangul syllable.
    case character(Unicode.Scalar)
    /// A run of letters or digits.
    case word(String)
    /// Punctuation or space.
    case gap
  }

  /// The tokens of a text, separated by spaces: what is stored in the index.
  static func tokens(of text: String) -> String {
    var tokens = String.UnicodeScalarView()
    var waiting: Unicode.Scalar?
    func end() {
      if let single = waiting {
        tokens.append(single)
        tokens.append(" ")
        waiting = nil
      }
    }
    units(of: text) { unit in
      switch unit {
      case .character(let next):
        if let first = waiting {
          tokens.append(first)
          tokens.append(next)
          tokens.append(" ")
        }
        waiting = next
      case .word(let word):
        end()
        tokens.append(contentsOf: word.unicodeScalars)
        tokens.append(" ")
      case .gap: end()
      }
    }
    end()
    return String(tokens)
  }

  /// A text in which the tokens of a term, side by side, are found as one piece (`SearchTerm.uncut`): the characters of a
  /// run as they stand, a space before and after each run and each word.
  ///
  /// Where it is looked through letter by letter it is half as long as the tokens.
  static func uncut(_ text: String) -> String {
    var uncut = String.UnicodeScalarView(" ".unicodeScalars)
    var isInRun = false
    func end() {
      if isInRun { uncut.append(" ") }
      isInRun = false
    }
    units(of: text) { unit in
      switch unit {
      case .character(let character):
        uncut.append(character)
        isInRun = true
      case .word(let word):
        end()
        uncut.append(contentsOf: word.unicodeScalars)
        uncut.append(" ")
      case .gap: end()
      }
    }
    end()
    return String(uncut)
  }

  /// Walks over the units of a text; several separators in a row are one gap.
  static func units(of text: String, _ visit: (Unit) -> Void) {
    var word = String.UnicodeScalarView()
    var isInGap = true
    for scalar in text.unicodeScalars {
      let folded = fold(scalar)
      switch category(folded) {
      case .letter:
        word.append(folded)
        isInGap = false
        continue
      case .character:
        if !word.isEmpty {
          visit(.word(String(word)))
          word.removeAll()
        }
        visit(.character(folded))
        isInGap = false
      case .separator:
        if !word.isEmpty {
          visit(.word(String(word)))
          word.removeAll()
        }
        if !isInGap { visit(.gap) }
        isInGap = true
      }
    }
    if !word.isEmpty { visit(.word(String(word))) }
  }

  /// How many characters and words a text has.
  static func length(of text: String) -> Int {
    var length = 0
    units(of: text) { if $0 != .gap { length += 1 } }
    return length
  }

  /// One scalar for one, so that a place in the folded text is the place in the text.
  static func fold(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0x41...0x5A: Unicode.Scalar(scalar.value + 0x20) ?? scalar
    case 0xFF21...0xFF3A: Unicode.Scalar(scalar.value - 0xFF21 + 0x61) ?? scalar
    case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
    case 0x3000: " "
    // Without a look into the tables: nothing here has a lower case.
    case 0..<0x80, 0x2000...0x20CF, 0x2E80...0x9FFF, 0xAC00...0xD7A3, 0xFF5F...0xFFEF: scalar
    default:
      scalar.properties.lowercaseMapping.unicodeScalars.count == 1
        ? scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar : scalar
    }
  }

  private enum Category {
    case letter, character, separator
  }

  private static func category(_ scalar: Unicode.Scalar) -> Category {
    switch scalar.value {
    case 0x30...0x39, 0x61...0x7A: .letter
    case 0..<0x80, 0x3000...0x3004, 0x3008...0x3020, 0x2000...0x206F, 0xFF00...0xFFEF: .separator
    case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0x3005...0x3007, 0x3021...0x3029, 0x3041...0x30FF, 0xAC00...0xD7A3,
      0xF900...0xFAFF, 0x20000...0x3FFFF:
      .character
    default: scalar.properties.isAlphabetic || scalar.properties.numericType != nil ? .letter : .separator
    }
  }
}
