import Collateral
import Schedules

/// Residual maturities that between them meet every side of every bound: each bound itself and the day before it, and
/// one beyond the last. Between two bounds no rule tells one day from another.
struct GridMaturities: Sendable {
  private struct Sample: Sendable {
    let date: CalendarDate
    /// Name of the bound on which it lies; nil lies between bounds.
    let bound: String?
  }

  private let samples: [Sample]

  /// The maturities of a day; one alone, a year on, where no rule asks.
  init(_ bounds: Set<MaturityBand.Bound>, on day: CalendarDate) {
    var names: [CalendarDate: (rank: Int, count: Int, name: String)] = [:]
    for bound in bounds {
      let date = bound.date(from: day)
      guard date > day, !date.isPerpetual else { continue }
      // A bound of 12m is called 1, like the year that ends on the same day.
      let candidate = Self.name(of: bound)
      if let known = names[date], known <= candidate { continue }
      names[date] = candidate
    }
    var samples: [Sample] = []
    for (date, name) in names.sorted(by: { $0.key < $1.key }) {
      let before = date.adding(days: -1)
      if before > day, before != samples.last?.date {
        samples.append(Sample(date: before, bound: nil))
      }
      samples.append(Sample(date: date, bound: name.name))
    }
    let last = samples.last?.date ?? day.adding(years: 1).adding(days: -1)
    samples.append(Sample(date: last.adding(days: 1), bound: nil))
    self.samples = samples
  }

  /// How many.
  var count: Int { samples.count }

  /// A maturity.
  func date(_ position: Int) -> CalendarDate { samples[position].date }

  /// Position of a maturity: that of the bound on which it lies, or of the span between bounds.
  func position(of date: CalendarDate) -> Int {
    guard let next = samples.firstIndex(where: { $0.date >= date }) else {
      return samples.count - 1
    }
    return next
  }

  /// What the span between two positions, both included, is called in the words of the acts; nil is any.
  func name(from first: Int, to last: Int) -> String? {
    if first == last, let bound = samples[first].bound { return "exactly \(bound)" }
    var words: [String] = []
    if let bound = samples[first].bound {
      words.append("≥\(bound)")
    } else if first > 0, let bound = samples[first - 1].bound {
      words.append(">\(bound)")
    }
    if let bound = samples[last].bound {
      words.append("≤\(bound)")
    } else if last + 1 < samples.count, let bound = samples[last + 1].bound {
      words.append("<\(bound)")
    }
    return words.isEmpty ? nil : words.joined(separator: " ")
  }

  private static func name(
    of bound: MaturityBand.Bound
  ) -> (rank: Int, count: Int, name: String) {
    switch bound.unit {
    case .years: (0, bound.count, "\(bound.count)")
    case .months: (1, bound.count, "\(bound.count)m")
    case .days: (2, bound.count, "\(bound.count)d")
    }
  }
}
