import Collateral
import Money
import Schedules

extension RuleEvaluator {
  /// A single test: everything but the combinations.
  func test(
    _ rule: Rule, _ situation: Situation, missing: inout MissingFacts, used: inout Reliance
  ) -> Truth {
    let asset = situation.asset
    switch rule {
    case .assetClass(let wanted):
      return settle(
        "asset class is \(names(wanted))", asset.assetClass, asset.classMissing, &missing,
        { $0.rawValue }, origin(asset, \.assetClass), { wanted.contains($0) })
    case .issuerSector(let wanted):
      return settle(
        "issuer's sector is \(names(wanted))", asset.issuer?.record.sector,
        asset.issuerID == nil ? .issuer : .sector, &missing, { $0.rawValue },
        asset.issuer?.origin, { wanted.contains($0) })
    case .issuerCountry(let wanted, let isNegated, let label):
      return settle(
        "issuer's country is \(isNegated ? "none of" : "one of") \(label)", asset.issuerCountry,
        .country, &missing, { $0.value }, asset.issuer?.origin,
        { wanted.contains($0.value) != isNegated })
    case .issuer(let wanted, let label, let sets):
      if let citation = asset.issuerID.flatMap({ sets[$0] }) { used.rest(on: citation) }
      return settle(
        "issuer is one of \(label)", asset.issuerID, .issuer, &missing, { $0.value },
        origin(asset, \.issuer), { wanted.contains($0) })
    case .index(let wanted, let label, let sets):
      let hit = membership(asset, wanted, sets)
      if let citation = hit.flatMap({ sets[$0.index] }) { used.rest(on: citation) }
      note(
        "member of one of \(label)", hit != nil, hit?.index ?? "no membership of these recorded",
        hit?.origin)
      return Truth(hit != nil)
    case .step(let range): return step(range, asset, &missing, &used)
    case .assessment(let measure, let bound):
      return assessment(measure, bound, asset, &missing)
    case .currency(let words): return currency(words, situation, &missing, &used)
    case .margin(let wanted):
      note(
        "collateral serves \(wanted.rawValue) margin", situation.agreement.margin == wanted,
        situation.agreement.margin.rawValue, nil)
      return Truth(situation.agreement.margin == wanted)
    case .securedParty(let wanted):
      return settle(
        "secured party is \(names(wanted))", situation.agreement.securedPartyKind, .securedParty,
        &missing, { $0.rawValue }, nil, { wanted.contains($0) })
    case .seniority(let wanted):
      return settle(
        "rank is \(names(wanted))", asset.record.seniority, .seniority, &missing,
        { $0.rawValue }, origin(asset, \.seniority), { wanted.contains($0) })
    case .maturity(let band, let label):
      return settle(
        "residual maturity is \(label)", asset.record.maturityDate, .maturity, &missing,
        { $0.description }, origin(asset, \.maturityDate), { band.contains($0) })
    case .originalMaturity(let band): return originalMaturity(band, asset, &missing)
    case .coupon(let wanted):
      return settle(
        "coupon is \(names(wanted))", asset.record.couponType, .coupon, &missing, { $0.rawValue },
        origin(asset, \.couponType), { wanted.contains($0) })
    case .price(let bound):
      return settle(
        "price is \(bound)", situation.price, .price, &missing, { $0.description },
        asset.facts.price?.origin, { bound.isMet(by: $0) })
    case .relation(let wanted): return relation(wanted, situation, &missing)
    case .sameAsPledgor(let traits): return sameAsPledgor(traits, situation, &missing)
    case .countryStep(let range): return countryStep(range, asset, &missing, &used)
    case .movesWithExposure(let links): return movesWithExposure(links, situation, &missing)
    case .custodian(let wanted): return custodian(wanted, situation, &missing)
    case .transaction(let wanted):
      return settle(
        "transaction is \(names(wanted))", transaction(of: situation), .transaction, &missing,
        { $0.rawValue }, nil, { wanted.contains($0) })
    case .election(let wanted):
      let made = situation.agreement.elections.first { wanted.contains($0) }
      note(
        "the agreement has elected \(wanted.joined(separator: ", "))", made != nil,
        made ?? "no such election stated", nil)
      return Truth(made != nil)
    case .instrument(let wanted, let label, let sets):
      let hit = asset.identifiers.first { wanted.contains($0) }
      if let citation = hit.flatMap({ sets[$0] }) { used.rest(on: citation) }
      note("instrument is one of \(label)", hit != nil, hit ?? asset.record.id, asset.facts.origin)
      return Truth(hit != nil)
    case .publiclyTraded: return publiclyTraded(asset)
    case .all, .any, .not, .unknown:
      return evaluate(rule, situation, missing: &missing, used: &used)
    }
  }

  private func step(
    _ range: StepRange, _ asset: AssetView, _ missing: inout MissingFacts,
    _ used: inout Reliance
  ) -> Truth {
    guard let creditQuality else {
      missing.insert(.rating)
      return .unknown
    }
    return judge(
      creditQuality.step(of: asset, explaining: trace != nil), range, "credit quality step",
      &missing, &used)
  }

