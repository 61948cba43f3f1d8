import WebParts

extension Gallery {
  var lists: HTML {
    """
    \(SectionHead(title: "首页入口"))
    \(Doors(doors: [
      .init(title: "申请公开政府信息", address: "/requests/new", hint: "没有找到的，可以向机关提出申请"),
      .init(title: "查询申请进度", address: "/requests/status", hint: "凭编号和查询码"),
      .init(title: "政府信息公开目录", address: "/catalogue", hint: "按条例第二十条各项查阅"),
      .init(title: "政府信息公开年报", address: "/reports", hint: "历年报告和统计"),
    ]))
    \(SectionHead(title: "最新公开", more: Way("全部公开信息", "/items")))
    \(RowList(rows: Self.rows))
    \(Pagination(current: 7, last: 41, total: "共 3,407 条", address: { "/items?page=\($0)" }))
    \(SectionHead(title: "状态"))
    <p>\(Self.badges.map { $0.html }.joined(separator: " "))</p>
    \(SectionHead(title: "数字"))
    \(StatRow(stats: [
      .init("3,407", "条", "主动公开信息", address: "/items", note: "本月新增 62 条"),
      .init("128", "件", "今年收到申请", address: "/requests/list", note: "上年同期 97 件"),
      .init("11.4", "个工作日", "平均答复用时", note: "法定 20 个工作日"), .init("0", "件", "逾期未答复"),
    ]))
    \(ProgressBar(label: "年度公开任务", done: 31, total: 40, unit: "项"))
    """
  }

  static let rows: [RowList.Row] = [
    .init(
      "云岭县人民政府关于印发云岭县农村生活污水治理三年行动方案的通知", "/items/1", body: "云岭县人民政府", date: "2026-11-18",
      number: "云政发〔2026〕12号", state: Badge(.good, "有效")),
    .init(
      "关于公开征求《云岭县城镇道路临时停车管理办法（征求意见稿）》意见的公告", "/items/2", body: "云岭县住房和城乡建设局",
      date: "2026-11-12", number: "云建公告〔2026〕7号", state: Badge(.open, "征求意见中")),
    .init(
      "云岭县城区环境<mark>噪声污染</mark>防治管理规定", "/items/3", body: "云岭县生态环境分局", date: "2021-03-05",
      number: "云政规〔2021〕3号", state: Badge(.ended, "废止"),
      excerpt: "……第八条　在<mark>噪声</mark>敏感建筑物集中区域，禁止夜间进行产生环境<mark>噪声污染</mark>的建筑施工作业……"),
    .init(
      "2025年度部门决算", "/items/4", body: "云岭县教育体育局", date: "2026-08-30", number: "11530999015000000X/2026-00087",
      state: Badge(.lapsed, "失效")),
  ]

  static let badges: [Badge] = [
    Badge(.good, "按时"), Badge(.soon, "即将到期"), Badge(.today, "今日到期"), Badge(.late, "已逾期"),
    Badge(.paused, "中止计算"), Badge(.provisional, "暂定"), Badge(.done, "已办结"), Badge(.open, "办理中"),
    Badge(.good, "有效"), Badge(.lapsed, "失效"), Badge(.ended, "废止"), Badge(.plain, "草稿"),
  ]

  var document: HTML {
    """
    \(SectionHead(title: "文件页"))
    \(MetadataHead(facts: [
      Fact("索引号", "\(IndexNumber("115309990150000000/2026-00312"))"), Fact("主题分类", "农业、林业、水利\\水利"),
      Fact("发文机关", "云岭县人民政府"), Fact("成文日期", "2026年11月16日"),
      Fact("标题", "云岭县人民政府关于印发云岭县农村生活污水治理三年行动方案的通知", isAcross: true),
      Fact("发文字号", "\(DocumentNumber("云政发〔2026〕12号"))"), Fact("发布日期", "2026年11月18日"),
      Fact("有效性", "\(Badge(.good, "有效"))"), Fact("公开方式", "主动公开"),
    ]))
    <article><h2 class="document-title">\(TitleText("云岭县人民政府关于印发云岭县农村生活污水治理三年行动方案的通知"))\
    <span class="subtitle whole">云政发〔2026〕12号</span></h2>
    <div class="prose"><p class="flush">各乡镇人民政府，县直各部门：</p>
    <p>《云岭县农村生活污水治理三年行动方案（2026—2028年）》已经县人民政府第 21 次常务会议通过，现印发给你们，请认真组织实施。</p>
    <p>到 2028 年底，全县行政村生活污水治理率达到 65% 以上，乡镇政府驻地实现污水处理设施全覆盖，处理设施正常运行率不低于 90%。各乡镇应于每季度末向县生态环境分局报送进展情况。</p></div></article>
    \(Attachments(files: [
      .init(title: "云岭县农村生活污水治理三年行动方案", address: "/files/1", kind: "PDF", size: "1.2 MB"),
      .init(title: "治理任务分解表", address: "/files/2", kind: "XLSX", size: "38 KB"),
    ]))
    """
  }

  var messages: HTML {
    """
    \(SectionHead(title: "提示"))
    \(Notice(.good, "申请已登记，编号 2026-0042", "<p>答复期限为 12 月 18 日（20 个工作日）。凭编号和查询码可随时查看办理情况。</p>"))
    \(Notice(.fact, "本文件已有解读材料", "<p>请看<a href=\"/items/9\">《三年行动方案》政策解读</a>。</p>"))
    \(Notice(.look, "本期限为暂定", "<p>2027 年节假日安排尚未公布，暂按周末推算。安排公布后自动更正。</p>"))
    \(Notice(.stop, "本文件已经废止", "<p>自 2024 年 6 月 1 日起由<a href=\"/items/8\">\(DocumentNumber("云政规〔2024〕2号"))</a>代替。</p>"))
    \(EmptyState(
      title: "暂无待办件", explanation: "分派给您的申请、审核和督办事项会出现在这里，按剩余工作日从少到多排列。",
      actions: [Button("查看全部案卷", .secondary, address: "/desk/files")]))
    \(Receipt(
      title: "政府信息公开申请回执", number: "2026-0042", code: "K7QM-3XTD",
      content: """
      <p>云岭县教育体育局已于<span class="whole">2026年11月20日</span>收到您的申请，最迟于<strong class="whole">2026年12月18日</strong>答复。</p>\
      <p class="soft">查询码只显示这一次，请抄下、打印或截图保存。</p>\
      <div class="actions">\(PrintButton(title: "打印回执"))\(Button("查看办理进度", .link, address: "/requests/status"))</div>
      """))
    \(WentWrong(
      title: "没有找到这个页面", explanation: "地址可能输错了，或者页面已经移走。已公开的信息不会因此丢失。",
      ways: ["核对地址后重试", "在页面上方按标题或文号搜索", "从<a href=\"/sitemap\">网站地图</a>进入"], reference: "404"))
    """
  }
}
