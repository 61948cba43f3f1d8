import Foundation
import Testing

@testable import Portal

/// The style sheets themselves are measured: what the guide promises of colour must hold in both themes.
@Suite struct DesignTokensTests {
  private static let assets = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../Sources/Portal/Assets").standardizedFileURL

  private static func sheet(_ name: String) throws -> String {
    try String(contentsOf: assets.appending(path: name), encoding: .utf8)
  }

  /// The colours of the light theme and those of the dark one.
  private static func themes() throws -> [[Substring: Double]] {
    let text = try sheet("styles/tokens.css")
    return text.split(separator: " color-scheme:").dropFirst().map { block in
      var colours: [Substring: Double] = [:]
      for match in block.prefix(upTo: block.firstIndex(of: "}") ?? block.endIndex)
        .matches(of: /--([a-z-]+): #([0-9a-f]{6});/)
      {
        colours[match.1] = luminance(match.2)
      }
      return colours
    }
  }

  /// Relative luminance (WCAG 2.2).
  private static func luminance(_ hex: Substring) -> Double {
    let number = Int(hex, radix: 16) ?? 0
    let parts = [number >> 16, number >> 8 & 255, number & 255].map { part -> Double in
      let share = Double(part) / 255
      return share <= 0.03928 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }

  private static func contrast(_ one: Double, _ other: Double) -> Double {
    (max(one, other) + 0.05) / (min(one, other) + 0.05)
  }

  @Test(
    arguments: [
      ("ink", "paper", 7), ("ink", "paper-sunk", 7), ("ink", "paper-raised", 7), ("ink-soft", "paper", 7),
      ("ink-soft", "paper-sunk", 7), ("link", "paper", 7), ("visited", "paper", 7),
      ("link-deep", "link-wash", 7),
      ("link", "link-wash", 4.5), ("pine", "pine-wash", 4.5), ("ochre", "ochre-wash", 4.5),
      ("madder", "madder-wash", 4.5), ("madder", "paper", 7), ("slate", "slate-wash", 4.5),
      ("paper-raised", "ochre", 4.5),
      ("paper-raised", "madder", 4.5), ("link", "mark", 4.5), ("ink", "mark", 4.5), ("edge", "paper", 3),
      ("edge", "paper-raised", 3), ("seal", "paper", 3),
    ] as [(Substring, Substring, Double)])
  func `text stands off its ground in both themes`(text: Substring, ground: Substring, least: Double) throws {
    let themes = try Self.themes()
    #expect(themes.count == 3)
    for theme in themes {
      let ratio = Self.contrast(try #require(theme[text]), try #require(theme[ground]))
      #expect(ratio >= least, "\(text) on \(ground): \(ratio)")
    }
  }

  @Test func `white stands off the seal`() throws {
    for theme in try Self.themes() {
      #expect(Self.contrast(1, try #require(theme["seal"])) >= 4.5)
      #expect(Self.contrast(1, try #require(theme["seal-deep"])) >= 4.5)
    }
  }

  @Test func `the two ways into the dark theme give one theme`() throws {
    let themes = try Self.themes()
    #expect(themes[1] == themes[2])
  }

  @Test func `the seal is used for the rule under the name and the primary action and nothing else`() throws {
    let rules = try DesignAssets.styles.flatMap { name -> [String] in
      if name.hasSuffix("tokens.css") { return [] }
      return try Self.sheet(name).split(separator: "}").filter { $0.contains("var(--seal") }
        .map { String($0.prefix { $0 != "{" }.split(separator: "\n").last ?? "") }
    }
    #expect(!rules.isEmpty)
    #expect(rules.allSatisfy { $0.contains(".masthead") || $0.contains(".primary") }, "\(rules)")
  }

  @Test func `every sheet and script that pages name is there, and none is left over`() throws {
    for folder in ["styles", "scripts"] {
      let files = try FileManager.default.contentsOfDirectory(
        atPath: Self.assets.appending(path: folder).path)
      let named = (DesignAssets.styles + DesignAssets.scripts).filter { $0.hasPrefix(folder) }
      #expect(Set(files.map { "\(folder)/\($0)" }) == Set(named))
    }
  }

  @Test(arguments: DesignAssets.scripts)
  func `a script is small and makes no markup from text`(name: String) throws {
    let text = try Self.sheet(name)
    #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count <= 81)
    for word in ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval("] {
      #expect(!text.contains(word), "\(word)")
    }
  }
}
