public import Schedules

/// Which regimes rest on others: those that follow them, and compositions of them.
public enum Dependents {
  /// The regimes themselves and everything that rests on them, in order of name.
  public static func reached(from regimes: some Sequence<String>, in law: Law) -> [String] {
    var reached = Set(regimes)
    var hasGrown = true
    while hasGrown {
      hasGrown = false
      for name in law.regimes where !reached.contains(name) {
        let rests =
          law.schedules[name]?.followed.contains(where: reached.contains)
          ?? law.compositions[name]?.members.contains(where: reached.contains) ?? false
        if rests {
          reached.insert(name)
          hasGrown = true
        }
      }
    }
    return law.regimes.filter(reached.contains)
  }
}
