import Desk
import HTTPTypes
import Hummingbird
import Statute
import WebParts

extension Portal {
  func addSignInRoutes(to router: Router<PortalContext>) {
    router.get("sign-in") { request, context in
      signInPage(context, name: "", notice: nil)
    }
    router.post("sign-in", use: signIn)
    router.group("sign-out", context: OfficerContext.self).post(use: signOut)
  }

  private func signInPage(_ context: PortalContext, name: String, notice: HTML?) -> HTML {
    let userName = TextInput(
      name: "name", label: "用户名", value: name, isRequired: true, width: .medium, autocomplete: "username")
    let password = TextInput(
      name: "password", label: "密码", isRequired: true, kind: .password, width: .medium,
      autocomplete: "current-password")
    let fields: HTML = "\(userName)\(password)"
    return page(
      PageHead(title: "工作人员登录", isIndexed: false), path: Link.signIn, context: context,
      main: """
        <h1>工作人员登录</h1>
        \(notice)
        \(FormBlock(action: Link.signIn, fields: fields, isGuarded: false, buttons: [Button("登录")]))
        <p class="small">忘记密码的，请联系本单位安全管理员重新设置。</p>
        """)
  }

  @Sendable
  private func signIn(_ request: Request, _ context: PortalContext) async throws -> Response {
    let form = try await Form.read(request, sizeLimit: 16 << 10)
    let name = form["name"]?.trimmed ?? ""
    let password = form["password"] ?? ""
    let keys = ["sign-in:" + name]
    try checkFaults(keys)
    do {
      let officer = try await desk.signIn(name: name, password: password)
      await forgetFaults(keys)
      let (_, cookie) = try await sessions.begin(person: officer.key, replacing: context.session)
      return Response(status: .seeOther, headers: [.location: Link.desk, .setCookie: cookie])
    } catch let refusal as SignInRefusal {
      await noteFault(keys)
      return signInPage(context, name: name, notice: words(for: refusal)).response(.unprocessableContent)
    }
  }

  private func words(for refusal: SignInRefusal) -> HTML {
    switch refusal {
    case .wrong: Notice(.stop, "用户名或者密码不对", "<p>请核对后再试。连续输错五次，账号将锁定十五分钟。</p>").html
    case .locked(let until):
      Notice(.stop, "账号已锁定", "<p>连续输错次数过多，请在 \(until.clockText) 之后再试。</p>").html
    }
  }

  @Sendable
  private func signOut(_ request: Request, _ context: OfficerContext) async throws -> Response {
    try check(try await Form.read(request), .signOut, context)
    let cookie = try await sessions.end(context.session)
    var headers: HTTPFields = [.location: Link.home, .setCookie: cookie]
    // On a machine that several people use, the next one's step back must not show a dossier of this one.
    if let clear = HTTPField.Name("Clear-Site-Data") { headers[clear] = "\"cache\"" }
    return Response(status: .seeOther, headers: headers)
  }
}

extension String {
  /// Without blanks at both ends.
  var trimmed: String {
    guard let first = firstIndex(where: { !$0.isWhitespace }),
      let last = lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(self[first...last])
  }
}