  /// Whether a step, if it is known, lies in a range.
  func judge(
    _ step: CreditStep, _ range: StepRange, _ what: String, _ missing: inout MissingFacts,
    _ used: inout Reliance
  ) -> Truth {
    // Built only when somebody asked for an explanation.
    func title() -> String { "\(what) is \(range)" }
    switch step {
    case .known(let step, let reliance, let basis):
      used.rest(on: reliance)
      trace?.note(title(), "\(Truth(range.contains(step)).word): step \(step)", basis)
      return Truth(range.contains(step))
    case .missing:
      missing.insert(.rating)
      trace?.note(title(), "unknown: neither rated nor assessed")
      return .unknown
    case .notInMapping(let basis):
      missing.insert(.ratingInMapping)
      trace?.note(title(), "unknown: the mapping does not know the rating", basis)
      return .unknown
    }
  }

  private func assessment(
    _ measure: AssessmentMeasure, _ bound: AssessmentBound, _ asset: AssetView,
    _ missing: inout MissingFacts
  ) -> Truth {
    func title() -> String { "\(measure.rawValue) is \(text(bound))" }
    guard let fact = asset.assessment(measure), let isMet = bound.isMet(by: fact.value) else {
      missing.formUnion(.assessment(measure))
      trace?.note(title(), "unknown: nobody assessed \(measure.rawValue)")
      return .unknown
    }
    trace?.note(
      title(), Truth(isMet).word, [.init(measure.rawValue, fact.value, origin: fact.origin)])
    return Truth(isMet)
  }

  /// The membership that is known best, so that a well-known index goes before one that is only read into a list.
  private func membership(
    _ asset: AssetView, _ wanted: Set<String>, _ sets: [String: Citation]
  ) -> IndexFact? {
    asset.facts.indices.filter { wanted.contains($0.index) }.min { left, right in
      let ranks = (
        sets[left.index]?.verified ?? .text, sets[right.index]?.verified ?? .text
      )
      return ranks.0 == ranks.1 ? left.index < right.index : ranks.0 < ranks.1
    }
  }

  private func currency(
    _ words: CurrencyRuleWords, _ situation: Situation, _ missing: inout MissingFacts,
    _ used: inout Reliance
  ) -> Truth {
    let label = words.label
    let asset = situation.asset
    guard let currency = asset.record.currency else {
      missing.insert(.currency)
      trace?.note("currency is one of \(label)", "unknown: no currency recorded")
      return .unknown
    }
    var result = Truth(
      words.currencies.contains(currency)
        || (words.includesSettlement && currency == situation.settlementOrBase))
    if case .yes = result, let citation = words.sets[currency] { used.rest(on: citation) }
    if case .no = result, words.includesDomestic {
      let own = asset.issuerCountry.flatMap {
        domesticCurrencies.currency(of: $0, on: lawDay)
      }
      if let own {
        result = Truth(own == currency)
      } else {
        missing.insert(asset.issuerCountry == nil ? .country : .domesticCurrency)
        result = .unknown
      }
    }
    trace?.note(
      "currency is one of \(label)", result.word,
      [.init("currency", currency.code, origin: origin(asset, \.currency))])
    return result
  }

  private func publiclyTraded(_ asset: AssetView) -> Truth {
    let listing = asset.record.listing
    let market = asset.assessment(.readyMarket)
    let result = Truth(listing != nil || market?.value != "no")
    guard let trace else { return result }
    if let listing {
      trace.note(
        "publicly traded", "yes",
        [.init("listing", listing, origin: origin(asset, \.listing))])
    } else if let market {
      trace.note(
        "publicly traded", result.word, [.init("ready-market", market.value, origin: market.origin)]
      )
    } else {
      trace.note(
        "publicly traded", "yes: neither a listing nor a ready-market assessment denies it")
    }
    return result
  }

  private func settle<Value>(
    _ title: @autoclosure () -> String, _ value: Value?, _ lacking: MissingFacts,
    _ missing: inout MissingFacts, _ text: (Value) -> String,
    _ origin: @autoclosure () -> Origin?, _ holds: (Value) -> Bool
  ) -> Truth {
    guard let value else {
      // No class fits an instrument whose code stands for something else: that is a "no", not a gap.
      if lacking.isEmpty {
        trace?.note(title(), "no: its classification is no class of collateral")
        return .no
      }
      missing.formUnion(lacking)
      trace?.note(title(), "unknown: \(lacking.reasons.joined(separator: ", "))")
      return .unknown
    }
    let result = Truth(holds(value))
    trace?.note(title(), result.word, [.init("found", text(value), origin: origin())])
    return result
  }

  private func note(
    _ title: @autoclosure () -> String, _ holds: Bool, _ found: @autoclosure () -> String,
    _ origin: @autoclosure () -> Origin?
  ) {
    trace?.note(title(), Truth(holds).word, [.init("found", found(), origin: origin())])
  }

  func names<Word: RawRepresentable>(_ words: [Word]) -> String
  where Word.RawValue == String {
    words.map(\.rawValue).joined(separator: ", ")
  }

  private func text(_ bound: AssessmentBound) -> String {
    switch bound {
    case .equals(let word): word
    case .atMost(let bound): "≤\(bound)"
    case .atLeast(let bound): "≥\(bound)"
    case .above(let bound): ">\(bound)"
    }
  }

  private func origin<Value>(
    _ asset: AssetView, _ field: KeyPath<InstrumentRecord, Value?>
  ) -> Origin? {
    trace == nil ? nil : asset.facts.contribution(of: field)?.origin
  }
}
