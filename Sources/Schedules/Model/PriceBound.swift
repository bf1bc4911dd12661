public import Money

/// A bound on a price: per 100 of nominal for debt, per unit for everything else.
public struct PriceBound: Sendable, Hashable, CustomStringConvertible {
  /// Which side of the bound is inside.
  public enum Side: String, CaseIterable, Sendable {
    /// At least.
    case atLeast = "≥"
    /// At most.
    case atMost = "≤"
    /// Above.
    case above = ">"
    /// Below.
    case below = "<"
  }

  /// Which side is inside.
  public let side: Side
  /// The bound itself.
  public let bound: Price
  /// The bound as written.
  public let description: String

  /// Reads `≥100`; nil where the text is not a bound.
  public init?(_ text: String) {
    guard let sign = text.first, let side = Side(rawValue: String(sign)),
      let bound = try? Price(text.dropFirst())
    else { return nil }
    self.side = side
    self.bound = bound
    self.description = text
  }

  /// Whether a price is inside.
  public func isMet(by price: Price) -> Bool {
    switch side {
    case .atLeast: price >= bound
    case .atMost: price <= bound
    case .above: price > bound
    case .below: price < bound
    }
  }
}
