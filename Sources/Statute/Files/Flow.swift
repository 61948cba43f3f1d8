/// A flow (流程): at which step who may do what. Data, so that the page that shows the buttons and the rule that
/// refuses the act read the same table.
package struct Flow<Step: Hashable & Sendable, Action: Hashable & Sendable>: Sendable {
  package struct Rule: Sendable {
    package let action: Action
    package let steps: Set<Step>
    package let roles: Set<Role>

    package init(_ action: Action, at steps: Set<Step>, by roles: Set<Role>) {
      self.action = action
      self.steps = steps
      self.roles = roles
    }
  }

  /// In the order in which a page offers them.
  package let rules: [Rule]

  package init(_ rules: [Rule]) {
    self.rules = rules
  }

  /// What people in these roles may do at a step, in the order of the table.
  package func actions(at step: Step, for roles: Set<Role>) -> [Action] {
    var seen: Set<Action> = []
    return rules.compactMap { rule in
      guard rule.steps.contains(step), !rule.roles.isDisjoint(with: roles), seen.insert(rule.action).inserted
      else { return nil }
      return rule.action
    }
  }

  /// In which of these roles the act would be done; `nil` where none may do it at this step.
  package func role(for action: Action, at step: Step, among roles: Set<Role>) -> Role? {
    for rule in rules where rule.action == action && rule.steps.contains(step) {
      if let role = Role.allCases.first(where: { rule.roles.contains($0) && roles.contains($0) }) {
        return role
      }
    }
    return nil
  }

  /// Whether the act belongs to the step at all, whoever does it.
  package func allows(_ action: Action, at step: Step) -> Bool {
    rules.contains { $0.action == action && $0.steps.contains(step) }
  }
}
