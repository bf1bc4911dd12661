import Collateral
import Money

/// Scanning in the style of SPAN: sixteen scenarios a product, charges for spreads between months, credits between
/// products, a minimum for short options, and the value of options.
///
/// The scenarios give maintenance margin; initial margin is a multiple of it, product by product. A product whose outright
/// margin is published (SPAN 2) takes that figure, long and short, and no scenario.
struct SpanEngine {
  let parameters: MarginParameters
  let valuer: OptionValuer

  init(_ valuer: OptionValuer) {
    self.valuer = valuer
    parameters = valuer.parameters
  }

  /// What a product asks for before credits of other products.
  private struct ProductRisk {
    var name: String
    var risk = MarginSum.zero
    var shortOptions = MarginSum.zero
    var initialFactor = Price.one
    /// Futures that move like the positions, by month.
    var deltas: [String: MarginSum] = [:]
  }

  func requirement(
    _ account: String, _ positions: [MarginPosition]
  ) throws(MarginFault) -> MarginRequirement {
    var result = MarginRequirement(account, .span, "sixteen scenarios a product")
    var risks: [ProductRisk] = []
    var scenarios: [(name: String, loss: MarginSum)] = []
    var optionValue = MarginSum.zero
    let products = Dictionary(grouping: positions, by: \.classGroup)
    for (name, own) in products.sorted(by: { $0.key < $1.key }) {
      if let outright = parameters.outrights[name] {
        risks.append(try published(own, outright, name, &result))
        continue
      }
      guard let figures = parameters.span[name] else {
        throw MarginFault(
          own.first?.line, "the product \(name) has neither scan ranges nor a published margin",
          "add it to span_products or outrights of the parameters")
      }
      prepare(own, figures)
      var risk = ProductRisk(name: name, initialFactor: figures.initialFactor)
      var together = ProfitAndLoss.none(SpanScenario.count)
      for position in own {
        let gains = try gains(position, figures)
        together += gains
        result.gross += gains.loss
        if position.kind.isOption {
          optionValue += position.value
          if position.quantity.units < 0 {
            risk.shortOptions += MarginSum(position.quantity).magnitude
              .times(figures.shortOptionMinimum)
          }
        }
        risk.deltas[Self.month(position), default: .zero] += delta(position, gains, figures)
      }
      scenarios.append(("scenario \(together.worst + 1)", together.loss))
      result.note(
        "\(name): scenario \(together.worst + 1)", together.loss, source: figures.source)
      risk.risk = together.loss + spreadCharge(&risk, &result)
      result.minimum += risk.shortOptions
      if risk.shortOptions > .zero {
        result.note("\(name): minimum of short options", risk.shortOptions)
      }
      risks.append(risk)
    }
    result.scenario = scenarios.max { $0.loss < $1.loss }?.name
    let credit = credits(risks, &result)
    var (maintenance, initial) = (MarginSum.zero, MarginSum.zero)
    for risk in risks {
      let rest = max(risk.shortOptions, risk.risk - (credit[risk.name] ?? .zero))
      maintenance += rest
      initial += rest.times(risk.initialFactor)
    }
    result.note("risk of all products", maintenance)
    if initial != maintenance {
      result.note("initial margin, a multiple by product", initial)
      result.maintenance = maintenance - optionValue
    }
    if optionValue != .zero { result.note("less the value of options", optionValue) }
    result.amount = initial - optionValue
    return result
  }

  private static func month(_ position: MarginPosition) -> String {
    guard let expiry = position.expiry else { return "" }
    return "\(expiry.year)\(expiry.month < 10 ? "0" : "")\(expiry.month)"
  }

  private func published(
    _ positions: [MarginPosition], _ outright: MarginParameters.Outright, _ name: String,
    _ result: inout MarginRequirement
  ) throws(MarginFault) -> ProductRisk {
    if let option = positions.first(where: \.kind.isOption) {
      throw MarginFault(
        option.line, "\(option.series): the margin of \(name) is published for futures only",
        "state scan ranges in place of the outright margin, or take the option out")
    }
    func margin(_ quantity: MarginSum) -> MarginSum {
      quantity.magnitude.times(quantity < .zero ? outright.short : outright.long)
    }
    var net = MarginSum.zero
    for position in positions {
      net += MarginSum(position.quantity)
      result.gross += margin(MarginSum(position.quantity))
    }
    let risk = margin(net)
    result.note(
      "\(name): published \(net < .zero ? "short" : "long") margin", risk, source: outright.source)
    return ProductRisk(name: name, risk: risk)
  }

  // MARK: Scenarios

  /// Values all options of a product at once.
  private func prepare(_ positions: [MarginPosition], _ figures: MarginParameters.SpanProduct) {
    valuer.prepare(
      positions.compactMap { position in
        (try? howToFindGains(position, figures))?.question(position, valuer)
      })
  }

  /// What a position gains in each scenario.
  func gains(
    _ position: MarginPosition, _ figures: MarginParameters.SpanProduct
  ) throws(MarginFault) -> ProfitAndLoss {
    let how = try howToFindGains(position, figures)
    let gains = try how.value(position, valuer)
    // A supplied array has its extreme losses covered in part already.
    if PositionGains.supplied(position, parameters, count: SpanScenario.count) != nil {
      return gains
    }
    return SpanScenario.covered(gains, figures)
  }

