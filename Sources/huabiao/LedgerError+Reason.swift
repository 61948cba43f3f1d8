import Ledger

extension LedgerError {
  /// Why a command could not do its work, for the one who typed it.
  var reason: String {
    switch self {
    case .folder(_, let reason): "数据目录不可用（\(reason)）"
    case .noLedger: "这里没有数据"
    case .notEmpty: "目标中已有数据，复制只写入空的目录或者数据库"
    case .folderInUse: "数据目录正被另一个服务使用"
    case .newerSchema(let found): "数据由较新的版本写入（\(found)），请升级程序"
    case .engine(let code, let message): "数据库报错 \(code)：\(message)"
    case .refused(let state, let message): "数据库报错 \(state)：\(message)"
    case .notAnAddress: "数据库地址的写法不对，应如 postgresql://用户@主机:5432/库名"
    case .unreachable(let message): "数据库连接不上（\(message)）"
    case .notAdmitted(let reason, let message): "\(reason.words)（\(message)）"
    case .outcomeUnknown: "提交时与数据库的连接中断，是否已写入尚不清楚，请再试一次"
    case .busy: "等待数据库的操作过多，请稍后再试"
    case .outOfTime: "数据库操作超时"
    case .notMigrated(let missing): "数据库尚未升级（缺 \(missing.joined(separator: "、"))），请先运行 huabiao migrate"
    case .otherBooks(let name): "台账 \(name) 已由另一版本的程序重新生成，请重启本程序"
    case .unsuitable(let reason): "这个数据库不能用：\(reason)"
    case .unreadable(let file, let version, _): "案卷 \(file) 的第 \(version) 条记录无法读取"
    case .notOpened(let file): "案卷 \(file) 的首条记录无法读取"
    case .book(let name, let reason): "台账 \(name) 无法生成（\(reason)）"
    case .noAttachment(let digest): "附件 \(digest) 不存在"
    case .attachmentDiffers(let digest, _): "附件 \(digest) 被改动"
    case .stale: "已有人先作了更改，请重新核对"
    case .commandUsedTwice: "同一件事交办了两次，第二次没有执行"
    case .column, .malformed: "台账的内容与本程序不符，请运行 huabiao rebuild 重建台账"
    }
  }
}

extension NotAdmitted {
  fileprivate var words: String {
    switch self {
    case .credentials: "数据库拒绝登录，请检查用户名、密码以及服务器的 pg_hba.conf"
    case .noDatabase: "数据库服务器上没有这个库"
    case .noPrivilege: "这个用户无权连接该库"
    case .certificate: "数据库连接的证书不可信，请检查 sslrootcert 和服务器证书"
    case .encryption: "数据库服务器不支持所要求的加密连接"
    }
  }
}
