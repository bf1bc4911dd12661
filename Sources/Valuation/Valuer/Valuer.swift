public import Collateral
public import Money
public import Schedules

/// Values pledges over one snapshot of facts: pure, and safe to use from several threads.
public struct Valuer: Sendable {
  /// The facts.
  public let snapshot: FactSnapshot
  private let answers: [String: any RegimeAnswer]
  /// The answers under the terms of agreements, by these and by regime.
  private let termed: [String: [String: any RegimeAnswer]]
  private let assets: [String: AssetView]
  let exchange: ExchangeTable
  let groups: GroupGraph

  /// The regimes and compositions that it can value under, in order of name.
  public var regimes: [String] { answers.keys.sorted() }

  /// Prepares the schedules of the regimes for the day of the snapshot.
  ///
  /// - Parameters:
  ///   - lawDay: the day whose law counts, where that is another than the snapshot's; maturities are measured from the day of
  ///     the snapshot all the same.
  ///   - terms: of agreements; those that are not among them do not count.
  /// - Throws: ``ValuationError/unknownRegime(_:known:)``.
  public init(
    law: Law, regimes names: some Sequence<String>, snapshot: FactSnapshot,
    lawDay: CalendarDate? = nil, terms: AgreementTerms = AgreementTerms()
  ) throws(ValuationError) {
    try self.init(
      compiled: CompiledLaw(law), regimes: names, snapshot: snapshot, lawDay: lawDay, terms: terms)
  }

  /// The same with schedules that may have been compiled before.
  init(
    compiled: CompiledLaw, regimes names: some Sequence<String>, snapshot: FactSnapshot,
    lawDay: CalendarDate? = nil, terms: AgreementTerms = AgreementTerms()
  ) throws(ValuationError) {
    self.snapshot = snapshot
    let assets = snapshot.instruments.mapValues { AssetView($0, entities: snapshot.entities) }
    let aliases = snapshot.aliases
    groups = GroupGraph(snapshot.entities)
    var assembly = RegimeAssembly(
      compiled, on: snapshot.on, lawDay: lawDay ?? snapshot.on, groups: groups,
      entities: snapshot.entities, asset: { Self.asset($0, assets, aliases) })
    var answers: [String: any RegimeAnswer] = [:]
    for name in Set(names) {
      guard let answer = assembly.answer(name) else {
        throw .unknownRegime(name, known: compiled.law.regimes)
      }
      answers[name] = answer
    }
    self.answers = answers
    termed = terms.terms.mapValues { terms in
      let own = assembly.terms(terms)
      return answers.mapValues { TermedAnswer(law: $0, own: own, terms.parentUnknown) }
    }
    self.assets = assets
    exchange = ExchangeTable(snapshot.rates)
  }

  /// The asset behind any identifier.
  func asset(_ identifier: String) -> AssetView? {
    Self.asset(identifier, assets, snapshot.aliases)
  }

  private static func asset(
    _ identifier: String, _ assets: [String: AssetView], _ aliases: [String: String]
  ) -> AssetView? {
    // A currency code is cash, whatever else bears the same three letters.
    if identifier.utf8.count == 3, let currency = try? Currency(identifier) {
      return AssetView.cash(currency)
    }
    if let view = assets[identifier] { return view }
    return aliases[identifier].flatMap { assets[$0] }
  }

  /// What a regime says about an instrument under an agreement, without any amount.
  ///
  /// - Returns: nil where the registry knows no such instrument.
  public func verdict(
    instrument identifier: String, keptBy custodian: LEI? = nil, under agreement: Agreement,
    regime: String
  ) throws(ValuationError) -> Verdict? {
    let answer = try self.answer(regime, for: agreement)
    guard let asset = Self.asset(identifier, assets, snapshot.aliases) else { return nil }
    return answer.verdict(
      situation(asset, keptBy: custodian, agreement, stated: nil), trace: nil)
  }

  /// What several regimes say about an instrument under an agreement, in their order.
  ///
  /// - Returns: nil where the registry knows no such instrument.
  public func verdicts(
    instrument identifier: String, under agreement: Agreement, regimes: [String]
  ) throws(ValuationError) -> [Verdict]? {
    guard let asset = Self.asset(identifier, assets, snapshot.aliases) else { return nil }
    var situation = situation(asset, agreement, stated: nil)
    situation.memo = VerdictMemo()
    var verdicts: [Verdict] = []
    for regime in regimes {
      let answer = try self.answer(regime, for: agreement)
      // A composition asks its members for what the law alone says.
      verdicts.append(
        answer is TermedAnswer
          ? answer.verdict(situation, trace: nil) : situation.verdict(of: answer, named: regime))
    }
    return verdicts
  }

