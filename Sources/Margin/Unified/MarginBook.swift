public import Collateral
import Money

/// The positions of all accounts, and what each account is required to have under each engine and together.
public struct MarginBook {
  private let positions: [MarginPosition]
  private let parameters: MarginParameters
  private let programmes: [MarginProgramme]
  private let day: CalendarDate
  private let valuer: OptionValuer

  /// A book on a day.
  public init(
    _ positions: [MarginPosition], _ parameters: MarginParameters,
    programmes: [MarginProgramme] = [], on day: CalendarDate
  ) {
    self.positions = positions
    self.parameters = parameters
    self.programmes = programmes
    self.day = day
    valuer = OptionValuer(parameters, on: day)
  }

  /// The accounts, in order.
  public var accounts: [String] { Set(positions.map(\.account)).sorted() }

  /// The requirement of some positions under an engine.
  ///
  /// - Throws: ``MarginFault`` that names the position or the figure that is missing.
  public func requirement(
    _ account: String, _ positions: [MarginPosition], under engine: MarginEngineName
  ) throws(MarginFault) -> MarginRequirement {
    switch engine {
    case .strategy:
      try StrategyEngine(parameters: parameters).requirement(account, positions)
    case .portfolio:
      try PortfolioEngine(parameters: parameters, day: day)
        .requirement(account, positions, valuer: valuer)
    case .span:
      try SpanEngine(parameters: parameters, day: day)
        .requirement(account, positions, valuer: valuer)
    case .schedule:
      try ScheduleEngine(parameters: parameters, day: day).requirement(account, positions)
    case .securityFutures:
      try SecurityFuturesEngine(parameters: parameters).requirement(account, positions)
    }
  }

  /// What an account is required to have: each silo, and the three totals.
  public func account(_ name: String) throws(MarginFault) -> MarginAccount {
    let own = positions.filter { $0.account == name }
    var silos: [MarginRequirement] = []
    for engine in MarginEngineName.allCases {
      let inside = own.filter { $0.engine == engine }
      if !inside.isEmpty { silos.append(try requirement(name, inside, under: engine)) }
    }
    let siloed = silos.reduce(MarginSum.zero) { $0 + $1.required }
    let minimum = silos.reduce(MarginSum.zero) { $0 + $1.minimum }
    var offsets: [MarginOffset] = []
    let recognized = recognizedSaving(name, own, silos, &offsets)
    let harmonized = harmonized(name, own, silos, siloed, minimum)
    return MarginAccount(
      name: name, silos: silos, siloed: siloed, recognized: siloed - recognized,
      harmonized: harmonized.figure, harmonizedModel: harmonized.text, minimum: minimum,
      offsets: offsets, netting: netting(own, silos, harmonized.figure, siloed))
  }

  // MARK: Recognized today

  /// What programmes in force save; offsets that none recognizes are refused with the reason.
  private func recognizedSaving(
    _ name: String, _ own: [MarginPosition], _ silos: [MarginRequirement],
    _ offsets: inout [MarginOffset]
  ) -> MarginSum {
    var saved = MarginSum.zero
    for left in silos.indices {
      for right in silos.indices where right > left {
        let (a, b) = (silos[left], silos[right])
        let legs = own.filter { $0.engine == a.engine || $0.engine == b.engine }
        let possible =
          (try? conservative(name, legs, a, b, cap: .hundred, least: .zero))?.saving ?? .zero
        if possible <= .zero { continue }
        var refusals: [String] = []
        var isRecognized = false
        for programme in programmes where programme.concerns(a.engine, b.engine) {
          if let reason = programme.refusal(of: legs, on: day) {
            refusals.append("\(programme.name): \(reason)")
            continue
          }
          guard
            let found = try? conservative(
              name, legs, a, b, cap: programme.cap, least: programme.least)
          else { continue }
          saved += found.saving
          isRecognized = true
          offsets.append(
            MarginOffset(
              legs: legs.map(\.series), percent: found.percent, saving: found.saving,
              reason: "\(programme.name): \(programme.citation)", isRecognized: true))
          break
        }
        if !isRecognized {
          if refusals.isEmpty {
            refusals = [
              "no programme is in force between \(a.engine.rawValue) and \(b.engine.rawValue)"
            ]
          }
          offsets.append(
            MarginOffset(
              legs: legs.map(\.series), percent: nil, saving: possible,
              reason: refusals.joined(separator: "; "), isRecognized: false))
        }
      }
    }
    return saved
  }

  /// The more conservative of two models: the combined positions under either, and the smaller reduction of both.
  func conservative(
    _ name: String, _ legs: [MarginPosition], _ a: MarginRequirement, _ b: MarginRequirement,
    cap: Percentage, least: Percentage
  ) throws(MarginFault) -> (saving: MarginSum, percent: String) {
    let apart = a.required + b.required
    guard apart > .zero else { return (.zero, "0") }
    let grid = try requirement(name, legs, under: .portfolio).required
    let scan = try requirement(name, legs, under: .span).required
    return Self.reduction(apart, [grid, scan], cap: cap, least: least)
  }

