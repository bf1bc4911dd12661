/// Powers of ten as integers.
enum PowersOfTen {
  /// 10^exponent for exponents 0...19, else nil.
  static func small(_ exponent: Int) -> UInt64? {
    switch exponent {
    case 0: 1
    case 1: 10
    case 2: 100
    case 3: 1_000
    case 4: 10_000
    case 5: 100_000
    case 6: 1_000_000
    case 7: 10_000_000
    case 8: 100_000_000
    case 9: 1_000_000_000
    case 10: 10_000_000_000
    case 11: 100_000_000_000
    case 12: 1_000_000_000_000
    case 13: 10_000_000_000_000
    case 14: 100_000_000_000_000
    case 15: 1_000_000_000_000_000
    case 16: 10_000_000_000_000_000
    case 17: 100_000_000_000_000_000
    case 18: 1_000_000_000_000_000_000
    case 19: 10_000_000_000_000_000_000
    default: nil
    }
  }

  /// 10^exponent for exponents 0...38; a larger one is an overflow.
  static func large(_ exponent: Int) throws(NumberError) -> UInt128 {
    if let power = small(exponent) {
      return UInt128(power)
    }
    guard let upper = small(exponent - 19) else { throw NumberError(.overflow) }
    let (power, tooLarge) = UInt128(upper).multipliedReportingOverflow(
      by: 10_000_000_000_000_000_000)
    guard !tooLarge else { throw NumberError(.overflow) }
    return power
  }
}
