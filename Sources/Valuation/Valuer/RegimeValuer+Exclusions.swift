import Collateral
import Money
import Schedules

extension RegimeValuer {
  /// Tests every exclusion of the point.
  func exclusions(
    _ point: CompiledSchedule.CompiledPoint, _ situation: Situation, _ work: inout VerdictWork,
    _ evaluator: RuleEvaluator
  ) {
    if schedule.regime.questions[.exclusions] == .unknown {
      // The rule shuts something out, and nobody has seen what: an eligible asset must say so.
      work.flag("exclusions-unknown")
      evaluator.trace?.note("Is it shut out?", "the exclusions of the rule were not seen: flagged")
    }
    guard !point.exclusions.isEmpty else { return }
    evaluator.trace?.open("Is it shut out?")
    let isHit = exclusions(point.exclusions, situation, flag: nil, &work, evaluator)
    evaluator.trace?.close(isHit ? "yes" : "no")
  }

  /// Tests exclusions; a hit raises `flag` in place of the exclusion's own, where one is given.
  func exclusions(
    _ exclusions: [CompiledSchedule.CompiledExclusion], _ situation: Situation, flag: String?,
    _ work: inout VerdictWork, _ evaluator: RuleEvaluator
  ) -> Bool {
    let trace = evaluator.trace
    var isHit = false
    for exclusion in exclusions {
      trace?.open("exclusion \(exclusion.source.id)", citation: exclusion.source.citation)
      var missing: MissingFacts = []
      var used = Reliance()
      var truth = Truth.yes
      if let guardRule = exclusion.guardRule {
        truth = evaluator.evaluate(guardRule, situation, missing: &missing, used: &used)
      }
      if case .no = truth {
        trace?.close("does not apply")
        continue
      }
      let tested = test(exclusion, situation, &missing, &used, evaluator)
      truth = Self.both(truth, tested)
      switch truth {
      case .yes:
        isHit = true
        work.refuse(exclusion.source.reason, exclusion.source.citation)
        trace?.cite(exclusion.source.citation, for: .exclusions)
        if let flag = flag ?? exclusion.source.flag { work.flag(flag) }
      case .no: break
      case .unknown:
        settleUnknown(exclusion.source, missing, &work)
      }
      trace?.close(result(truth, exclusion.source))
    }
    return isHit
  }

  private static func both(_ left: Truth, _ right: Truth) -> Truth {
    switch (left, right) {
    case (.no, _), (_, .no): .no
    case (.yes, .yes): .yes
    default: .unknown
    }
  }

  private func result(_ truth: Truth, _ exclusion: Exclusion) -> String {
    switch truth {
    case .yes: "shut out: \(exclusion.reason)"
    case .no: "no"
    case .unknown:
      switch exclusion.unknown {
      case .flag: "unknown: flagged"
      case .ignore: "unknown: does no harm here"
      case .undetermined: "unknown: undetermined"
      }
    }
  }

  private func settleUnknown(
    _ exclusion: Exclusion, _ missing: MissingFacts, _ work: inout VerdictWork
  ) {
    if exclusion.unknown == .ignore { return }
    // Without a pledgor nothing can be tested; that is the agreement's gap, not the asset's.
    if missing.contains(.pledgor) {
      work.flag("pledgor-unknown")
      return
    }
    switch exclusion.unknown {
    case .ignore: break
    case .undetermined: work.lacks(missing)
    case .flag:
      if missing.contains(.parent) {
        work.flag("parent-unknown")
      } else if !work.missing.contains(.issuer) {
        // Where another exclusion already asks for the issuer, the reason says it all.
        work.flag("issuer-unknown")
      }
    }
  }

  private func test(
    _ exclusion: CompiledSchedule.CompiledExclusion, _ situation: Situation,
    _ missing: inout MissingFacts, _ used: inout Reliance, _ evaluator: RuleEvaluator
  ) -> Truth {
    switch exclusion.source.test {
    case .ownIssue: ownIssue(situation, &missing, evaluator.trace)
    case .closeLink: closeLink(situation, &missing, evaluator.trace)
    case .issuerSector(let sectors, let affiliates):
      issuerSector(sectors, affiliates, situation, &missing, evaluator.trace)
    case .condition:
      exclusion.rule.map {
        evaluator.evaluate($0, situation, missing: &missing, used: &used)
      } ?? .no
    }
  }

