import BigInt
public import Collateral
import Money
import Schedules

extension Valuer {
  /// What the pledges of an agreement are worth together under a regime: limits applied.
  ///
  /// - Parameter explaining: names the pledges whose value is explained.
  /// - Throws: ``ValuationError`` where the regime is unknown or an amount does not fit.
  public func value(
    _ pledges: [Pledge], under agreement: Agreement, regime: String,
    explaining: (Pledge) -> Bool = { _ in false }
  ) throws(ValuationError) -> AgreementValue {
    let answer = try self.answer(regime, for: agreement)
    var rows: [PledgeValue] = []
    var traces: [Trace?] = []
    for pledge in pledges {
      let trace =
        explaining(pledge) ? Trace("Pledge \(pledge.id) under \(regime) on \(snapshot.on)") : nil
      rows.append(try value(pledge, under: agreement, answer, regime, trace))
      traces.append(trace)
    }
    let limits = apply(answer.limits, to: &rows, of: pledges, agreement, regime, traces)
    for (index, trace) in traces.enumerated() {
      guard let trace else { continue }
      rows[index].explanation = trace.finish(Self.summary(rows[index]))
    }
    return AgreementValue(rows: rows, limits: limits)
  }

  /// Applies limits to the rows of an agreement.
  private func apply(
    _ limits: [CompiledLimit], to rows: inout [PledgeValue], of pledges: [Pledge],
    _ agreement: Agreement, _ regime: String, _ traces: [Trace?]
  ) -> [LimitReport] {
    if limits.isEmpty { return [] }
    var codes = LimitCodes()
    // Only eligible pledges take part.
    let places = rows.indices.filter { rows[$0].verdict.decision == .eligible }
    let limited = places.map { limitedPledge(pledges[$0], rows[$0], &codes) }
    let engine = LimitEngine(limits, in: agreement.baseCurrency, exchange)
    let outcome = engine.apply(to: limited, agreement.limitTerms)
    for (index, place) in places.enumerated() { rows[place].settle(outcome, index) }
    let reports = outcome.uses.map { use in
      let limit = limits[use.limit]
      return LimitReport(
        agreement: agreement.id, regime: regime, limit: limit.source, setBy: limit.regime,
        group: words(use, limit.source, codes), pledges: use.members.map { pledges[places[$0]].id },
        bound: use.isOutside
          ? nil : use.bound.map { TotalAmount(minorUnits: $0, currency: agreement.baseCurrency) },
        used: TotalAmount(minorUnits: use.used, currency: agreement.baseCurrency),
        counted: counted(
          use.members.map { rows[places[$0]] }, limit.source.measure, agreement.baseCurrency),
        state: use.isOutside
          ? .outside : use.bound == nil ? .unknown : use.isExceeded ? .exceeded : .within,
        missing: use.missing.reasons)
    }
    for (index, place) in places.enumerated() {
      guard let trace = traces[place] else { continue }
      let touching = zip(outcome.uses, reports).filter { $0.0.members.contains(index) }.map(\.1)
      LimitStory.tell(rows[place], touching, trace)
    }
    return reports
  }

  /// What of a group counts after all limits, in what a limit measures.
  private func counted(
    _ rows: [PledgeValue], _ measure: ConcentrationLimit.Measure, _ base: Currency
  ) -> TotalAmount {
    let minorUnits: Int128
    switch measure {
    case .valueAfterHaircut:
      minorUnits = rows.reduce(0) { $0 + Int128($1.collateralValue.minorUnits) }
    case .marketValue:
      let exact = rows.reduce(Fraction(0)) { sum, row in
        guard let market = row.marketValueBase, row.valueAfterHaircut.minorUnits > 0 else {
          return sum
        }
        return sum
          + Fraction(
            BigInt(market.minorUnits) * BigInt(row.collateralValue.minorUnits),
            BigInt(row.valueAfterHaircut.minorUnits))
      }
      minorUnits = Int128(clamping: exact.rounded)
    }
    return TotalAmount(minorUnits: minorUnits, currency: base)
  }

