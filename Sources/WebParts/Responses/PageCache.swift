package import HTTPTypes
package import Hummingbird
import Synchronization

/// Public pages in memory, ready to be sent, until something that they show changes. Bounded by entries and bytes; the
/// pages not asked for longest go first.
///
/// A page must not depend on who asks. Between reading the store and keeping the page something may change; therefore
/// a ticket is drawn before reading, and a page whose tags were dropped since is not kept.
package final class PageCache: Sendable {
  /// A moment in the order of drops.
  package struct Ticket: Sendable {
    fileprivate let moment: Int
  }

  private struct Entry {
    var page: CachedPage
    var lastUse: Int
  }

  private struct State {
    var entries: [String: Entry] = [:]
    var keysByTag: [String: Set<String>] = [:]
    var bytes = 0
    var uses = 0
    var moment = 0
    /// When each tag was last dropped. Cleared into `floor` before it grows without end.
    var drops: [String: Int] = [:]
    var floor = 0
  }

  private let state = Mutex(State())
  private let entryLimit: Int
  private let byteLimit: Int
  private let headers: [HTTPField]

  /// - Parameters:
  ///   - headers: for every page, the security headers say, so that ``PageCacheMiddleware`` can stand outermost.
  package init(entryLimit: Int = 2000, byteLimit: Int = 64 << 20, headers: [HTTPField] = []) {
    self.entryLimit = entryLimit
    self.byteLimit = byteLimit
    self.headers = headers
  }

  package var count: Int { state.withLock { $0.entries.count } }

  /// The page of an address; nil where it must be made.
  package func page(for request: Request) -> CachedPage? {
    guard let key = Self.key(request) else { return nil }
    return state.withLock { state in
      guard let index = state.entries.index(forKey: key) else { return nil }
      state.uses += 1
      state.entries.values[index].lastUse = state.uses
      return state.entries.values[index].page
    }
  }

  /// The answer from memory, or made, kept and answered.
  ///
  /// - Parameter make: reads the store and renders; says what the page shows.
  package func respond(
    to request: Request, make: () async throws -> (page: HTML, tags: Set<String>)
  ) async throws -> Response {
    if let page = page(for: request) { return page.response(to: request) }
    let ticket = ticket()
    let (html, tags) = try await make()
    let page = CachedPage(html.byteBuffer, tags: tags, headers: headers)
    keep(page, for: request, ticket: ticket)
    return page.response(to: request)
  }

  /// Draw it before reading what the page shows.
  package func ticket() -> Ticket {
    state.withLock { Ticket(moment: $0.moment) }
  }

  /// Keeps a page, unless something it shows was dropped since the ticket.
  package func keep(_ page: CachedPage, for request: Request, ticket: Ticket) {
    guard let key = Self.key(request), page.size <= byteLimit / 4 else { return }
    state.withLock { state in
      guard ticket.moment >= state.floor,
        page.tags.allSatisfy({ state.drops[$0].map { $0 <= ticket.moment } ?? true })
      else { return }
      Self.remove(key, from: &state)
      state.uses += 1
      state.entries[key] = Entry(page: page, lastUse: state.uses)
      state.bytes += page.size
      for tag in page.tags { state.keysByTag[tag, default: []].insert(key) }
      if state.entries.count > entryLimit || state.bytes > byteLimit { shrink(&state) }
    }
  }

  /// Drops every page that shows one of these.
  package func drop(tags: some Sequence<String>) {
    state.withLock { state in
      state.moment += 1
      for tag in tags {
        state.drops[tag] = state.moment
        for key in state.keysByTag[tag] ?? [] { Self.remove(key, from: &state) }
      }
      if state.drops.count > 10_000 {
        state.drops = [:]
        state.floor = state.moment
      }
    }
  }

  package func dropAll() {
    state.withLock { state in
      state.moment += 1
      let moment = state.moment
      state = State()
      state.moment = moment
      state.floor = moment
    }
  }

  /// Only what is read by address alone is kept; an address of unreasonable length is somebody playing.
  private static func key(_ request: Request) -> String? {
    guard request.method == .get || request.method == .head, let path = request.head.path,
      path.utf8.count <= 512
    else { return nil }
    return path
  }

  private static func remove(_ key: String, from state: inout State) {
    guard let old = state.entries.removeValue(forKey: key) else { return }
    state.bytes -= old.page.size
    for tag in old.page.tags {
      state.keysByTag[tag]?.remove(key)
      if state.keysByTag[tag]?.isEmpty == true { state.keysByTag[tag] = nil }
    }
  }

  /// Throws out the oldest tenth at a time, so that sorting is rare.
  private func shrink(_ state: inout State) {
    let oldest = state.entries.sorted { $0.value.lastUse < $1.value.lastUse }
    var index = 0
    let enough = max(1, oldest.count / 10)
    while index < oldest.count, index < enough || state.bytes > byteLimit || state.entries.count > entryLimit
    {
      Self.remove(oldest[index].key, from: &state)
      index += 1
    }
  }
}
