/// Whole numbers of any size as decimal digits, calculated as on paper: slow and obvious.
struct Schoolbook: Equatable, CustomStringConvertible {
  /// Digits, ones first, without leading zeros.
  var digits: [Int]

  init(_ number: some BinaryInteger) {
    self.init(decimal: String(number))
  }

  init(decimal text: String) {
    digits = text.utf8.reversed().map { Int($0) - 48 }
    trim()
  }

  static func powerOfTen(_ exponent: Int) -> Schoolbook {
    Schoolbook(decimal: "1" + String(repeating: "0", count: exponent))
  }

  var isZero: Bool { digits.isEmpty }

  var isOdd: Bool { (digits.first ?? 0) % 2 == 1 }

  var description: String {
    isZero ? "0" : digits.reversed().map(String.init).joined()
  }

  static func + (left: Schoolbook, right: Schoolbook) -> Schoolbook {
    var sum = Schoolbook(0)
    var carry = 0
    for index in 0..<max(left.digits.count, right.digits.count) + 1 {
      let column = left.digit(index) + right.digit(index) + carry
      sum.digits.append(column % 10)
      carry = column / 10
    }
    sum.trim()
    return sum
  }

  static func - (left: Schoolbook, right: Schoolbook) -> Schoolbook {
    var difference = Schoolbook(0)
    var borrow = 0
    for index in left.digits.indices {
      let column = left.digits[index] - right.digit(index) - borrow
      borrow = column < 0 ? 1 : 0
      difference.digits.append(column < 0 ? column + 10 : column)
    }
    difference.trim()
    return difference
  }

  static func * (left: Schoolbook, right: Schoolbook) -> Schoolbook {
    var columns = [Int](repeating: 0, count: left.digits.count + right.digits.count + 1)
    for (i, a) in left.digits.enumerated() {
      for (j, b) in right.digits.enumerated() {
        columns[i + j] += a * b
      }
    }
    for index in 0..<columns.count - 1 {
      columns[index + 1] += columns[index] / 10
      columns[index] %= 10
    }
    var product = Schoolbook(0)
    product.digits = columns
    product.trim()
    return product
  }

  static func < (left: Schoolbook, right: Schoolbook) -> Bool {
    if left.digits.count != right.digits.count { return left.digits.count < right.digits.count }
    for (a, b) in zip(left.digits.reversed(), right.digits.reversed()) where a != b {
      return a < b
    }
    return false
  }

  /// Long division, subtracting until it no longer goes.
  func divided(by divisor: Schoolbook) -> (quotient: Schoolbook, remainder: Schoolbook) {
    var quotient = Schoolbook(0)
    var rest = Schoolbook(0)
    for digit in digits.reversed() {
      rest.digits.insert(digit, at: 0)
      rest.trim()
      var times = 0
      while !(rest < divisor) {
        rest = rest - divisor
        times += 1
      }
      quotient.digits.insert(times, at: 0)
    }
    quotient.trim()
    return (quotient, rest)
  }

  /// The nearest whole number to the quotient, a tie to the even one.
  func dividedHalfEven(by divisor: Schoolbook) -> Schoolbook {
    let (quotient, remainder) = divided(by: divisor)
    let twice = remainder + remainder
    let isUp = divisor < twice || (divisor == twice && quotient.isOdd)
    return isUp ? quotient + Schoolbook(1) : quotient
  }

  private func digit(_ index: Int) -> Int {
    index < digits.count ? digits[index] : 0
  }

  private mutating func trim() {
    while digits.last == 0 { digits.removeLast() }
  }
}
