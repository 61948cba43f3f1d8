/// An edition of the statutory annual report form (政府信息公开工作年度报告格式).
///
/// The raw value is the published name of the edition.
package enum ReportEdition: String, CaseIterable, Hashable, Sendable {
  /// 国办公开办函〔2021〕30号: reports on 2021 and later.
  case of2021 = "2021"
  /// 国办公开办函〔2019〕60号, on trial: reports on 2019 and 2020.
  case of2019 = "2019"
  /// 国办发〔2014〕32号: the statistics table of the reports on 2014 to 2018.
  case of2014 = "2014"
  /// The forms that each place had of its own for 2008 to 2013.
  case local

  /// The edition that a report on a year has to use; nil before the Regulation was in force (2008).
  package static func required(forYear year: Int) -> ReportEdition? {
    switch year {
    case 2021...: .of2021
    case 2019...2020: .of2019
    case 2014...2018: .of2014
    case 2008...2013: .local
    default: nil
    }
  }

  /// Whether the edition has tables 2, 3 and 4; the older ones are lists of indicators.
  package var hasTables: Bool { self == .of2021 || self == .of2019 }

  /// The name in sentences.
  package var label: String {
    switch self {
    case .of2021: "2021年版格式"
    case .of2019: "2019年试行格式"
    case .of2014: "2014年统计表"
    case .local: "地方统计表"
    }
  }
}

/// A section of the report (第五十条), in the fixed order of the forms of 2019 and 2021.
package enum ReportSection: Int, CaseIterable, Hashable, Sendable {
  case overview = 1, disclosure, requests, remedies, problems, other

  /// The heading, exactly as the form prints it.
  package var heading: String {
    switch self {
    case .overview: "一、总体情况"
    case .disclosure: "二、主动公开政府信息情况"
    case .requests: "三、收到和处理政府信息公开申请情况"
    case .remedies: "四、政府信息公开行政复议、行政诉讼情况"
    case .problems: "五、存在的主要问题及改进情况"
    case .other: "六、其他需要报告的事项"
    }
  }
}