  /// What a regime says about an instrument, how it came about, and on which paragraphs it rests.
  ///
  /// - Parameter price: what a pledge states in the place of the recorded price.
  /// - Returns: nil where the registry knows no such instrument.
  public func explainedVerdict(
    instrument identifier: String, keptBy custodian: LEI? = nil, stated price: Price? = nil,
    under agreement: Agreement, regime: String
  ) throws(ValuationError) -> (verdict: Verdict, explanation: ExplanationStep, basis: VerdictBasis)?
  {
    let answer = try self.answer(regime, for: agreement)
    guard let asset = Self.asset(identifier, assets, snapshot.aliases) else { return nil }
    let trace = Trace("\(identifier) under \(regime) on \(snapshot.on)")
    let verdict = answer.verdict(
      situation(asset, keptBy: custodian, agreement, stated: price), trace: trace)
    return (verdict, trace.finish(verdict.decision.rawValue), trace.basis)
  }

  /// The rates that convert one currency into another; empty where none are needed or none are known.
  public func rates(from source: Currency, to target: Currency) -> [ExchangeRateFact] {
    (try? exchange.conversion(from: source, to: target))?.rates ?? []
  }

  /// The class of an instrument as the rules look at it; nil where it is not known.
  public func assetClass(of identifier: String) -> AssetClass? {
    Self.asset(identifier, assets, snapshot.aliases)?.assetClass
  }

  /// What a pledge is worth by itself under a regime: before limits, which look at all pledges of an agreement.
  ///
  /// - Parameter explaining: whether to say how the value came about.
  /// - Throws: ``ValuationError`` where the regime is unknown or an amount does not fit.
  public func value(
    _ pledge: Pledge, under agreement: Agreement, regime: String, explaining: Bool = false
  ) throws(ValuationError) -> PledgeValue {
    let answer = try self.answer(regime, for: agreement)
    let trace =
      explaining ? Trace("Pledge \(pledge.id) under \(regime) on \(snapshot.on)") : nil
    var result = try value(pledge, under: agreement, answer, regime, trace)
    result.explanation = trace?.finish(Self.summary(result))
    return result
  }

  /// The same with the regime found, and the explanation left open.
  func value(
    _ pledge: Pledge, under agreement: Agreement, _ answer: any RegimeAnswer, _ regime: String,
    _ trace: Trace?
  ) throws(ValuationError) -> PledgeValue {
    let zero = Amount(minorUnits: 0, currency: agreement.baseCurrency)
    var result = PledgeValue(
      pledge: pledge.id, agreement: agreement.id, regime: regime, instrument: pledge.instrument,
      verdict: Verdict(decision: .undetermined, reasons: [], flags: []),
      valueAfterHaircut: zero, disregarded: zero, collateralValue: zero)
    if let asset = Self.asset(pledge.instrument, assets, snapshot.aliases) {
      describe(asset, trace)
      result.currency = pledge.currency ?? asset.record.currency
      result.verdict = answer.verdict(
        situation(asset, keptBy: pledge.custodian, agreement, stated: pledge.price), trace: trace)
      do throws(NumberError) {
        try price(pledge, asset, agreement, &result, trace)
      } catch {
        throw .amount(pledge: pledge.id, error)
      }
    } else {
      let isAmbiguous = snapshot.ambiguous[pledge.instrument] != nil
      if let verdict = answer.answerOutOfForce(trace) { result.verdict = verdict }
      result.verdict.undetermine(isAmbiguous ? .ambiguous : .instrument)
      trace?.note(
        "instrument \(pledge.instrument)",
        snapshot.ambiguous[pledge.instrument].map {
          "fits several: \($0.joined(separator: ", "))"
        } ?? "not in the registry: load the feed that has it")
    }
    return result
  }

  /// What the rules that answer for agreements can tell apart in an asset.
  func reach(
    of agreements: [Agreement], regimes: [String]?
  ) throws(ValuationError) -> RuleReach {
    var reach = RuleReach(on: snapshot.on)
    var seen: Set<[String?]> = []
    for agreement in agreements {
      for regime in regimes ?? agreement.regimes
      where seen.insert([regime, agreement.terms]).inserted {
        try answer(regime, for: agreement).reach(into: &reach)
      }
    }
    return reach
  }

  /// What answers for an agreement under a regime: the law, with the agreement's own terms on top of it.
  func answer(_ regime: String, for agreement: Agreement) throws(ValuationError) -> any RegimeAnswer
  {
    let law = try answer(regime)
    return agreement.terms.flatMap { termed[$0]?[regime] } ?? law
  }

  private func answer(_ name: String) throws(ValuationError) -> any RegimeAnswer {
    guard let answer = answers[name] else {
      throw .unknownRegime(name, known: regimes)
    }
    return answer
  }

  private func situation(
    _ asset: AssetView, keptBy custodian: LEI? = nil, _ agreement: Agreement, stated: Price?
  ) -> Situation {
    let recorded = asset.facts.price?.price
    return Situation(
      asset: asset, agreement: agreement, day: snapshot.on, custodian: custodian,
      price: stated ?? recorded.flatMap { $0.units < 0 ? nil : $0 })
  }

