import Money

extension TotalAmount {
  /// The total and so many more minor units.
  func adding(units: Int64) -> TotalAmount {
    TotalAmount(minorUnits: minorUnits + Int128(units), currency: currency)
  }
}
