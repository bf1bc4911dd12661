public import Collateral

/// A cited statement that assets of a class are not on the list.
public struct NotListedEntry: Sendable, Hashable {
  /// The classes; empty is every class that no point admits.
  public var classes: [AssetClass]
  /// When it is so.
  public var validity: Validity
  /// Where the list stands that does not name them.
  public var citation: Citation
}