  private func howToFindGains(
    _ position: MarginPosition, _ figures: MarginParameters.SpanProduct
  ) throws(MarginFault) -> PositionGains {
    if let gains = PositionGains.supplied(position, parameters, count: SpanScenario.count) {
      return gains
    }
    guard position.kind.isOption else {
      // A contract of the product moves by the scan range, anything else by its share of the price.
      let range =
        position.kind.isSettledDaily
        ? MarginSum(figures.scan).times(position.quantity)
        : position.value.percent(try scanShare(position, figures))
      return .known(
        ProfitAndLoss(SpanScenario.all.map { $0.move(of: range, figures) }))
    }
    guard let spot = position.underlyingPrice, position.multiplier.units > 0 else {
      throw MarginFault(
        position.line,
        "\(position.series): an option needs the price of its underlying and a multiplier",
        "fill them in, or supply an array of sixteen points")
    }
    // The scan range is money of one contract: an option on the future moves by its share of the multiplier, one on the
    // spot by the same share of its price.
    let range =
      position.kind == .option
      ? MarginSum(spot).percent(try scanShare(position, figures))
      : MarginSum(figures.scan).times(MarginSum(.one), over: MarginSum(position.multiplier))
    return .option(
      SpanScenario.all.map { scenario in
        OptionQuestion.Point(
          spot: Int64(clamping: Int128(spot.units) + scenario.move(of: range, figures).units),
          shift: scenario.shift(figures))
      })
  }

  private func scanShare(
    _ position: MarginPosition, _ figures: MarginParameters.SpanProduct
  ) throws(MarginFault) -> Percentage {
    guard let share = figures.scanPercent else {
      throw MarginFault(
        position.line,
        "\(position.series): is no contract of \(position.classGroup), and its move in percent is not known",
        "add scan_percent to the product in span_products")
    }
    return share
  }

  // MARK: Spreads

  /// Futures that move like the position. Of an option the composite delta: how it gains from price to price, weighted by
  /// how likely the prices are.
  private func delta(
    _ position: MarginPosition, _ gains: ProfitAndLoss, _ figures: MarginParameters.SpanProduct
  ) -> MarginSum {
    guard position.kind.isOption else { return MarginSum(position.quantity) }
    let rises = SpanScenario.risesPerThird(gains)
    var (weighted, weights) = (Int128(0), Int128(0))
    for (rise, weight) in zip(rises, SpanScenario.deltaWeights) {
      weighted += rise.units * weight
      weights += weight
    }
    // A third of the scan range is what one future gains over it.
    return MarginSum(.one).times(
      MarginSum(units: weighted * 3),
      over: MarginSum(figures.scan).times(Price(units: Int64(weights) * 100_000_000)))
  }

  /// Charges for deltas of different months that stand against each other, in the order of the table.
  private func spreadCharge(
    _ risk: inout ProductRisk, _ result: inout MarginRequirement
  ) -> MarginSum {
    var charge = MarginSum.zero
    let months = risk.deltas.keys.sorted()
    for spread in parameters.spreads[risk.name] ?? [] {
      for (longs, shorts) in [(spread.first, spread.second), (spread.second, spread.first)] {
        for long in months where longs.contains(long) {
          for short in months where short != long && shorts.contains(short) {
            let (up, down) = (risk.deltas[long] ?? .zero, -(risk.deltas[short] ?? .zero))
            let paired = min(max(up, .zero), max(down, .zero))
            guard paired > .zero else { continue }
            risk.deltas[long] = up - paired
            risk.deltas[short] = paired - down
            let amount = paired.times(spread.charge)
            charge += amount
            result.note("\(risk.name): spread \(long) to \(short)", amount, source: spread.source)
          }
        }
      }
    }
    return charge
  }

  /// Credits for deltas of products that stand against each other: a share of what their scan ranges ask for.
  private func credits(
    _ risks: [ProductRisk], _ result: inout MarginRequirement
  ) -> [String: MarginSum] {
    var net: [String: MarginSum] = [:]
    for risk in risks { net[risk.name] = risk.deltas.values.reduce(.zero, +) }
    var credits: [String: MarginSum] = [:]
    for credit in parameters.credits {
      let deltas = credit.products.map { net[$0] ?? .zero }
      guard !deltas.contains(.zero) else { continue }
      guard (deltas[0] < .zero) != (deltas[1] < .zero) else {
        result.offsets.append(
          MarginOffset(
            credit.products, saving: .zero, "both move the same way: \(credit.source)",
            isRecognized: false))
        continue
      }
      let spreads =
        zip(deltas, credit.ratios).map { delta, ratio in
          MarginSum(.one).times(delta.magnitude, over: MarginSum(ratio))
        }.min() ?? .zero
      var total = MarginSum.zero
      for (name, ratio) in zip(credit.products, credit.ratios) {
        let used = spreads.times(ratio)
        let scan = parameters.span[name].map { MarginSum($0.scan) } ?? .zero
        let amount = scan.times(used).percent(credit.percent)
        credits[name, default: .zero] += amount
        total += amount
        net[name, default: .zero] += (net[name] ?? .zero) < .zero ? used : -used
      }
      result.offsets.append(
        MarginOffset(
          credit.products, percent: credit.percent.description, saving: total,
          "credit between products: \(credit.source)", isRecognized: true))
      result.note(
        "\(credit.products[0]) against \(credit.products[1]): \(credit.percent) % credit", -total,
        source: credit.source)
    }
    return credits
  }
}
