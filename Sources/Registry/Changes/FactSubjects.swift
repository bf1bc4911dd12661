public import Collateral

/// What some facts are about: instruments, by any of their identifiers, and legal entities.
public struct FactSubjects: Sendable, Hashable {
  /// Identifiers of instruments.
  public var identifiers: Set<String> = []
  /// Legal entities.
  public var entities: Set<LEI> = []

  /// About nothing.
  public init() {}

  /// Whether there are none.
  public var isEmpty: Bool { identifiers.isEmpty && entities.isEmpty }
}
