import Money

/// Profit and loss of one position, or of several together, at each point of a grid.
public struct ProfitAndLoss: Sendable, Hashable {
  /// What is gained at each point; a loss is below zero.
  public private(set) var points: [MarginSum]

  /// What is gained at each point.
  init(_ points: [MarginSum]) {
    precondition(!points.isEmpty, "a grid has points")
    self.points = points
  }

  /// Nothing at any of so many points.
  static func none(_ count: Int) -> ProfitAndLoss {
    ProfitAndLoss(Array(repeating: .zero, count: count))
  }

  /// The point that loses most, the first of several.
  var worst: Int { points.indices.min { points[$0] < points[$1] } ?? 0 }

  /// What is lost at the worst point; nothing where no point loses.
  public var loss: MarginSum { points[worst].loss }

  /// Losses whole, gains in part.
  func counting(gains share: Percentage) -> ProfitAndLoss {
    ProfitAndLoss(points.map { $0 > .zero ? $0.percent(share) : $0 })
  }

  static func += (left: inout ProfitAndLoss, right: ProfitAndLoss) {
    for index in left.points.indices { left.points[index] += right.points[index] }
  }

  static func - (left: ProfitAndLoss, right: ProfitAndLoss) -> ProfitAndLoss {
    ProfitAndLoss(zip(left.points, right.points).map { $0 - $1 })
  }
}

extension Sequence<ProfitAndLoss> {
  /// All of them together, over grids of so many points.
  func total(_ count: Int) -> ProfitAndLoss {
    reduce(into: ProfitAndLoss.none(count)) { $0 += $1 }
  }
}
