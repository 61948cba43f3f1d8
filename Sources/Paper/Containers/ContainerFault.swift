/// Why a document could not be opened. Names of parts are those inside the document.
package enum ContainerFault: Error, Equatable, Sendable {
  /// The bytes are not of the kind that was expected.
  case notOfKind(String)
  /// The file ends before its directory or one of its parts does.
  case truncated
  /// A part, or the whole, would grow beyond the bounds that were set.
  case tooLarge(part: String, limit: Int)
  /// Elements are nested deeper than the bound.
  case tooDeep(limit: Int)
  /// The part is protected by a password.
  case encrypted(part: String)
  /// The part uses something that documents of this kind have no need of (a document type, an odd compression).
  case unsupported(part: String, what: String)
  /// The part contradicts itself: a wrong check sum, two parts of one name, tags that do not close.
  case corrupt(part: String, what: String)
  /// A part without which the document says nothing is absent.
  case missingPart(String)

  /// One sentence for the person who brought the document.
  package var sentence: String {
    switch self {
    case .notOfKind(let kind): "文件内容不是\(kind)，可能扩展名有误或者文件已损坏。"
    case .truncated: "文件不完整，可能上传或者复制时中断。"
    case .tooLarge(let part, let limit): "文件中的“\(part)”展开后超过上限（\(limit)），已停止读取。"
    case .tooDeep(let limit): "文件内部嵌套超过 \(limit) 层，不是正常文档，已停止读取。"
    case .encrypted: "文件设有打开密码，请解除密码后再试。"
    case .unsupported(let part, let what): "文件中的“\(part)”含有不支持的内容（\(what)），未读取。"
    case .corrupt(let part, let what): "文件中的“\(part)”已损坏（\(what)）。"
    case .missingPart(let part): "文件缺少必需的部分“\(part)”，不是完整的文档。"
    }
  }
}

/// The bounds within which documents of strangers are opened. Beyond them the reading stops with a fault;
/// nothing is cut off in silence.
package struct ContainerLimits: Sendable, Equatable {
  /// Bytes of the file as it came.
  package var fileBytes: Int
  /// Parts of one archive.
  package var parts: Int
  /// Bytes of one part, unpacked.
  package var partBytes: Int
  /// Bytes of all parts together, unpacked.
  package var totalBytes: Int
  /// How many times larger than packed a part of more than a mebibyte may be. Office documents stay under 100.
  package var packingRatio: Int
  /// Elements within elements.
  package var depth: Int
  /// Elements of one part.
  package var elements: Int

  package init(
    fileBytes: Int = 100 << 20, parts: Int = 4096, partBytes: Int = 96 << 20, totalBytes: Int = 256 << 20,
    packingRatio: Int = 400, depth: Int = 192, elements: Int = 4_000_000
  ) {
    self.fileBytes = fileBytes
    self.parts = parts
    self.partBytes = partBytes
    self.totalBytes = totalBytes
    self.packingRatio = packingRatio
    self.depth = depth
    self.elements = elements
  }

  package static let standard = ContainerLimits()
}
