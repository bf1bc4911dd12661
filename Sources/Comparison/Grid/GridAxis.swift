/// What cells of the grid differ in.
///
/// In the order in which cells are laid out and sorted: the settlement currency first, residual maturity innermost, so
/// that the maturities of one asset lie side by side.
enum GridAxis: Int, CaseIterable {
  case settlement, sector, support, coupon, instrument, index, country, step, denomination, maturity

  /// Whether only neighbors may be put together.
  var isOrdered: Bool { self == .maturity }
}

/// One position on every axis.
struct GridPoint: Sendable {
  private(set) var positions: [Int]

  subscript(axis: GridAxis) -> Int { positions[axis.rawValue] }

  /// The point of a place in a layout with so many positions an axis.
  init(_ place: Int, counts: [Int]) {
    positions = Array(repeating: 0, count: counts.count)
    var rest = place
    for axis in counts.indices.reversed() {
      positions[axis] = rest % counts[axis]
      rest /= counts[axis]
    }
  }
}
