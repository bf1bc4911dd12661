/// A membership of an index in force.
public struct IndexFact: Sendable, Hashable {
  /// Index code in lower case.
  public var index: String
  /// Where it came from.
  public var origin: Origin

  /// A membership.
  public init(index: String, origin: Origin) {
    self.index = index
    self.origin = origin
  }
}
