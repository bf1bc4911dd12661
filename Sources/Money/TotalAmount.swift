/// A sum of amounts of one currency: 128 bits, so that no portfolio overflows it.
public struct TotalAmount: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The total in minor units of ``currency``.
  public let minorUnits: Int128
  /// The currency.
  public let currency: Currency

  /// A total of `minorUnits` of `currency`.
  public init(minorUnits: Int128, currency: Currency) {
    self.minorUnits = minorUnits
    self.currency = currency
  }

  /// A total of one amount.
  public init(_ amount: Amount) {
    self.init(minorUnits: Int128(amount.minorUnits), currency: amount.currency)
  }

  /// Nothing, in `currency`.
  public static func zero(_ currency: Currency) -> TotalAmount {
    TotalAmount(minorUnits: 0, currency: currency)
  }

  /// Whether the total is below zero.
  public var isNegative: Bool { minorUnits < 0 }

  /// Whether the total is zero.
  public var isZero: Bool { minorUnits == 0 }

  /// The total with exactly the currency's minor digits and without the currency.
  public var description: String {
    DecimalText.print(
      minorUnits.magnitude, decimals: currency.minorDigits, isNegative: isNegative,
      trimmingZeros: false)
  }

  /// The total and one more amount.
  /// - Precondition: both are in the same currency.
  /// - Throws: ``NumberError`` `overflow`.
  public func adding(_ amount: Amount) throws(NumberError) -> TotalAmount {
    try adding(TotalAmount(amount))
  }

  /// The sum of two totals.
  /// - Precondition: both are in the same currency.
  /// - Throws: ``NumberError`` `overflow`.
  public func adding(_ other: TotalAmount) throws(NumberError) -> TotalAmount {
    precondition(currency == other.currency, "totals of different currencies cannot be added")
    let (sum, overflows) = minorUnits.addingReportingOverflow(other.minorUnits)
    guard !overflows else { throw NumberError(.overflow) }
    return TotalAmount(minorUnits: sum, currency: currency)
  }

  /// The total less an amount.
  /// - Precondition: both are in the same currency.
  /// - Throws: ``NumberError`` `overflow`.
  public func subtracting(_ amount: Amount) throws(NumberError) -> TotalAmount {
    try subtracting(TotalAmount(amount))
  }

  /// The difference of two totals.
  /// - Precondition: both are in the same currency.
  /// - Throws: ``NumberError`` `overflow`.
  public func subtracting(_ other: TotalAmount) throws(NumberError) -> TotalAmount {
    precondition(currency == other.currency, "totals of different currencies cannot be subtracted")
    let (difference, overflows) = minorUnits.subtractingReportingOverflow(other.minorUnits)
    guard !overflows else { throw NumberError(.overflow) }
    return TotalAmount(minorUnits: difference, currency: currency)
  }

  /// The total, or zero if it is below zero.
  public var flooredAtZero: TotalAmount {
    isNegative ? .zero(currency) : self
  }

  /// The smallest multiple of `step` that is not below the total, as margin calls are rounded.
  ///
  /// A step of zero leaves the total as it is.
  /// - Precondition: both are in the same currency.
  /// - Throws: ``NumberError`` `negative` for a negative step, `overflow`.
  public func roundedUp(toMultipleOf step: Amount) throws(NumberError) -> TotalAmount {
    precondition(currency == step.currency, "a total is rounded to an amount of its own currency")
    guard !step.isNegative else { throw NumberError(.negative) }
    guard !step.isZero else { return self }
    let size = Int128(step.minorUnits)
    let excess = minorUnits % size
    guard excess != 0 else { return self }
    // Division truncates towards zero, which is already up for a negative total.
    let down = minorUnits - excess
    guard minorUnits > 0 else { return TotalAmount(minorUnits: down, currency: currency) }
    let (up, overflows) = down.addingReportingOverflow(size)
    guard !overflows else { throw NumberError(.overflow) }
    return TotalAmount(minorUnits: up, currency: currency)
  }

  /// Orders by currency code, then by size; only within one currency does this compare money.
  public static func < (left: TotalAmount, right: TotalAmount) -> Bool {
    left.currency == right.currency
      ? left.minorUnits < right.minorUnits : left.currency < right.currency
  }
}
