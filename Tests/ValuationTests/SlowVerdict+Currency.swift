import Collateral
import Foundation
import Money

/// What does a currency mismatch add?
extension SlowVerdict {
  /// The additions of all rules that apply.
  mutating func findMismatch() {
    mismatch = 0
    for rule in law.topic("currency", of: regime).list("currency_mismatch") where isInForce(rule) {
      let margin = agreement.margin.rawValue
      guard rule.text("margin") ?? margin == margin else { continue }
      mismatch = (mismatch ?? 0) + addition(rule)
    }
  }

  private mutating func addition(_ rule: SlowNode) -> Decimal {
    guard let block = SlowLaw.block(rule.list("values"), on: day) else { return 0 }
    let conditions = conditions
    let guardTruth = rule["if"].map { conditions.holds($0) } ?? .yes
    if guardTruth.isNo { return 0 }
    if guardTruth.isUnknown {
      missing.formUnion(guardTruth.missing)
      return 0
    }
    let isStrict = rule.text("when_not_stated") == "mismatch"
    let reference =
      agreement.settlementCurrency?.code ?? (isStrict ? nil : agreement.baseCurrency.code)
    if let reference {
      if asset.currency == reference { return 0 }
      // Gold is denominated in no currency.
      if asset.currency == nil, asset.assetClass == "gold" { return 0 }
    }
    let exception = rule["except"].map { conditions.holds($0) } ?? .no
    if exception.isUnknown {
      missing.formUnion(exception.missing)
      return 0
    }
    if exception.isNo, reference != nil, asset.currency == nil {
      missing.insert("missing-currency")
      return 0
    }
    figures += [rule.text("verified") ?? ""] + guardTruth.figures + exception.figures
    if exception.isYes { return 0 }
    guard let percent = Decimal(string: block.text("percent") ?? "") else {
      missing.insert("figure-unknown")
      return 0
    }
    let addition = scaled(percent, block)
    // Only what is eligible of a fund can take the addition.
    return isFund ? SlowRoot.roundedUp(addition * eligibleShare / 100) : addition
  }
}
