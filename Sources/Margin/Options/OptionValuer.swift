import Collateral
import Parallel

/// Answers questions about options; each is worked out once.
final class OptionValuer {
  /// The figures of the model.
  let parameters: MarginParameters
  /// The day on which the options are looked at.
  let day: CalendarDate
  private var volatilities: [OptionQuestion.Series: FixedReal?] = [:]
  private var gains: [OptionQuestion: [Int64]] = [:]

  init(_ parameters: MarginParameters, on day: CalendarDate) {
    self.parameters = parameters
    self.day = day
  }

  /// What one unit of a position gains at each of some points, in units of 10⁻⁸.
  ///
  /// The volatility is the stated one, else the one at which the option is worth its price; it stays what it is, but for
  /// the shifts.
  func gains(
    _ position: MarginPosition, at points: [OptionQuestion.Point]
  ) throws(MarginFault) -> [Int64] {
    let question = try OptionQuestion(position, at: points, parameters, on: day)
    if let known = gains[question] { return known }
    prepare([question])
    guard let found = gains[question] else {
      throw MarginFault(
        position.line,
        "\(position.series): no volatility up to 500 % makes the price \(position.price)",
        "correct the price, or state the volatility")
    }
    return found
  }

  /// Works out over all cores what will be asked.
  func prepare(_ questions: [OptionQuestion]) {
    let new = Set(questions).filter { gains[$0] == nil }
    if new.isEmpty { return }
    let series = Array(Set(new.map(\.series)).filter { volatilities[$0] == nil })
    for (series, volatility) in zip(series, series.parallelMap(\.volatility)) {
      volatilities[series] = .some(volatility)
    }
    let asked = new.compactMap { question -> (OptionQuestion, FixedReal)? in
      volatilities[question.series].flatMap { $0 }.map { (question, $0) }
    }
    let answers = asked.parallelMap { question, volatility in question.gains(volatility) }
    for ((question, _), answer) in zip(asked, answers) { gains[question] = answer }
  }
}
