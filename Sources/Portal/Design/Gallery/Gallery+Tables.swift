import WebParts

extension Gallery {
  var tables: HTML {
    """
    <h2>表格</h2>
    \(DataTable(
      caption: "待办案卷", note: "按剩余工作日排列",
      columns: [
        .init("编号", .whole, order: DataTable.Order.none, orderAddress: "?order=number"), .init("事由"),
        .init("收到", .whole, order: DataTable.Order.none, orderAddress: "?order=date"), .init("状态"),
        .init("剩余", .figure, order: .ascending, orderAddress: "?order=-left"),
      ],
      rows: [
        ["<a href=\"/f/31\">2026-0031</a>", "申请公开学校食堂大宗食材采购中标结果", "2026-10-20", "\(Badge(.late, "已逾期"))", "−2"],
        ["<a href=\"/f/38\">2026-0038</a>", "申请公开城南片区征地补偿安置方案", "2026-10-29", "\(Badge(.today, "今日到期"))", "0"],
        ["<a href=\"/f/42\">2026-0042</a>", "申请公开 2025 年危房改造名单", "2026-11-02", "\(Badge(.soon, "即将到期"))", "3"],
        ["<a href=\"/f/45\">2026-0045</a>", "申请公开道路施工许可", "2026-11-16", "\(Badge(.paused, "中止计算"))", "12"],
      ], sums: ["合计", "4 件", "", "", ""]))
    \(StatutoryTable(
      caption: "三、收到和处理政府信息公开申请情况", note: "单位：件", head: Self.formHead, rows: Self.formRows,
      faults: ["自然人：本年新收 12 + 上年结转 1 应等于 办理结果总计 11 + 结转下年度 1（13 ≠ 12）"]))
    """
  }

  private typealias Cell = StatutoryTable.Cell

  private static let formHead: [[Cell]] = [
    [
      .corner("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", columns: 3, rows: 3),
      .head("申请人情况", columns: 7),
    ],
    [.head("自然人", rows: 2), .head("法人或其他组织", columns: 5), .head("总计", rows: 2)],
    [.head("商业企业"), .head("科研机构"), .head("社会公益组织"), .head("法律服务机构"), .head("其他")],
  ]

  private static let formRows: [[Cell]] = [
    [.label("一、本年新收政府信息公开申请数量", columns: 3)] + figures([12, 2, 0, 0, 1, 0, 15], failing: 0),
    [.label("二、上年结转政府信息公开申请数量", columns: 3)] + figures([1, 0, 0, 0, 0, 0, 1], failing: 0),
    [.label("三、本年度办理结果", rows: 6), .label("（一）予以公开", columns: 2)] + figures([6, 1, 0, 0, 0, 0, 7]),
    [.label("（二）部分公开（区分处理的，只计这一情形，不计其他情形）", columns: 2)] + figures([2, 0, 0, 0, 1, 0, 3]),
    [.label("（三）不予公开", rows: 3), .label("1.属于国家秘密")] + figures([0, 0, 0, 0, 0, 0, 0]),
    [.label("2.其他法律行政法规禁止公开")] + figures([1, 0, 0, 0, 0, 0, 1]),
    [.label("3.危及“三安全一稳定”")] + figures([2, 0, 0, 0, 0, 0, 2]),
    [.label("（七）总计", columns: 2)] + figures([11, 1, 0, 0, 1, 0, 13], isSum: true, failing: 0),
    [.label("四、结转下年度继续办理", columns: 3)] + figures([1, 1, 0, 0, 0, 0, 2], failing: 0),
  ]

  private static func figures(_ numbers: [Int], isSum: Bool = false, failing: Int? = nil) -> [Cell] {
    numbers.enumerated().map { index, number in
      .figure(
        number, address: number > 0 ? "/report/cell/\(index)" : nil, isSum: isSum || index == 6,
        fails: index == failing)
    }
  }

  var charts: HTML {
    """
    <h2 id="charts">图表</h2>
    <div class="columns">
    \(BarChart(
      id: "chart-outcomes", title: "2025 年申请办理结果", unit: "件",
      bars: [
        .init("予以公开", 74), .init("部分公开", 18), .init("不予公开", 9), .init("无法提供", 31), .init("不予处理", 6),
        .init("结转下年度", 5, isSecond: true),
      ], labelTitle: "办理结果"))
    \(BarChart(
      id: "chart-years", title: "历年收到申请", unit: "件",
      bars: [
        .init("2020", 41), .init("2021", 58), .init("2022", 63), .init("2023", 97), .init("2024", 116),
        .init("2025", 143), .init("2026", 128, isSecond: true),
      ], direction: .standing, labelTitle: "年份"))
    \(LineChart(
      id: "chart-months", title: "每月公开信息", unit: "条",
      labels: ["1月", "2月", "3月", "4月", "5月", "6月", "7月", "8月", "9月", "10月", "11月", "12月"],
      lines: [
        Line("2026", [210, 142, 305, 288, 260, 331, 240, 262, 301, 198, 176, nil]),
        Line("2025", [180, 120, 255, 240, 251, 270, 205, 233, 262, 170, 244, 290]),
      ], labelTitle: "月份"))
    \(LineChart(
      id: "chart-use", title: "平均答复用时", unit: "工作日", labels: ["2021", "2022", "2023", "2024", "2025"],
      lines: [Line("用时", [17, 15, 16, 13, 11])], labelTitle: "年份", isTableOpen: true))
    </div>
    """
  }

  private typealias Line = LineChart.Line

  var letter: HTML {
    """
    <h2>答复书</h2>
    <p>\(PrintButton(title: "打印答复书"))</p>
    \(Letter(
      from: "云岭县教育体育局", number: "云教公复〔2026〕15号", title: "政府信息公开申请答复书", to: "李明",
      paragraphs: [
        "您于2026年11月20日提交的政府信息公开申请（编号 2026-0042）收悉。您申请公开“2025 年全县义务教育阶段学校食堂大宗食材采购中标结果”。",
        "一、办理情况",
        "经检索，所申请的信息由本机关制作并保存。根据《中华人民共和国政府信息公开条例》第三十六条第（二）项的规定，本机关决定予以公开，现将《2025 年学校食堂大宗食材采购中标结果一览表》提供给您，见附件。",
        "二、救济途径",
        "如对本答复不服，可以自收到本答复书之日起六十日内向云岭县人民政府申请行政复议，或者自收到本答复书之日起六个月内向云岭县人民法院提起行政诉讼。",
      ], signedBy: "云岭县教育体育局", date: "2026年12月8日", draftNote: "送审稿，未经签发不得发出"))
    """
  }
}
