public import Collateral
import Money

extension MarginPosition {
  /// What the position is worth, or moves: price × multiplier × quantity.
  public var value: MarginSum {
    MarginSum(price: price, multiplier: multiplier, quantity: quantity)
  }
}
