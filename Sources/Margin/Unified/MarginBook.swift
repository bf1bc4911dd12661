public import Collateral
import Money

/// The positions of all accounts, and what each account is required to have under each engine and together.
public struct MarginBook {
  let positions: [String: [MarginPosition]]
  let parameters: MarginParameters
  let day: CalendarDate
  let valuer: OptionValuer

  /// A book on a day.
  public init(
    _ positions: [MarginPosition], _ parameters: MarginParameters, on day: CalendarDate
  ) {
    self.positions = Dictionary(grouping: positions, by: \.account)
    self.parameters = parameters
    self.day = day
    valuer = OptionValuer(parameters, on: day)
  }

  /// The accounts, in order.
  public var accounts: [String] { positions.keys.sorted() }

  /// The requirement of some positions under an engine.
  ///
  /// - Throws: ``MarginFault`` that names the position or the figure that is missing.
  func requirement(
    _ account: String, _ positions: [MarginPosition], under engine: MarginEngineName
  ) throws(MarginFault) -> MarginRequirement {
    switch engine {
    case .strategy: try StrategyEngine(parameters: parameters).requirement(account, positions)
    case .portfolio: try PortfolioEngine(valuer).requirement(account, positions)
    case .span: try SpanEngine(valuer).requirement(account, positions)
    case .schedule:
      try ScheduleEngine(parameters: parameters, day: day).requirement(account, positions)
    case .securityFutures:
      try SecurityFuturesEngine(parameters: parameters).requirement(account, positions)
    }
  }

  /// What an account is required to have: each silo, and the three totals.
  public func account(_ name: String) throws(MarginFault) -> MarginAccount {
    let own = positions[name] ?? []
    let inside = Dictionary(grouping: own, by: \.engine)
    var silos: [MarginRequirement] = []
    for engine in MarginEngineName.allCases {
      guard let positions = inside[engine] else { continue }
      var silo = try requirement(name, positions, under: engine)
      settle(&silo.offsets, positions)
      silos.append(silo)
    }
    let siloed = silos.reduce(MarginSum.zero) { $0 + $1.required }
    let minimum = silos.reduce(MarginSum.zero) { $0 + $1.minimum }
    var offsets = SiloOffsets(book: self, account: name, silos: silos, inside: inside).find()
    settle(&offsets, own)
    let saved = offsets.reduce(MarginSum.zero) {
      $1.isRecognized ? $0 + ($1.saving ?? .zero) : $0
    }
    let harmonized = harmonized(name, own, silos, siloed, minimum)
    let gross = silos.reduce(MarginSum.zero) { $0 + $1.gross }
    return MarginAccount(
      name: name, silos: silos, siloed: siloed,
      recognized: min(siloed, max(siloed - saved, minimum)),
      harmonized: harmonized.figure, harmonizedModel: harmonized.text, minimum: minimum,
      offsets: offsets,
      netting: MarginNetting(
        own, PortfolioEngine(valuer), gross: gross, net: harmonized.figure))
  }

  /// Says of offsets how their legs settle: what nets on paper may be owed in another currency, or days before it is paid.
  private func settle(_ offsets: inout [MarginOffset], _ positions: [MarginPosition]) {
    guard !offsets.isEmpty else { return }
    var settlements: [String: Set<String>] = [:]
    for position in positions {
      guard let text = position.settlement else { continue }
      for leg in [position.series, position.classGroup, group(of: position)] {
        settlements[leg, default: []].insert(text)
      }
    }
    for index in offsets.indices {
      let found = offsets[index].legs.reduce(into: Set<String>()) {
        $0.formUnion(settlements[$1] ?? [])
      }
      offsets[index].settlements = found.sorted()
    }
  }

  /// The widest group in which the gains of a position count against losses of others.
  func group(of position: MarginPosition) -> String {
    let product = parameters.classes[position.classGroup]?.productGroup ?? position.productGroup
    guard let product else { return position.classGroup }
    return parameters.productGroups[product]?.parent ?? product
  }

  /// The reduction of a requirement, given what some models ask for the combined positions: that of the model that asks for
  /// more, up to a cap; one below the least is none.
  static func reduction(
    _ apart: MarginSum, _ combined: [MarginSum], cap: Percentage, least: Percentage
  ) -> (saving: MarginSum, percent: String) {
    guard apart > .zero else { return (.zero, "0") }
    let asked = max(combined.max() ?? apart, .zero)
    var saving = min(max(apart - asked, .zero), apart.percent(cap))
    if saving < apart.percent(least) { saving = .zero }
    return (saving, saving.share(of: apart))
  }

  // MARK: Harmonized

  /// One grid over everything, and the more conservative of two models: what asks for more, never beyond the silos and never
  /// below the minimums.
  private func harmonized(
    _ name: String, _ own: [MarginPosition], _ silos: [MarginRequirement], _ siloed: MarginSum,
    _ minimum: MarginSum
  ) -> (figure: MarginSum, text: String) {
    // A silo that the grid does not know in whole stays apart.
    let unknown = Set(
      own.filter { parameters.classes[$0.classGroup] == nil || $0.kind == .swap }.map(\.engine))
    let mixed = silos.filter { $0.engine != .schedule && !unknown.contains($0.engine) }
    let engines = Set(mixed.map(\.engine))
    let known = own.filter { engines.contains($0.engine) }
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
    let apart = mixed.reduce(MarginSum.zero) { $0 + $1.required }
    let saving = Self.reduction(
      apart, models, cap: parameters.harmonizedCap, least: parameters.harmonizedLeast
    ).saving
    return (min(siloed, max(siloed - saving, minimum)), text)
  }

  // MARK: The grid

  /// A line of the grid: a position, a silo, or the account.
  public struct GridRow: Sendable {
    /// What gains and loses.
    public enum Kind: Sendable {
      case position
      case silo
      case together
    }

    /// What it is.
    public var kind: Kind
    /// Its name.
    public var title: String
    /// Profit and loss at each point.
    public var gains: ProfitAndLoss
  }

  /// Profit and loss of an account over the grid: each position, each silo, and all together. Positions that the grid does
  /// not know are left out.
  public func grid(_ name: String) -> (rows: [GridRow], leftOut: [String]) {
    let engine = PortfolioEngine(valuer)
    var (rows, leftOut): ([GridRow], [String]) = ([], [])
    var together = ProfitAndLoss.none(PortfolioEngine.pointCount)
    let inside = Dictionary(grouping: positions[name] ?? [], by: \.engine)
    for engineName in MarginEngineName.allCases {
      guard let own = inside[engineName] else { continue }
      engine.prepare(own)
      var silo = ProfitAndLoss.none(PortfolioEngine.pointCount)
      let known = rows.count
      for position in own {
        guard let gains = try? engine.gains(position) else {
          leftOut.append(position.series)
          continue
        }
        rows.append(GridRow(kind: .position, title: position.series, gains: gains))
        silo += gains
      }
      guard rows.count > known else { continue }
      rows.append(GridRow(kind: .silo, title: "all under \(engineName.rawValue)", gains: silo))
      together += silo
    }
    if !rows.isEmpty { rows.append(GridRow(kind: .together, title: "together", gains: together)) }
    return (rows, leftOut)
  }
}
