import Desk
import Statute

/// Who asks in the sample, and what for.
enum CountyApplicants {
  private static let wanted = [
    "关于老旧小区改造的年度计划和资金安排文件", "清溪镇柳湾村土地征收批准文件和补偿安置方案", "农村公路养护资金分配情况", "义务教育学校招生范围划定依据",
    "城区公共停车场收费标准的批准文件", "高标准农田建设项目验收报告", "乡镇卫生院基本药物采购目录", "食品安全监督抽检不合格产品处置情况",
    "饮用水水源地保护区划定文件", "社会救助资金发放标准", "重大建设项目环境影响评价批复", "行政执法人员名录",
    "供水管网改造工程招标文件", "宅基地审批台账", "林权流转登记情况", "公办幼儿园收费标准",
  ]

  static func draft(_ request: CountyRequest, _ chance: inout CountyChance) -> RequestDraft {
    let isPerson = request.applicant == .natural
    let name =
      isPerson
      ? CountyNames.person(&chance)
      : "云岭\(chance.pick(["青禾", "远山", "启明", "百川"]))\(request.applicant.demoEnding)"
    let year = request.receivedOn.year - 1 - chance.below(3)
    return RequestDraft(
      body: request.body.code, channel: request.channel, receivedOn: request.receivedOn,
      applicant: request.applicant,
      particulars: Particulars(
        name: name, proofKind: isPerson ? "居民身份证" : "营业执照或者登记证书", proofNumber: "示例\(1_000 + request.number)",
        phone: "0999-61\(10_000 + chance.below(80_000))", address: "云岭县文峰路\(1 + chance.below(200))号"),
      wanted: "\(year)年" + chance.pick(wanted), form: chance.pick([.paper, .electronic, .electronic]))
  }
}

extension ApplicantKind {
  fileprivate var demoEnding: String {
    switch self {
    case .natural: ""
    case .enterprise: "商贸有限公司"
    case .research: "农业研究所"
    case .welfare: "公益服务中心"
    case .legalService: "律师事务所"
    case .otherOrganization: "合作社"
    }
  }
}

/// What the replies of the sample say.
enum CountyReplies {
  static func decision(_ request: CountyRequest) -> Decision {
    let outcome = request.outcome
    switch outcome {
    case .alreadyPublic:
      return Decision(outcome: outcome, guidance: "该信息已在本网站“法定主动公开内容”栏目公开，可以按标题检索查阅。")
    case .granted: return Decision(outcome: outcome, guidance: "复制件随本答复一并提供。", provided: ["所申请文件的复制件"])
    case .partlyGranted:
      return Decision(
        outcome: outcome, reasons: "文件中涉及他人住址和联系方式的内容属于个人隐私，作了区分处理，其余内容予以公开。", withheld: [.thirdPartyRights],
        provided: ["区分处理后的复制件"])
    case .stateSecret: return Decision(outcome: outcome, reasons: "所申请信息已依法定为国家秘密。")
    case .forbiddenByLaw: return Decision(outcome: outcome, reasons: "所申请信息属于法律明确规定禁止公开的信息。")
    case .threeSecurities: return Decision(outcome: outcome, reasons: "所申请信息包含应急处置部署的细节，公开后可能危及公共安全。")
    case .thirdPartyRights: return Decision(outcome: outcome, reasons: "经征求意见，第三方不同意公开且理由合理，所申请信息涉及其商业秘密。")
    case .internalAffairs: return Decision(outcome: outcome, reasons: "所申请信息是本机关人事管理方面的内部事务信息。")
    case .processInformation: return Decision(outcome: outcome, reasons: "所申请信息是尚在讨论中的过程稿。")
    case .enforcementFile: return Decision(outcome: outcome, reasons: "所申请信息是行政执法案卷中的材料。")
    case .administrativeQuery:
      return Decision(outcome: outcome, guidance: "不动产登记资料的查询，请依照有关法律、行政法规的规定向不动产登记机构办理。")
    case .notHeld: return Decision(outcome: outcome, reasons: "经检索本机关公文系统和档案室目录，没有找到所申请的信息。")
    case .notResponsible:
      return Decision(outcome: outcome, reasons: "所申请信息不由本机关制作或者保存。", guidance: "建议向云岭县自然资源局申请。")
    case .needsCreation: return Decision(outcome: outcome, reasons: "本机关没有现成的汇总信息，需要对现有信息进行加工、分析。")
    case .stillUnclear: return Decision(outcome: outcome, reasons: "补正后仍然不能确定所申请信息的名称或者特征。")
    case .petition: return Decision(outcome: outcome, reasons: "所提事项属于投诉举报，请通过信访、投诉渠道反映。")
    case .duplicate: return Decision(outcome: outcome, reasons: "本机关已就同一申请作出答复，不再重复处理。")
    case .publication: return Decision(outcome: outcome, reasons: "所申请内容为公开出版的年鉴，可以到县图书馆查阅。")
    case .excessive: return Decision(outcome: outcome, reasons: "申请数量、频次明显超过合理范围，所述理由不合理。")
    case .reissue: return Decision(outcome: outcome, reasons: "所申请内容是要求重新出具已经取得的文件。")
    case .otherHandling, .notClarifiedInTime, .feeUnpaid, .withdrawn:
      return Decision(outcome: .otherHandling, reasons: "申请事项已通过其他程序一并处理。")
    }
  }
}
