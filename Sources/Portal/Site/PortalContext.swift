package import Desk
package import Hummingbird
import Logging
import NIOCore
package import WebParts

/// What is known of one request to the site while it is answered.
package struct PortalContext: SessionRequestContext {
  package var coreContext: CoreRequestContextStorage
  package var session: Session?
  /// Who looks; set by ``ViewerMiddleware`` before any handler runs.
  package var viewer = Viewer.anyone
  /// How this person wants the pages to look.
  var display = Display()
  /// The other end of the connection, to count wrong codes by.
  let peer: SocketAddress?

  package init(source: ApplicationRequestContextSource) {
    coreContext = .init(source: source)
    peer = source.channel.remoteAddress
  }
}

/// The context of the staff desk: it cannot exist without somebody signed in.
package struct OfficerContext: ChildRequestContext {
  package var coreContext: CoreRequestContextStorage
  package let officer: Officer
  package let session: Session
  let display: Display

  package init(context: PortalContext) throws {
    guard let officer = context.viewer.officer, let session = context.session else {
      throw Problem(.unauthorized, "signInFirst")
    }
    coreContext = context.coreContext
    self.officer = officer
    self.session = session
    display = context.display
  }
}

/// Finds out who is signed in, and how they want the pages to look.
struct ViewerMiddleware: RouterMiddleware {
  let desk: Desk

  func handle(
    _ request: Request, context: PortalContext, next: (Request, PortalContext) async throws -> Response
  ) async throws -> Response {
    var context = context
    context.display = Display(cookies: request.cookies)
    if let person = context.session?.person, let officer = try await desk.officer(person) {
      context.viewer = .officer(officer)
    }
    return try await next(request, context)
  }
}

extension Display {
  /// As the cookie `display` remembers it.
  init(cookies: Cookies) {
    self.init()
    if cookies["display"]?.value == Size.large.rawValue { size = .large }
  }
}
