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
enum PageTag {
  /// Lists over all bodies: front page, search, feeds, maps.
  static let catalogue = "catalogue"
  /// Names and order of the bodies.
  static let bodies = "bodies"
  /// Figures about requests, and which reports are published; `FiguresMiddleware` drops them.
  static let requests = "requests"
  static let reports = "reports"
  /// What a body says of itself: name, guide, absences, whether it takes requests.
  static func body(_ code: String) -> String { "body:" + code }
  /// What a body has published.
  static func content(_ code: String) -> String { "content:" + code }
  static func item(_ key: String) -> String { "item:" + key }
}

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

  /// Drops the pages in memory that show what a command may have changed. To be called after every command on a body, or
  /// on an item of it.
  ///
  /// - Parameter item: also drops the pages of the items that it names or that name it.
  func changed(body code: String, item: FileID? = nil) async {
    var tags = [PageTag.catalogue, PageTag.content(code)]
    if let item {
      tags.append(PageTag.item(item.key))
      let related = (try? await desk.publicItem(item))?.related ?? []
      tags += related.map { PageTag.item($0.entry.file.key) }
    } else {
      tags += [PageTag.body(code), PageTag.bodies]
    }
    cache.drop(tags: tags)
  }
}

/// Figures about requests and lists of reports are counted from files that many forms change: every write that went
/// through drops the pages that show them, so that no form can forget to.
struct FiguresMiddleware: RouterMiddleware {
  let cache: PageCache

  func handle(
    _ request: Request, context: PortalContext, next: (Request, PortalContext) async throws -> Response
  ) async throws -> Response {
    let response = try await next(request, context)
    if request.method != .get, request.method != .head, response.status.code < 400 {
      cache.drop(tags: [PageTag.requests, PageTag.reports])
    }
    return response
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

/// On which day the pages in memory were made.
final class PageDay: Sendable {
  private let day = Mutex<Day?>(nil)

  /// Whether a day begins that was not asked about before.
  func begins(_ today: Day) -> Bool {
    day.withLock { day in
      defer { day = today }
      return day != nil && day != today
    }
  }
}
