import Collateral
import Money
import Schedules

/// Values one part of a book; keeps the verdicts that it has reached.
struct BookWorker {
  /// What a part of a book comes to.
  struct Outcome: Sendable {
    var totals: [AgreementTotal] = []
    var verdicts: [Verdict] = []
    var failure: (row: Int, error: ValuationError)?
  }

  /// A regime's answer under equal terms, with the verdicts that were reached.
  private struct Desk {
    let answer: any RegimeAnswer
    var engine: LimitEngine?
    /// Whether the exposure names issuers.
    let namesIssuers: Bool
    var known = VerdictTable()
    var knownAtPrice: [PricedKey: Int32] = [:]
  }

  private struct DeskKey: Hashable {
    var regime: String
    var terms: Agreement
  }

  private struct PricedKey: Hashable {
    var view: Int32
    var relation: UInt32
    var price: Int64
  }

  private struct Change: Hashable {
    var verdict: Int32
    var missing: UInt64
    var flags: [String]
  }

  /// What a verdict means for amounts.
  private struct Effect {
    var isEligible: Bool
    var retained: Percentage
    var haircut: Percentage
    var limits: LimitMask
  }

  /// Who posts and who takes under an agreement, and all who may stand in some way to them: passed along, since what
  /// several threads count references to slows all of them down.
  private struct Parties {
    let groups: GroupGraph
    let issuers: [BookEntities.Entry]
    let pledgor: GroupGraph.Party?
    let securedParty: GroupGraph.Party?
  }

  private struct Rate {
    var source: Currency
    var factor: ConversionFactor?
  }

  private let book: LeanBookValuer
  private let rows: [LeanRows]
  private var outcome = Outcome()
  private var effects: [Effect] = []
  /// Nil while one is at work, so that it is changed in place.
  private var desks: [Desk?] = []
  private var deskPlaces: [DeskKey: Int] = [:]
  private var places: [Verdict: Int32] = [:]
  private var changes: [Change: Int32] = [:]
  /// The assets of the agreement at hand, pledge by pledge.
  private var gathered: [BookAsset] = []
  /// Rates into each base currency: a handful.
  private var rates: [Currency: [Rate]] = [:]

  init(_ book: LeanBookValuer, _ rows: [LeanRows]) {
    self.book = book
    self.rows = rows
  }

  /// Values the agreements of a span.
  mutating func value(_ span: Range<Int>) -> Outcome {
    for place in span {
      guard let agreement = book.agreements[place] else { continue }
      for (slot, regime) in book.regimes[place].enumerated() {
        guard let number = desk(regime, agreement), var desk = desks[number] else { continue }
        desks[number] = nil
        value(book.order.positions(of: place), agreement, regime, &desk, rows[slot])
        desks[number] = desk
        if outcome.failure != nil { return outcome }
      }
    }
    return outcome
  }

  /// The place of what answers for an agreement; nil where nothing does.
  private mutating func desk(_ regime: String, _ agreement: Agreement) -> Int? {
    let key = DeskKey(regime: regime, terms: agreement.withoutParties)
    if let known = deskPlaces[key] { return known }
    guard let answer = try? book.valuer.answer(regime, for: agreement) else { return nil }
    let engine =
      answer.limits.isEmpty
      ? nil : LimitEngine(answer.limits, in: agreement.baseCurrency, book.valuer.exchange)
    deskPlaces[key] = desks.count
    desks.append(
      Desk(
        answer: answer, engine: engine,
        namesIssuers: agreement.exposure.contains {
          if case .issuer = $0 { true } else { false }
        }))
    return desks.count - 1
  }

  private mutating func value(
    _ positions: Range<Int>, _ agreement: Agreement, _ regime: String, _ desk: inout Desk,
    _ rows: LeanRows
  ) {
    var limited: [LimitedPledge] = []
    var limitedPositions: [Int] = []
    let hasLimits = desk.engine != nil
    if hasLimits {
      limited.reserveCapacity(positions.count)
      limitedPositions.reserveCapacity(positions.count)
    }
    var rates = self.rates[agreement.baseCurrency] ?? []
    let groups = book.valuer.groups
    let parties = Parties(
      groups: groups, issuers: book.assets.entities.entries,
      pledgor: agreement.pledgor.map(groups.party),
      securedParty: agreement.securedParty.map(groups.party))
    gather(positions)
    for (asset, position) in zip(gathered, positions) {
      let posted = book.order[position]
      var value = LeanValue()
      do throws(NumberError) {
        let pledge = try self.value(
          posted, asset, agreement, parties, &desk, &rates, hasLimits, &value)
        if let pledge {
          limited.append(pledge)
          limitedPositions.append(position)
        }
      } catch {
        let row = Int(posted.row)
        outcome.failure = (row, .amount(pledge: book.pledges.id(of: row), error))
        return
      }
      rows[position] = value
    }
    self.rates[agreement.baseCurrency] = rates
    if !limited.isEmpty, let found = desk.engine?.taken(from: limited, agreement.limitTerms) {
      for (index, position) in limitedPositions.enumerated() {
        settle(position, rows, found, index)
      }
    }
    var total = AgreementTotal(
      agreement: agreement.id, regime: regime, baseCurrency: agreement.baseCurrency)
    for position in positions { total.add(rows[position]) }
    outcome.totals.append(total)
  }

