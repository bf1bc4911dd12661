/// An amount of money in whole minor units of its currency (ISO 4217).
public struct Amount: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The amount in minor units: cents for EUR, yen for JPY, fils for KWD.
  public let minorUnits: Int64
  /// The currency.
  public let currency: Currency

  /// An amount of `minorUnits` of `currency`.
  public init(minorUnits: Int64, currency: Currency) {
    self.minorUnits = minorUnits
    self.currency = currency
  }

  /// Reads a plain decimal number by the grammar of ``FixedPoint``.
  ///
  /// Zeros beyond the currency's minor digits are fine, other digits there are not.
  /// - Throws: ``NumberError`` with the text.
  public init(_ text: some StringProtocol, currency: Currency) throws(NumberError) {
    self = try DecimalScan.withBytes(of: text) { bytes throws(NumberError) in
      try Amount(utf8: bytes, currency: currency)
    }
  }

  /// Reads the same grammar from UTF-8 bytes, without making a `String` unless it fails.
  /// - Throws: ``NumberError`` with the text.
  public init(utf8 bytes: UnsafeRawBufferPointer, currency: Currency) throws(NumberError) {
    let units = try DecimalScan(bytes).units(scale: currency.minorDigits, of: bytes)
    self.init(minorUnits: units, currency: currency)
  }

  /// Whether the amount is below zero.
  public var isNegative: Bool { minorUnits < 0 }

  /// Whether the amount is zero.
  public var isZero: Bool { minorUnits == 0 }

  /// The amount with exactly the currency's minor digits and without the currency, such as
  /// `8712340.00`.
  public var description: String {
    DecimalText.print(
      UInt128(minorUnits.magnitude), decimals: currency.minorDigits, isNegative: isNegative,
      trimmingZeros: false)
  }

  /// Writes ``description`` of so many minor units, not below zero, as ASCII bytes.
  ///
  /// - Returns: how many bytes were written, at most 24.
  public static func write(
    minorUnits: Int64, digits: Int, to bytes: UnsafeMutablePointer<UInt8>
  ) -> Int {
    DecimalText.write(minorUnits.magnitude, decimals: digits, to: bytes)
  }

  /// The sum.
  /// - Precondition: both amounts are in the same currency.
  /// - Throws: ``NumberError`` `overflow`.
  public func adding(_ other: Amount) throws(NumberError) -> Amount {
    precondition(currency == other.currency, "amounts of different currencies cannot be added")
    let (sum, overflows) = minorUnits.addingReportingOverflow(other.minorUnits)
    guard !overflows else { throw NumberError(.overflow) }
    return Amount(minorUnits: sum, currency: currency)
  }

  /// The difference.
  /// - Precondition: both amounts are in the same currency.
  /// - Throws: ``NumberError`` `overflow`.
  public func subtracting(_ other: Amount) throws(NumberError) -> Amount {
    precondition(currency == other.currency, "amounts of different currencies cannot be subtracted")
    let (difference, overflows) = minorUnits.subtractingReportingOverflow(other.minorUnits)
    guard !overflows else { throw NumberError(.overflow) }
    return Amount(minorUnits: difference, currency: currency)
  }

  /// Orders by currency code, then by size; only within one currency does this compare money.
  public static func < (left: Amount, right: Amount) -> Bool {
    left.currency == right.currency
      ? left.minorUnits < right.minorUnits : left.currency < right.currency
  }
}
