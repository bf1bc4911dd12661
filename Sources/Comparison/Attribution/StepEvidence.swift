import Collateral
import Money
import Schedules
import Valuation

/// What is to be seen between two neighboring values of a chain.
enum StepEvidence {
  typealias State = AttributionFinding.State

  /// Whether a rule decides otherwise.
  static func differ(_ old: PledgeValue?, _ new: PledgeValue?) -> Bool {
    guard let old = old?.verdict, let new = new?.verdict else {
      return (old == nil) != (new == nil)
    }
    return old.decision != new.decision || old.row != new.row || old.haircut != new.haircut
      || old.currencyMismatch != new.currencyMismatch || old.reasons != new.reasons
  }

  /// How the decision, the row, the percentages and the reasons differ.
  static func verdicts(
    _ pledge: String, _ old: PledgeValue?, _ new: PledgeValue?
  ) -> [AttributionFinding] {
    answers.compactMap { answer in
      AttributionFinding(
        answer.name, of: pledge, old.flatMap { answer.text($0.verdict) },
        new.flatMap { answer.text($0.verdict) })
    }
  }

  private struct Answer: Sendable {
    let name: String
    let questions: [RegimeQuestion]
    let text: @Sendable (Verdict) -> String?
  }

  private static let answers = [
    Answer(name: "decision", questions: [.eligibility, .exclusions]) { $0.decision.rawValue },
    Answer(name: "row", questions: [.haircuts]) { $0.row },
    Answer(name: "haircut", questions: [.haircuts]) { $0.haircut.map { "\($0) %" } },
    Answer(name: "currency_mismatch", questions: [.currency]) {
      $0.currencyMismatch.map { "\($0) %" }
    },
    Answer(name: "reasons", questions: []) {
      $0.reasons.isEmpty ? nil : $0.reasons.joined(separator: ";")
    },
  ]

  /// The same with the paragraphs on which each answer rests; the row is named though it stays.
  static func rules(
    _ pledge: String, _ old: (value: PledgeValue?, basis: VerdictBasis),
    _ new: (value: PledgeValue?, basis: VerdictBasis)
  ) -> [AttributionFinding] {
    answers.compactMap { answer in
      func state(_ side: (value: PledgeValue?, basis: VerdictBasis)) -> State? {
        guard let text = side.value.flatMap({ answer.text($0.verdict) }) else { return nil }
        return State(text, citations: answer.questions.flatMap { side.basis.citations[$0] ?? [] })
      }
      let (before, after) = (state(old), state(new))
      if before?.text == after?.text, answer.name != "row" || before == nil { return nil }
      return AttributionFinding(answer.name, of: pledge, before: before, after: after)
    }
  }

  /// A pledge that only one book has, and what stands under its name in the other.
  static func posting(
    _ old: Pledge?, _ new: Pledge?, elsewhere: Pledge?
  ) -> [AttributionFinding] {
    guard let pledge = old ?? new else { return [] }
    var findings = [
      AttributionFinding(
        "quantity", of: pledge.id, old?.quantity.description, new?.quantity.description)
    ]
    if let elsewhere {
      let (before, after) = (old ?? elsewhere, new ?? elsewhere)
      findings += [
        AttributionFinding("agreement", of: pledge.id, before.agreement, after.agreement),
        AttributionFinding("instrument", of: pledge.id, before.instrument, after.instrument),
      ]
    }
    return findings.compactMap(\.self)
  }

  static func quantity(_ old: Pledge, _ new: Pledge) -> [AttributionFinding] {
    [
      AttributionFinding(
        "quantity", of: new.id, old.quantity.description, new.quantity.description)
    ].compactMap(\.self)
  }

  static func custodian(_ old: Pledge, _ new: Pledge) -> [AttributionFinding] {
    [AttributionFinding("custodian", of: new.id, old.custodian?.value, new.custodian?.value)]
      .compactMap(\.self)
  }

