public import Collateral
import Money

extension MarginPosition {
  /// What the position is worth, or moves: price × multiplier × quantity.
  public var value: MarginSum {
    MarginSum(price: price, multiplier: multiplier, quantity: quantity)
  }

  /// What it stands for: of an option its underlying, of anything else itself.
  var notional: MarginSum {
    MarginSum(
      price: kind.isOption ? underlyingPrice ?? price : price, multiplier: multiplier,
      quantity: quantity
    ).magnitude
  }

  /// In what and after how many days it settles, where that is stated.
  var settlement: String? {
    guard settlementCurrency != nil || settlementDays != nil else { return nil }
    let days = settlementDays.map { "T+\($0)" }
    return [settlementCurrency, days].compactMap(\.self).joined(separator: " ")
  }
}
