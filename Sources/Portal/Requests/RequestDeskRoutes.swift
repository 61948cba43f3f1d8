import Hummingbird
import WebParts

extension Portal {
  func addRequestDeskRoutes(to staff: RouterGroup<OfficerContext>) {
    staff.get { _, context in
      try await deskPage("工作台", path: Link.desk, context: context, main: "<h1>工作台</h1>")
    }
  }
}
