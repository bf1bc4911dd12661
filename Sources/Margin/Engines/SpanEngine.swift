import Collateral
import Money

/// Scanning in the style of SPAN: sixteen scenarios a product, charges for spreads between months, credits between
/// products, a minimum for short options, and the value of options.
///
/// A product whose outright margin is published (SPAN 2) takes that figure, long and short, and no scenario.
struct SpanEngine {
  /// The scenarios: thirds of the price move, and whether the volatility goes up; the last two are extreme.
  static let scenarios: [(thirds: Int, isUp: Bool)] = [
    (0, true), (0, false), (1, true), (1, false), (-1, true), (-1, false), (2, true), (2, false),
    (-2, true), (-2, false), (3, true), (3, false), (-3, true), (-3, false),
  ]

  let parameters: MarginParameters
  let day: CalendarDate

  func requirement(
    _ account: String, _ positions: [MarginPosition], valuer: OptionValuer
  ) throws(MarginFault) -> MarginRequirement {
    var result = MarginRequirement(
      account: account, engine: .span, amount: .zero, minimum: .zero, gross: .zero)
    result.note("sixteen scenarios a product", depth: 0)
    var deltas: [String: [String: MarginSum]] = [:]
    var risks: [(name: String, risk: MarginSum, minimum: MarginSum)] = []
    var optionValue = MarginSum.zero
    for name in Set(positions.map(\.classGroup)).sorted() {
      let own = positions.filter { $0.classGroup == name }
      if let outright = parameters.outrights[name] {
        let risk = published(own, outright, name, &result)
        risks.append((name, risk, .zero))
        continue
      }
      guard let figures = parameters.span[name] else {
        throw MarginFault(
          own.first?.line, "the product \(name) has neither scan ranges nor a published margin",
          "add it to span_products or outrights of the parameters")
      }
      var sums = Array(repeating: MarginSum.zero, count: 16)
      var shortOptions = MarginSum.zero
      for position in own {
        let gains = try gains(position, figures, valuer)
        for index in sums.indices { sums[index] += gains[index] }
        result.gross += gains.min()?.loss ?? .zero
        if position.kind.isOption {
          optionValue += position.value
          if position.quantity.units < 0 {
            shortOptions += MarginSum(figures.shortOptionMinimum)
              .times(Price(units: -position.quantity.units))
          }
        }
        deltas[name, default: [:]][Self.month(position), default: .zero] += delta(
          position, gains, figures)
      }
      let worst = sums.indices.min { sums[$0] < sums[$1] } ?? 0
      let scan = sums[worst].loss
      result.scenario =
        risks.isEmpty && result.scenario == nil ? "scenario \(worst + 1)" : result.scenario
      result.note("\(name): scenario \(worst + 1)", scan, source: figures.source)
      let charge = spreadCharge(name, &deltas[name, default: [:]], &result)
      result.minimum += shortOptions
      if shortOptions > .zero { result.note("\(name): minimum of short options", shortOptions) }
      risks.append((name, scan + charge, shortOptions))
    }
    let credit = credits(deltas, risks, &result)
    var total = MarginSum.zero
    for risk in risks { total += max(risk.minimum, risk.risk - (credit[risk.name] ?? .zero)) }
    result.note("risk of all products", total)
    if optionValue != .zero { result.note("less the value of options", optionValue) }
    result.amount = total - optionValue
    return result
  }

  private static func month(_ position: MarginPosition) -> String {
    guard let expiry = position.expiry else { return "" }
    return "\(expiry.year)\(expiry.month < 10 ? "0" : "")\(expiry.month)"
  }

  private func published(
    _ positions: [MarginPosition], _ outright: MarginParameters.Outright, _ name: String,
    _ result: inout MarginRequirement
  ) -> MarginSum {
    var net: Int64 = 0
    for position in positions {
      net += position.quantity.units
      let figure = position.quantity.units < 0 ? outright.short : outright.long
      result.gross += MarginSum(figure).times(
        Price(units: Int64(position.quantity.units.magnitude)))
    }
    let figure = net < 0 ? outright.short : outright.long
    let risk = MarginSum(figure).times(Price(units: Int64(net.magnitude)))
    result.note(
      "\(name): published \(net < 0 ? "short" : "long") margin", risk, source: outright.source)
    return risk
  }

