import Collateral
import Foundation

/// A token, and what it represents.
extension SlowVerdict {
  private static let mostTokens = 8

  /// Decides on a token about which a rule says something.
  ///
  /// - Returns: false where the asset is no token, or its own class decides.
  mutating func decideAsToken() -> Bool {
    guard let name = asset.wraps, !tokenRules.isEmpty else { return false }
    let represented = tokens < Self.mostTokens ? SlowAsset(name, in: snapshot) : nil
    guard let found = tokenRule(tokenRules, represented) else { return true }
    guard let rule = found.first else { return false }
    figures.append(rule.text("verified") ?? "")
    if rule.text("looks_through") == "no" {
      ineligible.insert("token-not-recognized")
      return true
    }
    test(rule.list("require"), conditions)
    if let maturity = asset.maturity, maturity <= day { ineligible.insert("matured") }
    guard let represented else {
      missing.insert("missing-wrapped-instrument")
      return true
    }
    takeOver(represented)
    if !isFollowed, point != nil { testIssuerOfToken() }
    guard ineligible.isEmpty, point != nil, within.isEmpty, !isFollowed else { return true }
    let own = mismatch
    findMismatch()
    mismatch = max(own ?? 0, mismatch ?? 0)
    return true
  }

  /// What is said of the represented instrument is said of the token.
  private mutating func takeOver(_ represented: SlowAsset) {
    var inner = SlowVerdict(
      law: law, snapshot: snapshot, regime: regime, agreement: agreement, asset: represented,
      within: within, price: represented.price?.price, custodian: custodian)
    inner.isFollowed = isFollowed
    inner.tokens = tokens + 1
    inner.decide()
    ineligible.formUnion(inner.ineligible)
    // What is refused needs no further facts.
    if inner.ineligible.isEmpty { missing.formUnion(inner.missing) }
    flags.formUnion(inner.flags)
    figures += inner.figures
    (point, row, haircut, mismatch) = (inner.point, inner.row, inner.haircut, inner.mismatch)
    (isFund, eligibleShare) = (inner.isFund, inner.eligibleShare)
  }

  private var tokenRules: [SlowNode] {
    law.topic("eligibility", of: regime).list("tokens").filter(isInForce)
  }

  /// The currencies of an asset and of all that it represents, where the regime has a rule on tokens.
  func currencies(of held: SlowAsset) -> [String?] {
    var currencies = [held.currency]
    var held = held
    while !tokenRules.isEmpty, currencies.count <= Self.mostTokens,
      let next = held.wraps.flatMap({ SlowAsset($0, in: snapshot) })
    {
      currencies.append(next.currency)
      held = next
    }
    return currencies
  }

  /// The first rule that applies, or an empty list where none does and the token's class decides; nil where that is open.
  private mutating func tokenRule(_ rules: [SlowNode], _ represented: SlowAsset?) -> [SlowNode]? {
    for rule in rules {
      guard let condition = rule["if"] else { return [rule] }
      guard let represented else {
        missing.insert("missing-wrapped-instrument")
        figures.append(rule.text("verified") ?? "")
        return nil
      }
      let truth = conditions(of: represented, price: represented.price?.price).holds(condition)
      if truth.isYes {
        figures += truth.figures
        return [rule]
      }
      if truth.isUnknown {
        missing.formUnion(truth.missing)
        figures.append(rule.text("verified") ?? "")
        return nil
      }
    }
    return []
  }
}
