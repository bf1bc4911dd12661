import Collateral

/// What netting hides: what is lost when positions that offset each other stop doing so.
public struct MarginNetting: Sendable {
  /// A group whose members do not offset each other any more.
  public struct Failure: Sendable {
    /// The group.
    public var group: String
    /// What is lost: each of its members at its own worst point, all others where they lose most together.
    public var loss: MarginSum
    /// What of the whole hidden loss that is, in percent; nil where nothing is hidden.
    public var share: String?
  }

  /// What each position would require alone.
  public var gross: MarginSum
  /// What is required of them together, under the hypothetical treatment.
  public var net: MarginSum
  /// The worst point of the grid with every offset.
  public var worst: MarginSum
  /// Groups of which several members meet, the one that hides most first.
  public var failures: [Failure]
  /// What is lost when nothing offsets anything: each silo of each class at its own worst point.
  public var apart: MarginSum

  /// Looks at the positions of an account that the grid knows.
  init(
    _ positions: [MarginPosition], _ engine: PortfolioEngine, gross: MarginSum, net: MarginSum
  ) {
    engine.prepare(positions)
    let parameters = engine.parameters
    // What each silo holds of each class: within it nothing is hidden.
    var classes: [String: [MarginEngineName: ProfitAndLoss]] = [:]
    for position in positions {
      guard let gains = try? engine.gains(position) else { continue }
      let none = ProfitAndLoss.none(PortfolioEngine.pointCount)
      classes[position.classGroup, default: [:]][position.engine, default: none] += gains
    }
    var groups = classes.map { name, silos in Group(name, Array(silos.values)) }
    let together = groups.map(\.gains).total(PortfolioEngine.pointCount)
    let apart = groups.reduce(MarginSum.zero) { $0 + $1.apart }
    let worst = together.loss
    var failures: [Failure] = []
    let products = (try? parameters.productGroups(of: positions)) ?? [:]
    let parents: [(String) -> String?] = [
      { products[$0] }, { parameters.productGroups[$0]?.parent }, { _ in nil },
    ]
    for parent in parents {
      for group in groups where group.memberCount > 1 {
        let loss = group.apart + (together - group.gains).loss
        failures.append(
          Failure(
            group: group.name, loss: loss,
            share: apart > worst ? (loss - worst).share(of: apart - worst) : nil))
      }
      groups = Dictionary(grouping: groups) { parent($0.name) ?? "" }
        .compactMap { name, members in name.isEmpty ? nil : Group(name, members.map(\.gains)) }
    }
    failures.sort { ($1.loss, $0.group) < ($0.loss, $1.group) }
    self.gross = gross
    self.net = net
    self.worst = worst
    self.failures = failures
    self.apart = apart
  }

  private struct Group {
    var name: String
    var gains: ProfitAndLoss
    /// The members, each at its own worst point.
    var apart: MarginSum
    var memberCount: Int

    init(_ name: String, _ members: [ProfitAndLoss]) {
      self.name = name
      gains = members.total(PortfolioEngine.pointCount)
      apart = members.reduce(MarginSum.zero) { $0 + $1.loss }
      memberCount = members.count
    }
  }
}
