/// A fraction that is never reduced and never rounded until it is asked for an amount, over whole numbers of any
/// size calculated as on paper.
struct SlowNumber {
  /// Limbs of four decimal digits, the lowest first.
  typealias Whole = [Int]

  private static let base = 10_000
  private var above: Whole
  private var below: Whole

  init(_ whole: Int) {
    above = Self.whole(String(whole))
    below = [1]
  }

  /// A plain decimal number that is not negative, such as `12.50`.
  init(_ text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let decimals = parts.count > 1 ? String(parts[1]) : ""
    above = Self.whole(parts[0] + decimals)
    below = Self.whole("1" + String(repeating: "0", count: decimals.count))
  }

  static func * (left: SlowNumber, right: SlowNumber) -> SlowNumber {
    var product = left
    product.above = times(left.above, right.above)
    product.below = times(left.below, right.below)
    return product
  }

  static func / (left: SlowNumber, right: SlowNumber) -> SlowNumber {
    var quotient = left
    quotient.above = times(left.above, right.below)
    quotient.below = times(left.below, right.above)
    return quotient
  }

  /// The number with that many decimals, rounded half to even.
  func rounded(decimals: Int) -> String {
    let scaled = Self.times(above, Self.whole("1" + String(repeating: "0", count: decimals)))
    var (quotient, rest) = Self.divided(scaled, by: below)
    let twice = Self.times(rest, [2])
    let isOdd = (quotient.first ?? 0) % 2 == 1
    if Self.isLess(below, twice) || (twice == below && isOdd) {
      quotient = Self.plus(quotient, [1])
    }
    rest = []
    var digits = Self.text(quotient)
    if decimals > 0 {
      while digits.count <= decimals { digits = "0" + digits }
      digits.insert(".", at: digits.index(digits.endIndex, offsetBy: -decimals))
    }
    return digits
  }

  private static func whole(_ digits: some StringProtocol) -> Whole {
    var limbs: Whole = []
    var rest = Substring(digits)
    while !rest.isEmpty {
      limbs.append(Int(rest.suffix(4)) ?? 0)
      rest = rest.dropLast(4)
    }
    return trimmed(limbs)
  }

  private static func text(_ number: Whole) -> String {
    guard let highest = number.last else { return "0" }
    let rest = number.dropLast().reversed().map { limb in
      String(repeating: "0", count: 4 - String(limb).count) + String(limb)
    }
    return String(highest) + rest.joined()
  }

  private static func trimmed(_ number: Whole) -> Whole {
    var copy = number
    while copy.last == 0 { copy.removeLast() }
    return copy
  }

  private static func times(_ left: Whole, _ right: Whole) -> Whole {
    var product = Whole(repeating: 0, count: left.count + right.count + 1)
    for (i, one) in left.enumerated() {
      var carry = 0
      for (j, other) in right.enumerated() {
        let column = product[i + j] + one * other + carry
        product[i + j] = column % base
        carry = column / base
      }
      product[i + right.count] += carry
    }
    return trimmed(product)
  }

  private static func plus(_ left: Whole, _ right: Whole) -> Whole {
    var sum: Whole = []
    var carry = 0
    for index in 0...max(left.count, right.count) {
      let column =
        (index < left.count ? left[index] : 0) + (index < right.count ? right[index] : 0) + carry
      sum.append(column % base)
      carry = column / base
    }
    return trimmed(sum)
  }

  private static func minus(_ left: Whole, _ right: Whole) -> Whole {
    var difference: Whole = []
    var borrow = 0
    for index in left.indices {
      let column = left[index] - (index < right.count ? right[index] : 0) - borrow
      borrow = column < 0 ? 1 : 0
      difference.append(column + borrow * base)
    }
    return trimmed(difference)
  }

  private static func isLess(_ left: Whole, _ right: Whole) -> Bool {
    guard left.count == right.count else { return left.count < right.count }
    for index in left.indices.reversed() where left[index] != right[index] {
      return left[index] < right[index]
    }
    return false
  }

  /// Long division; every limb of the quotient is found by halving.
  private static func divided(_ number: Whole, by divisor: Whole) -> (Whole, Whole) {
    var quotient: Whole = []
    var rest: Whole = []
    for limb in number.reversed() {
      rest = trimmed([limb] + rest)
      var (low, high) = (0, base)
      while high - low > 1 {
        let middle = (low + high) / 2
        if isLess(rest, times(divisor, trimmed([middle]))) { high = middle } else { low = middle }
      }
      rest = minus(rest, times(divisor, trimmed([low])))
      quotient.insert(low, at: 0)
    }
    return (trimmed(quotient), rest)
  }
}