  /// Brings together what the agreement's pledges are on: many at a time wait for memory together.
  private mutating func gather(_ positions: Range<Int>) {
    gathered.removeAll(keepingCapacity: true)
    for position in positions {
      gathered.append(book.assets.assets[Int(book.order[position].instrument)])
    }
  }

  /// Takes what limits do to a row.
  private mutating func settle(
    _ position: Int, _ rows: LeanRows, _ found: LimitOutcome, _ index: Int
  ) {
    let missing = found.missing[index]
    if !missing.isEmpty || !found.flags[index].isEmpty {
      rows[position].verdict = changed(rows[position].verdict, missing, found.flags[index])
    }
    if missing.isEmpty {
      rows[position].taken = found.cut[index] + found.surcharge[index]
    } else {
      rows[position].after = 0
    }
  }

  /// Values a pledge; returns what limits look at where they do.
  private mutating func value(
    _ posted: BookOrder.Posted, _ asset: BookAsset, _ agreement: Agreement, _ parties: Parties,
    _ desk: inout Desk, _ rates: inout [Rate], _ hasLimits: Bool, _ value: inout LeanValue
  ) throws(NumberError) -> LimitedPledge? {
    let row = Int(posted.row)
    let place = Int(posted.instrument)
    guard asset.kind == .profiled || asset.kind == .direct else {
      value.verdict = unknown(asset.kind == .ambiguous, desk.answer)
      return nil
    }
    let statedCurrency = book.pledges.currency(of: row)
    let statedPrice = book.pledges.price(of: row)
    let custodian = book.pledges.custodian(of: row)
    value.currency = statedCurrency ?? asset.currency
    value.verdict = verdict(asset, place, statedPrice, custodian, agreement, parties, &desk)
    guard let quote = Self.quote(asset, statedPrice, statedCurrency) else {
      value.verdict = changed(value.verdict, .price, [])
      return nil
    }
    let quantity = posted.quantity
    let market = MarketValue(quantity: quantity, price: quote.price, per100: asset.isPer100)
    value.market = try market.amount(in: quote.currency).minorUnits
    value.currency = quote.currency
    let base = agreement.baseCurrency
    if quote.currency == base {
      value.base = value.market
    } else {
      guard let factor = try factor(quote.currency, base, &rates) else {
        value.verdict = changed(value.verdict, .exchangeRate, [])
        return nil
      }
      value.base = try market.converted(by: factor, retained: .hundred, into: base).minorUnits
    }
    let effect = effects[Int(value.verdict)]
    guard effect.isEligible else { return nil }
    let factor = try factor(quote.currency, base, &rates) ?? .one
    value.after = try market.converted(by: factor, retained: effect.retained, into: base).minorUnits
    guard hasLimits else { return nil }
    var pledge = LimitedPledge(
      value: value.after, market: value.base, haircut: effect.haircut, retained: effect.retained,
      quantity: quantity, limits: effect.limits, keys: asset.keys)
    if asset.kind == .direct || custodian != nil {
      pledge.keys = book.assets.keys(of: place, outcome.verdicts[Int(value.verdict)], custodian)
    }
    if desk.engine?.looksAtSize == true {
      let size = book.assets.size(of: place, outcome.verdicts[Int(value.verdict)])
      pledge.issueSize = size.issue
      pledge.dailyVolume = size.daily
    }
    return pledge
  }

  // MARK: Verdicts

