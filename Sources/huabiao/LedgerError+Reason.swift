import Ledger

extension LedgerError {
  /// Why a command could not do its work, for the one who typed it.
  var reason: String {
    switch self {
    case .folder(_, let reason): "数据目录不可用(\(reason))"
    case .noLedger: "这里没有数据"
    case .notEmpty: "目标中已有数据，复制只写入空的目录或者数据库"
    case .folderInUse: "数据目录正被另一个服务使用"
    case .newerSchema(let found): "数据由较新的版本写入(\(found))，请升级程序"
    case .engine(let code, let message): "数据库报错 \(code)：\(message)"
    case .unreadable(let file, let version, _): "案卷 \(file) 的第 \(version) 条记录无法读取"
    case .notOpened(let file): "案卷 \(file) 的首条记录无法读取"
    case .book(let name, let reason): "台账 \(name) 无法生成(\(reason))"
    case .noAttachment(let digest): "附件 \(digest) 不存在"
    case .attachmentDiffers(let digest, _): "附件 \(digest) 被改动"
    case .stale, .commandUsedTwice, .column, .malformed: String(describing: self)
    }
  }
}
