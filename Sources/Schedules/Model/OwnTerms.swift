/// The eligible-collateral terms of an agreement, which apply on top of the law.
public struct OwnTerms: Sendable {
  /// Their name, by which agreements refer to them.
  public var name: String
  /// What they say, in the form of a schedule; its regime is named `terms NAME`.
  public var schedule: Schedule
  /// What they make of a link that the law leaves open.
  public var parentUnknown: ParentUnknown

  /// The name of their regime.
  public static func regime(_ name: String) -> String { "terms \(name)" }
}
