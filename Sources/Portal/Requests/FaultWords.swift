import Statute
import WebParts

/// Finds the words for what is wrong with a form: one sentence a field that says what to do.
struct FaultWords: Sendable {
  /// What each field is called, by its name.
  let labels: [String: String]
  /// The fields in which one chooses rather than types.
  var choices: Set<String> = []

  func faults(_ faults: [FormFault]) -> [ErrorSummary.Fault] {
    var seen: Set<String> = []
    // One sentence a field is enough: the first is the one that matters.
    return faults.filter { seen.insert($0.field).inserted }.map {
      ErrorSummary.Fault(field: $0.field, message: message($0))
    }
  }

  private func message(_ fault: FormFault) -> String {
    let label = labels[fault.field] ?? "此项"
    switch fault.reason {
    case .missing: return choices.contains(fault.field) ? "请选择\(label)" : "请填写\(label)"
    case .tooLong(let limit): return "\(label)最多 \(limit) 个字，请精简"
    case .tooShort(let minimum): return "\(label)至少 \(minimum) 个字"
    case .notANumber: return "\(label)应当是整数，例如 12"
    case .outOfRange(let low, let high): return "\(label)应当在 \(low) 到 \(high) 之间"
    case .notADay: return "\(label)应当是日期，例如 2026-11-21"
    case .notAChoice: return "请从给出的选项中选择\(label)"
    case .tooMany(let limit): return "\(label)最多 \(limit) 项"
    case .malformed: return "\(label)的格式不对，请核对"
    case .rule(let words): return words
    }
  }
}

extension [ErrorSummary.Fault] {
  /// What stands beside a field.
  subscript(field: String) -> String? { first { $0.field == field }?.message }
}

extension UploadFailure {
  /// What was wrong with what was sent, field by field; the field is the one in which a file was chosen.
  func faults(fallback field: String) -> [ErrorSummary.Fault] {
    var seen: Set<String> = []
    return reasons.map { reason in
      switch reason {
      case .fileTooLarge(let field, let filename, let limit):
        ErrorSummary.Fault(
          field: field, message: "文件“\(filename)”超过 \(FileSize.words(limit))，没有保存；请压缩后重新上传")
      case .fieldTooLarge(let field, _): ErrorSummary.Fault(field: field, message: "填写的内容过长，请精简")
      case .tooLarge(let limit):
        ErrorSummary.Fault(field: field, message: "全部文件合计超过 \(FileSize.words(limit))，没有保存；请减少或者压缩后重新上传")
      case .tooManyParts: ErrorSummary.Fault(field: field, message: "文件过多，请合并后重新上传")
      case .headTooLarge, .notUTF8, .malformed, .cutOff, .unknownContentType:
        ErrorSummary.Fault(field: field, message: "文件没有传完整，请重新选择文件再提交")
      }
    }.filter { seen.insert($0.field + $0.message).inserted }
  }
}

/// The size of a file as people read it.
enum FileSize {
  /// `86 KB`, `1.4 MB`.
  static func words(_ bytes: Int) -> String {
    if bytes < 1 << 10 { return "\(bytes) 字节" }
    if bytes < 1 << 20 { return "\((bytes + 1023) >> 10) KB" }
    let tenths = (bytes * 10 + (1 << 19)) >> 20
    return tenths % 10 == 0 ? "\(tenths / 10) MB" : "\(tenths / 10).\(tenths % 10) MB"
  }
}
