import TestSupport

extension SplitMix64 {
  mutating func int(_ range: Range<Int>) -> Int { Int.random(in: range, using: &self) }
}
