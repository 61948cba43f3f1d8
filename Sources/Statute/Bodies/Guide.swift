/// The guide to a body's information (政府信息公开指南): what article 12 asks for, and every way in that the body opens
/// (it is bound by what it announces; 国务院办公厅公开办 2017).
package struct Guide: Hashable, Sendable {
  /// 信息分类.
  package var classification: String
  /// 编排体系.
  package var arrangement: String
  /// 获取方式.
  package var waysToObtain: String
  package var office: Office
  /// Ways in for requests, each with how to use it.
  package var channels: [Intake]
  /// How to complain: the supervising organ and its telephone (article 51).
  package var supervision: String

  /// The working body (政府信息公开工作机构).
  package struct Office: Hashable, Sendable {
    package var name: String
    package var address: String
    package var hours: String
    package var telephone: String
    /// `无` where there is none; the law asks for the field.
    package var fax: String
    /// 互联网联系方式.
    package var internet: String

    package init(
      name: String, address: String, hours: String, telephone: String, fax: String, internet: String
    ) {
      self.name = name
      self.address = address
      self.hours = hours
      self.telephone = telephone
      self.fax = fax
      self.internet = internet
    }
  }

  package struct Intake: Hashable, Sendable {
    package var channel: RequestChannel
    package var how: String

    package init(_ channel: RequestChannel, how: String) {
      self.channel = channel
      self.how = how
    }
  }

  package init(
    classification: String, arrangement: String, waysToObtain: String, office: Office,
    channels: [Intake] = [],
    supervision: String = ""
  ) {
    self.classification = classification
    self.arrangement = arrangement
    self.waysToObtain = waysToObtain
    self.office = office
    self.channels = channels
    self.supervision = supervision
  }

  package func opens(_ channel: RequestChannel) -> Bool {
    channels.contains { $0.channel == channel }
  }
}

extension Guide {
  /// A field that article 12 asks for and that is empty.
  package struct Gap: Hashable, Sendable {
    package let field: String
    package let title: String

    package var message: String { "请填写\(title)。" }
  }

  /// All that is missing, in the order of the form.
  package func gaps(for kind: BodyKind) -> [Gap] {
    let fields: [(String, String, String)] = [
      ("classification", "信息分类", classification), ("arrangement", "编排体系", arrangement),
      ("waysToObtain", "获取方式", waysToObtain), ("officeName", "工作机构名称", office.name),
      ("officeAddress", "办公地址", office.address), ("officeHours", "办公时间", office.hours),
      ("officeTelephone", "联系电话", office.telephone), ("officeFax", "传真号码（没有的填“无”）", office.fax),
      ("officeInternet", "互联网联系方式", office.internet),
    ]
    var gaps = fields.filter { $0.2.allSatisfy(\.isWhitespace) }.map { Gap(field: $0.0, title: $0.1) }
    if kind.takesRequests, channels.isEmpty { gaps.append(Gap(field: "channels", title: "受理申请的渠道")) }
    for intake in channels where intake.how.allSatisfy(\.isWhitespace) {
      gaps.append(Gap(field: "how-" + intake.channel.rawValue, title: "“\(intake.channel.title)”的使用方法"))
    }
    return gaps
  }

  func write(into payload: inout Payload) {
    payload.set("classification", classification)
    payload.set("arrangement", arrangement)
    payload.set("waysToObtain", waysToObtain)
    payload.set("officeName", office.name)
    payload.set("officeAddress", office.address)
    payload.set("officeHours", office.hours)
    payload.set("officeTelephone", office.telephone)
    payload.set("officeFax", office.fax)
    payload.set("officeInternet", office.internet)
    payload.set("channels", channels.map { $0.channel.rawValue + " " + $0.how })
    payload.set("supervision", supervision)
  }

  init(_ payload: Payload) throws(UnreadableEvent) {
    var channels: [Intake] = []
    for stored in payload.list("channels") {
      let parts = stored.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false).map(
        String.init)
      guard parts.count == 2, let channel = RequestChannel(rawValue: parts[0]) else {
        throw .missing("channels")
      }
      channels.append(Intake(channel, how: parts[1]))
    }
    self.init(
      classification: try payload.text("classification"), arrangement: try payload.text("arrangement"),
      waysToObtain: try payload.text("waysToObtain"),
      office: Office(
        name: try payload.text("officeName"), address: try payload.text("officeAddress"),
        hours: try payload.text("officeHours"), telephone: try payload.text("officeTelephone"),
        fax: try payload.text("officeFax"), internet: try payload.text("officeInternet")),
      channels: channels, supervision: try payload.text("supervision"))
  }
}
