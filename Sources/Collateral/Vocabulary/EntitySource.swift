/// Who describes legal entities. The raw value is what the registry stores.
///
/// What the first source of an entity does not say is taken from the next, in the order of their names, so that the desk
/// has the first word.
public enum EntitySource: String, CaseIterable, Sendable, Hashable {
  /// The desk's own files.
  case desk
  /// GLEIF, level 1: who is who.
  case lei = "gleif"
  /// GLEIF, why no direct parent is reported.
  case directException = "gleif-exceptions-direct"
  /// GLEIF, why no ultimate parent is reported.
  case ultimateException = "gleif-exceptions-ultimate"
  /// GLEIF, level 2: who owns whom.
  case relationships = "gleif-relationships"
}
