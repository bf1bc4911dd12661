/// Looks for rows that follow a regime that does not exist, or that follows back.
struct FollowChecker {
  let schedules: [String: Schedule]
  let problems: ProblemList

  func check() {
    for schedule in schedules.values {
      for row in schedule.haircuts {
        for values in row.values {
          guard case .follow(let name) = values.figures else { continue }
          if schedules[name] == nil {
            problems.add(
              at: values.location, "no regime `\(name)`",
              remedy: Spelling.nearest(to: name, among: schedules.keys).map {
                "did you mean `\($0)`?"
              } ?? "regimes: \(schedules.keys.sorted().joined(separator: ", "))")
          } else if reaches(name, schedule.regime.id, []) {
            problems.add(
              at: values.location,
              "`\(schedule.regime.id)` follows `\(name)`, which follows it back",
              remedy: "break the circle")
          }
        }
      }
    }
  }

  private func reaches(_ regime: String, _ target: String, _ seen: Set<String>) -> Bool {
    if regime == target { return true }
    guard !seen.contains(regime), let schedule = schedules[regime] else { return false }
    return schedule.followed.contains { reaches($0, target, seen.union([regime])) }
  }
}
