import BigInt

/// Spreads an amount over pledges in proportion to what they count, the last unit of rounding on the largest.
enum Spread {
  /// Takes `amount` minor units from the pledges; each share is rounded half to even.
  ///
  /// - Precondition: the pledges count at least as much.
  static func take(_ amount: Int128, from pledges: [Int], of kept: inout [Int64]) {
    guard amount > 0 else { return }
    let total = pledges.reduce(Int128(0)) { $0 + Int128(kept[$1]) }
    precondition(amount <= total, "no more can be taken than there is")
    var rest = amount
    var shares: [Int128] = []
    shares.reserveCapacity(pledges.count)
    for pledge in pledges {
      let share = Self.share(amount, Int128(kept[pledge]), total)
      shares.append(share)
      rest -= share
    }
    // The largest first; one that cannot bear the rest alone leaves it to the next.
    let order =
      rest == 0
      ? []
      : pledges.indices.sorted {
        (kept[pledges[$0]], pledges[$1]) > (kept[pledges[$1]], pledges[$0])
      }
    for index in order where rest != 0 {
      let changed = min(max(shares[index] + rest, 0), Int128(kept[pledges[index]]))
      rest -= changed - shares[index]
      shares[index] = changed
    }
    for (index, pledge) in pledges.enumerated() { kept[pledge] -= Int64(shares[index]) }
  }

  /// amount × value ÷ total, rounded half to even; the product may need more than 128 bits.
  private static func share(_ amount: Int128, _ value: Int128, _ total: Int128) -> Int128 {
    let product = amount.magnitude.multipliedFullWidth(by: value.magnitude)
    let (quotient, rest) = total.magnitude.dividingFullWidth(product)
    let doubled = rest.multipliedReportingOverflow(by: 2)
    let isAbove = doubled.overflow || doubled.partialValue > total.magnitude
    let isHalf = !doubled.overflow && doubled.partialValue == total.magnitude
    let roundsUp = isAbove || (isHalf && quotient % 2 == 1)
    return Int128(quotient) + (roundsUp ? 1 : 0)
  }

  /// Shares rounded half to even so that they add up to their rounded sum; the last unit is on the largest share.
  static func rounded(_ exact: [Fraction]) -> [BigInt] {
    let total = exact.reduce(Fraction(0)) { $0 + $1 }.rounded
    var shares = exact.map(\.rounded)
    let rest = total - shares.reduce(0, +)
    let largest = exact.indices.max { (exact[$0], $1) < (exact[$1], $0) }
    if let largest { shares[largest] += rest }
    return shares
  }
}
