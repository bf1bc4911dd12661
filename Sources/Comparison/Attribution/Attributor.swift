import Collateral
import Money
import Parallel
public import Schedules
public import Valuation

/// Splits the change between two answers into parts, agreement by agreement.
///
/// For each pledge of both books one input after another moves from its old to its new state, in the order of
/// ``AttributionPart``, and the pledge is valued after each move. A part is the difference of two neighboring values after
/// haircut as printed, in minor units, so that the parts add up exactly. What limits take is left out of these values; its
/// change is a part of its own. Pledges are the same where name, agreement and instrument are.
public struct Attributor: Sendable {
  private let before: AttributionSide
  private let after: AttributionSide
  private let regimes: [String]?
  private let valuers: AttributionValuers
  private let difference: FactDifference
  private let posted: (before: [String: [Pledge]], after: [String: [Pledge]])
  private let named: (before: [String: Pledge], after: [String: Pledge])

  /// Two answers.
  ///
  /// - Parameter regimes: stand in for the agreements' own, where given.
  /// - Throws: ``AttributionError`` where a base currency changed, or a regime does not exist.
  public init(
    law: Law, from before: AttributionSide, to after: AttributionSide, regimes: [String]? = nil,
    terms: AgreementTerms = AgreementTerms()
  ) throws(AttributionError) {
    let currencies = Dictionary(before.agreements.map { ($0.id, $0.baseCurrency) }) { one, _ in one
    }
    for agreement in after.agreements {
      if let old = currencies[agreement.id], old != agreement.baseCurrency {
        throw .baseCurrency(agreement: agreement.id, before: old, after: agreement.baseCurrency)
      }
    }
    let names = regimes ?? (before.agreements + after.agreements).flatMap(\.regimes)
    do {
      valuers = try AttributionValuers(
        law: law, regimes: Set(names), from: before.snapshot, to: after.snapshot, terms: terms)
    } catch {
      throw .valuation(error)
    }
    self.before = before
    self.after = after
    self.regimes = regimes
    difference = FactDifference(before.snapshot, after.snapshot)
    posted = (
      Dictionary(grouping: before.pledges, by: \.agreement),
      Dictionary(grouping: after.pledges, by: \.agreement)
    )
    func byName(_ pledges: [Pledge]) -> [String: Pledge] {
      Dictionary(pledges.map { ($0.id, $0) }) { first, _ in first }
    }
    named = (byName(before.pledges), byName(after.pledges))
  }

  /// All agreements: those of the later book in its order, then those of the earlier one alone; each under the regimes of
  /// either side.
  ///
  /// - Throws: ``ValuationError`` of the first pledge whose amounts do not fit.
  public func attribute() throws(ValuationError) -> [AgreementAttribution] {
    let old = Dictionary(before.agreements.map { ($0.id, $0) }) { first, _ in first }
    let new = Set(after.agreements.map(\.id))
    let pairs: [(Agreement?, Agreement?)] =
      after.agreements.map { (old[$0.id], $0) }
      + before.agreements.filter { !new.contains($0.id) }.map { ($0, nil) }
    return try pairs.parallelMap { (old, new) throws(ValuationError) in
      let later = new.map(names) ?? []
      var found: [AgreementAttribution] = []
      for regime in later + (old.map(names) ?? []).filter({ !later.contains($0) }) {
        if let attribution = try attribute(old, new, regime) { found.append(attribution) }
      }
      return found
    }.flatMap(\.self)
  }

  private func names(_ agreement: Agreement) -> [String] { regimes ?? agreement.regimes }

  private func attribute(
    _ old: Agreement?, _ new: Agreement?, _ regime: String
  ) throws(ValuationError) -> AgreementAttribution? {
    guard let terms = new ?? old else { return nil }
    // An agreement is worth nothing under a regime that it does not name.
    let chain = PledgeChain(
      regime: regime, baseCurrency: terms.baseCurrency, valuers: valuers, difference: difference,
      before: old.flatMap { names($0).contains(regime) ? $0 : nil },
      after: new.flatMap { names($0).contains(regime) ? $0 : nil }, terms: (old, new))
    let (earlier, later) = (posted.before[terms.id] ?? [], posted.after[terms.id] ?? [])
    let start = try SettledBook(earlier, under: chain.before, regime, valuers.start)
    let end = try SettledBook(later, under: chain.after, regime, valuers.rule)
    var pledges: [PledgeAttribution] = []
    for pledge in later {
      if let same = named.before[pledge.id], Self.isSame(same, pledge) {
        pledges.append(try chain.kept(same, pledge, start, end))
      } else {
        pledges.append(try chain.new(pledge, end, elsewhere: named.before[pledge.id]))
      }
    }
    for pledge in earlier {
      let other = named.after[pledge.id]
      if let other, Self.isSame(pledge, other) { continue }
      pledges.append(try chain.returned(pledge, start, elsewhere: other))
    }
    do throws(NumberError) {
      return try AgreementAttribution(
        agreement: terms.id, regime: regime, baseCurrency: terms.baseCurrency, pledges: pledges)
    } catch {
      throw .amount(pledge: pledges.last?.pledge ?? "", error)
    }
  }

  private static func isSame(_ one: Pledge, _ other: Pledge) -> Bool {
    one.agreement == other.agreement && one.instrument == other.instrument
  }
}
