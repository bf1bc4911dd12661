import Collateral
import Foundation

/// What a fund holds.
extension SlowVerdict {
  mutating func lookThrough(_ item: SlowNode, _ block: SlowNode) {
    isFund = true
    let isStrict = block.text("look_through") == "weighted-average-all-eligible"
    let shares = asset.holdings.compactMap { Decimal(string: $0.share) }
    let total = shares.reduce(0, +)
    guard !shares.isEmpty, !within.contains(asset.id) else {
      missing.insert("missing-holdings")
      return
    }
    if total > 100 { missing.insert("missing-holdings") }
    var kept: Decimal = 0
    for (holding, share) in zip(asset.holdings, shares) {
      guard let held = SlowAsset(holding.instrument, in: snapshot) else {
        missing.insert("unknown-instrument")
        continue
      }
      var verdict = SlowVerdict(
        law: law, snapshot: snapshot, regime: regime, agreement: agreement, asset: held,
        within: within + [asset.id], price: held.price?.price, custodian: custodian)
      verdict.isFollowed = isFollowed
      verdict.decide()
      if let allowed = block["holdings"]?.strings, let point = verdict.point,
        !allowed.contains(point)
      {
        verdict.ineligible.insert("point not for funds")
      }
      if block.text("same_currency") == "yes" {
        for other in currencies(of: held) {
          if let own = asset.currency, let other {
            if own != other { verdict.ineligible.insert("another currency") }
          } else {
            verdict.missing.insert("missing-currency")
          }
        }
      }
      switch verdict.decision {
      case "eligible":
        kept += share * (100 - (verdict.haircut ?? 0)) / 100
        eligibleShare += share
        figures += verdict.figures
      case "undetermined": missing.formUnion(verdict.missing)
      default: if isStrict { ineligible.insert("fund-assets-not-eligible") }
      }
    }
    row = item.text("id")
    haircut = SlowRoot.roundedUp(100 - kept)
  }
}
