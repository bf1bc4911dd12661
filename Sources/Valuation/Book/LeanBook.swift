public import Collateral
import Money

/// A book that has been valued: a row a pledge and regime, told from columns.
public struct LeanBook: Sendable {
  /// The pledges.
  public let pledges: PledgeTable
  /// The agreements in the order of ``PledgeTable/agreements``; nil where the book does not know one.
  public let agreements: [Agreement?]
  /// The regimes of each of them, in their order.
  public let regimes: [[String]]
  /// Sums, in the order in which agreements first appear.
  public let totals: [AgreementTotal]
  /// The verdicts of each part of the book.
  public let verdicts: [[Verdict]]

  let order: BookOrder
  /// For each of an agreement's regimes the rows, by position.
  let rows: [LeanRows]
  /// The part that valued each agreement.
  let parts: [Int32]

  /// Which part's ``verdicts`` a pledge's rows name.
  public func part(of row: Int) -> Int { Int(parts[pledges.agreement(of: row)]) }

  /// How many rows a pledge has.
  public func count(of row: Int) -> Int {
    let agreement = pledges.agreement(of: row)
    return agreements[agreement] == nil ? 0 : regimes[agreement].count
  }

  /// A pledge's row under one of its regimes.
  public func value(of row: Int, _ regime: Int) -> LeanValue {
    rows[regime][order.position(of: row)]
  }

  /// Appends, row by row, a value for each of as many regimes as any agreement has; one under which a pledge is not
  /// valued means nothing.
  public func append(valuesOf span: Range<Int>, to values: inout [LeanValue]) {
    for row in span {
      let position = order.position(of: row)
      for rows in rows { values.append(rows[position]) }
    }
  }

  /// The same with its words.
  public func row(_ row: Int, _ regime: Int) -> PledgeValue? {
    let place = pledges.agreement(of: row)
    guard let agreement = agreements[place] else { return nil }
    let lean = value(of: row, regime)
    let base = agreement.baseCurrency
    var value = PledgeValue(
      pledge: pledges.id(of: row), agreement: agreement.id, regime: regimes[place][regime],
      instrument: pledges.instruments[pledges.instrument(of: row)],
      verdict: verdicts[part(of: row)][Int(lean.verdict)],
      valueAfterHaircut: Amount(minorUnits: lean.after, currency: base),
      disregarded: Amount(minorUnits: lean.taken, currency: base),
      collateralValue: Amount(minorUnits: lean.after - lean.taken, currency: base))
    value.currency = lean.currency
    if lean.market >= 0, let currency = lean.currency {
      value.marketValue = Amount(minorUnits: lean.market, currency: currency)
    }
    if lean.base >= 0 { value.marketValueBase = Amount(minorUnits: lean.base, currency: base) }
    return value
  }
}
