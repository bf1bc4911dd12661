public import Collateral

/// A band of residual maturity, worded as an act words it: `<1`, `≤1`, `>1 ≤5`, `≥30d <3m`, `>5`.
///
/// Bounds are calendar periods counted from the day of valuation: up to one year means that the
/// maturity is on or before the same day one year later (29 February counts as 28).
public struct MaturityBand: Sendable, Hashable, CustomStringConvertible {
  /// What a bound counts.
  public enum Unit: String, Sendable, Hashable {
    /// Calendar years.
    case years = "y"
    /// Calendar months.
    case months = "m"
    /// Days.
    case days = "d"
  }

  /// One end of a band.
  public struct Bound: Sendable, Hashable {
    /// How many units.
    public var count: Int
    /// Which units.
    public var unit: Unit
    /// Whether a maturity of exactly this length is inside.
    public var isInclusive: Bool

    /// The day on which the bound falls, counted from `day`.
    public func date(from day: CalendarDate) -> CalendarDate {
      switch unit {
      case .years: day.adding(years: count)
      case .months: day.adding(months: count)
      case .days: day.adding(days: count)
      }
    }
  }

  /// The lower end; nil is none.
  public let lower: Bound?
  /// The upper end; nil is none.
  public let upper: Bound?
  /// The band as written.
  public let description: String

  /// Reads a band; nil where the text is not one.
  public init?(_ text: String) {
    var lower: Bound?
    var upper: Bound?
    for word in text.split(separator: " ") {
      guard let (sign, bound) = Self.bound(word) else { return nil }
      if sign == ">" || sign == "≥" {
        guard lower == nil else { return nil }
        lower = bound
      } else {
        guard upper == nil else { return nil }
        upper = bound
      }
    }
    guard lower != nil || upper != nil else { return nil }
    self.lower = lower
    self.upper = upper
    self.description = text
  }

  private static func bound(_ word: Substring) -> (Character, Bound)? {
    guard let sign = word.first, "<≤>≥".contains(sign) else { return nil }
    var digits = word.dropFirst()
    var unit = Unit.years
    if let last = digits.last, let named = Unit(rawValue: String(last)) {
      unit = named
      digits = digits.dropLast()
    }
    guard let count = Int(digits), count >= 0, count <= 1200 else { return nil }
    return (sign, Bound(count: count, unit: unit, isInclusive: sign == "≤" || sign == "≥"))
  }

  /// Whether an instrument that matures on `maturity` is in the band on `day`.
  public func contains(maturity: CalendarDate, on day: CalendarDate) -> Bool {
    resolved(on: day).contains(maturity)
  }

  /// The band as a span of maturity dates, for one day of valuation.
  public func resolved(on day: CalendarDate) -> ResolvedMaturityBand {
    var first: CalendarDate?
    var last: CalendarDate?
    if let lower {
      let date = lower.date(from: day)
      first = lower.isInclusive ? date : date.adding(days: 1)
    }
    if let upper {
      let date = upper.date(from: day)
      last = upper.isInclusive ? date : date.adding(days: -1)
    }
    return ResolvedMaturityBand(first: first, last: last)
  }
}
