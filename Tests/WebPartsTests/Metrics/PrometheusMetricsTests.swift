import HTTPTypes
import Hummingbird
import Logging
import Metrics
import Synchronization
import Testing

@testable import WebParts

@Suite("Metrics and logs: text that other programs read")
struct PrometheusMetricsTests {
  @Test func `counters, gauges, sums and timers are written in order`() {
    let metrics = PrometheusMetrics()
    Counter(label: "http.requests", dimensions: [("route", "/a\"b\\\n")], factory: metrics).increment(by: 2)
    Counter(label: "http.requests", dimensions: [("route", "/a\"b\\\n")], factory: metrics).increment()
    Meter(label: "requests.open", factory: metrics).set(7)
    Gauge(label: "1st", factory: metrics).record(1.5)
    Recorder(label: "size", factory: metrics).record(3)
    Recorder(label: "size", factory: metrics).record(4)
    let timer = Timer(label: "wait", factory: metrics)
    timer.recordMilliseconds(3)
    timer.recordSeconds(20)
    let text = metrics.text
    #expect(
      text.contains("# TYPE http_requests_total counter\nhttp_requests_total{route=\"/a\\\"b\\\\\\n\"} 3\n"))
    #expect(text.contains("# TYPE requests_open gauge\nrequests_open 7.0\n"))
    #expect(text.contains("# TYPE _1st gauge\n_1st 1.5\n"))
    #expect(text.contains("# TYPE size summary\nsize_sum 7.0\nsize_count 2\n"))
    #expect(text.contains("wait_seconds_bucket{le=\"0.0025\"} 0\nwait_seconds_bucket{le=\"0.005\"} 1\n"))
    #expect(
      text.contains(
        "wait_seconds_bucket{le=\"10.0\"} 1\nwait_seconds_bucket{le=\"+Inf\"} 2\nwait_seconds_sum 20.003\nwait_seconds_count 2\n"
      ))
    #expect(metrics.response().headers[.contentType] == "text/plain; version=0.0.4; charset=utf-8")
  }

  @Test func `a name used for two kinds does not break the first`() {
    let metrics = PrometheusMetrics()
    Meter(label: "x", factory: metrics).set(1)
    Recorder(label: "x", factory: metrics).record(9)
    #expect(metrics.text == "# TYPE x gauge\nx 1.0\n")
  }

  @Test func `a log line is one JSON object whatever stands in it`() {
    let lines = Mutex<[String]>([])
    var handler = JSONLogHandler(
      label: "l", level: .debug, time: { "t" }, write: { line in lines.withLock { $0.append(line) } })
    handler[metadataKey: "z"] = "outer"
    let logger = Logger(label: "l") { [handler] _ in handler }
    logger.warning("两 \"行\"\n\u{1}", metadata: ["a": ["1", .dictionary(["k": "v"])], "z": "inner"])
    logger.trace("not written")
    #expect(
      lines.withLock { $0 } == [
        #"{"time":"t","level":"warning","logger":"l","message":"两 \"行\"\n\u0001","a":["1",{"k":"v"}],"z":"inner"}"#
      ])
  }
}
