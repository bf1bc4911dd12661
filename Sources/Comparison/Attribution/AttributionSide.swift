public import Collateral

/// One of the two answers: a book, and what was known of it.
public struct AttributionSide: Sendable {
  /// The pledges.
  public var pledges: [Pledge]
  /// The agreements, in the order in which they are wanted.
  public var agreements: [Agreement]
  /// The facts. Both sides have been asked for everything that either book names.
  public var snapshot: FactSnapshot

  /// A side.
  public init(pledges: [Pledge], agreements: [Agreement], snapshot: FactSnapshot) {
    self.pledges = pledges
    self.agreements = agreements
    self.snapshot = snapshot
  }
}
