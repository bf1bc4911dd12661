/// Prints scaled integers as decimal text: no exponent, no thousands separators.
enum DecimalText {
  /// Writes magnitude × 10^(−decimals) with all decimals, at most four of them, as ASCII bytes.
  ///
  /// - Returns: how many bytes were written, at most 24.
  static func write(
    _ magnitude: UInt64, decimals: Int, to bytes: UnsafeMutablePointer<UInt8>
  ) -> Int {
    var length = 1
    var bound: UInt64 = 10
    while length < 20, magnitude >= bound {
      length += 1
      let (next, overflows) = bound.multipliedReportingOverflow(by: 10)
      if overflows { break }
      bound = next
    }
    let digits = max(length, decimals + 1)
    let total = digits + (decimals > 0 ? 1 : 0)
    var rest = magnitude
    var at = total
    for place in 0..<digits {
      if place == decimals, decimals > 0 {
        at -= 1
        bytes[at] = UInt8(ascii: ".")
      }
      at -= 1
      bytes[at] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
    return total
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
