import Testing
import TestSupport

@testable import Statute

@Suite("Screening: measured on generated texts")
struct ScreeningMeasureTests {
  @Test func `hardly a secret is missed and hardly an alarm is false`() {
    var corpus = ScreeningCorpus(seed: 20_241_121)
    var score = ScreeningScore()
    let screen = Screen()
    for _ in 0..<400 {
      let sample = corpus.sample()
      score.add(sample, screen.findings(in: sample.text))
    }
    #expect(score.recall >= 0.995, "\(score.examples.prefix(10))")
    #expect(score.falseAlarmsPerThousand <= 5, "\(score.examples.prefix(10))")
  }

  @Test func `in the papers of townships no secret is missed and no alarm is false`() {
    var score = ScreeningScore()
    let screen = Screen()
    for seed in 0..<20 as Range<UInt64> {
      var corpus = ScreeningCorpus(seed: seed)
      for sample in corpus.documents() { score.add(sample, screen.findings(in: sample.text)) }
    }
    #expect(score.secrets > 1_000)
    #expect(score.recall == 1, "\(score.examples.prefix(10))")
    #expect(score.falseAlarmsPerThousand == 0, "\(score.examples.prefix(10))")
  }

  @Test func `a masked text raises no alarm but its marks`() {
    var corpus = ScreeningCorpus(seed: 7)
    let screen = Screen()
    for _ in 0..<150 {
      let text = corpus.sample().text
      let masked = Masking.mask(text, screen.findings(in: text))
      let left = screen.findings(in: masked).filter { $0.proposal != nil }
      #expect(left.isEmpty, "\(left.map(\.excerpt)) in \(masked)")
    }
  }
}
