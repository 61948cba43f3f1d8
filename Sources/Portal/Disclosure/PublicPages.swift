import Desk
import HTTPTypes
import Hummingbird
import NIOCore
import Statute
import Synchronization
import WebParts

/// What a public address answers, with the tags under which it is kept in memory.
struct PublicAnswer {
  var content: ByteBuffer
  var type: String
  var tags: Set<String>

  init(_ page: HTML, tags: Set<String>) {
    self.init(page, type: "text/html; charset=utf-8", tags: tags)
  }

  /// Markup of another kind: a feed, a map of the site.
  init(_ markup: HTML, type: String, tags: Set<String>) {
    content = markup.byteBuffer
    self.type = type
    self.tags = tags
  }

  init(json: OrderedJSON, tags: Set<String>) {
    content = ByteBuffer(string: json.pretty + "\n")
    type = "application/json"
    self.tags = tags
  }
}

/// What a page in memory shows; when it changes, the page goes.
typealias PageTag = Subject

extension Portal {
  /// Answers from memory, or makes the answer and keeps it ready-compressed.
  ///
  /// Only what everybody gets is kept: a person with a display of their own, or one who is signed in, has the page made.
  func cached(_ request: Request, _ context: PortalContext, make: () async throws -> PublicAnswer)
    async throws
    -> Response
  {
    let isShared = context.display == Display() && context.session == nil
    if isShared, let page = cache.page(for: request) { return page.response(to: request) }
    let ticket = cache.ticket()
    let answer = try await make()
    guard isShared else { return answer.response(to: request) }
    let page = CachedPage(
      answer.content, contentType: answer.type, tags: answer.tags,
      headers: SecurityHeaders.fields(isSecure: settings.isSecure))
    cache.keep(page, for: request, ticket: ticket)
    return page.response(to: request)
  }

  /// Drops the pages in memory that show what has changed, whoever changed it and in whichever process.
  func hearChanges() {
    let (cache, throttle) = (cache, throttle)
    desk.hear { change in
      guard case .subjects(let subjects) = change else { return cache.dropAll() }
      let (faults, pardons) = Subject.faults(in: subjects)
      for key in faults { throttle.failed(key) }
      for key in pardons { throttle.succeeded(key) }
      if subjects.isDisjoint(with: [Subject.siteSettings, Subject.calendar]) {
        if subjects.count > faults.count + pardons.count { cache.drop(tags: subjects) }
      } else {
        // The settings of the site are on every page.
        cache.dropAll()
      }
    }
  }
}

extension PublicAnswer {
  /// The answer for one person alone: 200 or 304. Whether it is compressed is left to the middleware, since compressing
  /// takes longer than making the page, and a page that is not kept is compressed for one reader at most.
  fileprivate func response(to request: Request) -> Response {
    let tag = EntityTag.of(content)
    var headers: HTTPFields = [.cacheControl: "private, no-cache", .eTag: tag]
    if EntityTag.matches(request.headers[.ifNoneMatch], tag) {
      return Response(status: .notModified, headers: headers)
    }
    headers[.contentType] = type
    return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: content))
  }
}

/// On which day and under which settings the pages in memory were made.
final class PageDay: Sendable {
  private struct State: Equatable {
    let day: Day
    let changes: Int
  }

  private let state = Mutex<State?>(nil)

  /// Whether a day begins, or settings hold, that were not asked about before. What is to be done then is done before anybody
  /// else is answered.
  @discardableResult
  func begins(_ today: Day, _ changes: Int, work: () -> Void = {}) -> Bool {
    state.withLock { state in
      let now = State(day: today, changes: changes)
      let isAnother = state != nil && state != now
      if isAnother { work() }
      state = now
      return isAnother
    }
  }
}
