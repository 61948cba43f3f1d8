import Foundation
import Statute
import TestSupport

/// How many secrets the screen finds, how many alarms are false, and how fast it reads: on texts made up from a seed, and on
/// real texts of law where a collection is given.
enum ScreeningBench {
  static func run(samples: Int = 5000, seed: UInt64 = 20_241_121, collection: String? = nil) {
    var corpus = ScreeningCorpus(seed: seed)
    var score = ScreeningScore()
    let screen = Screen()
    var characters = 0
    var spent = Duration.zero
    for _ in 0..<samples {
      let sample = corpus.sample()
      characters += sample.text.unicodeScalars.count
      var findings: [ScreenFinding] = []
      spent += ContinuousClock().measure { findings = screen.findings(in: sample.text) }
      score.add(sample, findings)
    }
    tell("made-up texts", score)
    print("speed: \(rate(characters, spent))")
    var papers = ScreeningScore()
    for paper in 0..<UInt64(100) {
      var corpus = ScreeningCorpus(seed: seed &+ paper)
      for sample in corpus.documents() { papers.add(sample, screen.findings(in: sample.text)) }
    }
    tell("papers of townships (rosters, notices, decisions, forms, letters)", papers)
    if let collection { readLaws(collection, screen) }
  }

  private static func tell(_ what: String, _ score: ScreeningScore) {
    print("\(what): \(score.samples), secrets: \(score.secrets), found: \(score.found)")
    print("recall: \(percent(score.recall)), false alarms: \(score.falseAlarms) of \(score.alarms)")
    for example in score.examples.prefix(20) {
      print("  " + example.replacingOccurrences(of: "\n", with: "⏎"))
    }
  }

  /// Texts of law hold no secrets of persons: each alarm is false. One JSON object a line, unpacked.
  private static func readLaws(_ path: String, _ screen: Screen) {
    struct Law: Decodable {
      let title: String
      let text: String
    }
    guard let bytes = FileManager.default.contents(atPath: path) else {
      print("cannot read \(path)")
      return
    }
    var texts = 0
    var characters = 0
    var alarms = 0
    var spent = Duration.zero
    for line in bytes.split(separator: 0x0a) {
      guard let law = try? JSONDecoder().decode(Law.self, from: line) else { continue }
      texts += 1
      characters += law.text.unicodeScalars.count
      spent += ContinuousClock().measure { alarms += screen.findings(in: law.text).count }
    }
    print(
      "texts of law: \(texts), characters: \(characters), false alarms: \(alarms), speed: \(rate(characters, spent))"
    )
  }

  private static func percent(_ share: Double) -> String { "\((share * 10_000).rounded() / 100) %" }

  private static func rate(_ characters: Int, _ spent: Duration) -> String {
    let seconds = Double(spent.components.seconds) + Double(spent.components.attoseconds) / 1e18
    return "\((Double(characters) / max(seconds, 1e-9) / 1e5).rounded() / 10) million characters a second"
  }
}
