import NIOCore

/// Puts together what the parser finds. Goes on past a file that is too large, so that no typed text is lost.
struct UploadCollector: ~Copyable {
  private let folder: String
  private let limits: UploadLimits
  private var parser: MultipartParser
  private var upload = Upload(form: Form())
  private var reasons: [UploadFailure.Reason] = []
  private var readBytes = 0
  private var keptBytes = 0

  private var head: MultipartHead?
  private var text: [UInt8] = []
  private var file: StagingFile?
  private var isRefused = false

  init(boundary: String, folder: String, limits: UploadLimits) {
    self.folder = folder
    self.limits = limits
    parser = MultipartParser(boundary: boundary, partLimit: limits.parts, headLimit: limits.head)
  }

  /// Takes the next bytes; false where reading on makes no sense.
  mutating func take(_ chunk: ByteBuffer) throws -> Bool {
    readBytes += chunk.readableBytes
    guard readBytes <= limits.reading else {
      refuse(.tooLarge(limit: limits.total))
      return false
    }
    parser.append(chunk)
    do {
      while let event = try parser.next() {
        switch event {
        case .began(let head): try begin(head)
        case .data(let data): try add(data)
        case .ended: end()
        }
      }
      return true
    } catch let error as MultipartError {
      switch error {
      case .malformed: refuse(.malformed)
      case .tooManyParts(let limit): refuse(.tooManyParts(limit: limit))
      case .headTooLarge(let limit): refuse(.headTooLarge(limit: limit))
      }
      return false
    }
  }

  mutating func finish() throws -> Upload {
    if !parser.isComplete, reasons.isEmpty { refuse(.cutOff) }
    guard reasons.isEmpty else { throw UploadFailure(reasons, form: upload.form) }
    return upload
  }

  /// Removes what was staged. A file in the middle removes itself.
  mutating func discard() {
    upload.discard()
    upload.files = []
  }

  private mutating func begin(_ head: MultipartHead) throws {
    self.head = head
    isRefused = false
    text = []
    // A file field without a file comes with an empty name and no bytes: nothing was sent.
    if let filename = head.filename, !filename.isEmpty { file = try StagingFile(in: folder) }
  }

  private mutating func add(_ data: ByteBuffer) throws {
    guard let head, !isRefused else { return }
    keptBytes += data.readableBytes
    guard keptBytes <= limits.total else { return drop(.tooLarge(limit: limits.total)) }
    if let size = file?.size {
      guard size + data.readableBytes <= limits.file else {
        keptBytes -= size + data.readableBytes
        return drop(.fileTooLarge(field: head.name, filename: head.filename ?? "", limit: limits.file))
      }
      try file?.write(data)
    } else if head.filename == nil {
      guard text.count + data.readableBytes <= limits.field else {
        return drop(.fieldTooLarge(field: head.name, limit: limits.field))
      }
      text += data.readableBytesView
    }
  }

  private mutating func end() {
    defer { head = nil }
    guard let head, !isRefused else { return }
    if let file = file.take() {
      upload.files.append(file.finish(head))
    } else if head.filename == nil {
      guard let value = String(validating: text, as: UTF8.self) else {
        return refuse(.notUTF8(field: head.name))
      }
      upload.form.fields.append(Form.Field(name: head.name, value: value))
    }
  }

  /// Leaves the rest of this part out.
  private mutating func drop(_ reason: UploadFailure.Reason) {
    isRefused = true
    text = []
    _ = file.take()
    refuse(reason)
  }

  private mutating func refuse(_ reason: UploadFailure.Reason) {
    if !reasons.contains(reason) { reasons.append(reason) }
  }
}
