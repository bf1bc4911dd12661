extension RegimeValuer {
  func reach(into reach: inout RuleReach) {
    reach.add(schedule)
    for other in followed.values { other.reach(into: &reach) }
  }
}

extension CompositionValuer {
  func reach(into reach: inout RuleReach) {
    for member in members { member.answer.reach(into: &reach) }
    for choice in choices { reach.add(choice.when) }
  }
}
