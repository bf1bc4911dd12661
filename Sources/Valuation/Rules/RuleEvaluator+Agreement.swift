import Collateral
import Schedules

extension RuleEvaluator {
  /// The transaction of the agreement, or what one that does not say counts as.
  func transaction(of situation: Situation) -> TransactionKind? {
    situation.agreement.transaction ?? transactionWhenNotStated
  }

  /// Whether the time from issue to maturity is in the band.
  func originalMaturity(
    _ band: MaturityBand, _ asset: AssetView, _ missing: inout MissingFacts
  ) -> Truth {
    guard let issued = asset.record.issueDate, let maturity = asset.record.maturityDate else {
      // All that is missing is named, not the first.
      var lacking: MissingFacts = asset.record.issueDate == nil ? .issueDate : []
      if asset.record.maturityDate == nil { lacking.insert(.maturity) }
      missing.insert(lacking)
      trace?.note(
        "original maturity is \(band)", "unknown: \(lacking.reasons.joined(separator: ", "))")
      return .unknown
    }
    let holds = Truth(band.contains(maturity: maturity, on: issued))
    trace?.note(
      "original maturity is \(band)", holds.word,
      [.init("issued", issued.description), .init("maturity", maturity.description)])
    return holds
  }
}
