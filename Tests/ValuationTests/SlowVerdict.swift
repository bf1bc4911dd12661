import Collateral
import Foundation
import Money

/// The questions of a schedule in their order, each answered into a list of reasons, gaps and flags.
struct SlowVerdict {
  var law: SlowLaw
  var snapshot: FactSnapshot
  var regime: String
  var agreement: Agreement
  var asset: SlowAsset
  /// Funds that are being looked through on the way here.
  var within: [String]
  /// Price of the asset, per 100 for debt.
  var price: String?
  /// Whether another regime's row follows this one: its exclusions and its currency rule do not count.
  var isFollowed = false
  /// Who keeps what is pledged.
  var custodian: String?
  /// How many tokens have been looked through.
  var tokens = 0

  var ineligible: Set<String> = []
  var missing: Set<String> = []
  var flags: Set<String> = []
  var figures: [String] = []
  var point: String?
  var row: String?
  var haircut: Decimal?
  var mismatch: Decimal?
  var eligibleShare = Decimal(0)
  var isFund = false

  var day: String { snapshot.on.description }

  var conditions: SlowConditions { conditions(of: asset, price: price) }

  /// What the schedule's conditions look at when they are put to an asset.
  func conditions(of asset: SlowAsset, price: String?) -> SlowConditions {
    SlowConditions(
      law: law, regime: regime, day: day, asset: asset, issuer: issuer(of: asset),
      margin: agreement.margin.rawValue, settlement: agreement.settlementCurrency?.code,
      base: agreement.baseCurrency.code, securedPartyKind: agreement.securedPartyKind?.rawValue,
      snapshot: snapshot, pledgor: agreement.pledgor?.value,
      securedParty: agreement.securedParty?.value, custodian: custodian,
      exposure: agreement.exposure.map(\.description), elections: agreement.elections,
      transaction: transaction, price: price)
  }

  /// The agreement's transaction; what silence counts as stands in the rule that scales holding periods.
  var transaction: String? {
    agreement.transaction?.rawValue ?? scaling?.text("when_not_stated")
  }

  /// The rule that scales holding periods, if one is in force.
  var scaling: SlowNode? {
    law.topic("haircuts", of: regime).list("scaling").first(where: isInForce)
  }

  private func issuer(of asset: SlowAsset) -> SlowIssuer {
    var issuer = SlowIssuer(lei: asset.issuer)
    guard
      let entity = snapshot.entities.values.first(where: { $0.record.lei.value == asset.issuer })
    else { return issuer }
    issuer.sector = entity.record.sector?.rawValue
    issuer.ratings = entity.ratings.map { ($0.agency.rawValue, $0.term.rawValue, $0.rating) }
    for fact in entity.assessments { issuer.assessments[fact.measure.rawValue] = fact.value }
    return issuer
  }

  init(
    law: SlowLaw, snapshot: FactSnapshot, regime: String, agreement: Agreement, asset: SlowAsset,
    within: [String], price: String?, custodian: String?
  ) {
    self.law = law
    self.snapshot = snapshot
    self.regime = regime
    self.agreement = agreement
    self.asset = asset
    self.within = within
    self.price = price
    self.custodian = custodian
  }

  var decision: String {
    !ineligible.isEmpty ? "ineligible" : !missing.isEmpty ? "undetermined" : "eligible"
  }

  /// The answer, as a composition and a pledge look at it.
  var answer: SlowAnswer {
    var answer = SlowAnswer(point: point, flags: flags)
    answer.refusals = ineligible
    if ineligible.isEmpty { answer.gaps = missing }
    answer.verified = SlowAnswer.weakest(figures)
    if answer.isEligible {
      answer.row = row
      answer.haircut = haircut
      answer.mismatch = mismatch
    }
    return answer
  }

  mutating func decide() {
    if noteRegime() { return }
    if decideAsToken() { return }
    if let maturity = asset.maturity, maturity <= day { ineligible.insert("matured") }
    guard findPoint() else { return }
    testRequirements()
    if !isFollowed { testExclusions() }
    guard ineligible.isEmpty else { return }
    findHaircut()
    // A fund takes the addition once, for its own currency.
    guard ineligible.isEmpty, within.isEmpty, !isFollowed else { return }
    findMismatch()
  }

  /// Whether the regime does not hold on the day, which is then all there is to say.
  mutating func noteRegime() -> Bool {
    let item = law.topic("regime", of: regime)
    if isInForce(item) { return false }
    ineligible = ["not-in-force"]
    figures.append(item.text("verified") ?? "")
    return true
  }

  /// Whether an item holds on the day; an item without days of its own has those of the regime.
  func isInForce(_ item: SlowNode) -> Bool {
    let regimeStart = law.topic("regime", of: regime).text("from")
    return SlowLaw.isWithin(day, item.text("from") ?? regimeStart, item.text("to"))
  }
}
