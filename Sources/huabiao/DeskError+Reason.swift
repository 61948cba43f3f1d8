import Desk

extension DeskError {
  /// Why a command could not do its work, for the one who typed it.
  var reason: String {
    switch self {
    case .notFound: "没有这份案卷，或者无权查看"
    case .forbidden: "没有办理的权限"
    case .stale: "已有人先作了更改，请重新核对"
    case .takesNoRequests: "该机关不受理政府信息公开申请"
    }
  }
}
