package import Statute

/// Somebody with an account, as the desk knows them while they work.
package struct Officer: Hashable, Sendable {
  /// The key of the person's file.
  package let key: String
  package let name: String
  /// The code of the body they work for.
  package let body: String
  package let section: String?
  package let roles: Set<Role>
  /// For a supervisor and an administrator: the codes of all bodies below the own one.
  package let supervised: Set<String>

  package init(
    key: String, name: String, body: String, section: String? = nil, roles: Set<Role>,
    supervised: Set<String> = []
  ) {
    self.key = key
    self.name = name
    self.body = body
    self.section = section
    self.roles = roles
    self.supervised = supervised
  }
}

/// Who looks: anybody, an applicant who holds number and code of one request, or an officer.
package enum Viewer: Hashable, Sendable {
  case anyone
  case applicant(of: FileID)
  case officer(Officer)

  package var officer: Officer? {
    if case .officer(let officer) = self { officer } else { nil }
  }
}

/// What can be looked at. Every page, feed, search result, download and answer of the API asks about one of these.
package enum Sight: Hashable, Sendable {
  /// An item that is published.
  case publishedItem
  /// An item of a body at any step: drafts, reviews, what was withdrawn.
  case item(body: String)
  /// A request: what is asked, its course and its limits.
  case request(FileID, body: String)
  /// Who the applicant or a third party is.
  case particulars(FileID, body: String)
  /// The papers of a request.
  case papers(FileID, body: String)
  /// The reply to a request and what it provides, once it has been served online.
  case servedReply(FileID, body: String)
  /// The report of a body before it is published, and the files behind its cells.
  case report(body: String)
  /// The checks that a body made of published reports.
  case audit(body: String)
  /// Guide, settings and sections of a body, as those who keep them see them.
  case body(String)
  /// People and roles of a body.
  case people(body: String)
  /// The shape of a body and of those below it, as those who enter and place them see it.
  case bodies(under: String)
  /// What holds for the whole site, settings and calendars; the body at the root of the site, empty in a new installation.
  case settings(root: String)
  /// The record of who did what, over all bodies.
  case record
}

/// The one place that says who may see what (Regulation articles 14 to 17; GB/T 22239: separation of duties).
package enum Visibility {
  package static func may(_ viewer: Viewer, see sight: Sight) -> Bool {
    switch viewer {
    case .anyone: sight == .publishedItem
    case .applicant(let own): applicant(of: own, sees: sight)
    case .officer(let officer): may(officer, see: sight)
    }
  }

  private static func applicant(of own: FileID, sees sight: Sight) -> Bool {
    switch sight {
    case .publishedItem: true
    case .request(let file, _), .servedReply(let file, _): file == own
    default: false
    }
  }

  private static func may(_ officer: Officer, see sight: Sight) -> Bool {
    let works = !officer.roles.isDisjoint(with: Role.caseworkers)
    let supervises = officer.roles.contains(.supervisor)
    func handles(_ body: String) -> Bool { works && officer.body == body }
    func watches(_ body: String) -> Bool {
      supervises && (officer.body == body || officer.supervised.contains(body))
    }
    switch sight {
    case .publishedItem: return true
    case .item(let body), .request(_, let body), .report(let body): return handles(body) || watches(body)
    // A supervising organ watches the course of a request, not the person who asks.
    case .particulars(_, let body), .papers(_, let body), .servedReply(_, let body): return handles(body)
    case .audit(let body):
      return officer.body == body && !officer.roles.isDisjoint(with: ReportAuditFile.checkers)
    case .body(let body):
      return handles(body) || (officer.roles.contains(.systemAdministrator) && officer.covers(body))
    case .people(let body): return officer.roles.contains(.securityAdministrator) && officer.covers(body)
    case .bodies(let body): return officer.roles.contains(.systemAdministrator) && officer.covers(body)
    // The administrator of one of many bodies must not change the limits of all, nor see of which files they move.
    case .settings(let root):
      return officer.roles.contains(.systemAdministrator) && (root.isEmpty || officer.covers(root))
    case .record: return officer.roles.contains(.auditAdministrator)
    }
  }
}

extension Officer {
  /// Whether a body is the officer's own or lies below it.
  package func covers(_ body: String) -> Bool {
    self.body == body || supervised.contains(body)
  }
}

/// Why a use case did not do what was asked, as far as it is not a matter of the law.
package enum DeskError: Error, Hashable, Sendable {
  /// There is no such thing, or the one who asks may not know that there is.
  case notFound
  /// The one who asks may not do this.
  case forbidden
  /// Somebody else changed the file since the form was opened.
  case stale
  /// The body takes no requests (article 55), or is not known.
  case takesNoRequests
}
