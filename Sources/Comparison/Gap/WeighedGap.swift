public import Money
public import Valuation

/// What the same posted collateral is worth under each of several regimes, and what the difference costs.
public struct WeighedGap: Sendable {
  /// One agreement under one regime.
  public struct Line: Sendable {
    /// Sums of the rows.
    public let total: AgreementTotal
    /// How many pledges are eligible.
    public fileprivate(set) var eligible = 0
    /// What the collateral is worth less than under the regime that leaves most.
    public fileprivate(set) var cost: TotalAmount
    /// Whether no regime leaves less.
    public fileprivate(set) var isStrictest = false
  }

  /// Agreements in the order of the book, regimes in the order asked.
  public let lines: [Line]

  /// Weighs the totals of a book that was valued under the same regimes throughout.
  ///
  /// - Parameter eligible: number of eligible pledges by agreement and regime.
  public init(
    _ totals: [AgreementTotal], eligible: [[String]: Int]
  ) throws(NumberError) {
    var best: [String: TotalAmount] = [:]
    var worst: [String: TotalAmount] = [:]
    for total in totals {
      let value = total.collateralValue
      if best[total.agreement].map({ $0.minorUnits < value.minorUnits }) ?? true {
        best[total.agreement] = value
      }
      if worst[total.agreement].map({ $0.minorUnits > value.minorUnits }) ?? true {
        worst[total.agreement] = value
      }
    }
    var lines: [Line] = []
    for total in totals {
      let value = total.collateralValue
      var line = Line(total: total, cost: .zero(value.currency))
      line.eligible = eligible[[total.agreement, total.regime]] ?? 0
      if let most = best[total.agreement] { line.cost = try most.subtracting(value) }
      line.isStrictest = worst[total.agreement]?.minorUnits == value.minorUnits
      lines.append(line)
    }
    self.lines = lines
  }
}
