/// Something that holds in every registry that only loads have written.
public enum RegistryCheck: String, CaseIterable, Sendable {
  /// The file is sound: pages, indexes, types, and the constraints that loads do not ask about.
  case integrity
  /// Every load that a row names exists.
  case loads
  /// Of one thing and day one version holds.
  case overlaps
  /// A version that was replaced has one in its place, of the same day, by the load that replaced it.
  case gaps
  /// Versions begin with the load that wrote them and end with a later one.
  case order
  /// The counts of a load are those of its rows.
  case counts

  /// What it looks at, in one line.
  public var summary: String {
    switch self {
    case .integrity: "pages, indexes, types and constraints"
    case .loads: "loads that rows name"
    case .overlaps: "one version for each thing and day"
    case .gaps: "one version in the place of each that was replaced"
    case .order: "loads in the order of their times, versions replaced by later ones"
    case .counts: "counts of the loads against their rows"
    }
  }
}

/// Something that does not hold.
public struct RegistryFinding: Sendable, Hashable {
  /// What was looked at.
  public var check: RegistryCheck
  /// The table, and the key or the number of the load.
  public var place: String
  /// What is wrong.
  public var message: String
}
