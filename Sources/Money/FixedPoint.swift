/// A decimal number kept as a 64-bit count of units of 10^(−scale).
///
/// Reading, adding and printing are exact; what does not fit is a ``NumberError``.
public protocol FixedPoint: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The number times 10^``scale``.
  var units: Int64 { get }
  /// Number of decimals kept.
  static var scale: Int { get }
  /// The number `units` × 10^(−``scale``).
  init(units: Int64)
  /// Refuses numbers that this kind does not allow; the default allows all.
  static func check(units: Int64) throws(NumberError)
}

extension FixedPoint {
  /// Allows every number.
  @inlinable
  public static func check(units: Int64) throws(NumberError) {}

  /// Reads a plain decimal number: optional sign, digits, optional point with digits.
  ///
  /// `.5` is read, `5.` is not; there is no exponent, blank or thousands separator. Zeros beyond
  /// the last decimal kept are fine, other digits there are `tooManyDecimals`.
  /// - Throws: ``NumberError`` with the text.
  public init(_ text: some StringProtocol) throws(NumberError) {
    self = try DecimalScan.withBytes(of: text) { bytes throws(NumberError) in
      try Self(utf8: bytes)
    }
  }

  /// Reads the same grammar from UTF-8 bytes, without making a `String` unless it fails.
  /// - Throws: ``NumberError`` with the text.
  @inlinable
  public init(utf8 bytes: UnsafeRawBufferPointer) throws(NumberError) {
    let units = try FixedPointReader.units(of: bytes, scale: Self.scale)
    do {
      try Self.check(units: units)
    } catch {
      throw NumberError(error.reason, text: String(decoding: bytes, as: UTF8.self))
    }
    self.init(units: units)
  }

  /// The exact number without trailing zeros and without an exponent, such as `-12.25`.
  public var description: String {
    DecimalText.print(
      UInt128(units.magnitude), decimals: Self.scale, isNegative: units < 0, trimmingZeros: true)
  }

  /// Whether the number is below zero.
  @inlinable
  public var isNegative: Bool { units < 0 }

  /// The sum.
  /// - Throws: ``NumberError`` `overflow`.
  @inlinable
  public func adding(_ other: Self) throws(NumberError) -> Self {
    let (sum, overflows) = units.addingReportingOverflow(other.units)
    guard !overflows else { throw NumberError(.overflow) }
    return Self(units: sum)
  }

  /// The difference.
  /// - Throws: ``NumberError`` `overflow`.
  @inlinable
  public func subtracting(_ other: Self) throws(NumberError) -> Self {
    let (difference, overflows) = units.subtractingReportingOverflow(other.units)
    guard !overflows else { throw NumberError(.overflow) }
    return Self(units: difference)
  }

  /// Orders by size.
  @inlinable
  public static func < (left: Self, right: Self) -> Bool {
    left.units < right.units
  }
}

/// The part of reading that does not depend on the kind of number.
@usableFromInline
enum FixedPointReader {
  /// The number in `bytes` in units of 10^(−scale).
  @usableFromInline
  static func units(of bytes: UnsafeRawBufferPointer, scale: Int) throws(NumberError) -> Int64 {
    try DecimalScan(bytes).units(scale: scale, of: bytes)
  }
}
