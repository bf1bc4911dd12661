import Collateral
import Money

/// Strategy-based margin in the style of Regulation T and FINRA Rule 4210: each position alone, and the pairs that the
/// rule knows, in one stated order.
///
/// Of each underlying, pairs are taken in this order: short calls against stock held, short puts against stock sold short,
/// spreads of one right whose long leg does not end before the short one, short calls with short puts. What is left stands alone.
/// Whole contracts are paired; within a kind the pair that saves most comes first.
struct StrategyEngine {
  let parameters: MarginParameters

  private struct Leg {
    var position: MarginPosition
    /// What is not paired yet, without its sign.
    var left: Int128
    var isShort: Bool

    init(_ position: MarginPosition) {
      self.position = position
      left = Int128(position.quantity.units.magnitude)
      isShort = position.quantity.units < 0
    }

    var quantity: Price { Price(units: Int64(clamping: left)) }
  }

  func requirement(
    _ account: String, _ positions: [MarginPosition]
  ) throws(MarginFault) -> MarginRequirement {
    guard let figures = parameters.strategy else {
      throw MarginFault(
        nil, "the figures of the strategy rules are missing", "add strategy to the parameters")
    }
    var result = MarginRequirement(
      account, .strategy,
      figures.appliesProceeds
        ? "strategies; proceeds of sales count toward the requirement"
        : "strategies; proceeds of sales are required besides")
    result.maintenance = .zero
    let underlyings = Dictionary(grouping: positions, by: \.underlying)
    for (underlying, positions) in underlyings.sorted(by: { $0.key < $1.key }) {
      var legs = positions.map(Leg.init)
      result.note(underlying)
      for leg in legs {
        let (alone, _) = try self.alone(leg, leg.quantity, figures)
        result.gross += alone
      }
      try pairCovered(&legs, figures, &result)
      try pairSpreads(&legs, figures, &result)
      try pairStraddles(&legs, figures, &result)
      for leg in legs where leg.left > 0 {
        let (initial, maintenance) = try alone(leg, leg.quantity, figures)
        add(&result, "\(name(leg)) alone", initial, maintenance, figures)
      }
    }
    return result
  }

  // MARK: Alone

  /// What a position requires by itself: initial and maintenance.
  private func alone(
    _ leg: Leg, _ quantity: Price, _ figures: MarginParameters.Strategy
  ) throws(MarginFault) -> (MarginSum, MarginSum) {
    let position = leg.position
    let value = MarginSum(
      price: position.price, multiplier: position.multiplier, quantity: quantity)
    switch position.kind {
    case .stock, .etf, .digitalSpot:
      return (value.percent(figures.initialStock), value.percent(figures.maintenanceStock))
    case .option:
      if !leg.isShort { return (value, value) }
      let risk = try nakedRisk(position, quantity, figures)
      let amount = figures.appliesProceeds ? risk : risk + value
      return (amount, amount)
    default:
      throw MarginFault(
        position.line,
        "\(position.series): the strategy rules have no margin for \(position.kind.rawValue)",
        "put it under another engine")
    }
  }

  /// 20 % of the underlying (15 % of a broad index) less what the option is out of the money, at least 10 %.
  private func nakedRisk(
    _ position: MarginPosition, _ quantity: Price, _ figures: MarginParameters.Strategy
  ) throws(MarginFault) -> MarginSum {
    let (spot, strike, right) = try terms(position)
    let isBroad = parameters.classes[position.classGroup]?.isBroadIndex ?? false
    func amount(_ units: Int64) -> MarginSum {
      MarginSum(
        price: Price(units: units), multiplier: position.multiplier, quantity: quantity)
    }
    let out = right == .call ? strike.units - spot.units : spot.units - strike.units
    let share = isBroad ? figures.shortBroadIndexOption : figures.shortOption
    let risk = amount(spot.units).percent(share) - amount(max(0, out))
    let floor = amount(right == .call ? spot.units : strike.units).percent(figures.shortOptionFloor)
    return max(risk, floor)
  }

  private func terms(
    _ position: MarginPosition
  ) throws(MarginFault) -> (spot: Price, strike: Price, right: MarginPosition.Right) {
    guard let spot = position.underlyingPrice, let strike = position.strike,
      let right = position.right
    else {
      throw MarginFault(
        position.line, "\(position.series): an option needs the price of its underlying",
        "fill underlying_price in")
    }
    return (spot, strike, right)
  }

  // MARK: Pairs

  private func pairCovered(
    _ legs: inout [Leg], _ figures: MarginParameters.Strategy, _ result: inout MarginRequirement
  ) throws(MarginFault) {
    for stock in legs.indices where [.stock, .etf].contains(legs[stock].position.kind) {
      for option in legs.indices
      where legs[option].isShort && legs[option].position.kind == .option
        && legs[option].position.right == (legs[stock].isShort ? .put : .call)
      {
        let unit = Int128(legs[option].position.multiplier.units)
        let lot = Int128(legs[stock].position.multiplier.units)
        guard unit > 0, lot > 0 else { continue }
        // Whole contracts that the shares cover.
        let shares = legs[stock].left * lot / unit
        let contracts = min(legs[option].left, shares - shares % Int128(Price.one.units))
        guard contracts > 0 else { continue }
        let quantity = Price(units: Int64(clamping: contracts))
        let covering = contracts * unit / lot
        let (initial, maintenance) = try alone(
          legs[stock], Price(units: Int64(clamping: covering)), figures)
        let covered = legs[option].position
        let premium = MarginSum(
          price: covered.price, multiplier: covered.multiplier, quantity: quantity)
        let (naked, _) = try alone(legs[option], quantity, figures)
        add(
          &result, "\(name(legs[option])) covered by \(legs[stock].position.series)",
          figures.appliesProceeds ? initial - premium : initial, maintenance, figures)
        result.offsets.append(
          MarginOffset(
            [covered.series, legs[stock].position.series], saving: naked,
            "covered: \(figures.source)", isRecognized: true))
        legs[option].left -= contracts
        legs[stock].left -= covering
      }
    }
  }

