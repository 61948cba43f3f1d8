/// Words in a picture, by Tesseract where it is installed with simplified Chinese.
enum PictureWords {
  /// - Throws: where the program is missing, cannot read the picture or takes too long.
  static func text(of bytes: [UInt8]) async throws -> String {
    let folder = try PassingFolder()
    let file = try folder.write(bytes, as: "picture")
    let tool = ExternalTool("tesseract", seconds: 60, outputBytes: 4 << 20)
    let output = try await tool.run([file, "stdout", "-l", "chi_sim+eng"])
    // Recognised characters come with spaces between them; numbers are seen through those, words are not.
    return Self.joined(String(decoding: output, as: UTF8.self))
  }

  /// The sentence that names what a person has to look at.
  static func unread(_ names: [String], because reason: String) -> String {
    let shown = names.prefix(5).map { "“\($0)”" }.joined(separator: "、")
    let more = names.count > 5 ? "等 \(names.count) 幅" : ""
    return "图片\(shown)\(more)未能识别（\(reason)），须人工审查。"
  }

  /// Takes the spaces out from between Chinese characters.
  private static func joined(_ text: String) -> String {
    let scalars = Array(text.unicodeScalars)
    var joined = String.UnicodeScalarView()
    for (position, scalar) in scalars.enumerated() {
      let isBetween =
        scalar == " " && position > 0 && position + 1 < scalars.count && scalars[position - 1].value > 0x2e00
        && scalars[position + 1].value > 0x2e00
      if !isBetween { joined.append(scalar) }
    }
    return String(joined)
  }
}
