import Collateral
import Money

/// Values options of an account under moves of price and volatility; each series is worked out once.
final class OptionValuer {
  private struct Key: Hashable {
    var terms: OptionTree.Terms
    var spot: Int64
    var price: Int64
    var stated: Int64?
  }

  private let parameters: MarginParameters
  private let day: CalendarDate
  private var volatilities: [Key: FixedReal] = [:]
  private var values: [Key: [Int64]] = [:]

  init(_ parameters: MarginParameters, on day: CalendarDate) {
    self.parameters = parameters
    self.day = day
  }

  /// What one unit of the underlying of an option gains, in units of 10⁻⁸, at each of some points, against its price.
  ///
  /// The volatility is the stated one, else the one at which the option is worth its price; it stays what it is, but for
  /// the shifts.
  /// - Parameters:
  ///   - points: prices of the underlying, and by how many percentage points the volatility moves.
  ///   - isOnFuture: whether the underlying costs nothing to carry.
  func gains(
    _ position: MarginPosition, at points: [(spot: Int64, shift: Percentage)], isOnFuture: Bool
  ) throws(MarginFault) -> [Int64] {
    guard let spot = position.underlyingPrice, let strike = position.strike,
      let right = position.right,
      let expiry = position.expiry
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
    let terms = OptionTree.Terms(
      isPut: right == .put, isAmerican: position.exercise == .american, strike: strike.units,
      days: expiry.days - day.days, rate: figures.rate.units,
      dividend: isOnFuture ? figures.rate.units : figures.dividend.units, steps: parameters.steps)
    let key = Key(
      terms: terms, spot: spot.units, price: position.price.units,
      stated: position.volatility?.units)
    let tree = OptionTree(terms)
    let volatility: FixedReal
    if let known = volatilities[key] {
      volatility = known
    } else if let stated = position.volatility {
      volatility = FixedReal(Int128(stated.units), over: 1_000_000_000_000)
    } else if let found = tree.volatility(spot: spot.units, price: position.price.units) {
      volatility = found
    } else {
      throw MarginFault(
        position.line,
        "\(position.series): no volatility up to 500 % makes the price \(position.price)",
        "correct the price, or state the volatility")
    }
    volatilities[key] = volatility
    if let known = values[key], known.count == points.count { return known }
    // Against the model's own value: what the price and the model disagree about is no gain.
    let base = tree.value(spot: spot.units, volatility: volatility)
    let gains = points.map { point in
      let moved = volatility + FixedReal(Int128(point.shift.units), over: 1_000_000_000_000)
      return tree.value(
        spot: max(0, point.spot), volatility: max(moved, FixedReal(1, over: 1_000))) - base
    }
    values[key] = gains
    return gains
  }
}