  private func ownIssue(
    _ situation: Situation, _ missing: inout MissingFacts, _ trace: Trace?
  ) -> Truth {
    guard let issuer = situation.asset.issuerID else {
      missing.insert(.issuer)
      trace?.note("issuer", "not recorded")
      return .unknown
    }
    guard let pledgor = situation.agreement.pledgor else {
      missing.insert(.pledgor)
      trace?.note("pledgor", "the agreement names none")
      return .unknown
    }
    trace?.note(
      "the pledgor is the issuer", Truth(issuer == pledgor).word,
      [
        .init(
          "issuer", name(issuer),
          origin: situation.asset.facts.contribution(of: \.issuer)?.origin),
        .init("pledgor", name(pledgor)),
      ])
    return Truth(issuer == pledgor)
  }

  private func closeLink(
    _ situation: Situation, _ missing: inout MissingFacts, _ trace: Trace?
  ) -> Truth {
    guard let issuer = situation.asset.issuerID else {
      missing.insert(.issuer)
      return .unknown
    }
    guard let pledgor = situation.agreement.pledgor else {
      missing.insert(.pledgor)
      return .unknown
    }
    if issuer == pledgor {
      trace?.note("pledgor and issuer belong to one group", "they are one: see own issue")
      return .no
    }
    if let path = groups.link(issuer, pledgor) {
      trace?.note(
        "pledgor and issuer belong to one group", "yes",
        path.map { .init("link", name($0), origin: entities[$0]?.origin) })
      return .yes
    }
    guard groups.isParentKnown(issuer) else {
      missing.insert(.parent)
      trace?.note(
        "pledgor and issuer belong to one group",
        "unknown: nobody reported a parent of \(name(issuer))")
      return .unknown
    }
    guard let trace else { return .no }
    let remark =
      groups.isParentKnown(pledgor)
      ? "no" : "no link recorded; nobody reported a parent of the pledgor \(name(pledgor))"
    trace.note(
      "pledgor and issuer belong to one group", remark,
      [
        .init("group of the issuer", name(groups.top(of: issuer))),
        .init("group of the pledgor", name(groups.top(of: pledgor))),
      ])
    return .no
  }

  private func issuerSector(
    _ sectors: [IssuerSector], _ affiliates: Bool, _ situation: Situation,
    _ missing: inout MissingFacts, _ trace: Trace?
  ) -> Truth {
    guard let issuer = situation.asset.issuerID else {
      missing.insert(.issuer)
      trace?.note("issuer", "not recorded")
      return .unknown
    }
    let own = entities[issuer]?.record.sector
    if let own, sectors.contains(own) {
      trace?.note(
        "the issuer is of an excluded class", "yes",
        [.init(name(issuer), own.rawValue, origin: entities[issuer]?.origin)])
      return .yes
    }
    if affiliates, let member = groups.member(ofGroupOf: issuer, in: sectors) {
      trace?.note(
        "an affiliate of the issuer is of an excluded class", "yes",
        [
          .init(
            name(member), entities[member]?.record.sector?.rawValue ?? "",
            origin: entities[member]?.origin)
        ])
      return .yes
    }
    guard let own else {
      missing.insert(.sector)
      trace?.note("sector of \(name(issuer))", "unknown: not recorded")
      return .unknown
    }
    trace?.note(
      "the issuer\(affiliates ? " or a recorded affiliate" : "") is of an excluded class", "no",
      [.init(name(issuer), own.rawValue, origin: entities[issuer]?.origin)])
    return .no
  }

  private func name(_ lei: LEI) -> String {
    entities[lei].map { "\($0.record.name) (\(lei.value))" } ?? lei.value
  }
}
