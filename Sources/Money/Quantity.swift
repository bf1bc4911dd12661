/// A quantity of an asset with as many decimals as it was written with, at most eighteen.
///
/// Eighteen digits in all. One fixed scale does not do: one satoshi and a hundred trillion yen must
/// both be exact. Always kept without trailing zeros, so that equal quantities are equal values.
public struct Quantity: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// Most decimals kept.
  public static let maximumDecimals = 18
  /// Nothing.
  public static let zero = Quantity(units: 0, decimals: 0)

  /// The quantity times 10^``decimals``.
  public let significand: Int64
  /// Number of decimals, 0...18.
  public let decimals: UInt8

  /// The quantity `significand` × 10^(−`decimals`).
  /// - Throws: ``NumberError`` `tooManyDecimals` beyond eighteen.
  public init(significand: Int64, decimals: UInt8 = 0) throws(NumberError) {
    guard decimals <= Self.maximumDecimals else {
      throw NumberError(.tooManyDecimals(allowed: Self.maximumDecimals))
    }
    var rest = significand
    var remaining = significand == 0 ? 0 : decimals
    while remaining > 0, rest % 10 == 0 {
      rest /= 10
      remaining -= 1
    }
    self.init(units: rest, decimals: remaining)
  }

  /// Reads a plain decimal number by the grammar of ``FixedPoint``; negative numbers are read.
  /// - Throws: ``NumberError`` with the text.
  public init(_ text: some StringProtocol) throws(NumberError) {
    self = try DecimalScan.withBytes(of: text) { bytes throws(NumberError) in
      try Quantity(utf8: bytes)
    }
  }

  /// Reads the same grammar from UTF-8 bytes, without making a `String` unless it fails.
  /// - Throws: ``NumberError`` with the text.
  public init(utf8 bytes: UnsafeRawBufferPointer) throws(NumberError) {
    let scan = try DecimalScan(bytes)
    guard scan.decimals <= Self.maximumDecimals else {
      throw .reading(bytes, .tooManyDecimals(allowed: Self.maximumDecimals))
    }
    guard !scan.overflows,
      let value = DecimalScan.signed(scan.magnitude, isNegative: scan.isNegative)
    else {
      throw .reading(bytes, .overflow)
    }
    self.init(units: value, decimals: UInt8(truncatingIfNeeded: scan.decimals))
  }

  /// A quantity that is known to be normalized.
  @inlinable
  package init(units: Int64, decimals: UInt8) {
    self.significand = units
    self.decimals = decimals
  }

  /// Whether the quantity is below zero.
  public var isNegative: Bool { significand < 0 }

  /// Whether the quantity is zero.
  public var isZero: Bool { significand == 0 }

  /// The exact quantity without trailing zeros and without an exponent.
  public var description: String {
    DecimalText.print(
      UInt128(significand.magnitude), decimals: Int(decimals), isNegative: isNegative,
      trimmingZeros: false)
  }

  /// Orders by size.
  public static func < (left: Quantity, right: Quantity) -> Bool {
    left.aligned < right.aligned
  }

  /// The quantity times 10^18, which fits 128 bits for every quantity.
  private var aligned: Int128 {
    let factor = PowersOfTen.small(Self.maximumDecimals - Int(decimals)) ?? 1
    return Int128(significand) * Int128(factor)
  }
}
