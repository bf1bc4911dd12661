/// What an item says about its rank among items that hold for the same asset.
public struct Priority: Sendable, Hashable {
  /// The items over which it goes; they stand behind it.
  public var over: [String]
  /// Whether it is what remains, and goes behind all others.
  public var isOtherwise: Bool

  /// A stated rank; nothing is stated by default.
  public init(over: [String] = [], isOtherwise: Bool = false) {
    self.over = over
    self.isOtherwise = isOtherwise
  }
}
