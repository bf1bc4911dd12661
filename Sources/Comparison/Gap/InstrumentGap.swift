public import Money
public import Valuation

/// What several regimes say about one asset, and where they part.
///
/// A regime that is not in force on the day answers nothing that could bind, and is left out of the comparison.
public struct InstrumentGap: Sendable {
  /// The asset as it was named.
  public let instrument: String
  /// Its class; empty where it is not known.
  public let assetClass: String
  /// The verdicts, in the order of the regimes.
  public let verdicts: [Verdict]
  /// How they compare.
  public let status: GapStatus
  /// Positions of the regimes that bind: those under which it is not eligible, else those that take most.
  public let strictest: [Int]
  /// Percentage points between the highest and the lowest haircut among the regimes under which it is eligible; nil
  /// where there are fewer than two.
  public let spread: Percentage?

  /// Compares verdicts.
  public init(instrument: String, assetClass: String, verdicts: [Verdict]) {
    self.instrument = instrument
    self.assetClass = assetClass
    self.verdicts = verdicts
    let inForce = verdicts.indices.filter { verdicts[$0].reasons != ["not-in-force"] }
    let refusing = inForce.filter { verdicts[$0].decision == .ineligible }
    let open = inForce.filter { verdicts[$0].decision == .undetermined }
    let eligible = inForce.compactMap { position in
      verdicts[position].retained.map { (position: position, retained: $0) }
    }
    let least = eligible.map(\.retained).min()
    let most = eligible.map(\.retained).max()
    if !refusing.isEmpty && !eligible.isEmpty {
      status = .eligibilityDiffers
    } else if !open.isEmpty {
      status = .undetermined
    } else {
      status = least == most ? .same : .haircutDiffers
    }
    if !refusing.isEmpty {
      strictest = refusing
    } else {
      strictest = eligible.filter { $0.retained == least }.map(\.position)
    }
    let haircuts = eligible.compactMap { verdicts[$0.position].haircut }
    if haircuts.count > 1, let highest = haircuts.max(), let lowest = haircuts.min() {
      spread = Percentage(units: highest.units - lowest.units)
    } else {
      spread = nil
    }
  }
}
