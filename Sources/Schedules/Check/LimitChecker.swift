import Money

/// Looks for limits whose words contradict each other.
struct LimitChecker {
  /// So many limits one regime or composition can hold.
  static let capacity = 64

  let limits: [ConcentrationLimit]
  let problems: ProblemList

  func check() {
    for limit in limits { check(limit) }
    if limits.count > Self.capacity, let last = limits.last {
      problems.add(
        at: last.citation.location,
        "\(limits.count) limits; no more than \(Self.capacity) can be held",
        remedy: "put together what can be said in one")
    }
  }

  private func check(_ limit: ConcentrationLimit) {
    func refuse(_ isWrong: Bool, _ message: String, _ remedy: String) {
      if isWrong {
        problems.add(
          at: limit.citation.location, "limit `\(limit.id)`: \(message)", remedy: remedy)
      }
    }
    let percents = limit.bounds.contains { if case .percent = $0 { true } else { false } }
    refuse(
      limit.reference == .amount && percents, "a percentage of `amount`",
      "say in `against` what the percentage is of")
    refuse(
      limit.reference != .amount && !percents, "nothing is a share of \(limit.reference.rawValue)",
      "write `against: amount`, or a bound in percent")
    refuse(
      limit.reference == .recognized && limit.measure != .valueAfterHaircut,
      "what is recognized is a value after haircut", "write `measured: value-after-haircut`")
    refuse(
      limit.reference == .recognized && limit.excess != .disregarded,
      "a share of what is recognized can only be disregarded", "write `excess: disregarded`")
    let isOfIssue = limit.reference == .issueSize || limit.reference == .averageDailyVolume
    refuse(
      isOfIssue && limit.scope != .issue, "\(limit.reference.rawValue) is that of one issue",
      "write `scope: issue`")
    refuse(
      isOfIssue && limit.above != nil, "`above` does not go with \(limit.reference.rawValue)",
      "take `above` away")
    refuse(
      !percents && limit.above != nil, "`above` without a bound in percent",
      "take `above` away, or add the percentage")
    refuse(
      limit.bounds.count < 2 && limit.combination != nil, "`combine` with one bound",
      "take `combine` away")
    refuse(
      (limit.excess == .surcharge) != (limit.surcharge != nil),
      "`surcharge` goes with `excess: surcharge`, and only with it", "write both, or neither")
    let hasUnits =
      limit.positionAbove.contains { if case .units = $0 { true } else { false } }
      || limit.bounds.contains { if case .units = $0 { true } else { false } }
    refuse(
      hasUnits && limit.scope != .issue, "units can be counted of one issue only",
      "write `scope: issue`")
    for size in limit.positionAbove {
      guard case .percent(_, let reference) = size else { continue }
      refuse(
        reference != .netCapital && reference != .tentativeNetCapital,
        "a position is compared with a share of net capital, not of \(reference.rawValue)",
        "write `of: net-capital` or `of: tentative-net-capital`")
    }
  }
}
