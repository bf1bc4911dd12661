import Collateral
import Loading
import Registry
import Schedules
import Valuation

/// A desk's book with the facts and the law that value it.
struct PreparedBook {
  let desk: DeskBook
  let valuer: Valuer
  let law: Law

  /// Reads desk files, the law and the facts that they need.
  ///
  /// - Parameters:
  ///   - requirements: file of requirements that stand in for those of the agreements.
  ///   - terms: the folder of the agreements' own terms; nil where the law alone counts.
  ///   - instrument: one that nobody need have pledged, and who would keep it.
  init(
    pledges: String, agreements: String, requirements: String? = nil, regimes: [String]?,
    terms: TermsFolder? = nil, asking instrument: String? = nil, keptBy custodian: LEI? = nil,
    _ common: CommonOptions
  ) throws(CommandFailure) {
    (desk, valuer, law) = try CommandFailure.wrapping {
      let law = try common.law()
      let desk = try DeskBook(
        pledges: pledges, agreements: agreements, requirements: requirements, on: common.day)
      try Self.check(desk, regimes, law, agreements)
      try Self.checkElections(desk, law, agreements, common)
      let own = try terms?.terms(of: desk, law, regimes) ?? AgreementTerms()
      let (registry, known) = try common.openRegistry()
      let snapshot = try registry.facts(
        forInstruments: Set(desk.pledges.instruments + [instrument].compactMap(\.self)),
        entities: Self.parties(desk).union([custodian].compactMap(\.self)), on: common.day,
        known: known)
      let names = Set(regimes ?? desk.agreements.values.flatMap(\.regimes))
      try common.check(names, of: law)
      let valuer = try Valuer(law: law, regimes: names, snapshot: snapshot, terms: own)
      return (desk, valuer, law)
    }
  }

  /// Everybody that the book names: who posts, who takes, who keeps, whose paper an exposure moves with.
  static func parties(_ desk: DeskBook) -> Set<LEI> {
    var parties = desk.pledges.custodians
    for agreement in desk.agreements.values {
      parties.formUnion([agreement.pledgor, agreement.securedParty].compactMap(\.self))
      for case .issuer(let issuer) in agreement.exposure { parties.insert(issuer) }
    }
    return parties
  }

  /// A regime that does not exist is the agreement's mistake, and is named with it.
  static func check(
    _ desk: DeskBook, _ regimes: [String]?, _ law: Law, _ path: String
  ) throws(CommandFailure) {
    if regimes != nil { return }
    for (name, line) in desk.agreementLines {
      for regime in desk.agreements[name]?.regimes ?? [] where law.head(of: regime) == nil {
        let error = ValuationError.unknownRegime(regime, known: law.regimes)
        throw CommandFailure(.refused, "\(path):\(line): agreement \(name): \(error)")
      }
    }
  }

  /// A choice that no rule leaves to the parties is a slip of the pen: it would count as not made.
  static func checkElections(
    _ desk: DeskBook, _ law: Law, _ path: String, _ common: CommonOptions
  ) throws(CommandFailure) {
    let made = Set(desk.agreements.values.flatMap(\.elections))
    if made.isSubset(of: law.elections) { return }
    // Another regime than those that are read may know it.
    let law = try CommandFailure.wrapping { try common.law() }
    for (name, line) in desk.agreementLines {
      for election in desk.agreements[name]?.elections ?? [] {
        if let problem = law.problem(ofElection: election) {
          throw CommandFailure(.refused, "\(path):\(line): agreement \(name): \(problem)")
        }
      }
    }
  }

  /// Names file and line of a pledge whose amounts do not fit.
  func located(_ error: ValuationError, _ path: String) -> CommandFailure {
    CommandFailure(error, in: desk, path)
  }
}

extension CommandFailure {
  /// Names file and line of a pledge whose amounts do not fit.
  init(_ error: ValuationError, in desk: DeskBook, _ path: String) {
    if case .amount(let pledge, _) = error, let line = desk.line(of: pledge) {
      self.init(.refused, "\(path):\(line): \(error)")
    } else {
      self.init(error)
    }
  }
}
