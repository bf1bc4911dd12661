public import Money

/// Why the collateral value of one agreement moved under one regime.
public struct AgreementAttribution: Sendable {
  /// Agreement.
  public let agreement: String
  /// Regime.
  public let regime: String
  /// Its pledges of either book: those of the later book in its order, then those that were returned.
  public let pledges: [PledgeAttribution]
  /// Sum of collateral values before.
  public let before: TotalAmount
  /// Sum of collateral values after.
  public let after: TotalAmount
  private let sums: [AttributionPart: TotalAmount]

  init(
    agreement: String, regime: String, baseCurrency: Currency, pledges: [PledgeAttribution]
  ) throws(NumberError) {
    self.agreement = agreement
    self.regime = regime
    self.pledges = pledges
    var (before, after) = (TotalAmount.zero(baseCurrency), TotalAmount.zero(baseCurrency))
    var sums: [AttributionPart: TotalAmount] = [:]
    for pledge in pledges {
      before = try before.adding(pledge.before)
      after = try after.adding(pledge.after)
      for item in pledge.contributions {
        sums[item.part] = try (sums[item.part] ?? .zero(baseCurrency)).adding(item.amount)
      }
    }
    self.before = before
    self.after = after
    self.sums = sums
  }

  /// What a part contributes; over all parts this adds up to ``change()``.
  public func amount(_ part: AttributionPart) -> TotalAmount {
    sums[part] ?? .zero(before.currency)
  }

  /// ``after`` less ``before``.
  public func change() throws(NumberError) -> TotalAmount { try after.subtracting(before) }

  /// The pledges that a part moves, the one that it moves most first.
  public func moved(
    by part: AttributionPart
  ) -> [(pledge: PledgeAttribution, contribution: PledgeAttribution.Contribution)] {
    let moved = pledges.flatMap { pledge in
      pledge.contributions.filter { $0.part == part }.map { (pledge, $0) }
    }
    // Equal ones stay in the order of the book.
    return moved.enumerated().sorted { left, right in
      let sizes = (
        left.element.1.amount.minorUnits.magnitude, right.element.1.amount.minorUnits.magnitude
      )
      return sizes.0 == sizes.1 ? left.offset < right.offset : sizes.0 > sizes.1
    }.map { ($0.element.0, $0.element.1) }
  }
}
