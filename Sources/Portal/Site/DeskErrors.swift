package import Desk
import HTTPTypes
package import WebParts

/// Matters of the desk as problems of the web; what may not be seen is answered like what does not exist.
extension DeskError: ProblemConvertible {
  package var problem: Problem {
    switch self {
    case .notFound: .notFound
    case .forbidden: .forbidden
    case .stale: Problem(.conflict, "stale")
    case .takesNoRequests: .notFound
    }
  }
}