  private mutating func verdict(
    _ asset: BookAsset, _ place: Int, _ stated: Price?, _ custodian: LEI?, _ agreement: Agreement,
    _ parties: Parties, _ desk: inout Desk
  ) -> Int32 {
    // What a token or a fund leads to has issuers of its own, and an exposure may name issuers.
    if asset.kind == .direct || desk.namesIssuers {
      var situation = situation(asset, stated, custodian, agreement)
      situation.asset = book.assets.ownView(of: place)
      return interned(desk.answer.verdict(situation, trace: nil))
    }
    let relation = parties.groups.relation(
      issuer: asset.issuer < 0 ? nil : parties.issuers[Int(asset.issuer)].party,
      country: asset.country, guarantor: nil,
      custodian: custodian.map { parties.groups.party($0) },
      pledgor: parties.pledgor, securedParty: parties.securedParty)
    if book.looksAtPrice {
      let price = stated ?? asset.price.flatMap { $0.units < 0 ? nil : $0 }
      let key = PricedKey(
        view: asset.view, relation: relation.rawValue, price: price?.units ?? .min)
      if let known = desk.knownAtPrice[key] { return known }
      let place = asked(asset, stated, custodian, agreement, desk.answer, relation)
      desk.knownAtPrice[key] = place
      return place
    }
    if let known = desk.known.place(asset.view, relation.rawValue) { return known }
    let found = asked(asset, stated, custodian, agreement, desk.answer, relation)
    desk.known.insert(asset.view, relation.rawValue, found)
    return found
  }

  private mutating func asked(
    _ asset: BookAsset, _ stated: Price?, _ custodian: LEI?, _ agreement: Agreement,
    _ answer: any RegimeAnswer, _ relation: IssuerRelation
  ) -> Int32 {
    var situation = situation(asset, stated, custodian, agreement)
    situation.relation = relation
    return interned(answer.verdict(situation, trace: nil))
  }

  private func situation(
    _ asset: BookAsset, _ stated: Price?, _ custodian: LEI?, _ agreement: Agreement
  ) -> Situation {
    var situation = Situation(
      asset: book.assets.views[Int(asset.view)], agreement: agreement,
      day: book.valuer.snapshot.on,
      price: stated ?? asset.price.flatMap { $0.units < 0 ? nil : $0 })
    situation.custodian = custodian
    return situation
  }

  /// The place of an equal verdict.
  private mutating func interned(_ verdict: Verdict) -> Int32 {
    if let known = places[verdict] { return known }
    let place = Int32(outcome.verdicts.count)
    places[verdict] = place
    outcome.verdicts.append(verdict)
    effects.append(
      Effect(
        isEligible: verdict.decision == .eligible && verdict.retained != nil,
        retained: verdict.retained ?? .zero,
        haircut: verdict.chargedHaircut ?? verdict.haircut ?? .zero, limits: verdict.limits))
    return place
  }

  /// The verdict on an instrument that the registry does not know, or knows several of.
  private mutating func unknown(
    _ isAmbiguous: Bool, _ answer: any RegimeAnswer
  ) -> Int32 {
    var verdict =
      answer.answerOutOfForce(nil)
      ?? Verdict(decision: .undetermined, reasons: [], flags: [])
    verdict.undetermine(isAmbiguous ? .ambiguous : .instrument)
    return interned(verdict)
  }

  /// The same verdict with facts that are missing besides, and flags.
  private mutating func changed(
    _ place: Int32, _ missing: MissingFacts, _ flags: [String]
  ) -> Int32 {
    let change = Change(verdict: place, missing: missing.rawValue, flags: flags)
    if let known = changes[change] { return known }
    var verdict = outcome.verdicts[Int(place)]
    if !flags.isEmpty { verdict.flags = Set(verdict.flags).union(flags).sorted() }
    if !missing.isEmpty { verdict.undetermine(missing) }
    let result = interned(verdict)
    changes[change] = result
    return result
  }

  // MARK: Amounts

  private static func quote(
    _ asset: BookAsset, _ stated: Price?, _ statedCurrency: Currency?
  ) -> (price: Price, currency: Currency)? {
    if asset.isCash, let currency = asset.currency { return (Price.one, currency) }
    if let stated {
      guard let currency = statedCurrency ?? asset.currency else { return nil }
      return (stated, currency)
    }
    guard let price = asset.price, price.units >= 0, let currency = asset.priceCurrency,
      statedCurrency == nil || statedCurrency == currency
    else { return nil }
    return (price, currency)
  }

  private func factor(
    _ source: Currency, _ target: Currency, _ rates: inout [Rate]
  ) throws(NumberError) -> ConversionFactor? {
    if source == target { return .one }
    for rate in rates where rate.source == source { return rate.factor }
    let found = try book.valuer.exchange.conversion(from: source, to: target)?.factor
    rates.append(Rate(source: source, factor: found))
    return found
  }
}

extension Agreement {
  /// The terms alone: agreements that are equal in these are answered alike where issuers stand the same way to parties.
  fileprivate var withoutParties: Agreement {
    var terms = Agreement(id: "", regimes: [], margin: margin, baseCurrency: baseCurrency)
    terms.settlementCurrency = settlementCurrency
    terms.securedPartyKind = securedPartyKind
    terms.systemic = systemic
    terms.transaction = transaction
    terms.revaluationDays = revaluationDays
    terms.elections = elections
    terms.exposure = exposure
    terms.terms = self.terms
    return terms
  }
}
