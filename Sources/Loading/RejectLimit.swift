public import Money

/// How many rejects a file may have before it is refused as a whole.
public enum RejectLimit: Sendable, Hashable, CustomStringConvertible {
  /// That many.
  case count(Int)
  /// That share of the records read.
  case percent(Percentage)

  /// One percent of the records.
  public static let standard = RejectLimit.percent(
    Percentage(units: Percentage.hundred.units / 100))

  /// Reads `25` or `2.5%`; nil for anything else, for a negative number, and above `100%`.
  public init?(_ text: some StringProtocol) {
    if text.hasSuffix("%") {
      guard let share = try? Percentage(text.dropLast()), share >= .zero, share <= .hundred else {
        return nil
      }
      self = .percent(share)
    } else {
      guard let count = Int(text), count >= 0 else { return nil }
      self = .count(count)
    }
  }

  /// Whether that many rejects among that many records are too many.
  public func isExceeded(rejected: Int, read: Int) -> Bool {
    switch self {
    case .count(let count):
      rejected > count
    case .percent(let share):
      Int128(rejected) * Int128(Percentage.hundred.units) > Int128(read) * Int128(share.units)
    }
  }

  /// The limit as it is written on the command line.
  public var description: String {
    switch self {
    case .count(let count): String(count)
    case .percent(let share): "\(share)%"
    }
  }
}
