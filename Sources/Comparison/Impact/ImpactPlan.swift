public import Collateral
public import Schedules

/// Which regimes a draft touches, and under which of them each agreement is valued before and after.
public struct ImpactPlan: Sendable {
  /// One comparison: the regime of the draft law, and what stands for it today.
  public struct Step: Sendable, Hashable {
    /// Under the draft law.
    public let regime: String
    /// Under the law of today; another name where the regime is new.
    public let before: String
  }

  /// The regimes that are compared, in order of name.
  public let regimes: [String]
  /// What each agreement is valued under; agreements that use nothing of it are left out.
  public let steps: [String: [Step]]

  /// A plan.
  ///
  /// - Parameters:
  ///   - drafted: the regimes that were drafted.
  ///   - current: the law of today.
  ///   - draft: the law with the drafts in it.
  ///   - agreements: by name.
  ///   - chosen: regimes in the place of the agreements' own.
  ///   - against: what stands today for a regime that is new.
  public init(
    drafted: [String], current: Law, draft: Law, agreements: [String: Agreement],
    chosen: [String]?, against: String?
  ) {
    let touched = Dependents.reached(from: drafted, in: draft)
    let isNew = { (name: String) in current.head(of: name) == nil }
    func step(_ name: String) -> Step? {
      guard isNew(name) else { return Step(regime: name, before: name) }
      return against.map { Step(regime: name, before: $0) }
    }
    let newcomers = touched.filter(isNew)
    var steps: [String: [Step]] = [:]
    for (name, agreement) in agreements {
      var names = chosen ?? agreement.regimes.filter(touched.contains)
      // Agreements under the regime that a new one is compared with are those whom it would reach.
      if chosen == nil, let against, agreement.regimes.contains(against) {
        names += newcomers.filter { !names.contains($0) }
      }
      let list = names.compactMap(step)
      if !list.isEmpty { steps[name] = list }
    }
    self.steps = steps
    let used = Set(steps.values.joined().map(\.regime))
    regimes = used.sorted()
  }

  /// The regimes of today that are needed.
  public var regimesBefore: Set<String> { Set(steps.values.joined().map(\.before)) }
}
