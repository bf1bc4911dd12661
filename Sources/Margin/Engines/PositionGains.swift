import Collateral
import Money

/// How the gains of a position are found: an array was supplied or the position is linear, or an option has to be valued.
enum PositionGains {
  /// They are known.
  case known(ProfitAndLoss)
  /// The option is worth what the model says at these points.
  case option([OptionQuestion.Point])

  /// The gains of a position by a supplied array of so many points; nil where there is none.
  static func supplied(
    _ position: MarginPosition, _ parameters: MarginParameters, count: Int
  ) -> PositionGains? {
    guard let array = parameters.arrays[position.series], array.count == count else { return nil }
    let quantity = MarginSum(position.quantity)
    return .known(ProfitAndLoss(array.map { quantity.times($0) }))
  }

  /// The gains themselves.
  func value(
    _ position: MarginPosition, _ valuer: OptionValuer
  ) throws(MarginFault) -> ProfitAndLoss {
    switch self {
    case .known(let gains): return gains
    case .option(let points):
      let units = try valuer.gains(position, at: points)
      return ProfitAndLoss(
        units.map {
          MarginSum(
            price: Price(units: $0), multiplier: position.multiplier, quantity: position.quantity)
        })
    }
  }

  /// What the model will be asked; nil where it is not, or where the position will be refused.
  func question(_ position: MarginPosition, _ valuer: OptionValuer) -> OptionQuestion? {
    guard case .option(let points) = self else { return nil }
    return try? OptionQuestion(position, at: points, valuer.parameters, on: valuer.day)
  }
}
