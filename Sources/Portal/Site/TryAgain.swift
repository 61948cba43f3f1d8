import Desk
import HTTPTypes
import Hummingbird
import Logging
import WebParts

/// While the database restarts or another takes its place, people see at worst one page that asks to try again, with what
/// they typed in it and a button that sends the very same form once more. A form carries the id of its command, so that
/// it is done once even where the first time did go through.
struct TryAgainMiddleware: RouterMiddleware {
  let portal: Portal
  /// How long a program is asked to wait, in seconds.
  private static let pause = "5"

  func handle(
    _ request: Request, context: PortalContext, next: (Request, PortalContext) async throws -> Response
  ) async throws -> Response {
    let (result, typed) = await TypedForm.holding { try await next(request, context) }
    guard case .failure(let error) = result, PassingFault.isOne(error) else { return try result.get() }
    context.logger.warning("the store does not answer", metadata: ["error": "\(error)"])
    let problem = Problem(.serviceUnavailable, "storeAway", headers: [.retryAfter: Self.pause])
    guard request.method == .post, request.formKind.isForm, let page = await page(request, typed, context)
    else {
      throw problem
    }
    return page.response(problem.status, headers: [.retryAfter: Self.pause, .cacheControl: "no-store"])
  }

  private func page(_ request: Request, _ typed: TypedForm.Content?, _ context: PortalContext) async -> HTML?
  {
    guard let typed = await read(request, typed),
      !typed.form.fields.contains(where: { $0.name.contains("password") })
    else { return nil }
    let view = TryAgainPage(
      action: request.uri.string, form: typed.form, files: typed.files, hasFiles: request.formKind.hasFiles,
      reference: context.id)
    return portal.page(
      PageHead(title: view.title, isIndexed: false), path: request.uri.path, context: context, main: view.html
    )
  }

  /// What the handler had read, or what it never came to read.
  private func read(_ request: Request, _ typed: TypedForm.Content?) async -> TypedForm.Content? {
    if let typed { return typed }
    do {
      // As much as the largest of all forms may bring: which of them it is, nobody has found out yet.
      let upload = try await portal.editorUploads.read(request)
      upload.discard()
      return TypedForm.Content(upload)
    } catch let failure as UploadFailure {
      return failure.form.fields.isEmpty ? nil : TypedForm.Content(Upload(form: failure.form))
    } catch {
      return nil
    }
  }
}

/// The page with what was typed.
struct TryAgainPage {
  let title = "系统正在切换，请再提交一次"
  let action: String
  let form: Form
  /// How many files came with it; they cannot be given back.
  let files: Int
  let hasFiles: Bool
  let reference: String

  var html: HTML {
    let hidden = form.fields.map { HiddenInput(name: $0.name, value: $0.value) }
    let lost: HTML =
      files > 0
      ? "<p>随表单上传的 \(files) 个文件没有保存。需要文件的，请用浏览器的“后退”回到表单，重新选择文件后提交。</p>" : ""
    let notice: HTML =
      "<p>数据库正在切换到备用服务器，通常几秒钟即可恢复。填写的内容已随本页保留；请稍等片刻，再次提交。同一张表单重复提交，只办理一次。</p>\(lost)"
    let button = Button(files > 0 ? "不带文件，再次提交" : "再次提交")
    let again = FormBlock(
      action: action, fields: "", hidden: hidden, hasFiles: hasFiles, isGuarded: false, buttons: [button])
    return """
      <h1>\(title)</h1>
      \(Notice(.look, "内容没有丢失", notice))
      \(typed)
      \(again)
      <p class="code small">状态 503，受理号 \(reference)</p>
      """
  }

  /// What a person wrote, to read and to copy: not what the page sends along by itself.
  private var typed: HTML {
    let texts = form.fields.filter { field in
      !field.name.hasPrefix("_") && field.value.unicodeScalars.contains { !$0.isASCII }
    }
    guard !texts.isEmpty else { return .empty }
    return """
      <h2>填写的内容</h2><ul>\(texts.html { "<li>\($0.value)</li>" })</ul>
      """
  }
}
