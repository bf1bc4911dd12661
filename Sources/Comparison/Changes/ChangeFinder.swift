public import Collateral
import Parallel
public import Schedules
public import Valuation

/// Compares what is known of instruments before and after some loads, on one day, and what regimes say of it; over all cores,
/// and the result does not depend on how the work was spread.
///
/// A verdict is asked for only where a rule can see a difference.
public struct ChangeFinder: Sendable {
  private static let chunkSize = 1_024

  private let before: Valuer
  private let after: Valuer
  private let difference: FactDifference
  private let regimes: [String]
  private let terms: AssumedAgreement

  /// A comparison of two states of the registry.
  public init(
    law: Law, regimes: [String], terms: AssumedAgreement, before: FactSnapshot, after: FactSnapshot
  ) throws(ValuationError) {
    self.before = try Valuer(law: law, regimes: regimes, snapshot: before)
    self.after = try Valuer(law: law, regimes: regimes, snapshot: after)
    difference = FactDifference(before, after)
    self.regimes = regimes
    self.terms = terms
  }

  /// What changed among instruments, in their order; those of which nothing differs are left out.
  ///
  /// - Parameter keys: the registry's keys.
  public func changes(_ keys: [String]) throws(ValuationError) -> [InstrumentChange] {
    try keys.parallelCompactMap(chunksOf: Self.chunkSize) { key throws(ValuationError) in
      try change(key)
    }
  }

  private func change(_ key: String) throws(ValuationError) -> InstrumentChange? {
    let (old, new) = (before.snapshot.instruments[key], after.snapshot.instruments[key])
    guard let record = new?.record ?? old?.record else { return nil }
    let all = difference.findings(of: key, namedBy: key, parties: [])
    let verdicts = all.contains(where: RuleSight.canSee) ? try self.verdicts(key) : []
    var findings = difference.direct(all, about: key)
    let classes = (before.assetClass(of: key)?.rawValue, after.assetClass(of: key)?.rawValue)
    if old != nil, new != nil, !findings.contains(where: { $0.name == "asset_class" }),
      let derived = AttributionFinding("asset_class", of: key, classes.0, classes.1)
    {
      findings.append(derived)
    }
    if findings.isEmpty && verdicts.isEmpty { return nil }
    return InstrumentChange(
      instrument: key, kind: old == nil ? .new : new == nil ? .gone : .changed,
      name: record.name ?? record.shortName, findings: findings, verdicts: verdicts)
  }

  private func verdicts(_ key: String) throws(ValuationError) -> [VerdictChange] {
    let old = try before.verdicts(instrument: key, supposing: terms, regimes: regimes)
    let new = try after.verdicts(instrument: key, supposing: terms, regimes: regimes)
    return regimes.indices.compactMap {
      VerdictChange(regime: regimes[$0], before: old?[$0], after: new?[$0])
    }
  }
}

extension FactDifference {
  /// The findings about an instrument, about what it represents or holds, and about their issuers and guarantors: others of a
  /// group speak through the verdict alone.
  func direct(_ findings: [AttributionFinding], about identifier: String) -> [AttributionFinding] {
    if findings.isEmpty { return findings }
    var subjects: Set<String> = [identifier]
    for key in reached(from: identifier) {
      subjects.insert(key)
      for record in records(of: key) {
        subjects.formUnion([record.issuer, record.guarantor].compactMap { $0?.value })
      }
    }
    return findings.filter { subjects.contains($0.subject) }
  }
}
