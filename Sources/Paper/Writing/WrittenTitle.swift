/// Where a title of an official document is cut, so that each line means something (词意完整, GB/T 9704, 7.3.1).
extension WrittenText {
  /// How many characters of 22 points a line takes.
  private static let titleLine = 20.0

  /// A title on one line where it fits (20 characters of 22 points), else broken after the name it begins with.
  static func title(_ name: String, _ rest: String) -> String {
    width(name + rest) <= titleLine || name.isEmpty ? name + rest : name + "\n" + rest
  }

  /// A title of one or two lines, cut near the middle where a word or a name ends; a longer one is left to run on.
  static func title(_ title: String, issuer: String) -> String {
    let whole = width(title)
    guard whole > titleLine, whole <= titleLine * 2 - 2 else { return title }
    if title.hasPrefix(issuer), !issuer.isEmpty, whole > width(issuer), whole - width(issuer) <= titleLine,
      width(issuer) <= titleLine
    {
      return self.title(issuer, String(title.dropFirst(issuer.count)))
    }
    var best: (cut: String, cost: Double)?
    for index in title.indices.dropFirst() {
      let (before, after) = (title[..<index], title[index...])
      guard width(before) <= titleLine, width(after) <= titleLine, let cost = cost(before, after) else {
        continue
      }
      let total = cost + abs(width(before) - whole / 2)
      if total < best?.cost ?? .infinity { best = ("\(before)\n\(after)", total) }
    }
    return best?.cut ?? title
  }

  /// How little a cut is wanted here, in characters from the middle; `nil` where none may be.
  private static func cost(_ before: Substring, _ after: Substring) -> Double? {
    guard let last = before.last, let next = after.first, !"《（“".contains(last), !"》）”、，：的".contains(next),
      !last.isASCII || !next.isASCII
    else { return nil }
    if "》）”、，：".contains(last) || "《（“".contains(next) { return 0 }
    if ends.contains(where: before.hasSuffix) || after.hasPrefix("关于") { return 1 }
    return last.isASCII || next.isASCII ? nil : 9
  }

  /// Words of titles after which a line may end.
  private static let ends = [
    "政府", "委员会", "办公室", "法院", "检察院", "印发", "进一步", "加强", "做好", "开展", "推进", "规范", "管理", "保护", "建设",
    "工程", "项目", "工作", "市场", "公开", "服务", "安全", "资源", "环境", "社会", "经济", "农村", "农业", "城市", "案件", "纠纷",
    "行政", "年度", "实施", "监督", "评价", "专项", "资金", "和", "与", "及", "的",
  ]
}
