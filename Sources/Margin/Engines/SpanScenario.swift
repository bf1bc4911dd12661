import Money

/// A scenario of the scanning method: how far the price moves, and which way the volatility goes.
struct SpanScenario {
  /// Thirds of the scan range; an extreme move is a multiple of the range.
  var thirds: Int
  /// Whether the volatility goes up; nil where it stays.
  var isUp: Bool?

  /// All of them, in their order: seven moves with the volatility up and down, and two extreme ones.
  static let all =
    [0, 1, -1, 2, -2, 3, -3].flatMap { thirds in
      [true, false].map { SpanScenario(thirds: thirds, isUp: $0) }
    } + [SpanScenario(thirds: 3), SpanScenario(thirds: -3)]

  static let count = all.count

  /// How far something moves whose scan range this is.
  func move(of range: MarginSum, _ figures: MarginParameters.SpanProduct) -> MarginSum {
    let move = MarginSum(units: MarginSum.divided(range.units * Int128(thirds), by: 3))
    return isUp == nil ? move.times(figures.extremeMultiplier) : move
  }

  /// By how many percentage points the volatility moves.
  func shift(_ figures: MarginParameters.SpanProduct) -> Percentage {
    guard let isUp else { return .zero }
    return isUp ? figures.volatility : Percentage(units: -figures.volatility.units)
  }

  /// Gains of which those of extreme moves count in part.
  static func covered(
    _ gains: ProfitAndLoss, _ figures: MarginParameters.SpanProduct
  ) -> ProfitAndLoss {
    ProfitAndLoss(
      zip(all, gains.points).map { scenario, gain in
        scenario.isUp == nil ? gain.percent(figures.extremeCover) : gain
      })
  }

  /// Weights of deltas at three thirds below the price, at two, and so on up to three above it, in thousandths (read in a
  /// secondary source).
  static let deltaWeights: [Int128] = [37, 110, 217, 270, 217, 110, 37]

  /// How gains rise with a third of the scan range at those seven prices, with the volatility between up and down.
  static func risesPerThird(_ gains: ProfitAndLoss) -> [MarginSum] {
    // Twice the gain at each price: with the volatility up, and down.
    let sums = (-3...3).map { thirds in
      zip(all, gains.points).reduce(MarginSum.zero) { sum, point in
        point.0.thirds == thirds && point.0.isUp != nil ? sum + point.1 : sum
      }
    }
    return sums.indices.map { index in
      let (below, above) = (max(0, index - 1), min(sums.count - 1, index + 1))
      return MarginSum(
        units: MarginSum.divided((sums[above] - sums[below]).units, by: Int128(2 * (above - below)))
      )
    }
  }
}
