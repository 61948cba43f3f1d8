import Statute

extension Actor {
  /// Who acted, as a course or a record says it: 甲某（信息员）.
  ///
  /// - Parameter name: the name of a person by the key; the key stands where there is none.
  func words(name: (String) -> String?) -> String {
    switch self {
    case .person(let key, let role): "\(name(key) ?? key)（\(role.title)）"
    case .citizen: "公众"
    case .system: "系统"
    }
  }
}
