package import Metrics
import Synchronization

/// Counts in memory and writes them as Prometheus text (exposition format 0.0.4).
///
/// Counters end in `_total`; timers are histograms in seconds; recorders are sums with a count; meters are gauges.
/// Dots in names become underscores.
package final class PrometheusMetrics: MetricsFactory {
  private struct Key: Hashable {
    let name: String
    let labels: String
  }

  private let series = Mutex<[Key: any PrometheusSeries]>([:])

  package init() {}

  package func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
    find(PrometheusText.name(label, suffix: "_total"), dimensions) { CounterSeries() }
  }

  package func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
    find(PrometheusText.name(label), dimensions) { GaugeSeries() }
  }

  package func makeRecorder(label: String, dimensions: [(String, String)], aggregate: Bool)
    -> any RecorderHandler
  {
    aggregate
      ? find(PrometheusText.name(label), dimensions) { SummarySeries() }
      : find(PrometheusText.name(label), dimensions) { GaugeSeries() }
  }

  package func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
    find(PrometheusText.name(label, suffix: "_seconds"), dimensions) { HistogramSeries() }
  }

  // Series outlive their handlers: a counter that forgets is no counter.

  package func destroyCounter(_ handler: any CounterHandler) {}
  package func destroyMeter(_ handler: any MeterHandler) {}
  package func destroyRecorder(_ handler: any RecorderHandler) {}
  package func destroyTimer(_ handler: any TimerHandler) {}

  /// All series, sorted by name.
  package var text: String {
    let all = series.withLock { $0.map { (key: $0.key, series: $0.value) } }
      .sorted { ($0.key.name, $0.key.labels) < ($1.key.name, $1.key.labels) }
    var text = ""
    var previous = ""
    for (key, series) in all {
      if key.name != previous { text += "# TYPE \(key.name) \(series.kind)\n" }
      previous = key.name
      for sample in series.samples {
        let labels = [key.labels, sample.label].filter { !$0.isEmpty }.joined(separator: ",")
        text += "\(key.name)\(sample.suffix)\(labels.isEmpty ? "" : "{\(labels)}") \(sample.value)\n"
      }
    }
    return text
  }

  private func find<Series: PrometheusSeries>(
    _ name: String, _ dimensions: [(String, String)], make: () -> Series
  ) -> Series {
    let key = Key(name: name, labels: PrometheusText.labels(dimensions))
    return series.withLock { all in
      if let known = all[key] as? Series { return known }
      let new = make()
      // The same name used for two kinds: the first stays in the text, the other counts for itself alone.
      if all[key] == nil { all[key] = new }
      return new
    }
  }
}

/// Names and labels as the format wants them.
enum PrometheusText {
  // Asked for at every request, so both work on bytes.

  /// Whatever is no ASCII letter, digit or colon becomes an underscore.
  static func name(_ label: String, suffix: String = "") -> String {
    var utf8: [UInt8] = []
    utf8.reserveCapacity(label.utf8.count + 1)
    for byte in label.utf8 {
      switch byte {
      case 0x30...0x3A, 0x41...0x5A, 0x61...0x7A: utf8.append(byte)
      // One for a character of several bytes.
      case 0x80...0xBF: break
      default: utf8.append(0x5F)
      }
    }
    let needsHead = utf8.first.map { (0x30...0x39).contains($0) } ?? true
    let name = (needsHead ? "_" : "") + String(decoding: utf8, as: UTF8.self)
    return name.hasSuffix(suffix) ? name : name + suffix
  }

  static func labels(_ dimensions: [(String, String)]) -> String {
    dimensions.map { key, value in
      "\(name(key))=\"\(escaped(value))\""
    }.joined(separator: ",")
  }

  private static func escaped(_ value: String) -> String {
    guard value.utf8.contains(where: { $0 == 0x5C || $0 == 0x22 || $0 == 0x0A }) else { return value }
    return value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
  }
}
