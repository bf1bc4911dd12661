import Schedules

/// Counts the figures of a schedule by how well they are known.
enum ScheduleFigures {
  /// Cells of haircut tables, additions for currency, and bounds of limits; not what nobody has seen.
  static func counts(_ schedule: Schedule) -> [Verification: Int] {
    var counts: [Verification: Int] = [:]
    for row in schedule.haircuts {
      for values in row.values {
        counts[row.citation.verified, default: 0] += cells(values.figures)
      }
    }
    for rule in schedule.currencyRules {
      let seen = rule.values.filter { $0.percent != nil }
      counts[rule.citation.verified, default: 0] += seen.count
    }
    for limit in schedule.limits {
      counts[limit.citation.verified, default: 0] += limit.bounds.count
    }
    return counts
  }

  private static func cells(_ figures: HaircutValues.Figures) -> Int {
    switch figures {
    case .byBand(let list): list.count { $0 != .unknown }
    case .byStep(let lines): lines.reduce(0) { $0 + $1.figures.count { $0 != .unknown } }
    case .lookThrough, .assessed, .follow: 1
    }
  }
}
