import Collateral
import Money

/// Portfolio margin in the style of FINRA Rule 4210(g): ten equidistant points a class group, gains and losses of one class
/// added one to one, gains of other classes counted in part, and a minimum a contract.
struct PortfolioEngine {
  /// Points each way; the price as it is does not count.
  static let side = 5

  let parameters: MarginParameters
  let day: CalendarDate

  /// Names of the points, as moves of the class.
  private static func title(_ point: Int, _ figures: MarginParameters.ClassGroup) -> String {
    let isUp = point >= side
    let step = isUp ? point - side + 1 : side - point
    let move = Percentage(
      units: (isUp ? figures.up : figures.down).units * Int64(step) / Int64(side))
    return "\(isUp ? "+" : "−")\(move) %"
  }

  func requirement(
    _ account: String, _ positions: [MarginPosition], valuer: OptionValuer
  ) throws(MarginFault) -> MarginRequirement {
    var result = MarginRequirement(
      account: account, engine: .portfolio, amount: .zero, minimum: .zero, gross: .zero)
    result.note("portfolio margin, ten points a class", depth: 0)
    // Class groups first: gains and losses one to one.
    var classes: [String: [MarginSum]] = [:]
    for position in positions {
      let points = try gains(position, valuer)
      let minimum = try self.minimum(position)
      result.minimum += minimum
      result.gross += max(points.min()?.loss ?? .zero, minimum)
      for index in points.indices {
        var sums = classes[position.classGroup] ?? Array(repeating: .zero, count: points.count)
        sums[index] += points[index]
        classes[position.classGroup] = sums
      }
    }
    for name in classes.keys.sorted() {
      guard let sums = classes[name], let figures = parameters.classes[name] else { continue }
      let worst = sums.indices.min { sums[$0] < sums[$1] } ?? 0
      result.note(
        "class \(name): worst at \(Self.title(worst, figures))", sums[worst].loss,
        source: figures.source)
    }
    let products = joined(
      classes, parent: { parameters.classes[$0]?.productGroup },
      offset: { parameters.productGroups[$0] }, level: "product group", &result)
    let portfolios = joined(
      products, parent: { parameters.productGroups[$0]?.parent },
      offset: { parameters.portfolioGroups[$0] }, level: "portfolio group", &result)
    var scan = MarginSum.zero
    for name in portfolios.keys.sorted() {
      guard let sums = portfolios[name], let worst = sums.min() else { continue }
      scan += worst.loss
      let point = sums.firstIndex(of: worst) ?? 0
      if portfolios.count == 1, let only = classes.keys.first, classes.count == 1,
        let figures = parameters.classes[only]
      {
        result.scenario = Self.title(point, figures)
      } else {
        result.scenario = "point \(point < Self.side ? point - Self.side : point - Self.side + 1)"
      }
    }
    result.amount = max(scan, result.minimum)
    if result.minimum > scan { result.scenario = "minimum" }
    result.note("worst points together", scan)
    result.note("minimum a contract, all contracts", result.minimum)
    return result
  }

  /// Joins groups into those above them: losses whole, gains in part where several meet.
  private func joined(
    _ groups: [String: [MarginSum]], parent: (String) -> String?,
    offset: (String) -> MarginParameters.OffsetGroup?, level: String,
    _ result: inout MarginRequirement
  ) -> [String: [MarginSum]] {
    var members: [String: [String]] = [:]
    for name in groups.keys.sorted() {
      members[parent(name) ?? "\u{0}\(name)", default: []].append(name)
    }
    var found: [String: [MarginSum]] = [:]
    for above in members.keys.sorted() {
      let names = members[above] ?? []
      guard names.count > 1, let group = offset(above) else {
        // Who meets nobody is on its own.
        for name in names { found[names.count > 1 ? "\u{0}\(name)" : above] = groups[name] }
        continue
      }
      var sums = Array(repeating: MarginSum.zero, count: 2 * Self.side)
      var apart = MarginSum.zero
      for name in names {
        let own = groups[name] ?? []
        apart += own.min()?.loss ?? .zero
        for index in own.indices {
          sums[index] += own[index] > .zero ? own[index].percent(group.offset) : own[index]
        }
      }
      let together = sums.min()?.loss ?? .zero
      found[above] = sums
      let saving = apart - together
      result.offsets.append(
        MarginOffset(
          legs: names.map { $0.replacing("\u{0}", with: "") }, percent: group.offset.description,
          saving: saving, reason: "\(level) \(above): \(group.source)",
          isRecognized: group.offset > .zero))
      result.note(
        "\(level) \(above): \(group.offset) % of gains count", together, source: group.source)
    }
    return found
  }

  /// What a position gains at each point.
  func gains(
    _ position: MarginPosition, _ valuer: OptionValuer
  ) throws(MarginFault) -> [MarginSum] {
    guard let figures = parameters.classes[position.classGroup] else {
      throw MarginFault(
        position.line, "\(position.series): the class group \(position.classGroup) is not known",
        "add it to class_groups of the parameters")
    }
    func sum(_ units: Int64) -> MarginSum {
      MarginSum(
        price: Price(units: units), multiplier: position.multiplier, quantity: position.quantity)
    }
    if let array = parameters.arrays[position.series], array.count == 2 * Self.side {
      let one = Price(units: 100_000_000)
      return array.map { MarginSum(price: $0, multiplier: one, quantity: position.quantity) }
    }
    let base = position.kind.isOption ? position.underlyingPrice : position.price
    guard let spot = base?.units else {
      throw MarginFault(
        position.line, "\(position.series): an option needs the price of its underlying",
        "fill underlying_price in, or supply an array")
    }
    let spots = (0..<2 * Self.side).map { point -> Int64 in
      let isUp = point >= Self.side
      let step = Int128(isUp ? point - Self.side + 1 : Self.side - point)
      let move = Int128((isUp ? figures.up : figures.down).units) * step
      let change = Int64(MarginSum.divided(Int128(spot) * move, by: 5_000_000_000_000))
      return isUp ? spot + change : spot - change
    }
    guard position.kind.isOption else { return spots.map { sum($0 - spot) } }
    let gains = try valuer.gains(
      position, at: spots.map { ($0, Percentage.zero) },
      isOnFuture: position.kind == .futureOption)
    return gains.map(sum)
  }

  /// The least that a contract requires.
  private func minimum(_ position: MarginPosition) throws(MarginFault) -> MarginSum {
    guard position.kind != .stock, position.kind != .etf, position.kind != .digitalSpot else {
      return .zero
    }
    let figure = parameters.classes[position.classGroup]?.minimum ?? Price(units: 0)
    return MarginSum(
      price: figure, multiplier: position.multiplier, quantity: position.quantity
    ).magnitude
  }
}
