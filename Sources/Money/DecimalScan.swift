/// A decimal number as written: magnitude × 10^(−decimals), without trailing zeros in the fraction.
///
/// Grammar: optional sign, digits, optional point with digits; digits before the point may be left
/// out. No exponent, blank, thousands separator or special value.
struct DecimalScan {
  /// Digits without the point; meaningless if ``overflows``.
  var magnitude: UInt64 = 0
  /// Number of digits after the point, trailing zeros not counted.
  var decimals = 0
  /// Whether there is a minus sign.
  var isNegative = false
  /// Whether the digits do not fit 64 bits.
  var overflows = false

  /// Scans all of `bytes`.
  init(_ bytes: UnsafeRawBufferPointer) throws(NumberError) {
    let count = bytes.count
    guard count > 0 else { throw NumberError(.empty) }
    var index = 0
    if bytes[0] == UInt8(ascii: "-") {
      isNegative = true
      index = 1
    } else if bytes[0] == UInt8(ascii: "+") {
      index = 1
    }
    let firstDigit = index
    var value: UInt64 = 0
    while index < count {
      let digit = bytes[index] &- UInt8(ascii: "0")
      guard digit < 10 else { break }
      // Below this bound neither the product nor the sum can wrap.
      if value < 1_844_674_407_370_955_161 {
        value = value &* 10 &+ UInt64(digit)
      } else {
        append(UInt64(digit), to: &value)
      }
      index += 1
    }
    guard index < count else {
      guard index > firstDigit else { throw .reading(bytes, .notANumber) }
      magnitude = value
      return
    }
    guard bytes[index] == UInt8(ascii: "."), index + 1 < count else {
      throw .reading(bytes, .notANumber)
    }
    index += 1
    let firstDecimal = index
    var zeros = 0
    while index < count {
      let digit = bytes[index] &- UInt8(ascii: "0")
      guard digit < 10 else { throw .reading(bytes, .notANumber) }
      index += 1
      if digit == 0 {
        // Zeros count only once a digit follows them.
        zeros += 1
        continue
      }
      while zeros > 0, !overflows {
        append(0, to: &value)
        zeros -= 1
      }
      zeros = 0
      append(UInt64(digit), to: &value)
      decimals = index - firstDecimal
    }
    magnitude = value
  }

  /// Puts one more digit at the end of `value`, or notes the overflow.
  private mutating func append(_ digit: UInt64, to value: inout UInt64) {
    let (product, tooLarge) = value.multipliedReportingOverflow(by: 10)
    let (sum, tooLargeToo) = product.addingReportingOverflow(digit)
    if tooLarge || tooLargeToo {
      overflows = true
    } else {
      value = sum
    }
  }

  /// The number in units of 10^(−scale); exact or an error, never rounded.
  func units(scale: Int, of bytes: UnsafeRawBufferPointer) throws(NumberError) -> Int64 {
    guard decimals <= scale else {
      throw .reading(bytes, .tooManyDecimals(allowed: scale))
    }
    guard !overflows,
      let factor = PowersOfTen.small(scale - decimals)
    else {
      throw .reading(bytes, .overflow)
    }
    let (units, tooLarge) = magnitude.multipliedReportingOverflow(by: factor)
    guard !tooLarge, let signed = Self.signed(units, isNegative: isNegative) else {
      throw .reading(bytes, .overflow)
    }
    return signed
  }

  /// The magnitude with its sign, or nil if it does not fit.
  static func signed(_ magnitude: UInt64, isNegative: Bool) -> Int64? {
    if isNegative {
      return magnitude <= UInt64(Int64.max) + 1 ? Int64(truncatingIfNeeded: 0 &- magnitude) : nil
    }
    return Int64(exactly: magnitude)
  }

  /// Calls `body` with the bytes of `text`.
  static func withBytes<Value>(
    of text: some StringProtocol,
    _ body: (UnsafeRawBufferPointer) throws(NumberError) -> Value
  ) throws(NumberError) -> Value {
    var copy = String(text)
    let result: Result<Value, NumberError> = copy.withUTF8 { buffer in
      Result { () throws(NumberError) in try body(UnsafeRawBufferPointer(buffer)) }
    }
    return try result.get()
  }
}
