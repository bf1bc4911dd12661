import BigInt
import Money
import Schedules

/// The amounts of a limit in one base currency, in minor units rounded down; nil where no rate leads there.
struct LimitAmounts {
  /// Parallel to the bounds; nil for a percentage too.
  let bounds: [Int128?]
  let above: Int128?
  let onlyAbove: Int128?
  /// Parallel to the sizes; nil for what is no amount too.
  let sizes: [Int128?]
  /// Whether some amount could not be converted.
  let lacksRate: Bool

  init(_ limit: ConcentrationLimit, in base: Currency, _ exchange: ExchangeTable) {
    var lacksRate = false
    func convert(_ amount: Amount?) -> Int128? {
      guard let amount else { return nil }
      // A rate that is out of bounds is as good as none.
      guard let conversion = try? exchange.conversion(from: amount.currency, to: base) else {
        lacksRate = true
        return nil
      }
      return Self.converted(amount, conversion.factor, base)
    }
    bounds = limit.bounds.map { if case .amount(let amount) = $0 { convert(amount) } else { nil } }
    sizes = limit.positionAbove.map {
      if case .amount(let amount) = $0 { convert(amount) } else { nil }
    }
    above = convert(limit.above)
    onlyAbove = convert(limit.onlyAbove)
    self.lacksRate = lacksRate
  }

  private static func converted(
    _ amount: Amount, _ factor: ConversionFactor, _ base: Currency
  ) -> Int128 {
    let (up, down) = (base.minorDigits, amount.currency.minorDigits)
    let numerator =
      BigInt(amount.minorUnits) * BigInt(factor.numerator) * BigInt(10).power(max(up - down, 0))
    let denominator = BigInt(factor.denominator) * BigInt(10).power(max(down - up, 0))
    return Int128(clamping: Fraction(numerator, denominator).floor)
  }
}
