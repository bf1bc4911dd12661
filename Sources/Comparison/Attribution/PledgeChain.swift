import Collateral
import Money
import Valuation

/// Values one pledge of an agreement again and again while its inputs move.
struct PledgeChain {
  /// Everything that a value rests on, at one place of the chain.
  private struct Link {
    var pledge: Pledge
    var agreement: Agreement?
    var valuer: Valuer
  }

  let regime: String
  let baseCurrency: Currency
  let valuers: AttributionValuers
  let difference: FactDifference
  /// The agreement of the earlier side; nil where that does not value it under the regime.
  let before: Agreement?
  /// The same of the later side.
  let after: Agreement?
  /// The agreement of both sides, whatever regimes it names.
  let terms: (before: Agreement?, after: Agreement?)

  private var zero: Amount { Amount(minorUnits: 0, currency: baseCurrency) }

  // MARK: The three kinds of pledges

  /// A pledge of both books.
  func kept(
    _ old: Pledge, _ new: Pledge, _ start: SettledBook, _ end: SettledBook
  ) throws(ValuationError) -> PledgeAttribution {
    var link = Link(pledge: old, agreement: before, valuer: valuers.start)
    let first = try value(link)
    var last = first
    var result = attribution(new, start, end)
    func move(
      _ part: AttributionPart, _ change: (inout Link) -> Void
    ) throws(ValuationError) {
      let earlier = link
      change(&link)
      let moved = try value(link)
      let amount = try subtract(last, from: moved, new)
      if !amount.isZero || StepEvidence.differ(last, moved) {
        result.add(part, amount, evidence(part, earlier, link, last, moved))
      }
      last = moved
    }
    try move(.quantity) { $0.pledge.quantity = new.quantity }
    try move(.price) {
      $0.pledge.price = new.price
      $0.pledge.currency = new.currency
      $0.valuer = valuers.prices
    }
    try move(.exchangeRate) { $0.valuer = valuers.rates }
    try move(.time) { $0.valuer = valuers.time }
    try move(.referenceData) {
      $0.pledge.custodian = new.custodian
      $0.valuer = valuers.facts
    }
    try move(.rule) { $0.valuer = valuers.rule }
    try move(.agreement) { $0.agreement = after }
    try limits(new, (first, start), (last, end), &result)
    return result
  }

  /// A pledge of the later book alone.
  ///
  /// - Parameter elsewhere: what stands under its name in the earlier book.
  func new(
    _ pledge: Pledge, _ end: SettledBook, elsewhere: Pledge?
  ) throws(ValuationError) -> PledgeAttribution {
    let value = try value(Link(pledge: pledge, agreement: after, valuer: valuers.rule))
    var result = attribution(pledge, nil, end)
    result.add(
      .new, value?.valueAfterHaircut ?? zero,
      StepEvidence.posting(nil, pledge, elsewhere: elsewhere)
        + StepEvidence.verdicts(pledge.id, nil, value))
    try limits(pledge, (nil, nil), (value, end), &result)
    return result
  }

  /// A pledge of the earlier book alone.
  ///
  /// - Parameter elsewhere: what stands under its name in the later book.
  func returned(
    _ pledge: Pledge, _ start: SettledBook, elsewhere: Pledge?
  ) throws(ValuationError) -> PledgeAttribution {
    let value = try value(Link(pledge: pledge, agreement: before, valuer: valuers.start))
    var result = attribution(pledge, start, nil)
    result.add(
      .returned, try subtract(value, from: nil, pledge),
      StepEvidence.posting(pledge, nil, elsewhere: elsewhere)
        + StepEvidence.verdicts(pledge.id, value, nil))
    try limits(pledge, (value, start), (nil, nil), &result)
    return result
  }

  // MARK: Values

  private func attribution(
    _ pledge: Pledge, _ start: SettledBook?, _ end: SettledBook?
  ) -> PledgeAttribution {
    PledgeAttribution(
      pledge: pledge.id, instrument: pledge.instrument,
      before: start?.rows[pledge.id]?.collateralValue ?? zero,
      after: end?.rows[pledge.id]?.collateralValue ?? zero)
  }

