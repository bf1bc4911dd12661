/// Prints scaled integers as decimal text: no exponent, no thousands separators.
enum DecimalText {
  /// Appends magnitude × 10^(−decimals) with all decimals, as ASCII bytes.
  static func append(
    _ magnitude: UInt64, decimals: Int, isNegative: Bool, to bytes: inout [UInt8]
  ) {
    if isNegative, magnitude > 0 { bytes.append(UInt8(ascii: "-")) }
    // Twenty digits, or up to nineteen decimals behind "0.".
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 24) { buffer in
      var start = buffer.count
      var rest = magnitude
      var written = 0
      repeat {
        if written == decimals, decimals > 0 {
          start -= 1
          buffer[start] = UInt8(ascii: ".")
        }
        start -= 1
        buffer[start] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
        rest /= 10
        written += 1
      } while rest > 0 || written <= decimals
      bytes.append(contentsOf: buffer[start...])
    }
  }

  /// magnitude × 10^(−decimals), with all decimals or without the trailing zeros.
  static func print(
    _ magnitude: UInt128, decimals: Int, isNegative: Bool, trimmingZeros: Bool
  ) -> String {
    // 39 digits of 128 bits, or up to 38 decimals behind "0.", and a sign.
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 48) { buffer in
      var start = buffer.count
      var rest = magnitude
      var written = 0
      var isTrimming = trimmingZeros
      func put(_ digit: UInt8) {
        if written < decimals {
          written += 1
          if isTrimming, digit == 0 { return }
          isTrimming = false
          start -= 1
          buffer[start] = UInt8(ascii: "0") + digit
          if written == decimals {
            start -= 1
            buffer[start] = UInt8(ascii: ".")
          }
        } else {
          start -= 1
          buffer[start] = UInt8(ascii: "0") + digit
        }
      }
      // 128-bit division only while it is needed.
      while rest > UInt128(UInt64.max) {
        let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
        put(UInt8(truncatingIfNeeded: digit))
        rest = quotient
      }
      var small = UInt64(truncatingIfNeeded: rest)
      while small > 0 || written < decimals {
        put(UInt8(truncatingIfNeeded: small % 10))
        small /= 10
      }
      let isBare = start == buffer.count || buffer[start] == UInt8(ascii: ".")
      if isBare {
        start -= 1
        buffer[start] = UInt8(ascii: "0")
      }
      if isNegative, magnitude > 0 {
        start -= 1
        buffer[start] = UInt8(ascii: "-")
      }
      return String(decoding: buffer[start...], as: UTF8.self)
    }
  }
}
