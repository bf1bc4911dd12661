public import Money

/// The sums of the rows of one agreement under one regime, as printed.
public struct AgreementTotal: Sendable {
  /// Agreement.
  public let agreement: String
  /// Regime.
  public let regime: String
  /// How many pledges.
  public private(set) var pledges = 0
  /// Sum of market values in base currency, as far as they are known.
  public private(set) var marketValue: TotalAmount
  /// Sum of values after haircut.
  public private(set) var valueAfterHaircut: TotalAmount
  /// Sum of what limits take.
  public private(set) var disregarded: TotalAmount
  /// Sum of collateral values.
  public private(set) var collateralValue: TotalAmount

  /// No rows yet.
  public init(agreement: String, regime: String, baseCurrency: Currency) {
    self.agreement = agreement
    self.regime = regime
    marketValue = .zero(baseCurrency)
    valueAfterHaircut = .zero(baseCurrency)
    disregarded = .zero(baseCurrency)
    collateralValue = .zero(baseCurrency)
  }

  /// Adds a row.
  public mutating func add(_ row: PledgeValue) throws(NumberError) {
    pledges += 1
    if let value = row.marketValueBase { marketValue = try marketValue.adding(value) }
    valueAfterHaircut = try valueAfterHaircut.adding(row.valueAfterHaircut)
    disregarded = try disregarded.adding(row.disregarded)
    collateralValue = try collateralValue.adding(row.collateralValue)
  }

  /// Adds a row that is told from columns.
  mutating func add(_ row: LeanValue) {
    pledges += 1
    // Sums of 64-bit amounts fit 128 bits for any book that fits a machine.
    if row.base >= 0 { marketValue = marketValue.adding(units: row.base) }
    valueAfterHaircut = valueAfterHaircut.adding(units: row.after)
    disregarded = disregarded.adding(units: row.taken)
    collateralValue = collateralValue.adding(units: row.after - row.taken)
  }

  /// Adds the sums of other rows of the same agreement and regime.
  public mutating func add(_ other: AgreementTotal) throws(NumberError) {
    pledges += other.pledges
    marketValue = try marketValue.adding(other.marketValue)
    valueAfterHaircut = try valueAfterHaircut.adding(other.valueAfterHaircut)
    disregarded = try disregarded.adding(other.disregarded)
    collateralValue = try collateralValue.adding(other.collateralValue)
  }
}
