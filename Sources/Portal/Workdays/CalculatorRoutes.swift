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
    router.get("calculator/terms", use: calculatorTerms)
    router.get("calculator/limits.ics", use: calculatorFeed)
    router.get("api/v1/limits", use: limitsOfQuery)
    router.post("api/v1/limits", use: limitsOfStory)
  }

  private static let calculatorWay = Way("期限计算", Link.calculator)

  private static let calculatorColumn = PageHead.Column(
    name: "期限计算", type: "依申请公开", description: "计算政府信息公开和政务公开的各项法定期限", keywords: "期限计算,工作日,政府信息公开申请")

  @Sendable
  private func calculatorPage(_ request: Request, _ context: PortalContext) async throws -> Response {
    let query = CalculatorQuery(request.query)
    var faults = query.faults
    var answer: CalculatorAnswer?
    do throws(CalculatorFault) {
      answer = try reckon(query)
    } catch {
      faults.append(error.fault)
    }
    let view = CalculatorPage(
      query: query, faults: faults, answer: answer, now: query.document?.now ?? desk.now())
    let title = query.matter == .request ? "期限计算" : "期限计算：\(query.matter.title)"
    return page(
      PageHead(title: title, column: Self.calculatorColumn, isIndexed: !query.isAsked),
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
      "\(query.matter.title)（试算）", told.reckoning.clocks, of: told.story, calendar: desk.calendar,
      today: told.now.day, feed: told.reckoning.hasOpenEnd ? Link.calculatorFeed + query.suffix : nil,
      back: Way("修改条件", Link.calculator + query.suffix))
    return page(
      PageHead(title: "期限的逐日计算", isIndexed: false), path: Link.calculatorSheet, context: context,
      breadcrumb: [Self.calculatorWay, Way("逐日计算", Link.calculatorSheet, isCurrent: true)],
      main: sheet.html
    ).response(.ok)
  }

  /// Every limit there is, with its source.
  @Sendable
  private func calculatorTerms(_ request: Request, _ context: PortalContext) async throws -> Response {
    page(
      PageHead(title: "期限一览", column: Self.calculatorColumn), path: Link.calculatorTerms, context: context,
      breadcrumb: [Self.calculatorWay, Way("期限一览", Link.calculatorTerms, isCurrent: true)],
      main: TermsPage().html
    ).response(.ok)
  }

  /// The last days of what still runs, for a calendar program.
  @Sendable
  private func calculatorFeed(_ request: Request, _ context: PortalContext) async throws -> Response {
    let query = CalculatorQuery(request.query)
    guard let told = try? reckon(query) else { throw Problem.badRequest }
    let identity = "\(told.began)-\(Self.mark(of: query.suffix))@\(site.domain)"
    guard
      let text = try told.reckoning.iCalendar(
        of: told.story, identity: identity, in: desk.calendar, today: told.now.day, at: desk.now())
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
    let document: LimitsDocument
    do throws(StoryFault) {
      document = try LimitsDocument(json: bytes)
    } catch {
      throw Problem(
        .badRequest, "badRequest", detail: error.message, facts: error.field.map { ["field": $0] } ?? [:])
    }
    do throws(OutsideCalendar) {
      let answer = try document.answer(now: desk.now(), in: desk.calendar)
      return PublicAnswer(json: answer.json, tags: []).response
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
    let now = document.now ?? desk.now()
    do throws(OutsideCalendar) {
      let reckoning = try document.reckon(now: now, in: desk.calendar)
      switch document.story {
      case .request(let story):
        return CalculatorAnswer(story: story, began: story.received.on, reckoning: reckoning, now: now)
      case .matter(let story):
        return CalculatorAnswer(story: nil, began: story.began.day, reckoning: reckoning, now: now)
      }
    } catch {
      throw CalculatorFault(fault: .init(field: query.field(naming: error.day), message: error.words))
    }
  }
}

/// What a question came to.
struct CalculatorAnswer {
  /// Where a request was asked about.
  let story: RequestStory?
  let began: Day
  let reckoning: Reckoning
  let now: Instant
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

extension Reckoning {
  /// Whether a limit still runs whose last day is known.
  var hasOpenEnd: Bool { clocks.contains { $0.status.isOpen && $0.due != nil } }
}
