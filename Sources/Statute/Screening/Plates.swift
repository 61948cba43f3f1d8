/// Plates of motor vehicles 机动车号牌 (GA 36-2018): five places, six for new energy.
enum Plates {
  static func find(in text: ScreenedText) -> [Suspicion] {
    var found: [Suspicion] = []
    var position = 0
    while position < text.count {
      if isProvince(text.folded[position]), let plate = plate(in: text, at: position) {
        found.append(
          Suspicion(
            kind: .plate, severity: isPublicCar(plate, in: text) ? .warn : .block, range: plate,
            proposal: proposal(plate, in: text), advice: ScreenAdvice.plate))
        position = plate.upperBound
      } else {
        position += 1
      }
    }
    return found
  }

  private static func isProvince(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "京", "津", "沪", "渝", "冀", "豫", "云", "辽", "黑", "湘", "皖", "鲁", "新", "苏", "浙", "赣", "鄂", "桂", "甘", "晋",
      "蒙", "陕", "吉",
      "闽", "贵", "粤", "青", "藏", "川", "宁", "琼":
      true
    default: false
    }
  }

  private static func plate(in text: ScreenedText, at start: Int) -> Range<Int>? {
    var position = skipSpaces(text, from: start + 1)
    guard text[position].isLetter, text[position] != "I" else { return nil }
    position += 1
    // Between the letter and the number a dot, a hyphen or a space is usual; nowhere else.
    while isSeparator(text[position]), position - start < 5 { position += 1 }
    let places = position
    while text[position].isAlphanumeric, position - places <= 7 { position += 1 }
    var number = Array(text.folded[places..<position])
    guard !number.contains("I"), !number.contains("O") else { return nil }
    var end = position
    if number.count == 4, isSuffix(text[position]) {
      number.append(text[position])
      end = position + 1
    }
    let digits = number.lazy.filter(\.isDigit).count
    guard number.count == 5 ? digits >= 3 : number.count == 6 && isNewEnergy(number), text[end] != "-",
      text[end] != "_"
    else { return nil }
    return start..<end
  }

  private static func skipSpaces(_ text: ScreenedText, from start: Int) -> Int {
    var position = start
    while text[position] == " ", position - start < 2 { position += 1 }
    return position
  }

  private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "·", "-", " ", "•", "・", ".", "‧", "●": true
    default: false
    }
  }

  /// 警, 学, 挂 and their like take the last place.
  private static func isSuffix(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "警", "学", "挂", "港", "澳", "使", "领", "试", "超": true
    default: false
    }
  }

  /// A letter of A to K in the first place (small cars) or the last (large ones).
  private static func isNewEnergy(_ number: [Unicode.Scalar]) -> Bool {
    guard let first = number.first, let last = number.last else { return false }
    func marks(_ scalar: Unicode.Scalar) -> Bool { scalar.value >= 0x41 && scalar.value <= 0x4b }
    let isSmall = marks(first) && number.dropFirst(2).allSatisfy(\.isDigit)
    let isLarge = marks(last) && number.dropLast().allSatisfy(\.isDigit)
    return isSmall || isLarge
  }

  private static func isPublicCar(_ plate: Range<Int>, in text: ScreenedText) -> Bool {
    publicCars.isIn(text, text.window(before: plate.lowerBound, length: 30, lineBreaks: 1))
      || text.headers(of: plate.lowerBound).contains { publicCars.isIn(text, $0) }
  }

  private static let publicCars: WordList = ["公务用车", "公务车", "公车", "执法车", "执法用车", "救护车", "消防车", "校车", "环卫车"]

  private static func proposal(_ plate: Range<Int>, in text: ScreenedText) -> String {
    let shown = text.string(plate).unicodeScalars.filter { !isSeparator($0) }
    var masked = String.UnicodeScalarView()
    masked.append(contentsOf: shown.prefix(2))
    masked.append(contentsOf: repeatElement("*", count: max(0, shown.count - 4)))
    masked.append(contentsOf: shown.suffix(2))
    return String(masked)
  }
}
