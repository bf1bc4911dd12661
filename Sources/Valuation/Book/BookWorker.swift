import Collateral
import Money
import Schedules

/// Values one part of a book; keeps the verdicts that it has reached.
final class BookWorker {
  /// What a part of a book comes to.
  struct Outcome: Sendable {
    var totals: [AgreementTotal] = []
    var verdicts: [Verdict] = []
    var failure: (row: Int, error: ValuationError)?
  }

  /// A regime's answer under equal terms, with the verdicts that were reached.
  private final class Desk {
    let answer: any RegimeAnswer
    let engine: LimitEngine?
    /// Whether the exposure names issuers.
    let namesIssuers: Bool
    var known = VerdictTable()
    var knownAtPrice: [PricedKey: Int32] = [:]

    init(_ answer: any RegimeAnswer, _ agreement: Agreement, _ engine: LimitEngine?) {
      self.answer = answer
      self.engine = engine
      namesIssuers = agreement.exposure.contains { if case .issuer = $0 { true } else { false } }
    }
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

  private struct Pair: Hashable {
    var source: Currency
    var target: Currency
  }

  private let book: LeanBookValuer
  private let order: BookOrder
  private let rows: [LeanRows]
  private let day: CalendarDate
  private var outcome = Outcome()
  private var desks: [DeskKey: Desk] = [:]
  private var places: [Verdict: Int32] = [:]
  private var changes: [Change: Int32] = [:]
  private var factors: [Pair: ConversionFactor?] = [:]
  private var limited: [LimitedPledge] = []
  private var limitedRows: [Int] = []

  init(_ book: LeanBookValuer, _ order: BookOrder, _ rows: [LeanRows]) {
    self.book = book
    self.order = order
    self.rows = rows
    day = book.valuer.snapshot.on
  }

  /// Values the agreements of a span.
  func value(_ span: Range<Int>) -> Outcome {
    for position in span {
      let place = order.agreements[position]
      guard let agreement = book.agreements[place] else { continue }
      for (slot, regime) in book.regimes[place].enumerated() {
        guard let desk = desk(regime, agreement) else { continue }
        value(order.rows(of: place), agreement, regime, desk, rows[slot])
        if outcome.failure != nil { return outcome }
      }
    }
    return outcome
  }

  private func desk(_ regime: String, _ agreement: Agreement) -> Desk? {
    let key = DeskKey(regime: regime, terms: agreement.withoutParties)
    if let known = desks[key] { return known }
    guard let answer = try? book.valuer.answer(regime, for: agreement) else { return nil }
    let engine =
      answer.limits.isEmpty
      ? nil : LimitEngine(answer.limits, in: agreement.baseCurrency, book.valuer.exchange)
    let desk = Desk(answer, agreement, engine)
    desks[key] = desk
    return desk
  }

  private func value(
    _ places: ArraySlice<Int32>, _ agreement: Agreement, _ regime: String, _ desk: Desk,
    _ rows: LeanRows
  ) {
    var total = AgreementTotal(
      agreement: agreement.id, regime: regime, baseCurrency: agreement.baseCurrency)
    limited.removeAll(keepingCapacity: true)
    limitedRows.removeAll(keepingCapacity: true)
    for place in places {
      let row = Int(place)
      do throws(NumberError) {
        rows[row] = try value(row, agreement, desk)
      } catch {
        outcome.failure = (row, .amount(pledge: book.pledges.id(of: row), error))
        return
      }
    }
    if let engine = desk.engine, !limited.isEmpty {
      let terms = agreement.limitTerms
      if let found = engine.taken(from: limited, terms) {
        for (index, row) in limitedRows.enumerated() { settle(row, rows, found, index) }
      }
    }
    for place in places { total.add(rows[Int(place)]) }
    outcome.totals.append(total)
  }

  /// Takes what limits do to a row.
  private func settle(_ row: Int, _ rows: LeanRows, _ found: LimitOutcome, _ index: Int) {
    let missing = found.missing[index]
    if !missing.isEmpty || !found.flags[index].isEmpty {
      rows[row].verdict = changed(rows[row].verdict, missing, found.flags[index])
    }
    if missing.isEmpty {
      rows[row].taken = found.cut[index] + found.surcharge[index]
    } else {
      rows[row].after = 0
    }
  }

