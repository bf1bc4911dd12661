import Collateral
import Money

@testable import Margin

/// A number of eight decimals.
func number(_ text: String) -> Price {
  guard let price = try? Price(text) else { preconditionFailure("\(text) is no number") }
  return price
}

/// A percentage.
func percent(_ text: String) -> Percentage {
  guard let value = try? Percentage(text) else { preconditionFailure("\(text) is no percentage") }
  return value
}

/// A day.
func day(_ text: String) -> CalendarDate {
  guard let date = try? CalendarDate(text) else { preconditionFailure("\(text) is no day") }
  return date
}

/// An amount.
func sum(_ text: String) -> MarginSum { MarginSum(number(text)) }

/// A position.
func position(
  _ series: String, _ kind: MarginPosition.Kind, _ quantity: String, _ price: String,
  multiplier: String = "1", group: String = "X", engine: MarginEngineName = .portfolio,
  strike: String? = nil, right: MarginPosition.Right? = nil, expiry: String? = nil,
  spot: String? = nil, exercise: MarginPosition.Exercise = .american, volatility: String? = nil
) -> MarginPosition {
  var position = MarginPosition(
    account: "A", engine: engine, series: series, kind: kind, quantity: number(quantity),
    price: number(price), multiplier: number(multiplier), underlying: group, line: 2)
  position.strike = strike.map(number)
  position.right = right
  position.expiry = expiry.map(day)
  position.underlyingPrice = spot.map(number)
  position.exercise = exercise
  position.volatility = volatility.map(percent)
  return position
}

/// A class group.
func classGroup(
  up: String, down: String, minimum: String = "0.375", rate: String = "0", dividend: String = "0",
  productGroup: String? = nil
) -> MarginParameters.ClassGroup {
  MarginParameters.ClassGroup(
    up: percent(up), down: percent(down), minimum: number(minimum), isBroadIndex: false,
    productGroup: productGroup, rate: percent(rate), dividend: percent(dividend), source: "test")
}

/// Figures of the strategy rules.
let strategyFigures = MarginParameters.Strategy(
  initialStock: percent("50"), maintenanceStock: percent("25"), shortOption: percent("20"),
  shortBroadIndexOption: percent("15"), shortOptionFloor: percent("10"), appliesProceeds: true,
  source: "test")

/// Numbers that look random and are the same each time.
struct Numbers {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  /// A number from zero on, below a bound.
  mutating func below(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % bound
  }
}
