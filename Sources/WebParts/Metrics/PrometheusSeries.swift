import Metrics
import Synchronization

/// One line or one group of lines of the text.
protocol PrometheusSeries: AnyObject, Sendable {
  var kind: String { get }
  var samples: [PrometheusSample] { get }
}

struct PrometheusSample {
  var suffix = ""
  var label = ""
  var value: String
}

final class CounterSeries: PrometheusSeries, CounterHandler {
  private let value = Mutex<Int64>(0)
  let kind = "counter"

  var samples: [PrometheusSample] { [PrometheusSample(value: String(value.withLock { $0 }))] }

  func increment(by amount: Int64) {
    value.withLock { $0 = $0.addingReportingOverflow(amount).partialValue }
  }

  func reset() {
    value.withLock { $0 = 0 }
  }
}

final class GaugeSeries: PrometheusSeries, MeterHandler, RecorderHandler {
  private let value = Mutex<Double>(0)
  let kind = "gauge"

  var samples: [PrometheusSample] { [PrometheusSample(value: "\(value.withLock { $0 })")] }

  func set(_ value: Int64) { set(Double(value)) }
  func set(_ value: Double) { self.value.withLock { $0 = value } }
  func increment(by amount: Double) { value.withLock { $0 += amount } }
  func decrement(by amount: Double) { value.withLock { $0 -= amount } }
  func record(_ value: Int64) { set(Double(value)) }
  func record(_ value: Double) { set(value) }
}

final class SummarySeries: PrometheusSeries, RecorderHandler {
  private let state = Mutex((sum: 0.0, count: 0))
  let kind = "summary"

  var samples: [PrometheusSample] {
    let (sum, count) = state.withLock { $0 }
    return [
      PrometheusSample(suffix: "_sum", value: "\(sum)"),
      PrometheusSample(suffix: "_count", value: "\(count)"),
    ]
  }

  func record(_ value: Int64) { record(Double(value)) }

  func record(_ value: Double) {
    state.withLock {
      $0.sum += value
      $0.count += 1
    }
  }
}

final class HistogramSeries: PrometheusSeries, TimerHandler {
  /// In seconds.
  private static let bounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

  private let state = Mutex((counts: [Int](repeating: 0, count: bounds.count + 1), sum: 0.0))
  let kind = "histogram"

  var samples: [PrometheusSample] {
    let (counts, sum) = state.withLock { $0 }
    var total = 0
    var samples: [PrometheusSample] = []
    for (bound, count) in zip(Self.bounds.map { "\($0)" } + ["+Inf"], counts) {
      total += count
      samples.append(PrometheusSample(suffix: "_bucket", label: "le=\"\(bound)\"", value: "\(total)"))
    }
    return samples + [
      PrometheusSample(suffix: "_sum", value: "\(sum)"),
      PrometheusSample(suffix: "_count", value: "\(total)"),
    ]
  }

  func recordNanoseconds(_ duration: Int64) {
    let seconds = Double(duration) / 1e9
    let bucket = Self.bounds.firstIndex { seconds <= $0 } ?? Self.bounds.count
    state.withLock {
      $0.counts[bucket] += 1
      $0.sum += seconds
    }
  }
}
