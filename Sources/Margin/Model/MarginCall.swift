public import Money

/// What an agreement asks for against what its collateral is worth.
///
/// All amounts are in the base currency of the agreement, in minor units.
public struct MarginCall: Sendable, Hashable {
  /// max(requirement − threshold, 0).
  public let required: TotalAmount
  /// Collateral value − ``required``; negative is a deficit.
  public let excess: TotalAmount
  /// The deficit rounded up to the rounding; zero below the minimum transfer amount.
  public let call: TotalAmount

  /// Sets collateral against a requirement.
  ///
  /// - Throws: ``NumberError`` where a sum does not fit.
  public init(
    requirement: Amount, threshold: Amount, minimumTransferAmount: Amount, rounding: Amount,
    collateralValue: TotalAmount
  ) throws(NumberError) {
    let zero = TotalAmount(Amount(minorUnits: 0, currency: requirement.currency))
    let net = try TotalAmount(requirement).subtracting(TotalAmount(threshold))
    required = max(net, zero)
    excess = try collateralValue.subtracting(required)
    let deficit = try zero.subtracting(excess)
    guard deficit > zero, deficit >= TotalAmount(minimumTransferAmount) else {
      call = zero
      return
    }
    call = rounding.minorUnits > 0 ? try deficit.roundedUp(toMultipleOf: rounding) : deficit
  }
}
