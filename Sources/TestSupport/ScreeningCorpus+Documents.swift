import Statute

extension ScreeningCorpus {
  /// Each of the papers of offices once, filled in anew; see `ScreeningDocuments`.
  package mutating func documents() -> [Sample] {
    (ScreeningDocuments.withSecrets + ScreeningDocuments.harmless).map { filled($0) }
  }

  private mutating func filled(_ template: String) -> Sample {
    text = .init()
    secrets = []
    var rest = Substring(template)
    while let sign = rest.firstIndex(where: { $0 == "{" || $0 == "«" }) {
      add(String(rest[..<sign]))
      let closing: Character = rest[sign] == "{" ? "}" : "»"
      guard let end = rest[sign...].firstIndex(of: closing) else { break }
      let inner = String(rest[rest.index(after: sign)..<end])
      if closing == "}" { fill(inner) } else { addWritten(inner) }
      rest = rest[rest.index(after: end)...]
    }
    add(String(rest))
    return Sample(text: String(text), secrets: secrets)
  }

  /// `homeAddress:王庄村三组`
  private mutating func addWritten(_ inner: String) {
    let parts = inner.split(separator: ":", maxSplits: 1)
    guard let kind = parts.first.flatMap({ ScreenFinding.Kind(rawValue: String($0)) }), let words = parts.last
    else { return }
    add(String(words), as: kind)
  }

  private mutating func fill(_ word: String) {
    if word.hasPrefix("d"), let count = Int(word.dropFirst()) { return add(digits(count)) }
    switch word {
    case "name": add(name())
    case "id": add(identity(), as: .identityNumber)
    case "idLower": add(identity(endingIn: "X").lowercased(), as: .identityNumber)
    case "idMixed": add(pick([identity(), parted(identity(), by: " ")]), as: .identityNumber)
    case "idSpaced": add(parted(identity(), by: " "), as: .identityNumber)
    case "idHyphen": add(parted(identity(), by: "-"), as: .identityNumber)
    case "idFull", "idWide": add(wide(identity()), as: .identityNumber)
    case "idBroken":
      let whole = identity()
      add(whole.prefix(9) + "\n" + whole.dropFirst(9), as: .identityNumber)
    case "id15":
      let whole = identity()
      add(
        String(whole.prefix(6)) + "\(number(40...85))" + String(whole.dropFirst(10).prefix(7)),
        as: .identityNumber)
    case "mobile": add(mobile(), as: .mobile)
    case "mobileWide": add(wide(mobile()), as: .mobile)
    case "mobilePrefixed": add(pick(["+86 ", "86-", "+86", "0086 "]) + mobile(), as: .mobile)
    case "mobileSpaced": add(parted(mobile(), by: " ", groups: [3, 4, 4]), as: .mobile)
    case "mobileHyphen": add(parted(mobile(), by: "-", groups: [3, 4, 4]), as: .mobile)
    case "card": add(card(), as: .bankCard)
    case "cardSpaced": add(parted(card(), by: " ", groups: [4, 4, 4, 4, 3]), as: .bankCard)
    case "plate": add(plate(), as: .plate)
    case "plateNew": add(pick(["皖K", "沪A", "粤B"]) + pick(["D", "F"]) + digits(5), as: .plate)
    case "plateDot": add(pick(["皖", "苏"]) + "K·" + digits(5), as: .plate)
    case "email":
      add(
        pick(["lixiaoming", "zhang.wei", "wxh"]) + digits(3) + pick(["@qq.com", "@163.com", "@126.com"]),
        as: .personalEmail)
    case "passportDigits": add(digits(8), as: .passport)
    case "passportWhole": add(pick(["E", "EA", "G", "P"]) + digits(8).prefix(8), as: .passport)
    case "passageWhole": add(pick(["C", "W"]) + digits(8), as: .passport)
    case "socialSecurity": add(pick(["A", "B", "D"]) + digits(8), as: .socialSecurity)
    default: add(word)
    }
  }

  private mutating func identity(endingIn last: String) -> String {
    var whole = identity()
    while !whole.hasSuffix(last) { whole = identity() }
    return whole
  }

  private func parted(_ plain: String, by sign: String, groups: [Int] = [6, 8, 4]) -> String {
    var rest = plain[...]
    return groups.map { length in
      defer { rest = rest.dropFirst(length) }
      return String(rest.prefix(length))
    }.joined(separator: sign)
  }

  private func wide(_ plain: String) -> String {
    String(String.UnicodeScalarView(plain.unicodeScalars.compactMap { UnicodeScalar($0.value + 0xfee0) }))
  }
}
