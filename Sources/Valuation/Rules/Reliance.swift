import Schedules

/// What a result rests on, as far as it matters: how well the least known of it is known.
struct Reliance: Sendable {
  /// The weakest verification; nil where nothing was used.
  private(set) var weakest: Verification?

  /// The result rests on something known this well.
  mutating func rest(on verification: Verification) {
    weakest = max(weakest ?? verification, verification)
  }

  /// The result rests on a rule.
  mutating func rest(on citation: Citation) { rest(on: citation.verified) }

  /// The result rests on whatever another rests on.
  mutating func rest(on other: Reliance) {
    if let weakest = other.weakest { rest(on: weakest) }
  }
}
