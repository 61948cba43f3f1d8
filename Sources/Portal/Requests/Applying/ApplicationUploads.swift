import Desk
import Hummingbird
import Statute
import WebParts

/// Reading the request form with its files, on the web and at the counter.
extension Portal {
  private var holds: HeldUploads { HeldUploads(folder: uploads.folder, now: Int(desk.now().seconds)) }

  /// Everything that was typed, with the files put aside; what was wrong with a file stands in the faults.
  func readApplication(_ request: Request, _ reader: UploadReader) async throws -> ApplicationForm {
    var form = ApplicationForm()
    do {
      let upload = try await reader.read(request)
      defer { upload.discard() }
      form.form = upload.form
      form.held = held(upload.form)
      for file in upload.files where file.size > 0 || !file.filename.isEmpty { try take(file, into: &form) }
    } catch let failure as UploadFailure {
      form.form = failure.form
      form.held = held(failure.form)
      form.faults = failure.faults(fallback: ApplicationForm.identityField)
    }
    return form
  }

  /// Keeps for good what was put aside.
  func keep(_ held: [HeldUpload]) async throws -> [Attachment] {
    var attachments: [Attachment] = []
    for upload in held {
      guard let path = holds.find(upload) else { continue }
      let prefix = upload.field == ApplicationForm.identityField ? "身份证明-" : ""
      attachments.append(
        try await desk.keepUpload(stagedAt: path, name: prefix + upload.name, fromApplicant: true))
    }
    return attachments
  }

  /// The uploads that earlier pages brought and that are still there and still wanted.
  private func held(_ form: Form) -> [HeldUpload] {
    let dropped = Set(form.values("drop"))
    var kept: [HeldUpload] = []
    for upload in form.values(HeldUpload.input).prefix(20).compactMap(HeldUpload.init) {
      if dropped.contains(upload.digest) {
        holds.discard(upload)
      } else if holds.find(upload) != nil {
        kept.append(upload)
      }
    }
    return kept
  }

  /// Puts one upload aside, or says why it cannot be taken.
  private func take(_ file: StagedFile, into form: inout ApplicationForm) throws {
    guard ApplicationForm.fileFields.contains(file.field) else { return }
    guard file.size > 0 else {
      form.faults.append(.init(field: file.field, message: "文件“\(file.filename)”是空的，请重新选择"))
      return
    }
    guard let kind = file.kind, [.jpeg, .png, .pdf].contains(kind) else {
      form.faults.append(
        .init(field: file.field, message: "文件“\(file.filename)”不是 JPG、PNG 或者 PDF，没有保存，请换一个文件"))
      return
    }
    guard form.held.count < 20 else { return }
    form.held.append(try holds.hold(file))
  }
}