  private func price(
    _ pledge: Pledge, _ asset: AssetView, _ agreement: Agreement, _ result: inout PledgeValue,
    _ trace: Trace?
  ) throws(NumberError) {
    trace?.open("What is it worth?")
    guard let quote = quote(pledge, asset, trace) else {
      result.verdict.undetermine(.price)
      trace?.close("undetermined: no price of the last ten days")
      return
    }
    let market = MarketValue(
      quantity: pledge.quantity, price: quote.price, per100: asset.isPer100)
    let amount = try market.amount(in: quote.currency)
    result.marketValue = amount
    result.currency = quote.currency
    trace?.note(
      "market value: \(pledge.quantity) × \(quote.price)\(asset.isPer100 ? " ÷ 100" : "")",
      "\(amount) \(quote.currency)")
    guard let conversion = try exchange.conversion(from: quote.currency, to: agreement.baseCurrency)
    else {
      result.verdict.undetermine(.exchangeRate)
      trace?.close("undetermined: no rate from \(quote.currency) to \(agreement.baseCurrency)")
      return
    }
    result.marketValueBase = try market.converted(
      by: conversion.factor, retained: .hundred, into: agreement.baseCurrency)
    convert(conversion, quote.currency, agreement.baseCurrency, result, trace)
    if result.verdict.decision == .eligible, let retained = result.verdict.retained {
      result.valueAfterHaircut = try market.converted(
        by: conversion.factor, retained: retained, into: agreement.baseCurrency)
      result.collateralValue = try result.valueAfterHaircut.subtracting(result.disregarded)
      trace?.note(
        "value after haircut: × (100 − \(result.verdict.haircut ?? .zero)"
          + " − \(result.verdict.currencyMismatch ?? .zero)) %, rounded once, half to even",
        "\(result.valueAfterHaircut) \(agreement.baseCurrency)")
    }
    trace?.close("\(result.collateralValue) \(agreement.baseCurrency)")
  }

  private func quote(
    _ pledge: Pledge, _ asset: AssetView, _ trace: Trace?
  ) -> (price: Price, currency: Currency)? {
    if asset.assetClass == .cash, let currency = asset.record.currency {
      return (Price.one, currency)
    }
    if let price = pledge.price {
      guard let currency = pledge.currency ?? asset.record.currency else { return nil }
      trace?.note("price", "\(price) \(currency), stated by the pledge")
      return (price, currency)
    }
    guard let fact = asset.facts.price else { return nil }
    if fact.price.units < 0 {
      trace?.note("price", "\(fact.price) of \(fact.date) is below zero: no price for collateral")
      return nil
    }
    if let currency = pledge.currency, currency != fact.currency {
      trace?.note(
        "price", "the pledge asks for one in \(currency), the newest is in \(fact.currency)")
      return nil
    }
    trace?.note(
      "price", "\(fact.price) \(fact.currency) of \(fact.date)",
      [.init("price", "\(fact.price) \(fact.currency)", origin: fact.origin)])
    return (fact.price, fact.currency)
  }

  private func convert(
    _ conversion: ExchangeTable.Conversion, _ source: Currency, _ target: Currency,
    _ result: PledgeValue, _ trace: Trace?
  ) {
    guard let trace, source != target, let base = result.marketValueBase else { return }
    trace.note(
      "in base currency", "\(base) \(target)",
      conversion.rates.map {
        .init("\($0.base)/\($0.quote) of \($0.date)", $0.rate.description, origin: $0.origin)
      })
  }

  private func describe(_ asset: AssetView, _ trace: Trace?) {
    guard let trace else { return }
    trace.open("The asset")
    let record = asset.record
    func input<Value>(
      _ name: String, _ field: KeyPath<InstrumentRecord, Value?>, _ text: (Value) -> String
    ) {
      if let value = record[keyPath: field] {
        trace.input(name, text(value), origin: asset.facts.contribution(of: field)?.origin)
      }
    }
    input("name", \.name) { $0 }
    input("CFI", \.cfi) { $0.value }
    if record.assetClass == nil, let derived = asset.assetClass {
      trace.input("asset class", "\(derived.rawValue), derived from the CFI code and the issuer")
    } else {
      input("asset class", \.assetClass) { $0.rawValue }
    }
    input("issuer", \.issuer) { lei in
      asset.issuer.map { "\($0.record.name) (\(lei.value))" } ?? lei.value
    }
    if let sector = asset.issuer?.record.sector {
      trace.input("issuer's sector", sector.rawValue, origin: asset.issuer?.origin)
    }
    input("currency", \.currency) { $0.code }
    input("maturity", \.maturityDate) { $0.isPerpetual ? "perpetual" : $0.description }
    trace.close(asset.assetClass?.rawValue ?? "class not known")
  }

  static func summary(_ result: PledgeValue) -> String {
    let verdict = result.verdict
    let reasons = verdict.reasons.isEmpty ? "" : " (\(verdict.reasons.joined(separator: ", ")))"
    let value = "\(result.collateralValue) \(result.collateralValue.currency)"
    return "\(verdict.decision.rawValue)\(reasons): \(value)"
  }
}