  func limitedPledge(
    _ pledge: Pledge, _ row: PledgeValue, _ codes: inout LimitCodes
  ) -> LimitedPledge {
    let token = asset(pledge.instrument)
    let represented = row.verdict.represents.flatMap(asset)
    let subject = represented ?? token
    let assetClass = subject?.assetClass
    let missing = LimitKeys.missing(assetClass)
    func code(_ text: String?) -> Int32 { text.map { codes.code($0) } ?? missing }
    // Cash is a claim on whoever holds it.
    let issuer = assetClass == .cash ? pledge.custodian : subject?.issuerID
    let country =
      assetClass == .cash
      ? pledge.custodian.flatMap { snapshot.entities[$0]?.record.country } : subject?.issuerCountry
    let ownIssuer = represented == nil ? nil : token?.issuerID
    let keys = LimitKeys(
      issue: code("i:\(subject?.record.id ?? pledge.instrument)"),
      issuer: code(issuer.map { "e:\(groups.entity($0).value)" }),
      group: code(issuer.map { "g:\(groups.group(of: $0).value)" }),
      country: code(country.map { "c:\($0.value)" }),
      currency: code(subject?.record.currency.map { "m:\($0.code)" }),
      custodian: code(pledge.custodian.map { "e:\(groups.entity($0).value)" }),
      issuerOfToken: ownIssuer.map { codes.code("e:\(groups.entity($0).value)") },
      groupOfToken: ownIssuer.map { codes.code("g:\(groups.group(of: $0).value)") })
    return LimitedPledge(
      value: row.valueAfterHaircut.minorUnits, market: row.marketValueBase?.minorUnits ?? 0,
      haircut: row.verdict.chargedHaircut ?? row.verdict.haircut ?? .zero,
      retained: row.verdict.retained ?? .zero,
      quantity: pledge.quantity, limits: row.verdict.limits, keys: keys,
      issueSize: subject?.issueSize, dailyVolume: subject?.dailyVolume)
  }

  /// What the pledges of a group have in common.
  func words(
    _ use: LimitUse, _ limit: ConcentrationLimit, _ codes: LimitCodes
  ) -> String {
    if limit.scope == .classes { return "all" }
    guard let text = codes[use.key] else {
      let name = LimitKeys.assetClass(ofMissing: use.key)?.rawValue ?? "class not known"
      return "\(limit.scope.rawValue) not recorded (\(name))"
    }
    let value = String(text.dropFirst(2))
    guard let lei = try? LEI(value), let name = snapshot.entities[lei]?.record.name else {
      return value
    }
    return "\(name) (\(value))"
  }
}

extension Agreement {
  /// What limits need to know of the agreement.
  var limitTerms: LimitTerms {
    LimitTerms(
      margin: margin, isSystemic: systemic, requirement: requirement.minorUnits,
      netCapital: netCapital?.minorUnits, tentativeNetCapital: tentativeNetCapital?.minorUnits)
  }
}

extension PledgeValue {
  /// Takes what limits do to the pledge at a place of their outcome.
  mutating func settle(_ outcome: LimitOutcome, _ place: Int) {
    let currency = valueAfterHaircut.currency
    let zero = Amount(minorUnits: 0, currency: currency)
    if !outcome.flags[place].isEmpty {
      verdict.flags = Set(verdict.flags).union(outcome.flags[place]).sorted()
    }
    if !outcome.missing[place].isEmpty {
      verdict.undetermine(outcome.missing[place])
      (valueAfterHaircut, disregarded, collateralValue) = (zero, zero, zero)
      return
    }
    let taken = outcome.cut[place] + outcome.surcharge[place]
    guard taken > 0 else { return }
    disregarded = Amount(minorUnits: taken, currency: currency)
    collateralValue = Amount(
      minorUnits: valueAfterHaircut.minorUnits - taken, currency: currency)
  }
}
