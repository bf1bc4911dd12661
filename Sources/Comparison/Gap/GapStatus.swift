/// How the answers of several regimes about one asset compare.
public enum GapStatus: String, CaseIterable, Sendable, Hashable {
  /// All the same.
  case same
  /// Eligible everywhere, at different haircuts.
  case haircutDiffers = "haircut-differs"
  /// Eligible under one and ineligible under another, whatever else is open.
  case eligibilityDiffers = "eligibility-differs"
  /// Some answer is open, and the others do not differ in eligibility.
  case undetermined
}
