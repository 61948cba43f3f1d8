import Statute

/// What the applicant may do against a reply, in words (Regulation, article 51; Administrative Reconsideration Law,
/// articles 20 and 23; Administrative Litigation Law, articles 45 and 46).
enum RemedyText {
  static func paragraphs(_ remedies: Remedies, _ facts: LetterFacts, letter: String) -> [String] {
    let you = facts.you
    let organ = facts.reviewOrgan ?? rule(facts.bodyKind)
    let court = facts.court ?? "有管辖权的人民法院"
    let review = remedies.review.unit.words(remedies.review.count)
    let after = remedies.suitAfterReview.unit.words(remedies.suitAfterReview.count)
    var text: String
    if let suit = remedies.suit {
      text =
        "\(you)如对本\(letter)不服，可以自收到本\(letter)之日起\(review)内依法向\(organ)申请行政复议，"
        + "或者自收到本\(letter)之日起\(suit.unit.words(suit.count))内依法向\(court)提起行政诉讼。"
    } else {
      text =
        "\(you)如对本\(letter)中不予公开的决定不服，根据《中华人民共和国行政复议法》第二十三条的规定，应当先自收到本\(letter)之日起\(review)内"
        + "向\(organ)申请行政复议；对行政复议决定不服的，可以自收到行政复议决定书之日起\(after)内依法向\(court)提起行政诉讼。"
    }
    var paragraphs = [text]
    if facts.isServedOnline {
      // Reconsideration Law, article 22: who serves online names the way online.
      paragraphs.append("行政复议申请可以书面提出，也可以通过行政复议机关公布的互联网渠道提交。")
    }
    paragraphs.append("\(you)认为本机关在政府信息公开工作中侵犯\(you)合法权益的，也可以向上一级行政机关或者政府信息公开工作主管部门投诉、举报。")
    return paragraphs
  }

  /// The organ of reconsideration where it is not known by name (Reconsideration Law, article 24).
  private static func rule(_ kind: BodyKind) -> String {
    switch kind {
    case .countyGovernment: "上一级人民政府"
    case .department, .publicEnterprise, .collection: "本级人民政府"
    case .township: "上一级人民政府"
    }
  }
}
