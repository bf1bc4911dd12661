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
        if let reason = exclusion.source.reason {
          isHit = true
          work.refuse(reason, exclusion.source.citation)
          work.use(used)
          trace?.cite(exclusion.source.citation, for: .exclusions)
        }
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
    case .yes: exclusion.reason.map { "shut out: \($0)" } ?? "flagged: \(exclusion.flag ?? "")"
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
      } else if missing.contains(.custodian) {
        work.flag("custodian-unknown")
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
    case .ownIssue: return ownIssue(situation, &missing, evaluator)
    case .closeLink(let managers):
      return closeLink(managers: managers, situation, &missing, evaluator)
    case .guarantor:
      return evaluator.relation(
        [.guarantorOwnIssue, .guarantorCloseLink], situation, &missing)
    case .custodian: return evaluator.custodian([.pledgor, .pledgorGroup], situation, &missing)
    case .issuerSector(let sectors, let affiliates):
      return issuerSector(sectors, affiliates, situation, &missing, evaluator)
    case .condition:
      return exclusion.rule.map {
        evaluator.evaluate($0, situation, missing: &missing, used: &used)
      } ?? .no
    }
  }

  private func ownIssue(
    _ situation: Situation, _ missing: inout MissingFacts, _ evaluator: RuleEvaluator
  ) -> Truth {
    evaluator.settle(
      evaluator.relation(of: situation).answer(.ownIssue), "the pledgor is the issuer",
      issuerInputs(situation, evaluator), &missing)
  }

  private func closeLink(
    managers: Bool, _ situation: Situation, _ missing: inout MissingFacts,
    _ evaluator: RuleEvaluator
  ) -> Truth {
    let answer = evaluator.relation(of: situation).closeLink(managers: managers)
    let title = "pledgor and issuer belong to one group"
    guard let trace = evaluator.trace, let issuer = situation.asset.issuerID,
      let pledgor = situation.agreement.pledgor
    else {
      return evaluator.settle(answer, title, issuerInputs(situation, evaluator), &missing)
    }
    switch answer.truth {
    case .yes:
      trace.note(title, "yes", evaluator.links(issuer, pledgor, throughManagers: managers))
    case .unknown:
      missing.formUnion(answer.missing)
      trace.note(title, "unknown: nobody reported a parent of \(evaluator.name(issuer))")
    case .no where evaluator.relation(of: situation).contains(.own):
      trace.note(title, "they are one: see own issue")
    case .no:
      trace.note(
        title,
        groups.isParentKnown(pledgor)
          ? "no"
          : "no link recorded; nobody reported a parent of the pledgor \(evaluator.name(pledgor))",
        [
          .init("group of the issuer", evaluator.name(groups.top(of: issuer))),
          .init("group of the pledgor", evaluator.name(groups.top(of: pledgor))),
        ])
    }
    return answer.truth
  }

  /// Issuer and pledgor, and what makes them one.
  private func issuerInputs(
    _ situation: Situation, _ evaluator: RuleEvaluator
  ) -> [ExplanationStep.Input] {
    var inputs: [ExplanationStep.Input] = []
    if let issuer = situation.asset.issuerID {
      inputs.append(
        .init(
          "issuer", evaluator.name(issuer),
          origin: situation.asset.facts.contribution(of: \.issuer)?.origin))
    } else {
      inputs.append(.init("issuer", "none recorded"))
    }
    inputs.append(evaluator.party("pledgor", situation.agreement.pledgor))
    guard let pledgor = situation.agreement.pledgor else { return inputs }
    if let issuer = situation.asset.issuerID, evaluator.relation(of: situation).contains(.own) {
      inputs += evaluator.links(issuer, pledgor)
    }
    return inputs
  }

  private func issuerSector(
    _ sectors: [IssuerSector], _ affiliates: Bool, _ situation: Situation,
    _ missing: inout MissingFacts, _ evaluator: RuleEvaluator
  ) -> Truth {
    let (trace, entities) = (evaluator.trace, evaluator.entities)
    guard let issuer = situation.asset.issuerID else {
      missing.insert(.issuer)
      trace?.note("issuer", "not recorded")
      return .unknown
    }
    let own = entities[issuer]?.record.sector
    if let own, sectors.contains(own) {
      trace?.note(
        "the issuer is of an excluded class", "yes",
        [.init(evaluator.name(issuer), own.rawValue, origin: entities[issuer]?.origin)])
      return .yes
    }
    if affiliates, groups.hasMember(ofGroupOf: issuer, in: sectors) {
      if let trace, let member = groups.member(ofGroupOf: issuer, in: sectors) {
        trace.note(
          "an affiliate of the issuer is of an excluded class", "yes",
          [
            .init(
              evaluator.name(member), entities[member]?.record.sector?.rawValue ?? "",
              origin: entities[member]?.origin)
          ])
      }
      return .yes
    }
    guard let own else {
      missing.insert(.sector)
      trace?.note("sector of \(evaluator.name(issuer))", "unknown: not recorded")
      return .unknown
    }
    trace?.note(
      "the issuer\(affiliates ? " or a recorded affiliate" : "") is of an excluded class", "no",
      [.init(evaluator.name(issuer), own.rawValue, origin: entities[issuer]?.origin)])
    return .no
  }
}