  /// What a position gains in each scenario.
  func gains(
    _ position: MarginPosition, _ figures: MarginParameters.SpanProduct, _ valuer: OptionValuer
  ) throws(MarginFault) -> [MarginSum] {
    let one = Price(units: 100_000_000)
    if let array = parameters.arrays[position.series], array.count == 16 {
      return array.map { MarginSum(price: $0, multiplier: one, quantity: position.quantity) }
    }
    let scan = Int128(figures.scan.units)
    let cover = { (sum: MarginSum) -> MarginSum in sum.percent(figures.extremeCover) }
    let extreme = scan * Int128(figures.extremeMultiplier.units) / 100_000_000
    if !position.kind.isOption && !position.kind.isSettledDaily {
      let share = try scanShare(position, figures)
      let gains = Self.scenarios.map { scenario in
        MarginSum(
          units: MarginSum.divided(
            position.value.percent(share).units * Int128(scenario.thirds), by: 3))
      }
      let far = position.value.percent(share).times(figures.extremeMultiplier)
      return gains + [cover(far), cover(-far)]
    }
    guard position.kind.isOption else {
      let gains = Self.scenarios.map { scenario in
        MarginSum(units: MarginSum.divided(scan * Int128(scenario.thirds), by: 3))
          .times(position.quantity)
      }
      let far = MarginSum(units: extreme).times(position.quantity)
      return gains + [cover(far), cover(-far)]
    }
    guard let spot = position.underlyingPrice?.units, position.multiplier.units > 0 else {
      throw MarginFault(
        position.line,
        "\(position.series): an option needs the price of its underlying and a multiplier",
        "fill them in, or supply an array of sixteen points")
    }
    // The scan range is money of one contract: an option on the future moves by its share of the multiplier, one on the
    // spot by the same share of its price.
    let share = position.kind == .option ? try scanShare(position, figures) : nil
    func moved(_ money: Int128) -> Int64 {
      if let share {
        let whole = MarginSum(units: Int128(spot)).percent(share).units
        return spot
          + Int64(
            MarginSum(units: whole).times(MarginSum(units: money), over: MarginSum(units: scan))
              .units)
      }
      return spot
        + Int64(MarginSum.divided(money * 100_000_000, by: Int128(position.multiplier.units)))
    }
    var points = Self.scenarios.map { scenario in
      (
        spot: moved(MarginSum.divided(scan * Int128(scenario.thirds), by: 3)),
        shift: scenario.isUp
          ? figures.volatility : Percentage(units: -figures.volatility.units)
      )
    }
    points.append((moved(extreme), .zero))
    points.append((moved(-extreme), .zero))
    let units = try valuer.gains(
      position, at: points, isOnFuture: position.kind == .futureOption)
    return units.enumerated().map { index, gain in
      let sum = MarginSum(
        price: Price(units: gain), multiplier: position.multiplier, quantity: position.quantity)
      return index >= 14 ? cover(sum) : sum
    }
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

  /// Futures that move like the position: of an option by how it gains over the middle third of the moves.
  private func delta(
    _ position: MarginPosition, _ gains: [MarginSum], _ figures: MarginParameters.SpanProduct
  ) -> MarginSum {
    guard position.kind.isOption, figures.scan.units > 0 else {
      return MarginSum(position.quantity)
    }
    let rise = gains[2] + gains[3] - gains[4] - gains[5]
    // Two thirds of the range apart, each counted twice.
    let range = MarginSum(units: MarginSum.divided(Int128(figures.scan.units) * 4, by: 3))
    return MarginSum(units: 100_000_000).times(rise, over: range)
  }

  /// Charges for deltas of different months that stand against each other, in the order of the table.
  private func spreadCharge(
    _ product: String, _ months: inout [String: MarginSum], _ result: inout MarginRequirement
  ) -> MarginSum {
    var charge = MarginSum.zero
    for spread in parameters.spreads where spread.product == product {
      for (longs, shorts) in [(spread.first, spread.second), (spread.second, spread.first)] {
        for long in months.keys.sorted() where longs.contains(long) {
          for short in months.keys.sorted() where shorts.contains(short) {
            let paired = min(
              max(months[long] ?? .zero, .zero), max(-(months[short] ?? .zero), .zero))
            guard long != short, paired > .zero else { continue }
            months[long] = (months[long] ?? .zero) - paired
            months[short] = (months[short] ?? .zero) + paired
            let amount = MarginSum(spread.charge).times(Price(units: Int64(clamping: paired.units)))
            charge += amount
            result.note("\(product): spread \(long) to \(short)", amount, source: spread.source)
          }
        }
      }
    }
    return charge
  }

  /// Credits for deltas of products that stand against each other: a share of what their scan ranges ask for.
  private func credits(
    _ deltas: [String: [String: MarginSum]],
    _ risks: [(name: String, risk: MarginSum, minimum: MarginSum)],
    _ result: inout MarginRequirement
  ) -> [String: MarginSum] {
    var net: [String: MarginSum] = [:]
    for (name, months) in deltas { net[name] = months.values.reduce(.zero, +) }
    var credits: [String: MarginSum] = [:]
    for credit in parameters.credits where credit.products.count == 2 && credit.ratios.count == 2 {
      let (first, second) = (credit.products[0], credit.products[1])
      guard let left = net[first], let right = net[second], left != .zero, right != .zero else {
        continue
      }
      let saving = { (name: String, ratio: Price, spreads: MarginSum) -> MarginSum in
        let scan = parameters.span[name].map { MarginSum($0.scan) } ?? .zero
        return scan.times(ratio).times(Price(units: Int64(clamping: spreads.units)))
          .percent(credit.percent)
      }
      guard (left < .zero) != (right < .zero) else {
        result.offsets.append(
          MarginOffset(
            legs: [first, second], percent: nil, saving: .zero,
            reason: "both move the same way: \(credit.source)", isRecognized: false))
        continue
      }
      let unit = MarginSum(units: 100_000_000)
      let spreads = min(
        left.magnitude.times(unit, over: MarginSum(credit.ratios[0])),
        right.magnitude.times(unit, over: MarginSum(credit.ratios[1])))
      var total = MarginSum.zero
      for (name, ratio) in zip(credit.products, credit.ratios) {
        let amount = saving(name, ratio, spreads)
        credits[name, default: .zero] += amount
        total += amount
        let used = MarginSum(ratio).times(Price(units: Int64(clamping: spreads.units)))
        let sign = (net[name] ?? .zero) < .zero ? -used : used
        net[name] = (net[name] ?? .zero) - sign
      }
      result.offsets.append(
        MarginOffset(
          legs: [first, second], percent: credit.percent.description, saving: total,
          reason: "credit between products: \(credit.source)", isRecognized: true))
      result.note(
        "\(first) against \(second): \(credit.percent) % credit", -total, source: credit.source)
    }
    return credits
  }
}
