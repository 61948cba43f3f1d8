import Desk
import HTTPTypes
import Hummingbird
import NIOCore
import Statute
import WebParts

/// The public calculator of limits, and the same for programs.
extension Portal {
  func addCalculatorRoutes(to router: Router<PortalContext>) {
    router.get("calculator", use: calculatorPage)
    router.get("calculator/sheet", use: calculatorSheet)
    router.get("calculator/limits.ics", use: calculatorFeed)
    router.get("api/v1/limits", use: limitsOfQuery)
    router.post("api/v1/limits", use: limitsOfStory)
  }

  private static let calculatorWay = Way("期限计算", Link.calculator)

  private static let calculatorColumn = PageHead.Column(
    name: "期限计算", type: "依申请公开", description: "计算政府信息公开申请的各项法定期限", keywords: "期限计算,工作日,政府信息公开申请")

  @Sendable
  private func calculatorPage(_ request: Request, _ context: PortalContext) async throws -> Response {
    let query = CalculatorQuery(request.query)
    var faults = query.faults
    var reckoning: RequestReckoning?
    do throws(CalculatorFault) {
      reckoning = try reckon(query)?.reckoning
    } catch {
      faults.append(error.fault)
    }
    let view = CalculatorPage(
      query: query, faults: faults, reckoning: reckoning, today: query.document?.today ?? desk.today)
    return page(
      PageHead(title: "期限计算", column: Self.calculatorColumn, isIndexed: !query.isAsked),
      path: Link.calculator, context: context,
      breadcrumb: [Way("期限计算", Link.calculator, isCurrent: true)], main: view.html
    ).response(faults.isEmpty ? .ok : .unprocessableContent)
  }

  /// The count day by day, to print.
  @Sendable
  private func calculatorSheet(_ request: Request, _ context: PortalContext) async throws -> Response {
    let query = CalculatorQuery(request.query)
    guard let told = try? reckon(query) else { return .seeOther(Link.calculator + query.suffix) }
    let sheet = LimitsPage(
      number: "（试算）", reckoning: told.reckoning, story: told.story, calendar: desk.calendar,
      today: told.today, feed: told.reckoning.hasOpenEnd ? Link.calculatorFeed + query.suffix : nil,
      back: Way("修改条件", Link.calculator + query.suffix))
    return page(
      PageHead(title: "期限的逐日计算", isIndexed: false), path: Link.calculatorSheet, context: context,
      breadcrumb: [Self.calculatorWay, Way("逐日计算", Link.calculatorSheet, isCurrent: true)],
      main: sheet.html
    ).response(.ok)
  }

  /// The last days of what still runs, for a calendar program.
  @Sendable
  private func calculatorFeed(_ request: Request, _ context: PortalContext) async throws -> Response {
    let query = CalculatorQuery(request.query)
    guard let told = try? reckon(query) else { throw Problem.badRequest }
    let identity = "\(told.story.received.on)-\(Self.mark(of: query.suffix))@\(site.domain)"
    guard
      let text = try told.reckoning.iCalendar(
        of: told.story, identity: identity, in: desk.calendar, today: told.today, at: desk.now())
    else { throw Problem.notFound }
    return Response(
      status: .ok,
      headers: [
        .contentType: "text/calendar; charset=utf-8", .cacheControl: "no-store",
        .contentDisposition: "attachment; filename=\"limits.ics\"",
      ], body: .init(byteBuffer: ByteBuffer(string: text)))
  }

  /// Tells one question from another for calendar programs (FNV-1a): the same question moves its own event.
  private static func mark(of text: String) -> String {
    let digest = text.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    return String(digest, radix: 16)
  }

  // MARK: For programs

  /// A story as `huabiao due` reads it is at most so long, in bytes.
  private static let storyLimit = 64 << 10

  /// `?story=` with the JSON of a story; for what fits into an address.
  @Sendable
  private func limitsOfQuery(_ request: Request, _ context: PortalContext) async throws -> Response {
    guard let story = request.query["story"] else {
      throw Problem(
        .badRequest, "badRequest", detail: "缺少 story；较长的经过请以 POST 发送", facts: ["field": "story"])
    }
    return try limits(of: Array(story.utf8))
  }

  @Sendable
  private func limitsOfStory(_ request: Request, _ context: PortalContext) async throws -> Response {
    let body = try await request.bodyBytes(upTo: Self.storyLimit) { BodyTooLarge(limit: Self.storyLimit) }
    return try limits(of: Array(body.readableBytesView))
  }

  private func limits(of bytes: [UInt8]) throws(Problem) -> Response {
    let document: RequestStoryDocument
    do throws(RequestStoryDocument.Fault) {
      document = try RequestStoryDocument(json: bytes)
    } catch {
      throw Problem(
        .badRequest, "badRequest", detail: error.message, facts: error.field.map { ["field": $0] } ?? [:])
    }
    let today = document.today ?? desk.today
    do throws(OutsideCalendar) {
      let reckoning = try RequestClocks(calendar: desk.calendar, today: today).reckon(document.story)
      return PublicAnswer(json: try reckoning.json(today: today, in: desk.calendar), tags: []).response
    } catch {
      throw Problem(
        .badRequest, "badRequest", detail: error.words,
        facts: document.field(naming: error.day).map { ["field": $0] } ?? [:])
    }
  }

  // MARK: Counting

  /// `nil` where the question is not complete.
  private func reckon(_ query: CalculatorQuery) throws(CalculatorFault) -> CalculatorAnswer? {
    guard let document = query.document else { return nil }
    let today = document.today ?? desk.today
    do throws(OutsideCalendar) {
      let reckoning = try RequestClocks(calendar: desk.calendar, today: today).reckon(document.story)
      return CalculatorAnswer(story: document.story, reckoning: reckoning, today: today)
    } catch {
      throw CalculatorFault(fault: .init(field: query.field(naming: error.day), message: error.words))
    }
  }
}

/// What a question came to.
private struct CalculatorAnswer {
  let story: RequestStory
  let reckoning: RequestReckoning
  let today: Day
}

/// A day that no calendar covers, beside the field in which it stands.
private struct CalculatorFault: Error {
  let fault: ErrorSummary.Fault
}

extension OutsideCalendar {
  /// As it is said beside a field and to programs.
  fileprivate var words: String {
    "\(day.chinese)不在可以计算的\(years.lowerBound)年至\(years.upperBound)年之内"
  }
}

extension RequestReckoning {
  /// Whether a limit still runs whose last day is known.
  fileprivate var hasOpenEnd: Bool { clocks.contains { $0.status.isOpen && $0.due != nil } }
}
