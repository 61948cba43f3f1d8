import HTTPTypes
import WebParts

extension Portal {
  /// The page of a problem: what happened, what it means, what to do next. Nothing of our insides.
  func errorPage(_ problem: Problem, id: String, path: String, context: PortalContext) -> HTML {
    let words = ProblemWords(problem)
    return page(
      PageHead(title: words.title, isIndexed: false), path: path, context: context,
      main: WentWrong(
        title: words.title, explanation: words.explanation, ways: words.ways,
        reference: "状态 \(problem.status.code)，受理号 \(id)"
      ).html)
  }
}

/// What is said to a person about a problem.
struct ProblemWords {
  let title: String
  let explanation: String
  let ways: [HTML]

  init(_ problem: Problem) {
    let home: HTML = "<a href=\"\(Link.home)\">返回首页</a>"
    let back: HTML = "用浏览器的“后退”回到刚才的页面，已填写的内容仍在，可以修改后再次提交。"
    switch problem.code {
    case "notFound":
      title = "没有找到这个页面"
      explanation = "网址可能有误，或者内容已经移走。"
      ways = ["<a href=\"\(Link.search)\">检索公开信息</a>", "<a href=\"\(Link.bodies)\">按机关查找</a>", home]
    case "gone":
      title = "内容已经撤下"
      explanation = "这里的内容已经不再公开。"
      ways = ["<a href=\"\(Link.search)\">检索公开信息</a>", home]
    case "methodNotAllowed":
      title = "不能这样打开这个页面"
      explanation = "这个网址只接受表单提交，或者只供阅读。"
      ways = ["请从网站的页面重新进入。", home]
    case "tooLarge":
      title = "上传的文件太大"
      let limit = problem.facts["limit"].flatMap(Int.init).map { "（\($0 >> 20) MB）" } ?? ""
      explanation = "文件或者一次提交的全部内容超过了上限\(limit)，没有保存。"
      ways = [back, "可以压缩图片，或者把材料分成几个文件上传。"]
    case "tooManyRequests":
      title = "操作过于频繁"
      let wait = problem.facts["retryAfter"] ?? "60"
      explanation = "请在 \(wait) 秒后再试。"
      ways = [back, "忘记查询码的，可以凭身份证明到受理机关查询办理情况。"]
    case "signInFirst", "unauthorized":
      title = "请先登录"
      explanation = "登录已经失效，或者尚未登录。"
      ways = ["<a href=\"\(Link.signIn)\">重新登录</a>", "登录后用浏览器的“后退”可以回到刚才的页面，已填写的内容仍在。"]
    case "formExpired":
      title = "页面已经过期"
      explanation = "这张表单打开的时间太久，或者登录状态已经改变，内容没有提交。"
      ways = [back, "刷新页面后再次提交。"]
    case "stale", "conflict":
      title = "内容已被他人更新"
      explanation = "您打开表单之后，有人办理了同一件。您的操作没有保存。"
      ways = [back, "刷新该件的页面，看清最新情况后再办理。"]
    case "storeAway":
      title = "系统正在切换，请稍后再试"
      explanation = "数据库正在切换到备用服务器，通常几秒钟即可恢复。已经提交成功的内容不受影响。"
      ways = ["请稍等片刻，再刷新这个页面。", back, home]
    case "forbidden", "crossSite":
      title = "不能进行这项操作"
      explanation = "您的岗位不能进行这项操作，或者请求不是从本网站发出的。"
      ways = ["如认为应当有此权限，请联系本单位安全管理员。", home]
    case "badRequest", "unsupportedMediaType":
      title = "提交的内容无法读取"
      explanation = "网址或者提交的内容格式不对。"
      ways = [back, home]
    case "pdfMissing":
      title = "这里还不能生成 PDF"
      explanation = "服务器没有安装生成 PDF 所需的程序。"
      ways = ["可以下载 Word 格式，或者打开页面后打印。", home]
    case "pdfFailed", "pdfBusy":
      title = "没有能够生成 PDF"
      explanation = "同时生成的文件太多，或者这份文件太长。"
      ways = ["请稍后再试。", "可以下载 Word 格式，或者打开页面后打印。", home]
    default:
      title = "系统暂时不能处理"
      explanation = "不是您的原因。情况已经记录，我们会尽快处理。"
      ways = ["请稍后再试。", back, home]
    }
  }
}
