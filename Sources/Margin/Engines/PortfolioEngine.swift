import Collateral
import Money

/// Portfolio margin in the style of FINRA Rule 4210(g): ten equidistant points a class group, gains and losses of one class
/// added one to one, gains of other classes counted in part, and a minimum a contract.
struct PortfolioEngine {
  /// Points each way; the price as it is does not count.
  static let side = 5
  static let pointCount = 2 * side

  let parameters: MarginParameters
  let valuer: OptionValuer

  init(_ valuer: OptionValuer) {
    self.valuer = valuer
    parameters = valuer.parameters
  }

  func requirement(
    _ account: String, _ positions: [MarginPosition]
  ) throws(MarginFault) -> MarginRequirement {
    var result = MarginRequirement(account, .portfolio, "portfolio margin, ten points a class")
    prepare(positions)
    // Class groups first: gains and losses one to one.
    var classes: [String: ProfitAndLoss] = [:]
    for position in positions {
      let gains = try gains(position)
      let minimum = minimum(position)
      result.minimum += minimum
      result.gross += max(gains.loss, minimum)
      classes[position.classGroup, default: .none(Self.pointCount)] += gains
    }
    let productGroups = try parameters.productGroups(of: positions)
    for (name, gains) in classes.sorted(by: { $0.key < $1.key }) {
      guard let figures = parameters.classes[name] else { continue }
      result.note(
        "class \(name): worst at \(Self.title(gains.worst, figures))", gains.loss,
        source: figures.source)
    }
    let products = joined(
      Dictionary(uniqueKeysWithValues: classes.map { (Place.group($0), $1) }), "product group",
      parent: { productGroups[$0] }, parameters.productGroups, &result)
    let portfolios = joined(
      products, "portfolio group", parent: { parameters.productGroups[$0]?.parent },
      parameters.portfolioGroups, &result)
    let scan = portfolios.values.reduce(MarginSum.zero) { $0 + $1.loss }
    result.amount = max(scan, result.minimum)
    result.scenario =
      result.minimum > scan ? "minimum" : scenario(portfolios, Array(classes.keys))
    result.note("worst points together", scan)
    result.note("minimum a contract, all contracts", result.minimum)
    return result
  }

  // MARK: Groups

  /// A group of positions, or one that meets no other and stays as it is.
  private enum Place: Hashable, Comparable {
    case alone(String)
    case group(String)

    var name: String {
      switch self {
      case .alone(let name), .group(let name): name
      }
    }
  }

  /// Joins groups into those above them: losses whole, gains in part where several meet.
  private func joined(
    _ groups: [Place: ProfitAndLoss], _ level: String, parent: (String) -> String?,
    _ offsets: [String: MarginParameters.OffsetGroup], _ result: inout MarginRequirement
  ) -> [Place: ProfitAndLoss] {
    var found: [Place: ProfitAndLoss] = [:]
    var members: [String: [Place]] = [:]
    for (place, gains) in groups {
      if case .group(let name) = place, let above = parent(name) {
        members[above, default: []].append(place)
      } else {
        found[.alone(place.name)] = gains
      }
    }
    for (above, places) in members.sorted(by: { $0.key < $1.key }) {
      guard places.count > 1, let group = offsets[above] else {
        // Who meets nobody goes on as it is.
        for place in places {
          found[places.count > 1 ? .alone(place.name) : .group(above)] = groups[place]
        }
        continue
      }
      let own = places.sorted().compactMap { groups[$0] }
      let together = own.map { $0.counting(gains: group.offset) }.total(Self.pointCount)
      let apart = own.reduce(MarginSum.zero) { $0 + $1.loss }
      found[.group(above)] = together
      result.offsets.append(
        MarginOffset(
          places.sorted().map(\.name), percent: group.offset.description,
          saving: apart - together.loss, "\(level) \(above): \(group.source)",
          isRecognized: group.offset > .zero))
      result.note(
        "\(level) \(above): \(group.offset) % of gains count", together.loss, source: group.source)
    }
    return found
  }

  /// The point that counts: of the group that asks for most.
  private func scenario(_ groups: [Place: ProfitAndLoss], _ classes: [String]) -> String? {
    let most = groups.max { ($0.value.loss, $1.key) < ($1.value.loss, $0.key) }
    guard let (place, gains) = most else { return nil }
    if classes.count == 1, let figures = parameters.classes[classes[0]] {
      return Self.title(gains.worst, figures)
    }
    let step = gains.worst < Self.side ? gains.worst - Self.side : gains.worst - Self.side + 1
    let point = "point \(step)"
    return groups.count == 1 ? point : "\(place.name): \(point)"
  }

  /// What a point is, as a move of the class.
  private static func title(_ point: Int, _ figures: MarginParameters.ClassGroup) -> String {
    let (isUp, step) = direction(point)
    let move = Percentage(
      units: (isUp ? figures.up : figures.down).units * Int64(step) / Int64(side))
    return "\(isUp ? "+" : "−")\(move) %"
  }

  /// Which way a point goes, and how many steps.
  private static func direction(_ point: Int) -> (isUp: Bool, step: Int) {
    point >= side ? (true, point - side + 1) : (false, side - point)
  }

  // MARK: Gains

  /// Values all options at once.
  func prepare(_ positions: [MarginPosition]) {
    valuer.prepare(
      positions.compactMap { position in
        (try? howToFindGains(position))?.question(position, valuer)
      })
  }

  /// What a position gains at each point.
  func gains(_ position: MarginPosition) throws(MarginFault) -> ProfitAndLoss {
    try howToFindGains(position).value(position, valuer)
  }

  private func howToFindGains(_ position: MarginPosition) throws(MarginFault) -> PositionGains {
    guard let figures = parameters.classes[position.classGroup] else {
      throw MarginFault(
        position.line, "\(position.series): the class group \(position.classGroup) is not known",
        "add it to class_groups of the parameters")
    }
    if let gains = PositionGains.supplied(position, parameters, count: Self.pointCount) {
      return gains
    }
    guard let spot = position.kind.isOption ? position.underlyingPrice : position.price else {
      throw MarginFault(
        position.line, "\(position.series): an option needs the price of its underlying",
        "fill underlying_price in, or supply an array")
    }
    let moves = (0..<Self.pointCount).map { point in
      let (isUp, step) = Self.direction(point)
      let range = Int128(spot.units) * Int128((isUp ? figures.up : figures.down).units)
      let move = MarginSum(
        units: MarginSum.divided(
          range * Int128(step), by: Int128(Percentage.hundred.units) * Int128(Self.side)))
      return isUp ? move : -move
    }
    guard position.kind.isOption else {
      let contract = MarginSum(position.multiplier).times(position.quantity)
      return .known(ProfitAndLoss(moves.map { $0.times(contract) }))
    }
    return .option(
      moves.map { OptionQuestion.Point(spot: Int64(clamping: Int128(spot.units) + $0.units)) })
  }

  /// The least that a contract requires.
  private func minimum(_ position: MarginPosition) -> MarginSum {
    guard position.kind != .stock, position.kind != .etf, position.kind != .digitalSpot,
      let figure = parameters.classes[position.classGroup]?.minimum
    else { return .zero }
    return MarginSum(
      price: figure, multiplier: position.multiplier, quantity: position.quantity
    ).magnitude
  }
}
