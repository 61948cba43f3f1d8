import TestSupport
import Testing

extension Trait where Self == ConditionTrait {
  /// For suites that choose their engines themselves: the second run of the tests, on the other engine, would only repeat
  /// them.
  static var namesItsEngines: Self { .enabled(if: Engine.ofThisRun == .sqlite) }
}