  /// The prices that count, and the currencies in which the pledge wants them.
  static func price(
    _ old: (pledge: Pledge, snapshot: FactSnapshot), _ new: (pledge: Pledge, snapshot: FactSnapshot)
  ) -> [AttributionFinding] {
    func state(_ side: (pledge: Pledge, snapshot: FactSnapshot)) -> State? {
      let facts = side.snapshot.instrument(side.pledge.instrument)
      if let price = side.pledge.price {
        let currency = side.pledge.currency ?? facts?.record.currency
        return State("\(price) \(currency?.code ?? "in no currency"), stated by the pledge")
      }
      return facts?.price.map(State.init)
    }
    let (before, after) = (state(old), state(new))
    let price =
      before == after
      ? nil
      : AttributionFinding("price", of: new.pledge.instrument, before: before, after: after)
    let currency = AttributionFinding(
      "currency", of: new.pledge.id, old.pledge.currency?.code, new.pledge.currency?.code)
    return [price, currency].compactMap(\.self)
  }

  /// The rates that count.
  static func rates(
    from source: Currency?, to target: Currency, _ old: Valuer, _ new: Valuer
  ) -> [AttributionFinding] {
    guard let source else { return [] }
    let (before, after) = (old.rates(from: source, to: target), new.rates(from: source, to: target))
    func pair(_ rate: ExchangeRateFact) -> String { "\(rate.base)/\(rate.quote)" }
    func state(_ rate: ExchangeRateFact?) -> State? {
      rate.map { State("\($0.rate) of \($0.date)", origin: $0.origin) }
    }
    var pairs = before.map(pair)
    pairs += after.map(pair).filter { !pairs.contains($0) }
    return pairs.compactMap { name in
      let states = (
        state(before.first { pair($0) == name }), state(after.first { pair($0) == name })
      )
      return states.0 == states.1
        ? nil
        : AttributionFinding("rate", of: name, before: states.0, after: states.1)
    }
  }

  /// The maturity of the instrument and of what it represents, and the days.
  static func time(
    _ pledge: Pledge, _ old: FactSnapshot, _ new: FactSnapshot
  ) -> [AttributionFinding] {
    var findings: [AttributionFinding] = []
    var next = new.instrument(pledge.instrument)
    var seen: Set<String> = []
    while let facts = next, seen.insert(facts.record.id).inserted {
      if let maturity = facts.record.maturityDate, !maturity.isPerpetual {
        let state = State(
          maturity.description, origin: facts.contribution(of: \.maturityDate)?.origin)
        findings.append(
          AttributionFinding("maturity_date", of: facts.record.id, before: state, after: state))
      }
      next = facts.record.wraps.flatMap(new.instrument)
    }
    let day = AttributionFinding("day", of: "valuation", old.on.description, new.on.description)
    return findings + [day].compactMap(\.self)
  }

  /// The groups of limits that take something on either side.
  static func limits(
    _ regime: String, _ old: [LimitReport], _ new: [LimitReport]
  ) -> [AttributionFinding] {
    struct Key: Hashable {
      let name: String
      let group: String
    }
    func key(_ report: LimitReport) -> Key {
      let setBy = report.setBy == regime ? "" : " of \(report.setBy)"
      return Key(name: "limit \(report.limit.id)\(setBy)", group: report.group)
    }
    func state(_ report: LimitReport?) -> State? {
      report.map { report in
        let currency = report.used.currency
        let bound = report.bound.map { "may hold \($0)" } ?? "bound not known"
        return State(
          "holds \(report.used) \(currency) of \(report.limit.measure.rawValue), \(bound)",
          citations: [report.limit.citation])
      }
    }
    var keys = old.map(key)
    keys += new.map(key).filter { !keys.contains($0) }
    return keys.map { name in
      AttributionFinding(
        name.name, of: name.group, before: state(old.first { key($0) == name }),
        after: state(new.first { key($0) == name }))
    }
  }
}
