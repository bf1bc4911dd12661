import Foundation

/// Percentages that need a root or a quotient: rounded up beyond ten decimals, found by trying whole numbers.
enum SlowRoot {
  private static let unit = Decimal(sign: .plus, exponent: -10, significand: 1)

  /// The smallest number of ten decimals whose square is at least percent² × above ÷ below.
  static func product(of percent: Decimal, andRootOf above: Int, over below: Int) -> Decimal {
    let units = percent / unit
    let target = units * units * Decimal(above)
    return unit * smallest { $0 * $0 * Decimal(below) >= target }
  }

  /// The smallest number of ten decimals that is at least above ÷ below.
  static func quotient(of above: Decimal, by below: Decimal) -> Decimal {
    unit * smallest { $0 * unit * below >= above }
  }

  /// At ten decimals.
  static func roundedUp(_ number: Decimal) -> Decimal {
    var (number, result) = (number, Decimal())
    NSDecimalRound(&result, &number, 10, .up)
    return result
  }

  /// The smallest whole number for which something holds, and holds for all above it.
  private static func smallest(_ holds: (Decimal) -> Bool) -> Decimal {
    var digit = Decimal(1)
    while !holds(digit), digit < Decimal(sign: .plus, exponent: 30, significand: 1) { digit *= 10 }
    var found = Decimal(0)
    while digit >= 1 {
      while !holds(found + digit - 1) { found += digit }
      digit /= 10
    }
    return found
  }
}