  /// Before limits; nil where the agreement is not valued under the regime.
  private func value(_ link: Link) throws(ValuationError) -> PledgeValue? {
    guard let agreement = link.agreement else { return nil }
    return try link.valuer.value(link.pledge, under: agreement, regime: regime)
  }

  private func subtract(
    _ old: PledgeValue?, from new: PledgeValue?, _ pledge: Pledge
  ) throws(ValuationError) -> Amount {
    try subtract(old?.valueAfterHaircut ?? zero, from: new?.valueAfterHaircut ?? zero, pledge)
  }

  private func subtract(
    _ old: Amount, from new: Amount, _ pledge: Pledge
  ) throws(ValuationError) -> Amount {
    do throws(NumberError) {
      return try new.subtracting(old)
    } catch {
      throw .amount(pledge: pledge.id, error)
    }
  }

  /// Adds what limits take less than before.
  private func limits(
    _ pledge: Pledge, _ old: (value: PledgeValue?, book: SettledBook?),
    _ new: (value: PledgeValue?, book: SettledBook?), _ result: inout PledgeAttribution
  ) throws(ValuationError) {
    let takenBefore = try subtract(
      result.before, from: old.value?.valueAfterHaircut ?? zero, pledge)
    let takenAfter = try subtract(result.after, from: new.value?.valueAfterHaircut ?? zero, pledge)
    let amount = try subtract(takenAfter, from: takenBefore, pledge)
    if amount.isZero { return }
    result.add(
      .limits, amount,
      StepEvidence.limits(
        regime, old.book?.taking(from: pledge.id) ?? [], new.book?.taking(from: pledge.id) ?? []))
  }

  // MARK: Evidence

  private func evidence(
    _ part: AttributionPart, _ old: Link, _ new: Link, _ before: PledgeValue?,
    _ after: PledgeValue?
  ) -> [AttributionFinding] {
    let pledge = new.pledge
    let verdicts = StepEvidence.verdicts(pledge.id, before, after)
    switch part {
    case .quantity: return StepEvidence.quantity(old.pledge, pledge) + verdicts
    case .price:
      return StepEvidence.price(
        (old.pledge, old.valuer.snapshot), (pledge, new.valuer.snapshot))
        + (verdicts.isEmpty ? [] : difference.innerPrices(pledge)) + verdicts
    case .exchangeRate:
      return StepEvidence.rates(
        from: before?.currency, to: baseCurrency, old.valuer, new.valuer) + verdicts
    case .time:
      return verdicts + StepEvidence.time(pledge, old.valuer.snapshot, new.valuer.snapshot)
    case .referenceData:
      return StepEvidence.custodian(old.pledge, pledge)
        + difference.findings(pledge, parties: parties(old.pledge, pledge)) + verdicts
    case .rule:
      return StepEvidence.rules(
        pledge.id, (before, basis(old)), (after, basis(new)))
    case .agreement: return AgreementDifference.findings(terms.before, terms.after) + verdicts
    case .returned, .new, .limits: return verdicts
    }
  }

  /// The paragraphs on which a value rests.
  private func basis(_ link: Link) -> VerdictBasis {
    guard let agreement = link.agreement else { return VerdictBasis() }
    let found = try? link.valuer.explainedVerdict(
      instrument: link.pledge.instrument, keptBy: link.pledge.custodian, stated: link.pledge.price,
      under: agreement, regime: regime)
    return found?.basis ?? VerdictBasis()
  }

  /// Everybody that the pledge and its agreement name.
  private func parties(_ pledges: Pledge...) -> Set<LEI> {
    var parties = Set(pledges.compactMap(\.custodian))
    for agreement in [terms.before, terms.after].compactMap(\.self) {
      parties.formUnion([agreement.pledgor, agreement.securedParty].compactMap(\.self))
      for case .issuer(let issuer) in agreement.exposure { parties.insert(issuer) }
    }
    return parties
  }
}