  /// The reduction of a requirement, given what some models ask for the combined positions.
  static func reduction(
    _ apart: MarginSum, _ combined: [MarginSum], cap: Percentage, least: Percentage
  ) -> (saving: MarginSum, percent: String) {
    // The smaller reduction is that of the model that asks for more.
    let asked = max(combined.max() ?? apart, .zero)
    var saving = max(apart - asked, .zero)
    saving = min(saving, apart.percent(cap))
    if saving < apart.percent(least) { saving = .zero }
    let share = MarginSum(units: 10_000_000_000).times(saving, over: apart)
    return (saving, share.description)
  }

  // MARK: Harmonized

  /// One grid over everything, and the more conservative of two models: what asks for more, never beyond the silos and never
  /// below the minimums.
  private func harmonized(
    _ name: String, _ own: [MarginPosition], _ silos: [MarginRequirement], _ siloed: MarginSum,
    _ minimum: MarginSum
  ) -> (figure: MarginSum, text: String) {
    // A silo that the grid does not know in whole stays apart.
    let mixed = silos.filter { silo in
      silo.engine != .schedule
        && own.allSatisfy { position in
          position.engine != silo.engine
            || parameters.classes[position.classGroup] != nil && position.kind != .swap
        }
    }
    let apart = mixed.reduce(MarginSum.zero) { $0 + $1.required }
    let known = own.filter { position in mixed.contains { $0.engine == position.engine } }
    guard !known.isEmpty,
      let grid = try? requirement(name, known, under: .portfolio).required
    else { return (siloed, "siloed: the grid does not know every class") }
    var models = [grid]
    var text = "one grid"
    if let scan = try? requirement(name, known, under: .span).required {
      models.append(scan)
      text =
        scan > grid
        ? "scanning asks for more than one grid" : "one grid asks for more than scanning"
    }
    let cap = parameters.harmonizedCap
    let saving = Self.reduction(apart, models, cap: cap, least: parameters.harmonizedLeast).saving
    return (min(siloed, max(siloed - saving, minimum)), text)
  }

  // MARK: What netting hides

  private func netting(
    _ own: [MarginPosition], _ silos: [MarginRequirement], _ net: MarginSum, _ siloed: MarginSum
  ) -> MarginNetting {
    let gross = silos.reduce(MarginSum.zero) { $0 + $1.gross }
    let engine = PortfolioEngine(parameters: parameters, day: day)
    var classes: [String: [MarginSum]] = [:]
    for position in own {
      guard let gains = try? engine.gains(position, valuer) else { continue }
      var sums = classes[position.classGroup] ?? Array(repeating: .zero, count: gains.count)
      for index in gains.indices { sums[index] += gains[index] }
      classes[position.classGroup] = sums
    }
    let names = classes.keys.sorted()
    let together = (0..<2 * PortfolioEngine.side).map { point in
      names.reduce(MarginSum.zero) { $0 + (classes[$1]?[point] ?? .zero) }
    }
    let worst = together.min()?.loss ?? .zero
    var failures: [(name: String, loss: MarginSum)] = []
    for name in names {
      let without = (0..<2 * PortfolioEngine.side).map { point in
        together[point] - max(classes[name]?[point] ?? .zero, .zero)
      }
      failures.append((name, without.min()?.loss ?? .zero))
    }
    let apart = names.reduce(MarginSum.zero) { $0 + (classes[$1]?.min()?.loss ?? .zero) }
    return MarginNetting(
      gross: gross, net: net, worst: worst, failures: failures, apart: apart,
      currencies: Set(own.compactMap(\.settlementCurrency)).sorted(),
      days: Set(own.compactMap(\.settlementDays)).sorted())
  }

  /// Profit and loss of an account over the grid: each position, each silo, and all together. Positions that the grid does
  /// not know are left out.
  public func grid(
    _ name: String
  ) -> (rows: [(series: String, gains: [MarginSum])], leftOut: [String]) {
    var leftOut: [String] = []
    let engine = PortfolioEngine(parameters: parameters, day: day)
    var rows: [(series: String, gains: [MarginSum])] = []
    var total = Array(repeating: MarginSum.zero, count: 2 * PortfolioEngine.side)
    for engineName in MarginEngineName.allCases {
      var silo = Array(repeating: MarginSum.zero, count: 2 * PortfolioEngine.side)
      let own = positions.filter { $0.account == name && $0.engine == engineName }
      if own.isEmpty { continue }
      for position in own {
        guard let gains = try? engine.gains(position, valuer) else {
          leftOut.append(position.series)
          continue
        }
        rows.append((position.series, gains))
        for index in gains.indices { silo[index] += gains[index] }
      }
      rows.append(("all under \(engineName.rawValue)", silo))
      for index in silo.indices { total[index] += silo[index] }
    }
    rows.append(("together", total))
    return (rows, leftOut)
  }
}
