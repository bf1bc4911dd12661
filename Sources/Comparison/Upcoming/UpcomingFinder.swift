public import Collateral
import Parallel
public import Schedules
import Valuation

/// Finds what changes for assets in the days to come: the days are found by their causes, and the question is put on these
/// alone.
///
/// Prices and exchange rates stay as they are on the first day.
public struct UpcomingFinder: Sendable {
  private static let chunkSize = 1_024

  /// The days, and what turns on them.
  public let turns: LawTurns
  private let law: Law
  private let regimes: [String]?
  private let names: Set<String>
  private let terms: AssumedAgreement
  private let own: AgreementTerms

  /// - Parameters:
  ///   - regimes: nil is each agreement's own.
  ///   - agreements: those under which assets are asked about.
  ///   - terms: supposed where no agreement is named.
  ///   - own: the agreements' own terms.
  public init(
    law: Law, regimes: [String]?, agreements: [Agreement] = [], terms: AssumedAgreement,
    own: AgreementTerms = AgreementTerms(), after day: CalendarDate, through end: CalendarDate
  ) {
    self.law = law
    self.regimes = regimes
    self.terms = terms
    self.own = own
    names = Set(regimes ?? agreements.flatMap(\.regimes))
    turns = LawTurns(law, regimes: names, own: own, after: day, through: end)
  }

  /// What changes, in order of day, then of the assets.
  ///
  /// - Parameters:
  ///   - maturities: every maturity that may come to count, by the registry's key.
  ///   - factDays: the keys on which facts may bear that begin or end, by day.
  ///   - facts: what is known to be so of some identifiers on a day.
  public func changes(
    _ inquiries: [CollateralInquiry], maturities: [String: Set<CalendarDate>],
    factDays: [CalendarDate: Set<String>],
    facts: (_ identifiers: Set<String>, _ day: CalendarDate) throws -> FactSnapshot
  ) throws -> [UpcomingChange] {
    let agenda = agenda(inquiries, maturities, factDays)
    let concerned = Set(agenda.values.flatMap(\.keys))
    func identifiers(_ places: some Sequence<Int>) -> Set<String> {
      Set(places.map { inquiries[$0].instrument })
    }
    let base = try facts(identifiers(concerned), turns.start)
    let order = concerned.sorted()
    let first = try answers(order.map { inquiries[$0] }, base)
    var answers = Dictionary(uniqueKeysWithValues: zip(order, first))
    var changes: [UpcomingChange] = []
    for (day, causes) in agenda.sorted(by: { $0.key < $1.key }) {
      let places = causes.keys.sorted()
      let snapshot = try facts(identifiers(places), day).taking(pricesOf: base)
      let told = places.filter { causes[$0]?.contains(.facts) == true }
      let difference =
        told.isEmpty
        ? nil : FactDifference(try facts(identifiers(told), day.adding(days: -1)), snapshot)
      let new = try self.answers(places.map { inquiries[$0] }, snapshot)
      for (place, answer) in zip(places, new) {
        let inquiry = inquiries[place]
        var findings: [AttributionFinding] = []
        if let difference, causes[place]?.contains(.facts) == true {
          findings = difference.direct(
            difference.findings(of: inquiry.key, namedBy: inquiry.key, parties: []),
            about: inquiry.key)
        }
        let verdicts = zip(self.regimes(of: inquiry), answer.indices).compactMap {
          regime, index in
          VerdictChange(regime: regime, before: answers[place]?[index], after: answer[index])
        }
        answers[place] = answer
        let matures = snapshot.instrument(inquiry.instrument)?.record.maturityDate == day
        if !matures && findings.isEmpty && verdicts.isEmpty { continue }
        changes.append(
          UpcomingChange(
            day: day, inquiry: inquiry,
            causes: UpcomingChange.Cause.allCases.filter { causes[place]?.contains($0) == true },
            matures: matures, findings: findings, verdicts: verdicts))
      }
    }
    return changes
  }

  /// The places of the assets for which something may turn, and why, by day.
  private func agenda(
    _ inquiries: [CollateralInquiry], _ maturities: [String: Set<CalendarDate>],
    _ factDays: [CalendarDate: Set<String>]
  ) -> [CalendarDate: [Int: Set<UpcomingChange.Cause>]] {
    var agenda: [CalendarDate: [Int: Set<UpcomingChange.Cause>]] = [:]
    func note(_ day: CalendarDate, _ place: Int, _ cause: UpcomingChange.Cause) {
      agenda[day, default: [:]][place, default: []].insert(cause)
    }
    for (place, inquiry) in inquiries.enumerated() {
      for maturity in maturities[inquiry.key] ?? [] {
        for day in turns.days(of: maturity) { note(day, place, .maturity) }
      }
      for (day, keys) in factDays where keys.contains(inquiry.key) { note(day, place, .facts) }
      for day in turns.lawDays { note(day, place, .law) }
    }
    return agenda
  }

  private func regimes(of inquiry: CollateralInquiry) -> [String] {
    regimes ?? inquiry.agreement?.regimes ?? []
  }

  /// What the regimes of each asset say of it; nil where it is not known.
  private func answers(
    _ inquiries: [CollateralInquiry], _ snapshot: FactSnapshot
  ) throws(ValuationError) -> [[Verdict?]] {
    let valuer = try Valuer(law: law, regimes: names, snapshot: snapshot, terms: own)
    return try inquiries.parallelCompactMap(chunksOf: Self.chunkSize) {
      inquiry throws(ValuationError) in
      try answer(inquiry, valuer)
    }
  }

  private func answer(
    _ inquiry: CollateralInquiry, _ valuer: Valuer
  ) throws(ValuationError) -> [Verdict?] {
    let regimes = regimes(of: inquiry)
    guard let agreement = inquiry.agreement else {
      return try valuer.verdicts(
        instrument: inquiry.instrument, supposing: terms, regimes: regimes)
        ?? regimes.map { _ in nil }
    }
    var answers: [Verdict?] = []
    for regime in regimes {
      answers.append(
        try valuer.verdict(
          instrument: inquiry.instrument, keptBy: inquiry.custodian, under: agreement,
          regime: regime))
    }
    return answers
  }
}
