import Collateral
import Money

/// What a series of options is asked: what one unit of it gains at each of some points.
struct OptionQuestion: Hashable, Sendable {
  /// A point: a price of the underlying, and by how much the volatility moves.
  struct Point: Hashable, Sendable {
    /// In units of 10⁻⁸.
    var spot: Int64
    /// In percentage points.
    var shift = Percentage.zero
  }

  /// The series as it stands.
  struct Series: Hashable, Sendable {
    var terms: OptionTree.Terms
    /// Prices of the underlying and of the option, in units of 10⁻⁸.
    var spot: Int64
    var price: Int64
    /// Stated volatility; nil is the one at which the option is worth its price.
    var stated: Percentage?

    /// The volatility, as a fraction; nil where no volatility makes the price.
    var volatility: FixedReal? {
      if let stated { return FixedReal(Int128(stated.units), over: 1_000_000_000_000) }
      return OptionTree(terms).volatility(spot: spot, price: price)
    }
  }

  var series: Series
  var points: [Point]

  /// A question about a position.
  ///
  /// - Throws: ``MarginFault`` for an option of which too little is known, or whose figures are beyond the model.
  init(
    _ position: MarginPosition, at points: [Point], _ parameters: MarginParameters,
    on day: CalendarDate
  ) throws(MarginFault) {
    guard let spot = position.underlyingPrice, let strike = position.strike,
      let right = position.right, let expiry = position.expiry
    else {
      throw MarginFault(
        position.line,
        "\(position.series): an option needs strike, right, expiry and underlying_price",
        "fill them in, or supply an array of profits and losses")
    }
    guard let figures = parameters.classes[position.classGroup] else {
      throw MarginFault(
        position.line, "\(position.series): the class group \(position.classGroup) is not known",
        "add it to class_groups with its rate and dividend, or supply an array")
    }
    guard spot.units <= OptionTree.limit, strike.units <= OptionTree.limit,
      expiry.days - day.days <= 36_525
    else {
      throw MarginFault(
        position.line,
        "\(position.series): a price above 1,000,000,000 or an expiry after 100 years is beyond the option tree",
        "correct them, or supply an array of profits and losses")
    }
    guard expiry >= day else {
      throw MarginFault(
        position.line, "\(position.series): it has expired on \(expiry), before \(day)",
        "take it out, or name the day with --on")
    }
    if let volatility = position.volatility,
      volatility.units > 500 * Percentage.one.units
    {
      throw MarginFault(
        position.line, "\(position.series): a volatility of \(volatility) % is beyond 500 %",
        "correct it; it is in percent a year")
    }
    let isOnFuture = position.kind == .futureOption
    series = Series(
      terms: OptionTree.Terms(
        isPut: right == .put, isAmerican: position.exercise == .american, strike: strike.units,
        days: expiry.days - day.days, rate: figures.rate.units,
        dividend: isOnFuture ? figures.rate.units : figures.dividend.units,
        steps: parameters.steps),
      spot: spot.units, price: position.price.units, stated: position.volatility)
    self.points = points
  }

  /// What one unit gains at each point, in units of 10⁻⁸.
  ///
  /// It is measured against the model's own value: what the price and the model disagree about is no gain. Where the price
  /// is less than any volatility makes it, no more than the price can be lost.
  func gains(_ volatility: FixedReal) -> [Int64] {
    let tree = OptionTree(series.terms)
    let base = tree.value(spot: series.spot, volatility: volatility)
    var gains = Array(repeating: Int64(0), count: points.count)
    for (shift, places) in Dictionary(grouping: points.indices, by: { points[$0].shift }) {
      let moved = volatility + FixedReal(Int128(shift.units), over: 1_000_000_000_000)
      let values = tree.values(
        spots: places.map { min(max(0, points[$0].spot), OptionTree.limit) },
        around: series.spot,
        volatility: min(max(moved, OptionTree.leastVolatility), OptionTree.greatestVolatility))
      for (place, value) in zip(places, values) {
        gains[place] = series.stated == nil ? max(value - base, -series.price) : value - base
      }
    }
    return gains
  }
}
