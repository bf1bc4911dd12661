import Collateral
import Schedules

extension RuleEvaluator {
  /// The transaction of the agreement, or what one that does not say counts as.
  func transaction(of situation: Situation) -> TransactionKind? {
    situation.agreement.transaction ?? transactionWhenNotStated
  }

  /// Whether pledgor and issuer are related in one of these ways.
  func relation(
    _ wanted: [PledgorRelation], _ situation: Situation, _ missing: inout MissingFacts
  ) -> Truth {
    func title() -> String {
      "pledgor and issuer: \(wanted.map(\.rawValue).joined(separator: " or "))"
    }
    guard let issuer = situation.asset.issuerID else {
      missing.insert(.issuer)
      trace?.note(title(), "unknown: no issuer recorded")
      return .unknown
    }
    guard let pledgor = situation.agreement.pledgor else {
      missing.insert(.pledgor)
      trace?.note(title(), "unknown: the agreement names no pledgor")
      return .unknown
    }
    if issuer == pledgor {
      let holds = wanted.contains(.ownIssue)
      trace?.note(title(), "\(Truth(holds).word): the pledgor is the issuer")
      return Truth(holds)
    }
    guard wanted.contains(.closeLink) else {
      trace?.note(title(), "no")
      return .no
    }
    if groups.link(issuer, pledgor) != nil {
      trace?.note(title(), "yes: they belong to one group")
      return .yes
    }
    guard groups.isParentKnown(issuer) else {
      missing.insert(.parent)
      trace?.note(title(), "unknown: nobody reported a parent of the issuer")
      return .unknown
    }
    trace?.note(title(), "no")
    return .no
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