  private func pairSpreads(
    _ legs: inout [Leg], _ figures: MarginParameters.Strategy, _ result: inout MarginRequirement
  ) throws(MarginFault) {
    struct Kind: Hashable {
      var right: MarginPosition.Right
      var multiplier: Price
    }
    var groups: [Kind: (shorts: [SpreadPairs.Option], longs: [SpreadPairs.Option])] = [:]
    var order: [Kind] = []
    for (index, leg) in legs.enumerated() {
      guard leg.position.kind == .option, let right = leg.position.right,
        let strike = leg.position.strike, let expiry = leg.position.expiry
      else { continue }
      let kind = Kind(right: right, multiplier: leg.position.multiplier)
      if groups[kind] == nil { order.append(kind) }
      let option = SpreadPairs.Option(leg: index, strike: strike.units, expiry: expiry.days)
      if leg.isShort {
        groups[kind, default: ([], [])].shorts.append(option)
      } else {
        groups[kind, default: ([], [])].longs.append(option)
      }
    }
    for kind in order {
      guard let group = groups[kind] else { continue }
      var pairs = SpreadPairs(
        shorts: group.shorts, longs: group.longs, isPut: kind.right == .put)
      while let pair = pairs.next({ legs[$0].left > 0 }) {
        if try !takeSpread(pair, &legs, figures, &result) { pairs.dropShort() }
      }
    }
  }

  /// Margins two options by what their spread can lose; false where that is no less than what they ask for alone.
  private func takeSpread(
    _ pair: SpreadPairs.Pair, _ legs: inout [Leg], _ figures: MarginParameters.Strategy,
    _ result: inout MarginRequirement
  ) throws(MarginFault) -> Bool {
    let contracts = min(legs[pair.short].left, legs[pair.long].left)
    let quantity = Price(units: Int64(clamping: contracts))
    let (sold, bought) = (legs[pair.short].position, legs[pair.long].position)
    func amount(_ units: Int64) -> MarginSum {
      MarginSum(price: Price(units: units), multiplier: sold.multiplier, quantity: quantity)
    }
    let (naked, _) = try alone(legs[pair.short], quantity, figures)
    let (paid, received) = (amount(bought.price.units), amount(sold.price.units))
    let risk = amount(pair.width)
    let total = figures.appliesProceeds ? max(risk + paid - received, .zero) : risk + paid
    guard total < naked + paid else { return false }
    add(
      &result, "\(sold.series) against \(bought.series): the most that the spread can lose",
      total, total, figures)
    result.offsets.append(
      MarginOffset(
        [sold.series, bought.series], saving: naked + paid - total,
        "spread: \(figures.source)", isRecognized: true))
    legs[pair.short].left -= contracts
    legs[pair.long].left -= contracts
    return true
  }

  private func pairStraddles(
    _ legs: inout [Leg], _ figures: MarginParameters.Strategy, _ result: inout MarginRequirement
  ) throws(MarginFault) {
    for call in legs.indices
    where legs[call].isShort && legs[call].position.kind == .option
      && legs[call].position.right == .call
    {
      for put in legs.indices
      where legs[put].isShort && legs[put].position.kind == .option
        && legs[put].position.right == .put
      {
        let contracts = min(legs[call].left, legs[put].left)
        guard contracts > 0, legs[call].position.multiplier == legs[put].position.multiplier else {
          continue
        }
        let quantity = Price(units: Int64(clamping: contracts))
        func premium(_ leg: Leg) -> MarginSum {
          MarginSum(
            price: leg.position.price, multiplier: leg.position.multiplier, quantity: quantity)
        }
        let (callAlone, _) = try alone(legs[call], quantity, figures)
        let (putAlone, _) = try alone(legs[put], quantity, figures)
        let other = callAlone >= putAlone ? legs[put] : legs[call]
        // The greater side, and the premium of the other one, which its proceeds pay.
        let total =
          max(callAlone, putAlone)
          + (figures.appliesProceeds ? .zero : premium(other))
        add(
          &result,
          "\(legs[call].position.series) with \(legs[put].position.series): the greater side",
          total, total, figures)
        result.offsets.append(
          MarginOffset(
            [legs[call].position.series, legs[put].position.series],
            saving: callAlone + putAlone - total, "straddle: \(figures.source)",
            isRecognized: true))
        legs[call].left -= contracts
        legs[put].left -= contracts
      }
    }
  }

  private func name(_ leg: Leg) -> String {
    (leg.isShort ? "short " : "long ") + leg.position.series
  }

  private func add(
    _ result: inout MarginRequirement, _ title: String, _ initial: MarginSum,
    _ maintenance: MarginSum, _ figures: MarginParameters.Strategy
  ) {
    result.amount += initial
    result.maintenance = (result.maintenance ?? .zero) + maintenance
    result.note(title, initial, source: figures.source, depth: 2)
  }
}
