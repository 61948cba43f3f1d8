import Desk
import HTTPTypes
import Hummingbird
import WebParts

extension Portal {
  /// Health, metrics, the large-type switch: what belongs to no room.
  func addSiteRoutes(to router: Router<PortalContext>) {
    router.get("healthz") { _, _ in "ok\n" }
    router.get("readyz") { _, _ in
      try await desk.checkStore()
      return "ok\n"
    }
    let metrics = metrics
    router.get("metrics") { _, _ in metrics.response() }
    router.get("display", use: switchDisplay)
  }

  /// Remembers how the pages are to look and goes back to where the person was.
  @Sendable
  private func switchDisplay(_ request: Request, _ context: PortalContext) -> Response {
    let query = request.query
    let size = query.choice("size", of: Display.Size.self) ?? .usual
    let back = query.text("back", max: 2_000) ?? "/"
    // Only a path of ours: never a way to lead somebody elsewhere.
    let isOwn = back.hasPrefix("/") && !back.hasPrefix("//") && !back.contains("\\")
    let keep =
      size == .large ? "display=large; Path=/; Max-Age=31536000; SameSite=Lax" : "display=; Path=/; Max-Age=0"
    return Response(status: .seeOther, headers: [.location: isOwn ? back : "/", .setCookie: keep])
  }
}