  private func value(
    _ row: Int, _ agreement: Agreement, _ desk: Desk
  ) throws(NumberError) -> LeanValue {
    let place = book.pledges.instrument(of: row)
    let asset = book.assets.assets[place]
    let statedCurrency = book.pledges.currency(of: row)
    var value = LeanValue()
    value.currency = statedCurrency ?? asset.currency
    guard asset.kind == .profiled || asset.kind == .direct else {
      value.currency = nil
      value.verdict = unknown(asset.kind == .ambiguous, desk)
      return value
    }
    let statedPrice = book.pledges.price(of: row)
    let custodian = book.pledges.custodian(of: row)
    value.verdict = verdict(asset, place, statedPrice, custodian, agreement, desk)
    guard let quote = quote(asset, statedPrice, statedCurrency) else {
      value.verdict = changed(value.verdict, .price, [])
      return value
    }
    let quantity = book.pledges.quantity(of: row)
    let market = MarketValue(quantity: quantity, price: quote.price, per100: asset.isPer100)
    value.market = try market.amount(in: quote.currency).minorUnits
    value.currency = quote.currency
    guard let factor = try factor(quote.currency, agreement.baseCurrency) else {
      value.verdict = changed(value.verdict, .exchangeRate, [])
      return value
    }
    value.base = try market.converted(
      by: factor, retained: .hundred, into: agreement.baseCurrency
    ).minorUnits
    let verdict = outcome.verdicts[Int(value.verdict)]
    guard verdict.decision == .eligible, let retained = verdict.retained else { return value }
    value.after = try market.converted(
      by: factor, retained: retained, into: agreement.baseCurrency
    ).minorUnits
    if let engine = desk.engine {
      let size = engine.looksAtSize ? book.assets.size(of: place, verdict) : (nil, nil)
      limited.append(
        LimitedPledge(
          value: value.after, market: value.base, haircut: verdict.haircut ?? .zero,
          retained: retained, quantity: quantity, limits: verdict.limits,
          keys: book.assets.keys(of: place, verdict, custodian), issueSize: size.0,
          dailyVolume: size.1))
      limitedRows.append(row)
    }
    return value
  }

  // MARK: Verdicts

  private func verdict(
    _ asset: BookAsset, _ place: Int, _ stated: Price?, _ custodian: LEI?, _ agreement: Agreement,
    _ desk: Desk
  ) -> Int32 {
    let recorded = asset.price.flatMap { $0.units < 0 ? nil : $0 }
    var situation = Situation(
      asset: book.assets.views[Int(asset.view)], agreement: agreement, day: day,
      price: stated ?? recorded)
    situation.custodian = custodian
    // What a token or a fund leads to has issuers of its own, and an exposure may name issuers.
    if asset.kind == .direct || desk.namesIssuers {
      situation.asset = book.assets.ownView(of: place)
      return interned(desk.answer.verdict(situation, trace: nil))
    }
    let issuer = asset.issuer < 0 ? nil : book.assets.entities.entries[Int(asset.issuer)].lei
    let relation = book.valuer.groups.relation(
      issuer: issuer, country: asset.country, guarantor: nil, custodian: custodian,
      pledgor: agreement.pledgor, securedParty: agreement.securedParty)
    if book.looksAtPrice {
      let key = PricedKey(
        view: asset.view, relation: relation.rawValue, price: situation.price?.units ?? .min)
      if let known = desk.knownAtPrice[key] { return known }
      situation.relation = relation
      let place = interned(desk.answer.verdict(situation, trace: nil))
      desk.knownAtPrice[key] = place
      return place
    }
    if let known = desk.known.place(asset.view, relation.rawValue) { return known }
    situation.relation = relation
    let place = interned(desk.answer.verdict(situation, trace: nil))
    desk.known.insert(asset.view, relation.rawValue, place)
    return place
  }

  /// The place of an equal verdict.
  private func interned(_ verdict: Verdict) -> Int32 {
    if let known = places[verdict] { return known }
    let place = Int32(outcome.verdicts.count)
    places[verdict] = place
    outcome.verdicts.append(verdict)
    return place
  }

  /// The verdict on an instrument that the registry does not know, or knows several of.
  private func unknown(_ isAmbiguous: Bool, _ desk: Desk) -> Int32 {
    var verdict =
      desk.answer.answerOutOfForce(nil)
      ?? Verdict(decision: .undetermined, reasons: [], flags: [])
    verdict.undetermine(isAmbiguous ? .ambiguous : .instrument)
    return interned(verdict)
  }

  /// The same verdict with facts that are missing besides, and flags.
  private func changed(_ place: Int32, _ missing: MissingFacts, _ flags: [String]) -> Int32 {
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

  private func quote(
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
    _ source: Currency, _ target: Currency
  ) throws(NumberError) -> ConversionFactor? {
    if source == target { return .one }
    let pair = Pair(source: source, target: target)
    if let known = factors[pair] { return known }
    let found = try book.valuer.exchange.conversion(from: source, to: target)?.factor
    factors[pair] = .some(found)
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
